"""Waiting, locks, and calls side by side: once for an event loop, once for threads.

The only code that stands here twice. ``_async`` uses the names with async in them, and ``_sync``, derived from it, the
others. asyncio and trio will both do, as they do for httpx.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

import anyio

T = TypeVar("T")

MAX_THREADS = 32
"""More calls than that wait for one another; a client lets fewer requests through in any case."""

AsyncLock = anyio.Lock
Lock = threading.Lock

AsyncSemaphore = anyio.Semaphore
Semaphore = threading.BoundedSemaphore


async def async_sleep(seconds: float) -> None:
    """Wait, and let others go on."""
    await anyio.sleep(seconds)


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


async def async_gather(calls: Sequence[Callable[[], Awaitable[T]]]) -> list[T]:
    """The results of calls that run side by side, in the order of the calls.

    The first error ends those that still run, and is raised.
    """
    results: dict[int, T] = {}
    errors: list[Exception] = []

    async def run(place: int, call: Callable[[], Awaitable[T]]) -> None:
        try:
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


def gather(calls: Sequence[Callable[[], T]]) -> list[T]:
    """The results of calls that run side by side, in the order of the calls.

    The first error keeps those from starting that have not, and is raised once the others have ended.
    """
    if len(calls) < 2:
        return [call() for call in calls]
    with ThreadPoolExecutor(min(len(calls), MAX_THREADS), thread_name_prefix="mailcow") as pool:
        futures = [pool.submit(call) for call in calls]
        done, waiting = wait(futures, return_when=FIRST_EXCEPTION)
        for future in waiting:
            future.cancel()
    for future in done:
        future.result()  # the first error, where there is one
    return [future.result() for future in futures]
