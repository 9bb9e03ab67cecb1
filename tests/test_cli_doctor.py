"""The command ``mailcow doctor``: options, exit statuses, where secrets come from and that they go nowhere."""

from __future__ import annotations

import getpass
import io
import json
import os
import pty
import re
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest
from typer.testing import CliRunner, Result

import mailcow_facade
from mailcow_facade.cli.app import app
from mailcow_facade.cli.spelling import with_commands
from mailcow_facade.doctor.checks import checks
from mailcow_facade.doctor.report import Report
from tests.conftest import ROOT
from tests.made_up_facts import domain, mailbox
from tests.made_up_reports import ADDRESS, hostile, of_cause, report, undecided, unreachable, with_warnings

PASSWORD = "Planted-Pass-7381"
KEY = "PLANTD-ABCDEF-ABCDEF-ABCDEF-ABCDEF"
Run = Callable[..., Result]


class Cow:
    """A Mailcow that knows its report beforehand."""

    asked: ClassVar[list[tuple[Any, ...]]] = []
    opened: ClassVar[list[tuple[Any, ...]]] = []
    answer: ClassVar[Report | BaseException] = report()

    def __init__(self, url: str, *, api_key: str, verify: bool) -> None:
        Cow.opened.append((url, api_key, verify))

    def __enter__(self) -> Cow:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def doctor(self, address: str, password: str | None, **options: Any) -> Report:
        Cow.asked.append((address, password, options))
        if isinstance(Cow.answer, BaseException):
            raise Cow.answer
        return Cow.answer


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``mailcow doctor`` with these arguments, on a made-up client."""
    for name in ("MAILCOW_PASSWORD", "MAIL_API", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAILCOW_URL", "https://mail.example.org")
    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    monkeypatch.setattr(mailcow_facade, "Mailcow", Cow)
    monkeypatch.setitem(sys.modules, "keyring", None)  # as where it is not installed
    Cow.asked, Cow.opened, Cow.answer = [], [], report()

    def run(*arguments: str, answer: Report | BaseException | None = None, stdin: str | None = None) -> Result:
        Cow.answer = answer or report()
        return CliRunner().invoke(app, ["doctor", *arguments], input=stdin)

    return run


def test_the_report_comes_out_and_its_status_is_the_exit_status(run: Run) -> None:
    cases = {
        report(): 0,
        with_warnings(): 0,
        of_cause("mailbox.inactive"): 1,
        undecided(): 1,
        unreachable(): 3,
        of_cause("api.key_wrong"): 4,
        of_cause("api.address_not_allowed"): 4,
    }
    for answer, status in cases.items():
        done = run(ADDRESS, answer=answer)
        assert (done.exit_code, done.stdout, done.stderr) == (status, with_commands(answer).to_text(), "")


def test_all_that_was_said_is_handed_on(run: Run) -> None:
    assert run(ADDRESS).exit_code == 0
    done = run(
        *"--sender sales@example.org --error 535 --smtp-host smtp.example.org --smtp-port 10587".split(),
        *"--smtps-port 10465 --imap-host imap.example.org --imaps-port 10993".split(),
        *"--no-probe --only account --only name.form".split(),
        *"--skip account.quota --url https://other.example.org --insecure anna@example.org".split(),
    )
    assert done.exit_code == 0
    plain, full = Cow.asked
    defaults = {"sender": None, "error": None, "smtp_host": None, "smtp_port": 587, "smtps_port": 465}
    more: dict[str, Any] = {"imap_host": None, "imaps_port": 993, "probe": True, "only": [], "skip": []}
    assert plain == (ADDRESS, None, {**defaults, **more})
    assert full[2] == {
        "sender": "sales@example.org",
        "error": "535",
        "smtp_host": "smtp.example.org",
        "smtp_port": 10587,
        "smtps_port": 10465,
        "imap_host": "imap.example.org",
        "imaps_port": 10993,
        "probe": False,
        "only": ["account", "name.form"],
        "skip": ["account.quota"],
    }
    assert Cow.opened == [("https://mail.example.org", KEY, True), ("https://other.example.org", KEY, False)]


def test_formats(run: Run) -> None:
    answer = with_commands(of_cause("mailbox.inactive"))
    assert json.loads(run(ADDRESS, "--format", "json", answer=answer).stdout) == answer.to_dict()
    assert run(ADDRESS, "--format", "markdown", answer=answer).stdout == answer.to_markdown()
    assert run(ADDRESS, "--verbose", answer=answer).stdout == answer.to_text(verbose=True)
    assert "\x1b" not in run(ADDRESS, "--format", "json", answer=hostile()).stdout


def test_a_bundle_is_written_and_told_of_on_stderr(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "for others.zip"
    answer = with_commands(of_cause("mailbox.inactive"))
    done = run(ADDRESS, "--format", "json", "--bundle", str(path), answer=answer)
    assert done.exit_code == 1
    assert json.loads(done.stdout) == answer.to_dict()
    assert done.stderr == f"mailcow: wrote {path}\n"
    assert path.read_bytes() == answer.bundle()
    run(ADDRESS, "--bundle", str(path), "--keep-addresses", answer=answer)
    assert path.read_bytes() == answer.bundle(keep_addresses=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "mailcow: no login name: mailcow doctor ADDRESS"),
        ([" "], "mailcow: no login name"),
        ([ADDRESS, "--only", "nonsense"], "mailcow: there is no check 'nonsense': see mailcow doctor --list-checks"),
        ([ADDRESS, "--skip", "nonsense"], "mailcow: there is no check 'nonsense'"),
        (["--explain", "nonsense"], "mailcow: there is no check 'nonsense'"),
        ([ADDRESS, "--bundle", "/nowhere/at/all.zip"], "mailcow: /nowhere/at/all.zip is no file that can be written"),
        ([ADDRESS, "--bundle", "x" * 300], "is no file that can be written"),
        ([ADDRESS, "--bundle", "/"], "mailcow: / is no file"),
        ([ADDRESS, "--password-prompt", "--password-stdin"], "mailcow: only one of --password-prompt"),
        ([ADDRESS, "--password-stdin"], "mailcow: no password came on stdin"),
        ([ADDRESS, "--password-keyring"], "mailcow: the keyring has no password for anna@example.org"),
        ([ADDRESS, "--smtp-port", "0"], "Invalid value for '--smtp-port'"),
        ([ADDRESS, "--format", "xml"], "Invalid value for '--format'"),
        ([ADDRESS, "--nonsense"], "No such option: --nonsense"),
    ],
)
def test_a_mistake_is_told_in_a_line_or_two(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) <= (1 if message.startswith("mailcow:") else 4)
    assert not Cow.asked


def test_a_bundle_that_cannot_be_written_is_told_after_the_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 253)  # too long for its .part
    done = run(ADDRESS, "--bundle", str(path))
    assert done.exit_code == 2
    assert done.stdout == report().to_text()
    assert "could not be written" in done.stderr


@pytest.mark.parametrize("missing", ["MAILCOW_URL", "MAILCOW_API_KEY"])
def test_what_is_not_set_is_named(run: Run, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.delenv(missing)
    done = run(ADDRESS)
    assert done.exit_code == 2
    assert missing in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_address_that_is_none_is_told_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    done = CliRunner().invoke(app, ["doctor", ADDRESS, "--url", "mail.example.org"])
    assert done.exit_code == 2
    assert done.stderr.startswith("mailcow: url is no http or https address")


def test_an_interruption_is_no_finding(run: Run) -> None:
    done = run(ADDRESS, answer=KeyboardInterrupt())
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "\n")


# Where secrets come from.


def test_a_password_comes_from_stdin(run: Run) -> None:
    for given in (f"{PASSWORD}\n", PASSWORD, f"{PASSWORD}\r\nmore\n"):
        assert run(ADDRESS, "--password-stdin", stdin=given).exit_code == 0
    assert [password for _, password, _ in Cow.asked] == [PASSWORD] * 3
    run(ADDRESS, "--password-stdin", stdin="  with spaces \n")
    assert Cow.asked[-1][1] == "  with spaces "


def test_a_password_comes_from_the_environment_unless_an_option_says_otherwise(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILCOW_PASSWORD", PASSWORD)
    run(ADDRESS)
    run(ADDRESS, "--password-stdin", stdin="other\n")
    monkeypatch.setenv("MAILCOW_PASSWORD", "")
    run(ADDRESS)
    assert [password for _, password, _ in Cow.asked] == [PASSWORD, "other", None]


def test_a_password_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(getpass, "getpass", answer)
    assert run("anna\x1b[2J", "--password-prompt").exit_code == 0
    assert asked == [r"Password of anna\x1b[2J: "]
    assert Cow.asked[0][1] == PASSWORD
    monkeypatch.setattr(getpass, "getpass", lambda prompt: "")
    assert run(ADDRESS, "--password-prompt").exit_code == 2


def test_a_password_is_not_asked_for_where_it_would_be_seen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(prompt: str) -> str:
        return getpass.fallback_getpass(prompt, io.StringIO())  # type: ignore[attr-defined, no-any-return]

    monkeypatch.setattr(getpass, "getpass", careless)
    done = run(ADDRESS, "--password-prompt", stdin=f"{PASSWORD}\n")
    assert done.exit_code == 2
    assert "use --password-stdin" in done.stderr


def test_key_and_password_come_from_the_keyring(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class KeyringError(Exception):
        pass

    kept = {"https://mail.example.org": KEY, ADDRESS: PASSWORD}
    ring, faults = ModuleType("keyring"), ModuleType("keyring.errors")

    def get_password(service: str, name: str) -> str | None:
        assert service == "mailcow-facade"
        if name == "locked@example.org":
            raise KeyringError(PASSWORD)
        return kept.get(name)

    ring.get_password, faults.KeyringError = get_password, KeyringError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", faults)
    monkeypatch.delenv("MAILCOW_API_KEY")
    assert run(ADDRESS, "--password-keyring").exit_code == 0
    assert Cow.opened == [("https://mail.example.org", KEY, True)]
    assert Cow.asked[0][1] == PASSWORD
    assert run(ADDRESS).exit_code == 0
    assert Cow.asked[1][1] is None, "only when asked to: it costs a login"
    locked = run("locked@example.org", "--password-keyring")
    assert locked.exit_code == 2
    assert PASSWORD not in locked.output


@pytest.mark.parametrize(
    "arguments",
    [
        [ADDRESS, PASSWORD],
        [ADDRESS, "--password", PASSWORD],
        [ADDRESS, f"--password={PASSWORD}"],
        [ADDRESS, "-p", PASSWORD],
        [ADDRESS, f"-p{PASSWORD}"],
        [ADDRESS, "--password-prompt", PASSWORD],
        [ADDRESS, f"--password-prompt={PASSWORD}"],
        [ADDRESS, f"--password-stdin={PASSWORD}"],
        [ADDRESS, f"--api-key={KEY}"],
        [ADDRESS, "--key", KEY],
        ["--", ADDRESS, PASSWORD],
    ],
    ids=lambda arguments: " ".join(arguments).replace(PASSWORD, "…").replace(KEY, "…"),
)
def test_a_secret_as_an_argument_is_refused_and_not_shown(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Planted" not in done.output
    assert "PLANTD" not in done.output
    assert not Cow.asked


# What is told without a server.


def test_checks_are_listed_and_explained_without_a_server(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILCOW_URL")
    listed = run("--list-checks")
    assert listed.exit_code == 0
    assert all(f"  {name}\n" in listed.stdout for name in checks())
    told = run("--explain", "account.two_factor")
    assert told.exit_code == 0
    assert told.stdout.startswith("account.two_factor\n  Are there traces")
    about = json.loads(run("--list-checks", "--format", "json").stdout)
    assert [check["id"] for check in about] == [*checks()]
    [one] = json.loads(run("--explain", "account.two_factor", "--format", "json").stdout)
    assert one in about
    assert not Cow.opened


# The whole command, on a made-up server.


@pytest.fixture
def server() -> Iterator[str]:
    """A mailcow of few words on loopback, which answers with what it was sent where it can."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            key = self.headers.get("X-API-Key", "")
            rows: dict[str, Any] = {
                "/api/v1/get/status/version": {"version": f"2026-07a {key}"},
                f"/api/v1/get/mailbox/{ADDRESS}": {**mailbox(active=0).to_dict(), "name": key},
                "/api/v1/get/domain/example.org": domain().to_dict(),
            }
            wanted = self.path.replace("%40", "@")
            body = json.dumps(rows.get(wanted, {}), default=str) if "logs" not in wanted else f"<p>{key} {PASSWORD}</p>"
            self.send_response(500 if "logs" in wanted else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def command(*arguments: str, url: str = "http://127.0.0.1:9", **environment: str) -> subprocess.CompletedProcess[str]:
    about = {**os.environ, "MAILCOW_URL": url, "MAILCOW_API_KEY": KEY, "MAILCOW_PASSWORD": PASSWORD, **environment}
    return subprocess.run(
        [sys.executable, "-m", "mailcow_facade.cli", *arguments],
        capture_output=True,
        text=True,
        env=about,
        cwd=ROOT,
        check=False,
    )


def test_the_command_finds_what_is_wrong_and_no_secret_comes_out(server: str, tmp_path: Path) -> None:
    outputs = []
    for more in ([], ["--verbose"], ["--format", "json"], ["--format", "markdown"]):
        path = tmp_path / "x.zip"
        done = command("doctor", ADDRESS, "--no-probe", "--bundle", str(path), "--keep-addresses", *more, url=server)
        assert done.returncode == 1, done.stderr
        assert "the mailbox is inactive" in done.stdout
        with zipfile.ZipFile(path) as archive:
            outputs += [done.stdout, done.stderr, *(archive.read(name).decode() for name in archive.namelist())]
    for text in outputs:
        assert "Planted" not in text
        assert "PLANTD" not in text


def test_a_server_that_is_not_there_and_one_that_refuses(server: str) -> None:
    away = command("doctor", ADDRESS, "--no-probe")
    assert away.returncode == 3
    assert "the API cannot be reached" in away.stdout.splitlines()[0]
    assert away.stderr == ""
    assert "Planted" not in away.stdout


@pytest.mark.parametrize(
    "name",
    [
        "anna@-bad-.org",
        "a/b@example.org",
        "x" * 300 + "@example.org",
        "+@example.org",
        os.fsdecode(b"an\xff@example.org"),
    ],
)
def test_no_login_name_is_so_odd_that_it_ends_in_a_traceback(server: str, name: str) -> None:
    done = command("doctor", name, "--no-probe", url=server)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "name.unknown" in done.stdout or "name.not_an_address" in done.stdout


def test_what_the_terminal_does_not_know_is_spelt_out() -> None:
    done = command("doctor", "日", "--no-probe", PYTHONIOENCODING="latin-1")
    assert done.returncode == 3
    assert done.stdout.startswith(r"\u65e5: the API cannot be reached")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_asks_for_none(environment: dict[str, str], coloured: bool) -> None:
    about = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    about |= {"MAILCOW_URL": "http://127.0.0.1:9", "MAILCOW_API_KEY": KEY, "TERM": "xterm", **environment}
    outer, inner = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "mailcow_facade.cli", "doctor", ADDRESS, "--no-probe"], stdout=inner, env=about, cwd=ROOT
    )
    os.close(inner)
    text = b""
    while True:
        try:
            piece = os.read(outer, 4096)
        except OSError:  # how Linux tells the end of a terminal
            break
        if not piece:
            break
        text += piece
    os.close(outer)
    assert started.wait() == 3
    assert b"the API cannot be reached" in text
    assert (b"\x1b[" in text) is coloured


