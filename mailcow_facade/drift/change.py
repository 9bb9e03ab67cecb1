"""What one change of the API is: plain values, without I/O."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Direction = Literal["request", "response", "none"]
Area = Literal["paths", "parameters", "request body", "responses", "schema", "headers", "security"]
Kind = Literal["existence", "requiredness", "type", "constraints", "values", "structure", "mutability", "lifecycle"]
Source = Literal["schema", "example", "reply"]
"""What tells of a change: a declared schema; an example, often the only word that mailcow has on a reply; a reply of a
server itself."""


class Level(IntEnum):
    """How much a change matters to whoever calls the API. oasdiff's ``ERR``, ``WARN`` and ``INFO``."""

    safe = 1
    """A caller that ignores what it does not know notices nothing."""
    risky = 2
    """It depends on what the caller makes of it."""
    breaking = 3
    """A caller that did right before does wrong now."""


LEVELS = ("breaking", "risky", "safe", "none")
"""What ``--fail-on`` may say."""


def level_of(name: str) -> Level | None:
    """The level of this name; None for ``none``."""
    return None if name == "none" else Level[name]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the contract.

    ``str()`` of it is one line, ``RULE METHOD PATH PLACE``, by which a change is named everywhere: in tests, in the
    list of the accepted ones, in reports.
    """

    rule: str
    """Its kind, a key of :data:`mailcow_facade.drift.rules.RULES`: oasdiff's name for it."""
    level: Level
    method: str
    """In capitals; empty where the change concerns no single operation."""
    path: str
    """The newer spec's spelling, the older's where it is gone; empty like ``method``."""
    place: str
    """Where in the operation: ``query/tags``, ``path/id``, ``header/X``, ``body/attr/quota`` in the request,
    ``200/*/attributes/quota`` in a response (status, then the way to the field), ``body`` or ``200`` for the whole of
    it, and empty for the operation itself. The way is a JSON pointer's, with ``*`` for every item and for a key that is
    data."""
    before: str | None
    """What stood there, in the words of JSON Schema: ``string``, ``integer or null``. None: nothing did."""
    after: str | None
    """What stands there now. None: nothing does."""
    source: Source = "schema"
    media_type: str = "application/json"

    @property
    def operation(self) -> str:
        """``METHOD PATH``."""
        return f"{self.method} {self.path}".strip()

    def __str__(self) -> str:
        return " ".join(part for part in (self.rule, self.method, self.path, self.place) if part)
