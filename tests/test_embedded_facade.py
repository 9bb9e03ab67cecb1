"""The facade's own tests, made for a real mailcow, pass on the embedded one, and it answers as their cassettes do."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

COMMAND = (
    "-m",
    "pytest",
    "-q",
    "-p",
    "tests.embedded",
    "--record-mode=all",
    "--disable-recording",
    "-m",
    "vcr",
    "tests",
)


def test_the_facade_s_tests_pass_on_the_embedded_server(capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run([sys.executable, *COMMAND], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    found = re.search(
        r"^(\d+) exchanges of (\d+) tests agree with the cassettes; exceptions: .*$", done.stdout, re.MULTILINE
    )
    assert found
    with capsys.disabled():
        print(f"\n{found[0]}")
    assert int(found[1]) > 1000
    assert int(found[2]) > 100
