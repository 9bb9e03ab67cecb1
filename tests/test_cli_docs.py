"""The commands that the pages show, as they stand there, run on an embedded mailcow."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailcow_facade import Mailcow
from mailcow_facade.testing import MailcowServer
from tests.conftest import ROOT

PASSWORD = "Correct-Horse-1"
PAGES = ("README.md", "docs/embedded.md")
ELSEWHERE = re.compile(r"pip install|make |python scripts/|export MAILCOW_URL=")
"""What installs, builds or names another server."""
ENDLESS = re.compile(r"mailcow serve(?!.* -- )")
"""What runs until it is stopped: tests/test_cli_serve.py does that."""


def shown(page: str) -> list[str]:
    """The commands of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return re.findall(r"^\$ (.*)$", "\n".join(blocks), re.MULTILINE)


def runnable(page: str) -> list[str]:
    return [line for line in shown(page) if not ELSEWHERE.match(line) and not ENDLESS.match(line)]


CASES = [(page, line) for page in PAGES for line in runnable(page)]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server with a domain, and ``mailcow`` as a program on the path."""
    programs = tmp_path_factory.mktemp("bin")
    program = programs / "mailcow"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mailcow_facade.cli "$@"\n')
    program.chmod(0o755)
    with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
        cow.domains.create("example.org")
        yield {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(ROOT), f"{ROOT}/generated"]),
            "MAILCOW_URL": server.url,
            "MAILCOW_API_KEY": server.api_key,
            "MAILCOW_CONFIG": str(programs / "config.toml"),
        }


@pytest.mark.parametrize(("page", "line"), CASES, ids=[f"{page}: {line[:40]}" for page, line in CASES])
def test_it_does_what_it_says(page: str, line: str, environment: dict[str, str], tmp_path: Path) -> None:
    # But for what a test has not: a terminal to ask at, ports below 1024, DNS.
    line = line.replace("--password-prompt", "--password-stdin --no-probe")
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(tmp_path.iterdir())


def test_the_first_command_is_the_demo() -> None:
    first = shown("README.md")[:2]
    assert first == ["pip install 'mailcow-facade[cli,testing]'", "mailcow demo"]
    assert len(CASES) >= 8
