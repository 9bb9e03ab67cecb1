# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Senders that mailboxes always accept or always refuse."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import mailbox_policies as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply

MAX_SENDER = 100
"""How many characters mailcow stores of a sender."""


class MailboxPolicies:
    """Senders that mailboxes always accept or always refuse.

    A sender is an address or a part of one, with ``*`` for any characters, such as ``*@example.com``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_allowed(self, mailbox: str) -> builtins.list[models.Policy]:
        """The senders whose mail a mailbox never takes for spam, without those of its domain.

        Raises:
            NotFound: there is no such mailbox.
        """
        mailbox = arguments.address(mailbox, "mailbox")
        rows = api.list_mailbox_allow_policies.sync(mailbox, client=self._client)
        return self._own(mailbox, rows)

    def list_denied(self, mailbox: str) -> builtins.list[models.Policy]:
        """The senders whose mail a mailbox always takes for spam, without those of its domain.

        Raises:
            NotFound: there is no such mailbox.
        """
        mailbox = arguments.address(mailbox, "mailbox")
        rows = api.list_mailbox_deny_policies.sync(mailbox, client=self._client)
        return self._own(mailbox, rows)

    def allow(self, mailbox: str, value: str) -> models.Policy:
        """Never take a sender's mail for spam, and return the entry.

        Args:
            value: the sender.

        Raises:
            AlreadyExists: the sender stands in one of the mailbox's two lists; delete that entry first.
            NotFound: there is no such mailbox.
            Rejected: ``policy_list_from_invalid``: there is more in it than ASCII letters, digits and ``@ _ . - *``.
            ValueError: the sender is empty or has over 100 characters.
        """
        mailbox, value = arguments.address(mailbox, "mailbox"), _sender(value)
        body = models.CreateMailboxPolicyBody(username=mailbox, object_from=value, object_list="wl")
        api.create_mailbox_policy.sync(client=self._client, body=body)
        return _entry(self.list_allowed(mailbox), value)

    def deny(self, mailbox: str, value: str) -> models.Policy:
        """Always take a sender's mail for spam, and return the entry.

        Arguments and errors are those of :meth:`allow`.
        """
        mailbox, value = arguments.address(mailbox, "mailbox"), _sender(value)
        body = models.CreateMailboxPolicyBody(username=mailbox, object_from=value, object_list="bl")
        api.create_mailbox_policy.sync(client=self._client, body=body)
        return _entry(self.list_denied(mailbox), value)

    def delete(self, mailbox: str, *prefids: int) -> None:
        """Delete entries of a mailbox's lists, one after another.

        Args:
            mailbox: the entries' mailbox: an id of another one's is not taken.
            prefids: their ids.

        Raises:
            NotFound: the mailbox has no such entry, or there is no such mailbox.
            PartialFailure: of several, some were not deleted.
        """
        # The route would take the ids of spam scores, too: they are kept in the same table.
        have = {row.prefid for row in [*self.list_allowed(mailbox), *self.list_denied(mailbox)]}
        batch = Batch(prefids, operation=api.delete_mailbox_policies.OPERATION.id)
        for prefid in batch.items:
            with batch.trying(prefid):
                if prefid not in have:
                    raise NotFound(f"{mailbox} has no entry {prefid}")
                api.delete_mailbox_policies.sync(client=self._client, body=[prefid])
        batch.settle()

    def _own(self, mailbox: str, rows: builtins.list[models.Policy]) -> builtins.list[models.Policy]:
        if not rows:
            # Said of a mailbox without entries and of an unknown one alike.
            Mailboxes(self._client).get(mailbox)
        return [row for row in rows if row.object_.lower() == mailbox]


def _sender(value: str) -> str:
    value = arguments.text(value, "the sender").strip().lower()
    if not value or len(value) > MAX_SENDER:
        raise ValueError(f"a sender has 1 to {MAX_SENDER} characters, not {len(value)}")
    return value


def _entry(rows: list[models.Policy], value: str) -> models.Policy:
    for row in rows:
        if row.value == value:
            return row
    raise UnexpectedReply(
        f"{value} was listed, but is not in the list", operation=api.create_mailbox_policy.OPERATION.id
    )
