"""For an event loop: asyncio's or trio's, as for httpx."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import anyio
import anyio.to_thread

T = TypeVar("T")

Lock = anyio.Lock
Semaphore = anyio.Semaphore


async def sleep(seconds: float) -> None:
    """Wait, and let others go on."""
    await anyio.sleep(seconds)


async def in_thread(call: Callable[[], T]) -> T:
    """The result of a call that blocks, while others go on."""
    return await anyio.to_thread.run_sync(call)


async def gather(calls: Sequence[Callable[[], Awaitable[T]]], *, at_once: int = 32) -> list[T]:
    """The results of calls that run side by side, so many at once, in the order of the calls.

    The first error ends those that still run, and is raised.
    """
    results: dict[int, T] = {}
    errors: list[Exception] = []
    running = Semaphore(at_once)

    async def run(place: int, call: Callable[[], Awaitable[T]]) -> None:
        try:
            async with running:
                results[place] = await call()
        except Exception as error:  # noqa: BLE001 - a task group would wrap it up in a group of errors
            errors.append(error)
            group.cancel_scope.cancel()

    async with anyio.create_task_group() as group:
        for place, call in enumerate(calls):
            group.start_soon(run, place, call)
    if errors:
        raise errors[0]
    return [results[place] for place in range(len(calls))]
