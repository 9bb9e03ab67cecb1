"""A second tool on the same pins: Redocly CLI's ``diff`` finds nothing breaking that ours misses.

What it said is recorded in ``tests/data/drift/redocly.tsv``; the tests on the record run everywhere. Where the tool is
installed (``$REDOCLY``, or ``redocly`` on the path) it is asked again; it is never downloaded.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from mailcow_facade.drift.change import Level
from tests import redocly
from tests.redocly import Said

PAGE = Path(__file__).parents[1] / "docs" / "drift.md"
TOOL = redocly.executable()


def test_whatever_it_calls_major_is_found() -> None:
    majors = [said for said in redocly.recorded() if said.impact == "major"]
    assert len(majors) == 35
    assert [said for said in majors if not redocly.counterparts(said)] == []


def test_the_differences_are_explained() -> None:
    """Each rule of its majors has a row for each of our rules that answer it, with our level and how often."""
    majors = [said for said in redocly.recorded() if said.impact == "major"]
    answered = Counter((said.rule, ours.rule, ours.level.name) for said in majors if (ours := redocly.worst(said)))
    rows = re.findall(r"^\| `([\w-]+)` \| `([\w-]+)`, (\w+) \| (\d+) \| .+ \|$", section(), re.MULTILINE)
    assert {(theirs, ours, level): int(count) for theirs, ours, level, count in rows} == answered


def test_what_it_does_not_tell_comes_from_examples_or_is_half_of_a_renaming() -> None:
    """An example beside a declared schema is nothing to it; what came under a new name is told with what went."""
    told = {
        (said.pair, str(change))
        for said in redocly.recorded()
        if redocly.of_the_contract(said)
        for change in redocly.counterparts(said)
    }
    rest = [change for pair in redocly.pairs() for change in redocly.ours(pair) if (pair, str(change)) not in told]
    from_examples = [change for change in rest if change.source == "example"]
    renamed = [said for said in redocly.recorded() if said.what == "key"]
    assert {change.rule for change in rest if change.source != "example"} <= {
        "new-optional-request-property",
        "endpoint-added",
    }
    assert len(rest) - len(from_examples) == len(renamed)
    assert max(change.level for change in from_examples) < Level.breaking
    assert f"{len(from_examples)} changes of examples" in section()
    assert f"{len(renamed)} renamings" in section()


def test_whatever_else_it_finds_is_found() -> None:
    """Minor and patch too: of all that it says of the contract there is nothing that ours misses."""
    rest = [said for said in redocly.recorded() if redocly.of_the_contract(said)]
    assert len(rest) > 90
    assert [said for said in rest if not redocly.counterparts(said)] == []


def test_the_table_is_what_the_record_and_our_comparison_say() -> None:
    assert redocly.table() in section()
    assert f"Redocly CLI {redocly.VERSION}" in section()


def test_the_record_is_of_all_pairs_and_of_the_version_that_it_names() -> None:
    assert {said.pair for said in redocly.recorded()} == set(redocly.pairs())
    assert f" {redocly.VERSION} " in redocly.RECORD.read_text().splitlines()[0]


@pytest.mark.skipif(TOOL is None, reason="Redocly CLI is not installed: neither $REDOCLY nor redocly on the path")
@pytest.mark.parametrize("pair", redocly.pairs())
def test_it_still_says_so(pair: str) -> None:
    """The same version says what is recorded. Another may say more; then ours finds that as well."""
    assert TOOL is not None
    said = redocly.ask(TOOL, pair)
    if redocly.version(TOOL) == redocly.VERSION:
        assert said == [each for each in redocly.recorded() if each.pair == pair]
    assert [each for each in said if each.impact == "major" and not redocly.counterparts(each)] == []


@pytest.mark.parametrize(
    ("impact", "kind", "pointer", "found"),
    [
        ("major", "removed", "#/paths/~1api~1v1~1get~1status~1solr", True),
        ("major", "removed", "#/paths/~1api~1v1~1get~1status~1vmail", False),
        ("major", "removed", "#/paths/~1api~1v1~1get~1status~1vmail/get", False),
        (
            "major",
            "removed",
            "#/paths/~1api~1v1~1get~1status~1containers/get/responses/200/content/application~1json/schema/properties/"
            "solr-mailcow/properties/image",
            True,
        ),
        (
            "major",
            "removed",
            "#/paths/~1api~1v1~1get~1status~1containers/get/responses/200/content/application~1json/schema/properties/"
            "unbound-mailcow",
            False,
        ),
    ],
)
def test_the_check_can_fail(impact: str, kind: str, pointer: str, found: bool) -> None:
    """What we do not find has no counterpart; what goes as a whole is the counterpart of its parts."""
    said = Said("2024-12-14..2025-03-11", impact, kind, "-", "-", pointer)
    assert bool(redocly.counterparts(said)) is found


def section() -> str:
    """ "A second opinion" of docs/drift.md."""
    return PAGE.read_text().partition("## A second opinion\n")[2].partition("\n## ")[0]