def test_help_costs_little_more_than_importing_typer() -> None:
    loaded = "import sys; from mailcow_facade.cli.app import app\nprint(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    for heavy in ("rich", "httpx", "attrs", "attr", "mailcow_client", "bcrypt", "dns", "ssl"):
        assert heavy not in modules.split(), heavy

    def fastest(*command: str) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True, cwd=ROOT)
            times.append(time.perf_counter() - started)
        return min(times)

    assert fastest("-m", "mailcow_facade.cli", "--help") < 2 * fastest("-c", "import typer") + 0.1


def test_help_names_every_exit_status_and_fits_80_columns() -> None:
    done = command("doctor", "--help", COLUMNS="80", TERMINAL_WIDTH="80")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert re.search(r"0 healthy.*1 a finding; 2 usage; 3 could not\s+look; 4 the API refused", done.stdout, re.DOTALL)
    assert "doctor" in command("--help").stdout
    assert command().returncode == 2
    assert command("--version").stdout == f"mailcow-facade {mailcow_facade.__version__}\n"
    assert command("nonsense").returncode == 2


def test_without_typer_the_command_says_what_to_install() -> None:
    blocked = "import sys; sys.modules['typer'] = None\nfrom mailcow_facade.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr == "mailcow: the command needs mailcow-facade[cli]: pip install 'mailcow-facade[cli]'\n"
