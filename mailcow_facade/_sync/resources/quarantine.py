# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Mail that was held back."""

from __future__ import annotations

import builtins
import logging
from collections.abc import Sequence
from operator import index
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import quarantine as api

from mailcow_facade import arguments
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, PartialFailure, Rejected
from mailcow_facade.units import Size, to_mebibytes

_log = logging.getLogger("mailcow_facade")


class Quarantine:
    """Mail that was held back as spam, or for a virus. A message to several mailboxes is there once for each."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.QuarantineItem]:
        """The messages of all mailboxes without their contents, by id: the newest last."""
        rows = api.list_quarantine.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.QuarantineItemDetails:
        """One message with its content and the rules that it matched. ``created`` is the server's local time here.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_quarantine_item.sync(index(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a message of this id."""
        try:
            self.get(id)
        except NotFound:
            return False
        return True

    def release(self, *ids: int) -> None:
        """Deliver messages to their mailboxes and learn them as ham. They leave the quarantine.

        Raises:
            NotFound: there is none of this id.
            Rejected: it could not be handed to Postfix, and stays.
            PartialFailure: of several, some were not released.

        One that was delivered, but that rspamd could not learn, is no error: a warning is logged.
        """
        self._each("release", ids)

    def learn_spam(self, *ids: int) -> None:
        """Learn messages as spam. They leave the quarantine and are lost.

        Raises:
            NotFound: there is none of this id.
            Rejected: rspamd could not learn it (``spam_learn_error``). mailcow has deleted it nevertheless.
            PartialFailure: of several, some were not learned.
        """
        self._each("learnspam", ids)

    def delete(self, *ids: int) -> None:
        """Delete messages, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([index(each) for each in ids], operation=api.delete_quarantine_item.OPERATION.id)
        for item in batch.items:
            with batch.trying(item):
                self.get(item)
                api.delete_quarantine_item.sync(client=self._client, body=[item])
        batch.settle()

    def set_settings(
        self,
        *,
        retention_size: int,
        max_size: Size,
        max_age: int = 365,
        max_score: float = 9999,
        exclude_domains: Sequence[str] = (),
        release_format: Literal["raw", "attachment"] = "raw",
        sender: str = "",
        subject: str = "",
        bcc: str = "",
        redirect: str = "",
        html_tmpl: str = "",
    ) -> None:
        """Set how the quarantine works: all of it, for no route tells what was set before.

        Args:
            retention_size: how many messages are kept for each mailbox; 0: nothing is quarantined.
            max_size: the largest message that is kept, in bytes or as ``"5 MiB"``; 0: nothing is quarantined.
            max_age: how long messages are kept, in days.
            max_score: recipients are told of messages up to this score.
            exclude_domains: the domains whose mail is not quarantined.
            release_format: how a message is released: as it is, or as an attachment.
            sender: the address that notifications come from; "" for the server's own choice, as for the next four.
            subject: the subject of notifications.
            bcc: an address that gets a copy of notifications.
            redirect: the address that gets all notifications in place of the recipients.
            html_tmpl: the HTML template of notifications.

        Raises:
            ValueError: a number is out of bounds, a size no whole number of MiB, or an address or domain none: mailcow
                would store something else and say success.
        """
        if retention_size < 0:
            raise ValueError(f"retention_size is 0 or more, not {retention_size}")
        if max_age < 1:
            raise ValueError(f"max_age is one day or more, not {max_age}")
        if isinstance(exclude_domains, str):
            raise TypeError("exclude_domains is a list of texts, not one text")
        attributes = models.EditQuarantineSettingsBodyAttr(
            action="settings",
            retention_size=retention_size,
            max_size=to_mebibytes(max_size),
            max_age=max_age,
            max_score=max_score,
            exclude_domains=[arguments.domain(name, "a domain to exclude") for name in exclude_domains],
            release_format=release_format,
            sender=arguments.address(sender, "sender") if sender else "",
            subject=subject,
            bcc=arguments.address(bcc, "bcc") if bcc else "",
            redirect=arguments.address(redirect, "redirect") if redirect else "",
            html_tmpl=html_tmpl,
        )
        api.edit_quarantine_settings.sync(
            client=self._client, body=models.EditQuarantineSettingsBody(attr=attributes)
        )

    def _each(self, action: Literal["release", "learnspam"], ids: Sequence[int]) -> None:
        batch = Batch([index(each) for each in ids])
        for item in batch.items:
            with batch.trying(item):
                self._edit(action, item)
        batch.settle()

    def _edit(self, action: Literal["release", "learnspam"], id: int) -> None:
        self.get(id)
        body = models.EditQuarantineItemBody(items=[id], attr=models.EditQuarantineItemBodyAttr(action=action))
        try:
            results = api.edit_quarantine_item.sync(client=self._client, body=body)
        except PartialFailure as error:
            if action != "release":
                raise
            told = "; ".join(outcome.code or "" for outcome in error.failed)
            _log.warning("message %s was released, but rspamd did not learn it: %s", id, told)
            return
        if not any(result.type_ == "success" for result in results):
            # What Postfix did not take is answered with a mere warning.
            raise Rejected(
                f"message {id} stays: {'; '.join(str(result.msg) for result in results)}",
                status=200,
                operation=api.edit_quarantine_item.OPERATION.id,
            )
