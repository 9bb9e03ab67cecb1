"""Administrators of the server."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import admins as api
from mailcow_client.api import domain_admins as domain_admins_api
from mailcow_client.types import Unset

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import AlreadyExists, NotFound, Rejected


class AsyncAdmins:
    """Administrators of the whole server. Those of single domains are :class:`AsyncDomainAdmins`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.Admin]:
        """All administrators, inactive ones too, by name."""
        rows = await api.list_admins.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.username)

    async def get(self, username: str) -> models.Admin:
        """One administrator. Upper and lower case make no difference.

        Raises:
            NotFound: there is none of this name.
        """
        return await api.get_admin.asyncio(login_name(username), client=self._client)

    async def exists(self, username: str) -> bool:
        """Whether there is an administrator of this name."""
        return await there_is(self.get, username)

    async def create(self, username: str, password: str, *, active: bool = True) -> models.Admin:
        """Create an administrator, and return it.

        Args:
            username: ASCII letters, digits, dot, hyphen and underscore; put into lower case.
            password: at most 72 bytes, in line with the server's password policy.
            active: whether logging in is allowed.

        Raises:
            AlreadyExists: an administrator or domain administrator has this name.
            Rejected: ``password_complexity``, or ``username_invalid``.
            ValueError: the password is empty or too long, or the name cannot be asked for later.
        """
        name = login_name(username)
        secret = arguments.password(password)
        body = models.CreateAdminBody(
            username=name, password=secret, password2=secret, active=arguments.flag(active, "active")
        )
        await api.create_admin.asyncio(client=self._client, body=body)
        with written(f"the administrator {name}"):
            return await self.get(name)

    async def edit(
        self,
        username: str,
        *,
        active: bool | None = None,
        force_tfa: bool | None = None,
        force_pw_update: bool | None = None,
    ) -> models.Admin:
        """Change an administrator, and return it as it is then. What is left out stays as it is.

        Args:
            active: whether logging in is allowed.
            force_tfa: whether a second factor must be set up at the next login.
            force_pw_update: whether the password must be changed at the next login.

        Raises:
            NotFound: there is none of this name.
            Rejected: ``no_active_admin``: no other administrator would be active; or this one is not, and a single one
                is: then only what is active, or becomes so by the same edit, can be changed.
            ValueError: nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditAdminsBodyAttr(
                active=arguments.flag(active, "active"),
                force_tfa=arguments.flag(force_tfa, "force_tfa"),
                force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            )
        )
        return await self._edit(username, attributes)

    async def rename(self, username: str, new_username: str) -> models.Admin:
        """Give an administrator another login name, and return it.

        Raises:
            NotFound: there is none of this name.
            AlreadyExists: an administrator or domain administrator has the new name.
            Rejected: ``username_invalid``: it holds other than ASCII letters, digits, dot, hyphen and underscore.
        """
        new = login_name(new_username, "new_username")
        await self.get(username)
        await check_free(self._client, new)
        return await self._edit(username, models.EditAdminsBodyAttr(username_new=new))

    async def set_password(self, username: str, password: str) -> None:
        """Set an administrator's password.

        Raises:
            NotFound: there is none of this name.
            Rejected: ``password_complexity``.
            ValueError: it is empty or has over 72 bytes.
        """
        secret = arguments.password(password)
        await self._edit(username, models.EditAdminsBodyAttr(password=secret, password2=secret))

    async def disable_tfa(self, username: str) -> None:
        """Switch an administrator's second factor off, as for one who has lost it.

        Raises:
            NotFound: there is none of this name.
        """
        await self._edit(username, models.EditAdminsBodyAttr(disable_tfa="1"))

    async def delete(self, *usernames: str) -> None:
        """Delete administrators, one after another.

        Raises:
            NotFound: there is none of this name.
            Rejected: no other administrator is active. mailcow would delete the last one too, after which nobody could
                log in to administer it.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([login_name(username) for username in usernames], operation=api.delete_admins.OPERATION.id)
        for username in batch.items:
            with batch.trying(username):
                found = await self.get(username)
                if not any(row.active for row in await self.list() if row.username != found.username):
                    raise Rejected(
                        f"{username} stays: no other administrator is active", operation=api.delete_admins.OPERATION.id
                    )
                await api.delete_admins.asyncio(client=self._client, body=[found.username])
        batch.settle()

    async def _edit(self, username: str, attributes: models.EditAdminsBodyAttr) -> models.Admin:
        found = await self.get(username)
        keep_flags(attributes, found.attributes)
        body = models.EditAdminsBody(items=[found.username], attr=attributes)
        await api.edit_admins.asyncio(client=self._client, body=body)
        with written(f"the change of {found.username}"):
            return await self.get(attributes.username_new or found.username)


def login_name(value: str, name: str = "username") -> str:
    """The login name of an administrator of whatever kind, in lower case.

    Raises:
        TypeError, ValueError: it is none, or the word with which mailcow's router means all of them.
    """
    value = arguments.required(value, name).lower()
    if value == "all":
        raise ValueError(f"{name} cannot be 'all': mailcow takes it for a list of all")
    return value


def keep_flags(
    attributes: models.EditAdminsBodyAttr | models.EditDomainAdminsBodyAttr,
    now: models.AdminAttributes | Unset,
) -> None:
    """Give back the two switches of an administrator of whatever kind that would be off when they are left out."""
    if not now:
        return
    if isinstance(attributes.force_tfa, Unset):
        attributes.force_tfa = now.force_tfa
    if isinstance(attributes.force_pw_update, Unset):
        attributes.force_pw_update = now.force_pw_update


async def check_free(client: Client, username: str) -> None:
    """See that neither kind of administrator has a name. Of one taken by the other kind mailcow says nothing at all.

    Raises:
        AlreadyExists: one has.
    """
    for get in (api.get_admin, domain_admins_api.get_domain_admin):
        try:
            await get.asyncio(username, client=client)
        except NotFound:
            continue
        raise AlreadyExists(f"there is an administrator {username} already", status=200, operation=get.OPERATION.id)
