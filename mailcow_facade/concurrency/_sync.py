"""For threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Lock = threading.Lock
Semaphore = threading.BoundedSemaphore


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def in_thread(call: Callable[[], T]) -> T:
    """The result of a call that blocks: here it may."""
    return call()


def gather(calls: Sequence[Callable[[], T]], *, at_once: int = 32) -> list[T]:
    """The results of calls that run side by side, so many at once, in the order of the calls.

    The first error keeps those from starting that have not, and is raised once the others have ended.
    """
    if len(calls) < 2:
        return [call() for call in calls]
    from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait  # noqa: PLC0415 - not for every program

    with ThreadPoolExecutor(min(len(calls), at_once), thread_name_prefix="mailcow") as pool:
        futures = [pool.submit(call) for call in calls]
        done, waiting = wait(futures, return_when=FIRST_EXCEPTION)
        for future in waiting:
            future.cancel()
    for future in done:
        future.result()  # the first error, where there is one
    return [future.result() for future in futures]
