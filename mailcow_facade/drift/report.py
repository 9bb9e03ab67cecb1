"""What a comparison found: plain values, without I/O. A server's own values are in none of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from mailcow_facade.drift.change import Change, Level

FORMAT = 1
"""Of the JSON report; it changes when a reader of the old one would stumble."""

Comparison = Literal["spec", "server", "cassettes"]
"""Spec against spec; a server's replies, or recorded ones, against the contract."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change means for this package and those who use it."""

    functions: tuple[str, ...]
    """The generated functions of the operation: ``mailcow_client.api.mailboxes.list_mailboxes``."""
    methods: tuple[str, ...]
    """The facade's methods that call them: ``mailboxes.list``."""
    copes: Literal["yes", "partly", "no"]
    """Whether the facade, as it is, goes on doing right."""
    why: str
    """In a sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A change, with what it touches."""

    change: Change
    impact: Impact | None = None
    """None where the operation is not known here at all."""
    accepted: str | None = None
    """The reason why it is accepted; None where it is not."""
    replies: int = 0
    """How many replies showed it; 0 where a spec told of it."""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """What could not be looked at."""

    what: str
    """An operation, a file."""
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one comparison, worst first, then by path, method and place."""

    comparison: Comparison
    old: str
    """What was compared with: a file's name, a URL without credentials, "the contract of mailcow-facade 0.1.0"."""
    new: str
    findings: tuple[Finding, ...]
    compared: int = 0
    """How many operations (spec) or replies (server, cassettes) were looked at."""
    not_compared: tuple[NotCompared, ...] = ()
    incomplete: str = ""
    """Why it ended before all was compared: a refused key, an outage, a limit. Empty where it did not."""
    needless: tuple[str, ...] = ()
    """Overlay actions that the newer spec has made needless or impossible, as the overlay's errors name them."""
    lines: dict[str, int] = field(default_factory=dict)
    """Where a change stands in the newer file: ``str(change)`` to a line number, for annotations."""

    def at_or_above(self, level: Level) -> tuple[Finding, ...]:
        """The findings that are not accepted and matter so much."""
        return tuple(each for each in self.findings if each.accepted is None and each.change.level >= level)

    def exit_status(self, fail_on: Level | None) -> int:
        """What a program ends with: 1 where something is found that matters at least so much, 2 where not all could be
        compared, else 0.

        Args:
            fail_on: from where on it matters; None for never.
        """
        if fail_on is not None and self.at_or_above(fail_on):
            return 1
        return 2 if self.incomplete or not self.compared else 0


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as a report has them: worst first, then by path, method and place."""

    def key(finding: Finding) -> tuple[int, str, str, str, str]:
        change = finding.change
        return (-change.level, change.path, change.method, change.place, change.rule)

    return tuple(sorted(findings, key=key))
