# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Recipients that are replaced by others before mail is delivered."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import recipient_maps as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written


class RecipientMaps:
    """Recipients that are replaced by others before mail is delivered, on the whole server."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.RecipientMap]:
        """All recipient maps, by id."""
        rows = api.list_recipient_maps.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.RecipientMap:
        """One recipient map.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_recipient_map.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a recipient map of this id."""
        return there_is(self.get, id)

    def create(
        self, recipient_map_old: str, recipient_map_new: str, *, active: bool = True
    ) -> models.RecipientMap:
        """Create a recipient map, and return it.

        Args:
            recipient_map_old: the recipient to replace: an address, or a domain with or without ``@`` before it.
            recipient_map_new: what replaces it: an address or a domain.
            active: whether it works.

        Raises:
            AlreadyExists: there is a map for this recipient.
            Rejected: mailcow takes one of them for no address and no domain.
            ValueError: one of them is neither. mailcow would take any word for a domain.
        """
        old = arguments.address_or_domain(recipient_map_old, "recipient_map_old")
        body = models.CreateRecipientMapBody(
            recipient_map_old=old,
            recipient_map_new=arguments.address_or_domain(recipient_map_new, "recipient_map_new"),
            active=arguments.flag(active, "active"),
        )
        api.create_recipient_map.sync(client=self._client, body=body)
        with written(f"the map for {old}"):
            return the_new_one({row.id: row for row in self.list() if row.recipient_map_old == old})

    def edit(
        self,
        id: int,
        *,
        recipient_map_old: str | None = None,
        recipient_map_new: str | None = None,
        active: bool | None = None,
    ) -> models.RecipientMap:
        """Change a recipient map, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`.

        Raises:
            NotFound: there is none of this id.
            AlreadyExists: there is another map for this recipient.
            Rejected: as for :meth:`create`.
            ValueError: as for :meth:`create`, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditRecipientMapsBodyAttr(
                recipient_map_old=arguments.given(recipient_map_old, arguments.address_or_domain, "recipient_map_old"),
                recipient_map_new=arguments.given(recipient_map_new, arguments.address_or_domain, "recipient_map_new"),
                active=arguments.flag(active, "active"),
            )
        )
        number = (self.get(id)).id
        body = models.EditRecipientMapsBody(items=[number], attr=attributes)
        api.edit_recipient_maps.sync(client=self._client, body=body)
        with written(f"the change of recipient map {number}"):
            return self.get(number)

    def delete(self, *ids: int) -> None:
        """Delete recipient maps, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_recipient_maps.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                self.get(number)
                api.delete_recipient_maps.sync(client=self._client, body=[number])
        batch.settle()
