"""One request as a route sees it: who asks, what was sent, and the results that the reply will list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.state import State
from mailcow_facade.testing.store import Store


class Nothing(Exception):
    """The reply has 0 bytes, as of a route that PHP ends without a word."""


class Raw(str):
    """A reply that is no JSON, whatever its content type says."""


@dataclass
class Session:
    """What mailcow remembers under a cookie."""

    role: str = ""
    """``admin`` once a key was right, else empty."""
    access: str = ""
    """``rw`` or ``ro``."""
    results: list[dict[str, Any]] = field(default_factory=list)
    """What the next reply to a write lists; a PHP exception leaves its message here."""


class Data(dict[str, Any]):
    """What a write was sent: the items under their name, and the attributes."""

    def has(self, name: str) -> bool:
        """Whether it was sent, and not as null."""
        return self.get(name) is not None

    def filled(self, name: str) -> bool:
        """Whether it was sent and is not what PHP takes for nothing."""
        return not php.empty(self.get(name))

    def number(self, name: str, default: int = 0) -> int:
        """As a number; ``default`` where it was not sent."""
        return php.intval(self[name]) if self.has(name) else default

    def text(self, name: str, default: str = "") -> str:
        """As a text; ``default`` where it was not sent.

        Raises:
            Failure: it is a list or an object.
        """
        return php.text(self[name]) if self.has(name) else default

    def all(self, name: str) -> list[Any]:
        """As a list: a single value is the only one in it."""
        return php.as_list(self.get(name))

    def each(self, name: str) -> list[Any]:
        """As a list for which even what was not sent is one: None."""
        return self.all(name) if self.has(name) else [None]


@dataclass
class Call:
    """One request.

    Attributes:
        log: what each of its results repeats: mailcow's function, and the request with passwords starred.
        status: of the reply to a write.
    """

    state: State
    session: Session
    address: str
    query: Mapping[str, list[str]] = field(default_factory=dict)
    log: list[Any] = field(default_factory=list)
    status: int = 200

    @property
    def store(self) -> Store:
        """The state."""
        return self.state.store

    def ok(self, code: str, *about: Any) -> bool:
        """Add a success: a code and what it is about."""
        return self.say("success", code, *about)

    def refuse(self, code: str, *about: Any) -> bool:
        """Add a refusal; returns False, which a route may return in turn."""
        self.say("danger", code, *about)
        return False

    def say(self, kind: str, code: str, *about: Any) -> bool:
        """Add a result of this type: ``success``, ``danger``, ``warning`` or ``info``."""
        told = [code, *about] if about else code
        self.session.results.append({"type": kind, "log": self.log, "msg": told})
        return True

    def within(self, *log: Any) -> Call:
        """The same call inside another of mailcow's functions, whose results repeat this."""
        return replace(self, log=list(log))

    def tags(self) -> list[str]:
        """The tags that a list is asked for.

        Raises:
            Failure: they were sent as a list, ``?tags[]=``.
        """
        if any(name.startswith("tags[") for name in self.query):
            raise php.Failure
        found = self.query.get("tags", [""])[-1]
        return found.split(",") if found else []
