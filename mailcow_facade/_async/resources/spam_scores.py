"""The scores at which mail counts as spam."""

from __future__ import annotations

import math
from typing import NamedTuple

from mailcow_client import Client, models
from mailcow_client.api import spam_scores as api

from mailcow_facade import arguments
from mailcow_facade.batches import written
from mailcow_facade.errors import UnexpectedReply


class Scores(NamedTuple):
    """Two scores of Rspamd's."""

    spam: float
    """From here on a message is marked as spam."""
    reject: float
    """From here on it is rejected."""


class AsyncSpamScores:
    """The scores at which a mailbox's mail counts as spam."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def get(self, address: str) -> Scores:
        """The scores of a mailbox: its own, or else the server's. Nothing tells the one from the other.

        Raises:
            NotFound: there is no such mailbox.
        """
        found = await api.get_spam_score.asyncio(arguments.address(address), client=self._client)
        try:
            spam, reject = map(float, found.score.split(","))
        except ValueError:
            raise UnexpectedReply(
                f"{found.score!r} are no two scores", operation=api.get_spam_score.OPERATION.id
            ) from None
        return Scores(spam, reject)

    async def edit(self, address: str, *, spam: float, reject: float) -> Scores:
        """Give a mailbox scores of its own, and return them.

        Args:
            spam: the score from which on a message is marked as spam.
            reject: the score from which on it is rejected.

        Raises:
            NotFound: there is no such mailbox.
            ValueError: ``spam`` is not below ``reject``: mailcow would store them so, or raise the second by 0.1.
        """
        if not (math.isfinite(spam) and math.isfinite(reject) and spam < reject):
            raise ValueError(f"the score for spam is below that for rejection; {spam} is not below {reject}")
        return await self._write(address, f"{spam},{reject}")

    async def reset(self, address: str) -> Scores:
        """Take a mailbox's own scores away, and return the server's, which hold from then on.

        Raises:
            NotFound: there is no such mailbox.
        """
        return await self._write(address, "default")

    async def _write(self, address: str, score: str) -> Scores:
        address = arguments.address(address)
        attributes = models.EditSpamScoreBodyAttr(spam_score=score)
        await api.edit_spam_score.asyncio(
            client=self._client, body=models.EditSpamScoreBody(items=[address], attr=attributes)
        )
        with written(f"the scores of {address}"):
            return await self.get(address)
