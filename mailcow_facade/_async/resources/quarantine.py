"""Mail that was held back."""

from __future__ import annotations

import builtins
import logging
import math
from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import quarantine as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch
from mailcow_facade.errors import PartialFailure
from mailcow_facade.units import Size, to_mebibytes

ReleaseFormat = Literal["raw", "attachment"]

_log = logging.getLogger("mailcow_facade")


class AsyncQuarantine:
    """Mail that was held back as spam, or for a virus. A message to several mailboxes is there once for each."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.QuarantineItem]:
        """The messages of all mailboxes without their contents, by id: the newest last."""
        rows = await api.list_quarantine.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    async def get(self, id: int) -> models.QuarantineItemDetails:
        """One message with its content and the rules that it matched. ``created`` is the server's local time here.

        Raises:
            NotFound: there is none of this id.
        """
        return await api.get_quarantine_item.asyncio(arguments.identifier(id), client=self._client)

    async def exists(self, id: int) -> bool:
        """Whether there is a message of this id."""
        return await there_is(self.get, id)

    async def release(self, *ids: int) -> None:
        """Deliver messages to their mailboxes and learn them as ham. They leave the quarantine.

        Raises:
            NotFound: there is none of this id.
            Rejected: it could not be handed to Postfix, and stays.
            PartialFailure: of several, some were not released.

        One that was delivered, but that rspamd could not learn, is no error: a warning is logged.
        """
        await self._each("release", ids)

    async def learn_spam(self, *ids: int) -> None:
        """Learn messages as spam. They leave the quarantine and are lost.

        Raises:
            NotFound: there is none of this id.
            Rejected: rspamd could not learn it (``spam_learn_error``). mailcow has deleted it nevertheless.
            PartialFailure: of several, some were not learned.
        """
        await self._each("learnspam", ids)

    async def delete(self, *ids: int) -> None:
        """Delete messages, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_quarantine_item.OPERATION.id)
        for item in batch.items:
            with batch.trying(item):
                await self.get(item)
                await api.delete_quarantine_item.asyncio(client=self._client, body=[item])
        batch.settle()

    async def set_settings(
        self,
        *,
        retention_size: int,
        max_size: Size,
        max_age: int = 365,
        max_score: float = 9999,
        exclude_domains: Sequence[str] = (),
        release_format: ReleaseFormat = "raw",
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
        if not math.isfinite(max_score):
            raise ValueError(f"max_score is a number, not {max_score}")
        attributes = models.EditQuarantineSettingsBodyAttr(
            action="settings",
            retention_size=arguments.number(retention_size, "retention_size"),
            max_size=to_mebibytes(max_size),
            max_age=arguments.number(max_age, "max_age", 1),
            max_score=max_score,
            exclude_domains=[
                arguments.domain(name, "each of exclude_domains")
                for name in arguments.texts(exclude_domains, "exclude_domains")
            ],
            release_format=arguments.choice(release_format, "release_format", get_args(ReleaseFormat)),
            sender=arguments.plain_address_or_empty(sender, "sender"),
            subject=arguments.text(subject, "subject"),
            bcc=arguments.plain_address_or_empty(bcc, "bcc"),
            redirect=arguments.plain_address_or_empty(redirect, "redirect"),
            html_tmpl=arguments.long_text(html_tmpl, "html_tmpl", None),
        )
        await api.edit_quarantine_settings.asyncio(
            client=self._client, body=models.EditQuarantineSettingsBody(attr=attributes)
        )

    async def _each(self, action: Literal["release", "learnspam"], ids: Sequence[int]) -> None:
        batch = Batch([arguments.identifier(each) for each in ids])
        for item in batch.items:
            with batch.trying(item):
                await self._edit(action, item)
        batch.settle()

    async def _edit(self, action: Literal["release", "learnspam"], id: int) -> None:
        await self.get(id)
        body = models.EditQuarantineItemBody(items=[id], attr=models.EditQuarantineItemBodyAttr(action=action))
        try:
            await api.edit_quarantine_item.asyncio(client=self._client, body=body)
        except PartialFailure as error:
            if action != "release":
                raise
            told = "; ".join(outcome.code or "" for outcome in error.failed)
            _log.warning("message %s was released, but rspamd did not learn it: %s", id, told)
