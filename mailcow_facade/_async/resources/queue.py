"""Mail that waits to be delivered."""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import queue as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound

LISTED = 10_000
"""How many messages mailcow lists at most."""


class AsyncQueue:
    """The queue of Postfix. A message is named by its ``queue_id``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.QueuedMessage]:
        """The messages without their contents, the oldest first. mailcow tells 10,000 at most."""
        rows = await api.list_queue.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.arrival_time)

    async def get(self, queue_id: str) -> str:
        """One message as text: the records of its envelope, then the message with its headers, as postcat prints them.

        Raises:
            NotFound: it is not in the queue, perhaps because it was delivered.
            ValueError: it is no queue id.
        """
        text = await api.get_queued_message.asyncio(_queue_id(queue_id), client=self._client)
        # For an unknown id postcat's error message comes, with no other sign of it.
        if not text.startswith("***"):
            raise _not_found(queue_id, api.get_queued_message.OPERATION.id)
        return text

    async def exists(self, queue_id: str) -> bool:
        """Whether there is such a message in the queue."""
        return await there_is(self.get, queue_id)

    async def hold(self, *queue_ids: str) -> None:
        """Keep messages from being delivered, until they are released.

        Raises:
            NotFound: it is not in the queue (mailcow itself says success).
            PartialFailure: of several, some were not held.
            ValueError: it is no queue id.
        """
        await self._each("hold", queue_ids)

    async def unhold(self, *queue_ids: str) -> None:
        """Let messages that were held be delivered again.

        Raises: as for :meth:`hold`. One that was not held is left as it is.
        """
        await self._each("unhold", queue_ids)

    async def deliver(self, *queue_ids: str) -> None:
        """Try to deliver messages now. Whether it works shows in the queue and in the log.

        Raises: as for :meth:`hold`.
        """
        await self._each("deliver", queue_ids)

    async def delete(self, *queue_ids: str) -> None:
        """Delete messages for good. Their senders are not told.

        Raises: as for :meth:`hold`.
        """
        await self._each("delete", queue_ids)

    async def flush(self) -> None:
        """Try to deliver all messages now, apart from those held."""
        await self._edit("flush")

    async def clear(self) -> None:
        """Delete all messages for good, those held too. Their senders are not told."""
        await self._edit("super_delete")

    async def _each(self, action: Literal["hold", "unhold", "deliver", "delete"], queue_ids: Sequence[str]) -> None:
        wanted = [_queue_id(queue_id) for queue_id in queue_ids]
        rows = await api.list_queue.asyncio(client=self._client) if wanted else []
        # Beyond what is listed nothing can be said of a message but by asking for all of its content.
        known = None if len(rows) >= LISTED else {row.queue_id for row in rows}
        batch = Batch(wanted, operation=api.delete_queue.OPERATION.id)
        for queue_id in batch.items:
            with batch.trying(queue_id):
                if known is not None and queue_id not in known:
                    raise _not_found(queue_id, api.list_queue.OPERATION.id)
                if action == "delete":
                    await api.delete_queue.asyncio(client=self._client, body=[queue_id])
                else:
                    await self._edit(action, queue_id)
        batch.settle()

    async def _edit(self, action: Literal["hold", "unhold", "deliver", "flush", "super_delete"], *items: str) -> None:
        attributes = models.EditQueueBodyAttr(action=action)
        body = models.EditQueueBody(items=arguments.given(builtins.list(items) or None), attr=attributes)
        await api.edit_queue.asyncio(client=self._client, body=body)


def _queue_id(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a queue id is a str, not {type(value).__name__}")
    # mailcow leaves out anything else and says success.
    if not re.fullmatch(r"[0-9A-Fa-f]+", value):
        raise ValueError(f"a queue id has hexadecimal digits only: {value!r}")
    return value.upper()


def _not_found(queue_id: str, operation: str) -> NotFound:
    return NotFound(f"there is no message {queue_id} in the queue", status=200, operation=operation)
