"""docs/quirks.md and tests/test_quirks.py, line by line: no quirk without a test, no test without a quirk."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable

import pytest
import yaml

from tests import test_quirks
from tests.conftest import ROOT

TABLE = ROOT / "docs" / "quirks.md"
CASSETTES = ROOT / "cassettes" / "quirks"
ROW = re.compile(r"^\| ([a-z]+\.[a-z0-9-]+) \| (.+) \| (.+) \| ([a-z, ]+) \|$", re.MULTILINE)
SECTIONS = ["1. Who you are", "2. Shapes of a reply", "3. Reading", "4. Writing", "5. Logs"]


def rows() -> dict[str, list[str]]:
    """The quirks by their ids: what mailcow does, what the facade makes of it, the kinds of evidence."""
    found = ROW.findall(TABLE.read_text(encoding="utf-8"))
    counted = Counter(identifier for identifier, *_ in found)
    assert max(counted.values()) == 1, counted.most_common(1)
    return {identifier: rest for identifier, *rest in found}


def quirk_tests() -> dict[str, Callable[..., None]]:
    """The tests of tests/test_quirks.py by name, in their order."""
    return {name: value for name, value in vars(test_quirks).items() if name.startswith("test_")}


def name_of(identifier: str) -> str:
    return "test_" + re.sub(r"[.-]", "_", identifier)


def test_every_quirk_has_its_test(capsys: pytest.CaptureFixture[str]) -> None:
    quirks = rows()
    names = {name_of(identifier): identifier for identifier in quirks}
    assert len(names) == len(quirks)
    without = sorted(names.keys() - quirk_tests().keys())
    untold = sorted(quirk_tests().keys() - names.keys())
    assert (without, untold) == ([], [])
    assert list(names) == list(quirk_tests()), "they stand in the same order"
    with capsys.disabled():
        width = max(map(len, quirks))
        print()
        for name, identifier in names.items():
            print(f"{identifier:{width}}  {name}")
        print(f"quirks: {len(quirks)}, each with a test of its name")


def test_every_line_is_a_row() -> None:
    text = TABLE.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| id ")]
    assert len(lines) == len(rows())
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == SECTIONS


def test_the_evidence_is_there() -> None:
    """A cassette is one only where it is said, and so is a recorded reply."""
    for identifier, (_, _, told) in rows().items():
        kinds = set(told.split(", "))
        source = inspect.getsource(quirk_tests()[name_of(identifier)])
        cassette = CASSETTES / f"{name_of(identifier)}.yaml"
        assert kinds <= {"cassette", "reply", "fault", "measured", "source", "facade"}, identifier
        assert cassette.exists() is ("cassette" in kinds), identifier
        if "cassette" in kinds:
            assert yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"], identifier
        elif "fault" in kinds or "reply" in kinds:
            called = source + "".join(
                inspect.getsource(getattr(test_quirks, name)) for name in re.findall(r"\b(_\w+)\(", source)
            )
            for word, kind in ((r"\bfault\(", "fault"), (r"\brecorded(_results)?\(", "reply")):
                assert bool(re.search(word, called)) is (kind in kinds), identifier


def test_no_cassette_is_left_over() -> None:
    assert sorted(path.stem for path in CASSETTES.glob("*.yaml")) == sorted(
        name_of(identifier) for identifier, (_, _, told) in rows().items() if "cassette" in told
    )
