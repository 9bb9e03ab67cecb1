"""Every revision of the served spec against the one before: the comparison finds what was written out by hand.

``tests/data/drift/OLD..NEW.txt`` has a line for each change: its level, what tells of it, its name, and the types
before and after where they are the change. They were written from reading both files, not from the comparison's result.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.rules import RULES
from tests import redocly

DATA = Path(__file__).parent / "data" / "drift"
LINE = re.compile(r"(?P<level>\w+) +(?P<source>\w+) +(?P<name>[^|]+?)(?: \| (?P<before>.+) -> (?P<after>.+))?")
PAIRS = redocly.pairs()


class Line(NamedTuple):
    """A change as it was written out."""

    name: str
    level: str
    source: str
    before: str | None
    after: str | None


def written_out(pair: str) -> list[Line]:
    """What was found by hand."""
    lines = (DATA / f"{pair}.txt").read_text().splitlines()
    matches = [LINE.fullmatch(line) for line in lines if line and not line.startswith("#")]
    assert all(matches), f"{pair}: a line that is none"
    return [Line(m["name"], m["level"], m["source"], m["before"], m["after"]) for m in matches if m]


def test_every_pair_is_written_out() -> None:
    assert {path.stem for path in DATA.glob("*.txt")} == set(PAIRS)
    assert len(PAIRS) == 24


@pytest.mark.parametrize("pair", PAIRS)
def test_all_that_was_written_out_is_found_and_nothing_else(pair: str) -> None:
    expected = written_out(pair)
    with_types = {line.name for line in expected if line.before}
    found = [as_line(change, types=str(change) in with_types) for change in redocly.ours(pair)]
    assert sorted(map(tuple, found), key=str) == sorted(map(tuple, expected), key=str)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_list_speaks_of_rules_that_there_are_and_names_no_change_twice(pair: str) -> None:
    lines = written_out(pair)
    assert len({line.name for line in lines}) == len(lines)
    for line in lines:
        rule = RULES[line.name.partition(" ")[0]]
        # What an example alone tells is never more than risky where a declared schema stands beside it.
        allowed = {rule.level, min(rule.level, Level.risky)} if line.source == "example" else {rule.level}
        assert Level[line.level] in allowed, line.name


def as_line(change: Change, *, types: bool) -> Line:
    """A change that was found, as it would be written out."""
    return Line(
        str(change),
        change.level.name,
        change.source,
        change.before if types else None,
        change.after if types else None,
    )
