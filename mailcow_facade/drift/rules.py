"""The kinds of change, named and graded as oasdiff does (https://www.oasdiff.com)."""

from __future__ import annotations

from dataclasses import dataclass

from mailcow_facade.drift.change import Area, Direction, Kind, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change."""

    id: str
    level: Level
    direction: Direction
    area: Area
    kind: Kind
    text: str
    """What it means to a caller, in a sentence."""


def _rules(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


RULES: dict[str, Rule] = _rules(
    Rule(
        "api-path-removed-without-deprecation",
        Level.breaking,
        "none",
        "paths",
        "existence",
        "The route is gone: calls of it are answered with 404.",
    ),
)
"""By id."""
