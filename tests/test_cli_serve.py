"""``mailcow serve`` as a process of its own, which clients talk to."""

from __future__ import annotations

import imaplib
import json
import os
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade import Mailcow, NotAuthenticated, ReadOnlyKey
from mailcow_facade.cli.serve import PASSWORD
from tests.conftest import ROOT

PATHS = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join([str(ROOT), f"{ROOT}/generated"])}
KEY = "ABCDEF-ABCDEF-ABCDEF-ABCDEF-ABCDEF"
SECONDS = 20.0


def started(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mailcow_facade.cli", "serve", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env={**PATHS, **variables})


@contextmanager
def serving(*arguments: str, number: int = signal.SIGTERM, **variables: str) -> Iterator[dict[str, Any]]:
    """It runs for the time of a ``with`` block, and ends quietly; what it tells, as JSON."""
    with started("--output", "json", *arguments, **variables) as process:
        try:
            assert process.stdout
            text = ""
            while not text.endswith("}\n"):
                line = process.stdout.readline()
                assert line, process.communicate()
                text += line
            yield json.loads(text)
            process.send_signal(number)
            rest, said = process.communicate(timeout=SECONDS)
            assert (process.returncode, rest, said) == (0, "", "")
        finally:
            process.kill()


def failing(*arguments: str, **variables: str) -> str:
    with started(*arguments, **variables) as process:
        out, error = process.communicate(timeout=SECONDS)
    assert process.returncode == 2
    assert out == ""
    (line,) = error.splitlines()
    return line


def test_it_is_used_stopped_and_started_again(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    with serving("--database", str(file)) as told:
        with Mailcow(told["MAILCOW_URL"], api_key=told["MAILCOW_API_KEY"]) as cow:
            cow.domains.create("example.org")
            cow.mailboxes.create("anna@example.org", PASSWORD)
        with Mailcow(told["MAILCOW_URL"], api_key=told["MAILCOW_API_KEY_RO"]) as cow, pytest.raises(ReadOnlyKey):
            cow.domains.delete("example.org")
        assert not [each for each in tmp_path.iterdir() if each.name.endswith(".pem")]
    assert not Path(told["MAILCOW_CA_FILE"]).exists(), "its own files are gone"
    with serving("--database", str(file), number=signal.SIGINT) as again:
        assert again["MAILCOW_API_KEY"] == told["MAILCOW_API_KEY"]
        with Mailcow(again["MAILCOW_URL"], api_key=again["MAILCOW_API_KEY"]) as cow:
            assert [mailbox.username for mailbox in cow.mailboxes.list()] == ["anna@example.org"]
        context = ssl.create_default_context(cafile=again["MAILCOW_CA_FILE"])
        host = again["MAILCOW_MAIL_HOST"]
        with smtplib.SMTP(host, int(again["MAILCOW_SMTP_PORT"])) as smtp:
            smtp.starttls(context=context)
            assert smtp.login("anna@example.org", PASSWORD)[0] == 235
        with imaplib.IMAP4_SSL(host, int(again["MAILCOW_IMAPS_PORT"]), ssl_context=context) as imap:
            assert imap.login("anna@example.org", PASSWORD)[0] == "OK"


def test_what_a_killed_one_has_kept_is_there(tmp_path: Path) -> None:
    file = str(tmp_path / "state.db")
    with started("--database", file, "--output", "json") as process:
        assert process.stdout
        text = ""
        while not text.endswith("}\n"):
            text += process.stdout.readline()
        told = json.loads(text)
        with Mailcow(told["MAILCOW_URL"], api_key=told["MAILCOW_API_KEY"]) as cow:
            cow.domains.create("example.org")
        process.kill()
    with (
        serving("--database", file) as told,
        Mailcow(told["MAILCOW_URL"], api_key=told["MAILCOW_API_KEY"]) as cow,
    ):
        assert cow.domains.exists("example.org")


def test_sample_data_is_made_once(tmp_path: Path) -> None:
    for _ in range(2):
        with (
            serving("--populate", "--database", str(tmp_path / "state.db")) as told,
            Mailcow(told["MAILCOW_URL"], api_key=told["MAILCOW_API_KEY"]) as cow,
        ):
            assert len(cow.domains.list()) == 2
            assert len(cow.mailboxes.list()) == 4
            assert len(cow.aliases.list()) == 2


def test_keys_that_are_given_are_not_repeated() -> None:
    with serving(MAILCOW_SERVE_API_KEY=KEY) as told:
        assert told["MAILCOW_API_KEY"] is None
        with Mailcow(told["MAILCOW_URL"], api_key=KEY) as cow:
            assert cow.domains.list() == []
    with (
        serving(MAILCOW_API_KEY=KEY) as told,  # the one of a real server
        Mailcow(told["MAILCOW_URL"], api_key=KEY) as cow,
        pytest.raises(NotAuthenticated),
    ):
        cow.domains.list()
    line = failing(MAILCOW_SERVE_API_KEY="not a key")
    assert "MAILCOW_SERVE_API_KEY is no key" in line
    assert "not a" not in line


def test_its_ports_can_be_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        ports = [str(each.getsockname()[1]) for each in (one, other)]
        assert "a port cannot be had: Address already in use" in failing("--port", ports[0])
        assert "a port cannot be had: Address already in use" in failing("--imaps-port", ports[0])
    with serving("--port", ports[0], "--smtp-port", ports[1]) as told:
        assert told["MAILCOW_URL"] == f"http://127.0.0.1:{ports[0]}"
        assert told["MAILCOW_SMTP_PORT"] == ports[1]


def test_lines_for_a_shell_and_words_for_people() -> None:
    with started("--output", "env", MAILCOW_SERVE_API_KEY=KEY) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(10)]
        process.terminate()
    assert lines[0].startswith("export MAILCOW_URL=http://127.0.0.1:")
    shell = subprocess.run(
        ["/bin/sh", "-c", "".join(lines) + "env"],
        capture_output=True,
        text=True,
        check=True,
        env={**PATHS, "MAILCOW_SERVE_API_KEY": KEY},
    )
    assert f"MAILCOW_API_KEY={KEY}\n" in shell.stdout
    with started() as process:
        assert process.stdout
        text = "".join(process.stdout.readline() for _ in range(14))
        process.terminate()
    assert "/api/v1\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_program_runs_with_it() -> None:
    code = (
        "import sys; from mailcow_facade import Mailcow\n"
        "with Mailcow.from_env() as cow: sys.exit(len(cow.mailboxes.list()))"
    )
    with started("--populate", "--", sys.executable, "-c", code) as process:
        assert process.communicate(timeout=SECONDS) == ("", "")
    assert process.returncode == 4
    with started("--", "sh", "-c", "kill -9 $$") as process:
        process.communicate(timeout=SECONDS)
    assert process.returncode == 128 + 9
    assert "cannot be run" in failing("--", "/nonexistent/program")


def test_a_program_is_ended_with_it() -> None:
    with started("--", "sh", "-c", "echo ready; exec sleep 60") as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        process.communicate(timeout=SECONDS)
    assert process.returncode == 128 + signal.SIGTERM


def test_a_file_that_will_not_do(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("These are no tables, and longer than the head of a file that has some. " * 20)
    assert "will not do as a database" in failing("--database", str(other))
    assert "is no file that can be written" in failing("--database", str(tmp_path))


def test_what_is_not_installed_is_one_line(tmp_path: Path) -> None:
    for lacking in ("uvicorn", "aiosmtpd"):
        (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{lacking!r}] = None\n")
        line = failing(PYTHONPATH=os.pathsep.join([str(tmp_path), PATHS["PYTHONPATH"]]))
        assert line == "mailcow: serve needs mailcow-facade[testing]: pip install 'mailcow-facade[cli,testing]'"
