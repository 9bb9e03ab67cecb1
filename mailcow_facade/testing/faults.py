"""What can be down or in the way, and how mailcow then answers."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Part = Literal["mysql", "redis", "dockerapi", "php-fpm", "nginx", "dovecot", "postfix"]
"""A part of mailcow that can be down."""

PARTS: tuple[str, ...] = get_args(Part)


class Page(NamedTuple):
    """A reply of the web server's own."""

    status: int
    body: bytes


def _page(title: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n".encode()


class Faults:
    """What is down at the moment.

    Attributes:
        down: parts of mailcow.
        latency: seconds that each reply waits.
    """

    def __init__(self) -> None:
        self.down: set[str] = set()
        self.latency = 0.0
        self._next: list[str] = []

    def clear(self) -> None:
        """Mend everything."""
        self.down.clear()
        self.latency = 0.0
        self._next.clear()

    def fail(self, part: str) -> None:
        """Let a part of mailcow be down.

        Raises:
            ValueError: there is no such part.
        """
        if part not in PARTS:
            raise ValueError(f"no part of mailcow: {part}; there are {', '.join(PARTS)}")
        self.down.add(part)

    def spoil(self, how: str, times: int) -> None:
        """Spoil the next replies: ``reset``, ``truncated`` or ``html``.

        Raises:
            ValueError: there is no such way.
        """
        if how not in ("reset", "truncated", "html"):
            raise ValueError(f"no way to spoil a reply: {how}; there are reset, truncated, html")
        self._next += [how] * times

    def next(self) -> str:
        """How the reply that is due is spoilt; empty where it is not."""
        if "nginx" in self.down:
            return "reset"
        return self._next.pop(0) if self._next else ""

    def page(self, method: str) -> Page | None:
        """What the web server answers while PHP cannot; None while it can."""
        if "php-fpm" in self.down:
            # nginx sends what PHP did not answer to a page of its own, which takes no POST.
            if method == "POST":
                return Page(405, _page("405 Not Allowed"))
            return Page(502, _page("502 Bad Gateway"))
        for part, name in (("mysql", "database"), ("redis", "Redis"), ("dockerapi", "dockerapi container")):
            if part in self.down:
                return Page(500, _page(f"Connection to {name} failed."))
        return None


PROXY_PAGE = _page("Sign in")
"""What a proxy before mailcow may answer instead."""
