"""Blind copies of the mail of a sender or recipient."""

from __future__ import annotations

import builtins
from operator import index
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import bcc_maps as api

from mailcow_facade import arguments
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply

BccType = Literal["sender", "rcpt"]


class AsyncBccMaps:
    """Blind copies of the mail of a sender or recipient."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.BccMap]:
        """All BCC maps, by id."""
        rows = await api.list_bcc_maps.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    async def get(self, id: int) -> models.BccMap:
        """One BCC map.

        Raises:
            NotFound: there is none of this id.
        """
        return await api.get_bcc_map.asyncio(index(id), client=self._client)

    async def exists(self, id: int) -> bool:
        """Whether there is a BCC map of this id."""
        try:
            await self.get(id)
        except NotFound:
            return False
        return True

    async def destination_options(self) -> models.BccDestinationOptions:
        """What a BCC map can be made for: domains, alias domains and addresses. Slow on a large server."""
        return await api.get_bcc_destination_options.asyncio(client=self._client)

    async def create(self, local_dest: str, bcc_dest: str, *, type: BccType, active: bool = True) -> models.BccMap:
        """Create a BCC map, and return it.

        Args:
            local_dest: whose mail is copied: a mailbox, an alias, a domain or an alias domain of this server; a domain
                with or without ``@`` before it.
            bcc_dest: the address that the copy goes to, here or elsewhere.
            type: ``sender`` for what ``local_dest`` sends, ``rcpt`` for what is sent to it.
            active: whether it works.

        Raises:
            AlreadyExists: there is a map of this type for ``local_dest``.
            NotFound: this server has no such address or domain.
            Rejected: ``bcc_must_be_email``: mailcow takes ``bcc_dest`` for no address.
            ValueError: an argument is no address, domain or type.
        """
        local_dest = _local_dest(local_dest)
        body = models.CreateBccMapBody(
            # Written bare, a domain is read with an @ before it.
            local_dest=local_dest.removeprefix("@"),
            bcc_dest=arguments.address(bcc_dest, "bcc_dest"),
            type_=_type(type),
            active=active,
        )
        await api.create_bcc_map.asyncio(client=self._client, body=body)
        for row in await self.list():
            if row.type_ == type and row.local_dest == local_dest:
                return row
        raise UnexpectedReply(
            f"the map for {local_dest} was created, but is not in the list", operation=api.create_bcc_map.OPERATION.id
        )

    async def edit(
        self, id: int, *, bcc_dest: str | None = None, type: BccType | None = None, active: bool | None = None
    ) -> models.BccMap:
        """Change a BCC map, and return it as it is then. What is left out stays as it is; ``local_dest`` always does.

        Raises:
            NotFound: there is none of this id.
            AlreadyExists: there is another map of this type for its ``local_dest``.
            ValueError: an argument is no address or type, or nothing to change was given.
        """
        attributes = models.EditBccMapsBodyAttr(
            bcc_dest=arguments.given(None if bcc_dest is None else arguments.address(bcc_dest, "bcc_dest")),
            type_=arguments.given(None if type is None else _type(type)),
            active=arguments.given(active),
        )
        if not attributes.to_dict():
            raise ValueError("nothing to change was given")
        await self.get(id)
        await api.edit_bcc_maps.asyncio(client=self._client, body=models.EditBccMapsBody(items=[id], attr=attributes))
        return await self.get(id)

    async def delete(self, *ids: int) -> None:
        """Delete BCC maps, one after another.

        Raises:
            NotFound: there is none of this id.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([index(each) for each in ids], operation=api.delete_bcc_maps.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                await api.delete_bcc_maps.asyncio(client=self._client, body=[number])
        batch.settle()


def _local_dest(value: str) -> str:
    """An address, or ``@`` and a domain in ASCII, as mailcow stores it."""
    value = arguments.required(value, "local_dest")
    if "@" in value.removeprefix("@"):
        return arguments.address(value, "local_dest")
    return "@" + arguments.domain(value.removeprefix("@"), "local_dest").encode("idna").decode()


def _type(value: BccType) -> BccType:
    if value not in ("sender", "rcpt"):
        # mailcow answers an edit to any other with nothing.
        raise ValueError(f"type is 'sender' or 'rcpt', not {value!r}")
    return value
