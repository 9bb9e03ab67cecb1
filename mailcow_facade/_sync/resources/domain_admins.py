# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Administrators of single domains."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import domain_admins as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.admins import check_free, keep_flags, login_name
from mailcow_facade._sync.resources.domains import Domains
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import Rejected

Right = Literal[
    "alias_domains",
    "app_passwds",
    "bcc_maps",
    "domain_desc",
    "domain_relayhost",
    "extend_sender_acl",
    "filters",
    "login_as",
    "mailbox_relayhost",
    "protocol_access",
    "pushover",
    "quarantine",
    "ratelimit",
    "smtp_ip_access",
    "sogo_access",
    "spam_policy",
    "syncjobs",
    "unlimited_quota",
]


class DomainAdmins:
    """Administrators of single domains. ``created`` is the server's local time of the last edit.

    One whose last domain is deleted is in no list any more and cannot be deleted, while the name stays taken: delete
    domain administrators before their domains.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.DomainAdmin]:
        """All domain administrators, inactive ones too, by name."""
        rows = api.list_domain_admins.sync(client=self._client)
        return sorted(rows, key=lambda row: row.username)

    def get(self, username: str) -> models.DomainAdmin:
        """One domain administrator.

        Raises:
            NotFound: there is none of this name.
        """
        return api.get_domain_admin.sync(login_name(username), client=self._client)

    def exists(self, username: str) -> bool:
        """Whether there is a domain administrator of this name."""
        return there_is(self.get, username)

    def create(
        self, username: str, password: str, *, selected_domains: Sequence[str], active: bool = True
    ) -> models.DomainAdmin:
        """Create a domain administrator with all rights, and return it.

        Args:
            username: ASCII letters, digits, dot, hyphen and underscore; put into lower case.
            password: at most 72 bytes, in line with the server's password policy.
            selected_domains: the domains to administer.
            active: whether logging in is allowed.

        Raises:
            AlreadyExists: an administrator or domain administrator has this name.
            NotFound: there is no such domain. mailcow would leave it out, or leave the remnant of an account behind.
            Rejected: ``password_complexity``, or ``username_invalid``.
            ValueError: no domain is given, the password is empty or too long, or the name cannot be asked for later.
        """
        name = login_name(username)
        secret = arguments.password(password)
        body = models.CreateDomainAdminBody(
            username=name,
            password=secret,
            password2=secret,
            domains=_domains(selected_domains),
            active=arguments.flag(active, "active"),
        )
        self._check_known(body.domains)
        api.create_domain_admin.sync(client=self._client, body=body)
        with written(f"the domain administrator {name}"):
            return self.get(name)

    def edit(
        self,
        username: str,
        *,
        selected_domains: Sequence[str] | None = None,
        active: bool | None = None,
        force_tfa: bool | None = None,
        force_pw_update: bool | None = None,
    ) -> models.DomainAdmin:
        """Change a domain administrator, and return it as it is then. What is left out stays as it is.

        Args:
            selected_domains: all domains to administer, in place of the present ones.
            active: whether logging in is allowed.
            force_tfa: whether a second factor must be set up at the next login.
            force_pw_update: whether the password must be changed at the next login.

        Raises:
            NotFound: there is none of this name, or no such domain.
            ValueError: nothing to change was given, or no domain: mailcow would keep the present ones.
        """
        attributes = arguments.changes(
            models.EditDomainAdminsBodyAttr(
                domains=arguments.given(selected_domains, _domains),
                active=arguments.flag(active, "active"),
                force_tfa=arguments.flag(force_tfa, "force_tfa"),
                force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            )
        )
        self._check_known(attributes.domains or ())
        return self._edit(username, attributes)

    def rename(self, username: str, new_username: str) -> models.DomainAdmin:
        """Give a domain administrator another login name, and return it.

        Raises:
            NotFound: there is none of this name.
            AlreadyExists: an administrator or domain administrator has the new name.
            Rejected: ``username_invalid``: it holds other than ASCII letters, digits, dot, hyphen and underscore.
        """
        new = login_name(new_username, "new_username")
        self.get(username)
        check_free(self._client, new)
        return self._edit(username, models.EditDomainAdminsBodyAttr(username_new=new))

    def set_password(self, username: str, password: str) -> None:
        """Set a domain administrator's password.

        Raises:
            NotFound: there is none of this name.
            Rejected: ``password_complexity``.
            ValueError: it is empty or has over 72 bytes.
        """
        secret = arguments.password(password)
        # In a request of its own: mailcow checks it after it has written all else.
        self._edit(username, models.EditDomainAdminsBodyAttr(password=secret, password2=secret))

    def disable_tfa(self, username: str) -> None:
        """Switch a domain administrator's second factor off, as for one who has lost it.

        Raises:
            NotFound: there is none of this name.
        """
        self._edit(username, models.EditDomainAdminsBodyAttr(disable_tfa="1"))

    def set_acl(self, username: str, rights: Sequence[Right]) -> None:
        """Set what a domain administrator may do: all of it; what is not named is taken away. No route tells it later.

        Raises:
            NotFound: there is none of this name.
            ValueError: there is no such right: mailcow would ignore it.
        """
        wanted = arguments.choices(rights, "rights", get_args(Right))
        found = self.get(username)
        body = models.EditDomainAdminAclBody(
            items=[found.username], attr=models.EditDomainAdminAclBodyAttr(da_acl=wanted)
        )
        api.edit_domain_admin_acl.sync(client=self._client, body=body)

    def create_sso_token(self, username: str) -> models.DomainAdminSsoToken:
        """Issue a token for one login within 30 seconds. Whoever has it needs neither password nor second factor.

        Raises:
            NotFound: there is none of this name.
            Rejected: the account is inactive, so that the token would not work.
        """
        found = self.get(username)
        operation = api.create_domain_admin_sso_token.OPERATION.id
        if not found.active:
            raise Rejected(f"{found.username} is inactive: a token would not work", operation=operation)
        return api.create_domain_admin_sso_token.sync(
            client=self._client, body=models.CreateDomainAdminSsoTokenBody(username=found.username)
        )

    def delete(self, *usernames: str) -> None:
        """Delete domain administrators, one after another.

        Raises:
            NotFound: there is none of this name.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([login_name(username) for username in usernames], operation=api.delete_domain_admins.OPERATION.id)
        for username in batch.items:
            with batch.trying(username):
                found = self.get(username)
                api.delete_domain_admins.sync(client=self._client, body=[found.username])
        batch.settle()

    def _edit(self, username: str, attributes: models.EditDomainAdminsBodyAttr) -> models.DomainAdmin:
        found = self.get(username)
        keep_flags(attributes, found.attributes)
        body = models.EditDomainAdminsBody(items=[found.username], attr=attributes)
        api.edit_domain_admins.sync(client=self._client, body=body)
        with written(f"the change of {found.username}"):
            return self.get(attributes.username_new or found.username)

    def _check_known(self, names: Sequence[str]) -> None:
        domains = Domains(self._client)
        for name in names:
            domains.get(name)


def _domains(names: Sequence[str]) -> list[str]:
    if not names:
        raise ValueError("a domain administrator needs a domain")
    known = (arguments.domain(name, "each of selected_domains") for name in arguments.texts(names, "selected_domains"))
    return list(dict.fromkeys(known))
