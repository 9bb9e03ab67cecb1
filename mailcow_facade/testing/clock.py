"""The server's clock, which tests can move."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """Tells the real time, or one ahead of it. The server's time zone is UTC."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead

    def text(self, *, ago: float = 0.0) -> str:
        """The time as mailcow's database writes it, or that of ``ago`` seconds before."""
        return datetime.fromtimestamp(self.now() - ago, UTC).strftime("%Y-%m-%d %H:%M:%S")

    def advance(self, seconds: float) -> None:
        """Move it ahead, so that caches and bans end without waiting.

        Raises:
            ValueError: ``seconds`` is negative; rows would get times that are yet to come.
        """
        if seconds < 0:
            raise ValueError("a clock that goes back would date rows into the future")
        self._ahead += seconds

    def rewind(self) -> None:
        """Tell the real time again. For a server that has just been made pristine: it has no rows of the future."""
        self._ahead = 0.0
