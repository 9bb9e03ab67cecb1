"""Senders that mailboxes always accept or always refuse."""

from __future__ import annotations

import builtins
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import mailbox_policies as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.domain_policies import sender_of
from mailcow_facade._async.resources.mailboxes import AsyncMailboxes
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound


class AsyncMailboxPolicies:
    """Senders that mailboxes always accept or always refuse.

    A sender is an address or a part of one, with ``*`` for any characters, such as ``*@example.com``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_allowed(self, mailbox: str) -> builtins.list[models.Policy]:
        """The senders whose mail a mailbox never takes for spam, without those of its domain.

        Raises:
            NotFound: there is no such mailbox.
        """
        address = arguments.address(mailbox, "mailbox")
        rows = await api.list_mailbox_allow_policies.asyncio(address, client=self._client)
        return await self._own(address, rows)

    async def list_denied(self, mailbox: str) -> builtins.list[models.Policy]:
        """The senders whose mail a mailbox always takes for spam, without those of its domain.

        Raises:
            NotFound: there is no such mailbox.
        """
        address = arguments.address(mailbox, "mailbox")
        rows = await api.list_mailbox_deny_policies.asyncio(address, client=self._client)
        return await self._own(address, rows)

    async def allow(self, mailbox: str, value: str) -> models.Policy:
        """Never take a sender's mail for spam, and return the entry.

        Args:
            value: the sender.

        Raises:
            AlreadyExists: the sender stands in one of the mailbox's two lists; delete that entry first.
            NotFound: there is no such mailbox.
            Rejected: ``policy_list_from_invalid``: there is more in it than ASCII letters, digits and ``@ _ . - *``.
            ValueError: the sender is empty or has over 100 characters.
        """
        return await self._add(mailbox, value, "wl")

    async def deny(self, mailbox: str, value: str) -> models.Policy:
        """Always take a sender's mail for spam, and return the entry.

        Arguments and errors are those of :meth:`allow`.
        """
        return await self._add(mailbox, value, "bl")

    async def delete(self, mailbox: str, *prefids: int) -> None:
        """Delete entries of a mailbox's lists, one after another.

        Args:
            mailbox: the entries' mailbox: an id of another one's is not taken.
            prefids: their ids.

        Raises:
            NotFound: the mailbox has no such entry, or there is no such mailbox.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.identifier(prefid, "prefid") for prefid in prefids],
            operation=api.delete_mailbox_policies.OPERATION.id,
        )
        # The route would take the ids of spam scores, too: they are kept in the same table.
        have = {row.prefid for row in [*await self.list_allowed(mailbox), *await self.list_denied(mailbox)]}
        for prefid in batch.items:
            with batch.trying(prefid):
                if prefid not in have:
                    raise NotFound(f"{mailbox} has no entry {prefid}")
                await api.delete_mailbox_policies.asyncio(client=self._client, body=[prefid])
        batch.settle()

    async def _add(self, mailbox: str, value: str, kind: Literal["wl", "bl"]) -> models.Policy:
        address, sender = arguments.address(mailbox, "mailbox"), sender_of(value)
        body = models.CreateMailboxPolicyBody(username=address, object_from=sender, object_list=kind)
        await api.create_mailbox_policy.asyncio(client=self._client, body=body)
        with written(f"the entry of {address}"):
            rows = await (self.list_allowed(address) if kind == "wl" else self.list_denied(address))
            return the_new_one({row.prefid: row for row in rows if row.value == sender})

    async def _own(self, mailbox: str, rows: builtins.list[models.Policy]) -> builtins.list[models.Policy]:
        if not rows:
            # Said of a mailbox without entries and of an unknown one alike.
            await AsyncMailboxes(self._client).get(mailbox)
        return [row for row in rows if row.object_.lower() == mailbox]
