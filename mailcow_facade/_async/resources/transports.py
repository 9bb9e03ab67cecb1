"""Next hops for the mail to certain destinations."""

from __future__ import annotations

import builtins
import re
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import transports as api
from mailcow_client.types import UNSET, Unset

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade._async.resources.relayhosts import relay_login, relay_password, relay_username
from mailcow_facade.batches import Batch, the_new_one, written


class AsyncTransports:
    """Next hops for the mail to certain destinations. All transports with one next hop share one login."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.Transport]:
        """All transports, by id. They hold the passwords in clear."""
        rows = await api.list_transports.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    async def get(self, id: int) -> models.Transport:
        """One transport.

        Raises:
            NotFound: there is none of this id.
        """
        return await api.get_transport.asyncio(arguments.identifier(id), client=self._client)

    async def exists(self, id: int) -> bool:
        """Whether there is a transport of this id."""
        return await there_is(self.get, id)

    async def create(
        self,
        destination: str,
        nexthop: str,
        *,
        username: str | None = None,
        password: str | None = None,
        is_mx_based: bool = False,
        active: bool = True,
    ) -> models.Transport:
        """Create a transport, and return it.

        Args:
            destination: a domain, a dot and a domain for all below it, an address, or ``*``; with ``is_mx_based`` a
                regular expression.
            nexthop: host, and port if any, as Postfix writes it; a bare IP address gets brackets.
            username: the login name, with a ``password``; none where both are left out.
            password: replaces that of all transports with the same next hop.
            is_mx_based: whether ``destination`` is compared with the MX of a recipient's domain.
            active: whether it works.

        Raises:
            AlreadyExists: there is a transport for this destination.
            Rejected: ``invalid_nexthop_authenticated``: there is a transport with this next hop and another login name;
                ``next_hop_interferes``: or with the same next hop, but for the brackets; ``invalid_destination``.
            ValueError: a text is empty, too long, or holds what mailcow would cut; a destination is none, or are
                several; one of name and password is missing; a colon in the name, where Postfix would end it.
        """
        destination = _destination(destination, is_mx_based=arguments.flag(is_mx_based, "is_mx_based"))
        login, secret = relay_login(username, password)
        body = models.CreateTransportBody(
            destination=destination,
            nexthop=arguments.host(nexthop, "nexthop"),
            username=login,
            password=secret,
            is_mx_based=arguments.flag(is_mx_based, "is_mx_based"),
            active=arguments.flag(active, "active"),
        )
        await api.create_transport.asyncio(client=self._client, body=body)
        with written(f"the transport for {destination}"):
            made = the_new_one({row.id: row for row in await self.list() if row.destination == destination})
        if ":" in secret:
            # mailcow puts a backslash before a colon when it creates, and would send it along; an edit does not.
            return await self.edit(made.id, password=secret)
        return made

    async def edit(
        self,
        id: int,
        *,
        destination: str | None = None,
        nexthop: str | None = None,
        username: str | None = None,
        password: str | None = None,
        is_mx_based: bool | None = None,
        active: bool | None = None,
    ) -> models.Transport:
        """Change a transport, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`; ``username=""`` takes away the login. Name and password become those
        of all transports with the same next hop.

        Raises:
            NotFound: there is none of this id.
            AlreadyExists: there is another transport for the destination.
            Rejected: as for :meth:`create`.
            ValueError: as for :meth:`create`, a password was given without a login name, or nothing to change.
        """
        if password and username == "":
            raise ValueError("mailcow drops a password without a login name")
        attributes = models.EditTransportsBodyAttr(
            destination=arguments.given(destination, arguments.word, "destination"),
            nexthop=arguments.given(nexthop, arguments.host, "nexthop"),
            username=arguments.given(username, relay_username),
            password=arguments.given(password, relay_password),
            is_mx_based=_switch(is_mx_based, "is_mx_based"),
            active=_switch(active, "active"),
        )
        if not attributes.to_dict():
            raise ValueError("nothing to change was given")
        old = await self.get(id)
        if destination is not None:
            by_mx = old.is_mx_based if is_mx_based is None else is_mx_based
            attributes.destination = _destination(destination, is_mx_based=by_mx)
        if password and not (old.username if username is None else username):
            raise ValueError("mailcow drops a password without a login name")
        body = models.EditTransportsBody(items=[old.id], attr=attributes)
        await api.edit_transports.asyncio(client=self._client, body=body)
        with written(f"the change of transport {old.id}"):
            return await self.get(old.id)

    async def delete(self, *ids: int) -> None:
        """Delete transports, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_transports.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                await self.get(number)
                await api.delete_transports.asyncio(client=self._client, body=[number])
        batch.settle()


def _destination(value: str, *, is_mx_based: bool) -> str:
    value = arguments.word(value, "destination")
    if re.search(r"[,;]", value):
        raise ValueError(f"destination is one only, without comma and semicolon: {value!r}")
    if is_mx_based:
        return value
    # On a server without transports mailcow does not look at it.
    if not re.fullmatch(r"\*|\.?[\w-]+(\.[\w-]+)*|[^@]+@[^@]+", value):
        raise ValueError(f"destination is no domain, address or '*': {value!r}")
    if value.isascii():
        return value
    return arguments.address(value, "destination") if "@" in value else arguments.host(value, "destination")


def _switch(value: bool | None, name: str) -> Literal["0", "1"] | Unset:
    # Here mailcow takes a JSON false for nothing at all.
    if value is None:
        return UNSET
    return "1" if arguments.flag(value, name) else "0"
