"""What ``docs/embedded.md`` shows is true: each of its examples runs."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from typing import Any

import pytest

from mailcow_facade.testing.faults import PARTS
from tests.conftest import ROOT

pytest_plugins = ["pytester"]

TEXT = (ROOT / "docs" / "embedded.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
TESTS = [block for block in BLOCKS if "def test_" in block]


def test_its_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = (block for block in BLOCKS if block not in TESTS)
    names: dict[str, Any] = {}
    exec(compile(program, "embedded.md", "exec"), names)  # noqa: S102
    assert capsys.readouterr().out == "Hi\n"


def test_its_tests_pass(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(**{f"test_{number}": block for number, block in enumerate(TESTS)})
    named = any(entry.value == "mailcow_facade.testing.plugin" for entry in entry_points(group="pytest11"))
    plugin = () if named else ("-p", "mailcow_facade.testing.plugin")
    done = pytester.runpytest_subprocess("-q", *plugin, "--disable-socket", "--allow-hosts=127.0.0.1")
    done.assert_outcomes(passed=len(TESTS))
    assert len(TESTS) == 5


def test_its_faults_are_all() -> None:
    rows = re.search(r"\| part \| API .*?\n\n", TEXT, re.DOTALL)
    assert rows
    assert set(re.findall(r"`([a-z-]+)`", rows[0])) == set(PARTS)
