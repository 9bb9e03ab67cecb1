# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Blind copies of the mail of a sender or recipient."""

from __future__ import annotations

import builtins
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import bcc_maps as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written

BccType = Literal["sender", "rcpt"]


class BccMaps:
    """Blind copies of the mail of a sender or recipient."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.BccMap]:
        """All BCC maps, by id."""
        rows = api.list_bcc_maps.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.BccMap:
        """One BCC map.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_bcc_map.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a BCC map of this id."""
        return there_is(self.get, id)

    def destination_options(self) -> models.BccDestinationOptions:
        """What a BCC map can be made for: domains, alias domains and addresses. Slow on a large server."""
        return api.get_bcc_destination_options.sync(client=self._client)

    def create(self, local_dest: str, bcc_dest: str, *, type: BccType, active: bool = True) -> models.BccMap:
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
        local_dest = arguments.address_or_domain(local_dest, "local_dest")
        body = models.CreateBccMapBody(
            # Written bare, a domain is read with an @ before it.
            local_dest=local_dest.removeprefix("@"),
            bcc_dest=arguments.address(bcc_dest, "bcc_dest"),
            type_=arguments.one_of(type, "type", get_args(BccType)),
            active=arguments.flag(active, "active"),
        )
        api.create_bcc_map.sync(client=self._client, body=body)
        with written(f"the map for {local_dest}"):
            rows = self.list()
            return the_new_one({row.id: row for row in rows if (row.type_, row.local_dest) == (type, local_dest)})

    def edit(
        self, id: int, *, bcc_dest: str | None = None, type: BccType | None = None, active: bool | None = None
    ) -> models.BccMap:
        """Change a BCC map, and return it as it is then. What is left out stays as it is; ``local_dest`` always does.

        Raises:
            NotFound: there is none of this id.
            AlreadyExists: there is another map of this type for its ``local_dest``.
            ValueError: an argument is no address or type, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditBccMapsBodyAttr(
                bcc_dest=arguments.given(bcc_dest, arguments.address, "bcc_dest"),
                # mailcow answers an edit to any other with nothing.
                type_=arguments.choice(type, "type", get_args(BccType)),
                active=arguments.flag(active, "active"),
            )
        )
        number = (self.get(id)).id
        body = models.EditBccMapsBody(items=[number], attr=attributes)
        api.edit_bcc_maps.sync(client=self._client, body=body)
        with written(f"the change of BCC map {number}"):
            return self.get(number)

    def delete(self, *ids: int) -> None:
        """Delete BCC maps, one after another.

        Raises:
            NotFound: there is none of this id.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_bcc_maps.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                api.delete_bcc_maps.sync(client=self._client, body=[number])
        batch.settle()
