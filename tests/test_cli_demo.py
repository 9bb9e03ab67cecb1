"""``mailcow demo``: in this process, and as whoever has just installed it runs it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mailcow_facade.cli import demo
from mailcow_facade.cli.app import app
from mailcow_facade.testing import MailcowServer
from tests.conftest import ROOT

LINES, COLUMNS = 24, 80
"""Of the smallest terminal that it is made for, with a line left for the prompt."""

BARE = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "PYTHONPATH": os.pathsep.join([str(ROOT), f"{ROOT}/generated"]),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["demo", *arguments], prog_name="mailcow")


@pytest.fixture(scope="module")
def shown() -> str:
    done = run()
    assert done.exit_code == 0, done.output
    return done.stdout


def test_each_step_fits_a_screen(shown: str) -> None:
    steps = re.split(r"^(?=\d/6  )", shown, flags=re.MULTILINE)
    assert [step[:3] for step in steps] == ["", *(f"{number}/6" for number in range(1, 7))]
    for step in steps:
        assert len(step.splitlines()) < LINES, step
    assert max(map(len, shown.splitlines())) <= COLUMNS


def test_it_tells_the_story(shown: str) -> None:
    places = [
        shown.index(said)
        for said in (
            "226",
            "No drift\n",
            "$ mailcow domain create example.org",
            "$ mailcow mailbox create anna@example.org",
            '"active": "true"',
            "HTTP 200\n",
            '"mailbox_added"',
            "SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed:",
            "Password mismatch",
            "mailbox.inactive, certain",
            "$ mailcow mailbox edit scanner@example.org --active 1",
            "(235, b'2.7.0 Authentication successful')",
            "'Page 1 of 1'\n",
            "All 6 steps came out as told",
        )
    ]
    assert places == sorted(places)
    assert "\x1b" not in shown
    assert re.search(r"^scanner@example.org +no ", shown, re.MULTILINE), "listed as inactive"


def test_no_secret_is_shown(shown: str) -> None:
    assert not re.search(r"([0-9A-F]{6}-){4}[0-9A-F]{6}", shown), "a key"
    assert not re.search(r"\b(\w{4}-){5,}\w+", shown), "a password"


def test_the_environment_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILCOW_URL", "MAILCOW_PROFILE"):
        monkeypatch.setenv(name, "https://mine.example.org")
    monkeypatch.delenv("MAILCOW_PASSWORD", raising=False)
    before = dict(os.environ)
    assert run().exit_code == 0, "no server of one's own is asked"
    assert dict(os.environ) == before


def test_a_step_that_comes_out_otherwise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailcow_facade.testing.logins.Logins.judge", lambda self, attempt: "accepted")
    done = run()
    assert done.exit_code == 1
    assert "mailcow: this did not come out as told: the login was not refused" in done.stderr
    assert "5/6" not in done.stdout


def test_a_command_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def reset(self: demo.Demo) -> None:
        with self.server.fail("mysql"):
            self.mailcow("domain", "list")

    monkeypatch.setattr(demo, "STEPS", (reset,))
    done = run()
    assert done.exit_code == 1
    assert "exit status 3" in done.stderr
    assert "HTTP 500" in done.output


def test_a_fault_within_a_step_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang_up(self: demo.Demo) -> None:
        with self.server.fail("postfix"):
            self.log_in()

    monkeypatch.setattr(demo, "STEPS", (hang_up,))
    done = run()
    assert done.exit_code not in (0, 1)
    assert "Traceback" not in done.output
    assert "mailcow: " in done.stderr


def test_at_a_terminal_it_waits_for_enter_and_has_colour() -> None:
    controller, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (LINES, COLUMNS))
    environment = {**BARE, "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "mailcow_facade.cli", "demo", "--step"]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        shown = ""
        with suppress(OSError):  # of the terminal's end
            while piece := os.read(controller, 4096).decode():
                shown += piece
                if shown.endswith("next step "):
                    assert shown.count("All 6 steps") == 0
                    os.write(controller, b"\n")
                    shown += "\n"
    os.close(controller)
    assert process.returncode == 0, shown
    assert shown.count("Enter: the next step") == 5
    assert "\x1b[32m" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r", "")
    for step in re.split(r"^(?= \d/6  )", plain, flags=re.MULTILINE)[1:]:
        assert len(step.splitlines()) <= LINES, step
    assert max(map(len, plain.splitlines())) <= COLUMNS


def test_to_go_by_steps_takes_a_terminal() -> None:
    done = run("--step")
    assert done.exit_code == 2
    assert "there is no terminal" in done.stderr


@pytest.mark.parametrize("lacking", ["uvicorn", "aiosmtpd", "trustme", "jsonschema", "bcrypt", "rich", "dns"])
def test_what_is_not_installed_is_one_line(lacking: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{lacking!r}] = None\n")
    path = os.pathsep.join([str(tmp_path), BARE["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "mailcow_facade.cli", "demo"],
        capture_output=True,
        text=True,
        check=False,
        env={**BARE, "PYTHONPATH": path},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "pip install 'mailcow-facade[cli,testing]'" in line


def test_in_a_fresh_process_without_a_terminal(tmp_path: Path) -> None:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "mailcow_facade.cli", "demo"],
        capture_output=True,
        text=True,
        check=False,
        env=BARE,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert time.perf_counter() - begun < 15
    assert "All 6 steps came out as told" in done.stdout
    assert not list(tmp_path.iterdir()), "it leaves nothing behind"


def test_its_server_can_be_had_alone() -> None:
    with MailcowServer() as server:
        play = demo.Demo(server, "Correct-Horse-1")
        with pytest.raises(demo.NotAsTold, match="exit status"):
            play.mailcow("domain", "get")
