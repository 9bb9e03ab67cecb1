# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Recipients that are replaced by others before mail is delivered."""

from __future__ import annotations

import builtins
from operator import index

from mailcow_client import Client, models
from mailcow_client.api import recipient_maps as api

from mailcow_facade import arguments
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply


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
        return api.get_recipient_map.sync(index(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a recipient map of this id."""
        try:
            self.get(id)
        except NotFound:
            return False
        return True

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
        old = _recipient(recipient_map_old, "recipient_map_old")
        body = models.CreateRecipientMapBody(
            recipient_map_old=old,
            recipient_map_new=_recipient(recipient_map_new, "recipient_map_new"),
            active=active,
        )
        api.create_recipient_map.sync(client=self._client, body=body)
        for row in self.list():
            if row.recipient_map_old == old:
                return row
        raise UnexpectedReply(
            f"the map for {old} was created, but is not in the list", operation=api.create_recipient_map.OPERATION.id
        )

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
        old = None if recipient_map_old is None else _recipient(recipient_map_old, "recipient_map_old")
        new = None if recipient_map_new is None else _recipient(recipient_map_new, "recipient_map_new")
        attributes = models.EditRecipientMapsBodyAttr(
            recipient_map_old=arguments.given(old),
            recipient_map_new=arguments.given(new),
            active=arguments.given(active),
        )
        if not attributes.to_dict():
            raise ValueError("nothing to change was given")
        self.get(id)
        api.edit_recipient_maps.sync(
            client=self._client, body=models.EditRecipientMapsBody(items=[id], attr=attributes)
        )
        return self.get(id)

    def delete(self, *ids: int) -> None:
        """Delete recipient maps, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([index(each) for each in ids], operation=api.delete_recipient_maps.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                self.get(number)
                api.delete_recipient_maps.sync(client=self._client, body=[number])
        batch.settle()


def _recipient(value: str, name: str) -> str:
    """An address, or ``@`` and a domain in ASCII, in lower case, as mailcow stores it."""
    value = arguments.required(value, name)
    if "@" in value.removeprefix("@"):
        return arguments.address(value, name)
    return "@" + arguments.domain(value.removeprefix("@"), name).encode("idna").decode()
