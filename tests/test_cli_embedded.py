"""Every command of ``mailcow`` on an embedded mailcow: what it prints, what it changes, and what ``--dry-run`` tells.

The commands of a group are run one after another on a new server, as a person would type them. Each that writes is
first run with ``--dry-run``, which must change nothing and show the very requests that are sent right after it.
"""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

import httpx
import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner, Result

from mailcow_facade import Mailcow
from mailcow_facade.cli.app import app
from mailcow_facade.cli.errors import COULD_NOT_LOOK, PARTLY, UNKNOWN, USAGE
from mailcow_facade.cli.output import names_of
from mailcow_facade.cli.watch import HIDDEN, SECRETS, writes
from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import dkim
from tests.cli_scenarios import ANNA, BERT, DOMAIN, PREPARED, SCENARIOS, SECRET, Step, sent
from tests.conftest import ROOT

MISSING = "the embedded mailcow does not imitate"

WAITING: dict[str, str] = {}
"""Commands, or groups of them, whose routes the embedded mailcow does not imitate, each with the reason."""


class Known(dict[str, Any]):
    """What was told so far, by the names of the fields."""

    def __missing__(self, name: str) -> str:
        return "1"  # of what the server does not imitate, nothing is told


class Prompt:
    """Where commands are typed, and what they sent to change something."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.before_a_write: Callable[[], None] = lambda: None

    def __call__(self, *words: str, stdin: str | None = None) -> Result:
        self.sent.clear()
        done = CliRunner().invoke(app, list(words), input=stdin, prog_name="mailcow")
        assert "Traceback" not in done.output
        return done


@pytest.fixture(scope="module")
def running() -> Iterator[MailcowServer]:
    with MailcowServer() as server:
        yield server


@pytest.fixture
def server(
    running: MailcowServer, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> MailcowServer:
    """A mailcow with a domain and two mailboxes, which the environment names."""
    for name in ("MAILCOW_PASSWORD", "MAIL_API", "MAILCOW_PROFILE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAILCOW_URL", running.url)
    monkeypatch.setenv("MAILCOW_API_KEY", running.api_key)
    monkeypatch.setenv("MAILCOW_CONFIG", str(tmp_path_factory.mktemp("config") / "config.toml"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("COLUMNS", "80")
    running.reset()
    with Mailcow(running.url, api_key=running.api_key) as cow:
        cow.domains.create(DOMAIN)
        for address in (ANNA, BERT):
            cow.mailboxes.create(address, "Right-Pass-1")
    return running


@pytest.fixture
def prompt(server: MailcowServer, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """The command, with that server."""
    found = Prompt()
    handle = httpx.HTTPTransport.handle_request

    def heard(self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        if writes(request):
            content = request.read()
            path = request.url.raw_path.decode()
            found.sent.append(
                {"method": request.method, "path": path, "body": json.loads(content) if content else None}
            )
            found.before_a_write()
        return handle(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", heard)
    return found


def everything(server: MailcowServer) -> str:
    """The whole state of a server, without what its API logs of reads."""
    store = server.state.store
    with store.lock:
        for name in store.values("SELECT domain FROM dkim"):
            dkim._with_keys(store, name)  # which are made when they are first read
        store.commit()
        tables = store.values("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        rows = {table: store.rows(f'SELECT * FROM "{table}"') for table in tables if table != "log_line"}  # noqa: S608
        rows["log_line"] = store.rows("SELECT * FROM log_line WHERE log <> 'api' OR line LIKE '%\"POST\"%'")
    return json.dumps(rows, default=repr)


def masked(value: Any, secrets: list[str], name: str = "") -> Any:
    """A request as it may be shown."""
    if name in SECRETS and value:
        return HIDDEN
    if isinstance(value, dict):
        return {key: masked(inner, secrets, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [masked(inner, secrets, name) for inner in value]
    return value


def holds(told: Any, wanted: Any) -> bool:
    """Whether what was told is what was wanted, and perhaps more."""
    if wanted is ...:
        return True
    if isinstance(wanted, dict) and wanted and isinstance(told, list):
        return any(holds(row, wanted) for row in told)
    if isinstance(wanted, dict) and wanted and isinstance(told, dict):
        return all(name in told and holds(told[name], value) for name, value in wanted.items())
    return bool(told == wanted)


def has_the_documented_shape(step: Step, told: Any) -> None:
    """By what the method says that it returns: fields of the model, and none besides."""
    verb = step.verb
    rows = told if verb.lists else [told]
    assert isinstance(rows, list)
    known = {*names_of(verb.row)}
    for row in rows:
        if row is None:
            assert verb.row is type(None) or type(None) in getattr(verb.hints["return"], "__args__", ())
        elif known:
            assert isinstance(row, dict)
            assert {*row} <= known
        elif isinstance(verb.row, type):
            assert isinstance(row, verb.row)


def run_dry(server: MailcowServer, prompt: Prompt, step: Step, words: list[str]) -> list[dict[str, Any]]:
    """Try a command that writes; the requests that it would send."""
    before = everything(server)
    done = prompt(*words, "--dry-run", "--output", "json", stdin=step.stdin)
    assert done.exit_code == 0, done.stderr
    assert everything(server) == before
    assert prompt.sent == []
    assert "mailcow: dry run: nothing was sent" in done.stderr
    shows_no_secret(server, step, done)
    planned: list[dict[str, Any]] = json.loads(done.stdout)
    assert planned
    return planned


def asks_first(server: MailcowServer, prompt: Prompt, words: list[str]) -> None:
    """Where nobody can be asked, nothing is done without a word."""
    before = everything(server)
    done = prompt(*(word for word in words if word != "--yes"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert re.fullmatch(r"mailcow: .*: there is nobody to ask, so give --yes\n", done.stderr)
    assert everything(server) == before


def keeps_secrets_in_trouble(server: MailcowServer, prompt: Prompt, step: Step, words: list[str]) -> None:
    with server.fail("mysql"):
        done = prompt(*words, "--debug", stdin=step.stdin)
    assert done.exit_code in (COULD_NOT_LOOK, UNKNOWN)
    assert "  at " in done.stderr
    shows_no_secret(server, step, done)


def shows_no_secret(server: MailcowServer, step: Step, done: Result) -> None:
    for secret in (server.api_key, server.read_only_key, *step.secrets):
        assert secret not in done.output


def run(server: MailcowServer, prompt: Prompt, step: Step, known: Known) -> None:
    """Type a command, dry at first where it writes, and look at what came of it."""
    words = [word.format_map(known) if "{" in word and '"' not in word else word for word in shlex.split(step.words)]
    waits = words[0] in WAITING or " ".join(words[:2]) in WAITING
    planned = run_dry(server, prompt, step, words) if step.verb.writes and not waits else []
    if "--yes" in words:
        asks_first(server, prompt, words)
    if step.secrets:
        keeps_secrets_in_trouble(server, prompt, step, words)
    done = prompt(*words, "--output", "json", stdin=step.stdin)
    if waits:
        assert MISSING in done.stderr, f"take {' '.join(words[:2])} from WAITING: it ended with {done.exit_code}"
        return
    assert MISSING not in done.stderr, done.stderr
    assert done.exit_code == step.status, done.stderr
    shows_no_secret(server, step, done)
    if step.verb.writes:
        assert planned == [masked(each, step.secrets) for each in prompt.sent[: len(planned)]]
        assert step.read, "nothing reads it back"
        with Mailcow(server.url, api_key=server.api_key) as cow:
            if step.read is sent:
                assert [row.uri for row in cow.logs.api(50) if "/get/" not in row.uri][-1] == prompt.sent[-1]["path"]
            else:
                assert step.read(cow) == step.found
    else:
        assert not step.read
        assert prompt.sent == []
    if done.stdout == "":
        assert done.exit_code > 0
        return
    told = json.loads(done.stdout)
    has_the_documented_shape(step, told)
    assert holds(told, step.told), told
    rows = told if isinstance(told, list) else [told]
    for row in rows:
        if isinstance(row, dict):
            known.update({name: value for name, value in row.items() if not isinstance(value, (dict, list))})


@pytest.mark.parametrize("group", SCENARIOS)
def test_each_command_does_what_it_says(server: MailcowServer, prompt: Prompt, group: str) -> None:
    if group in PREPARED:
        with Mailcow(server.url, api_key=server.api_key) as cow:
            PREPARED[group](server, cow)
    known = Known()
    for step in SCENARIOS[group]:
        try:
            run(server, prompt, step, known)
        except AssertionError as error:
            error.add_note(f"$ mailcow {step.words}")
            raise


def commands() -> set[str]:
    """All commands of the program, by their words."""
    root = cast(Any, get_command(app))
    found = set()
    for name in root.list_commands(typer.Context(root)):
        group = root.get_command(typer.Context(root), name)
        if hasattr(group, "list_commands"):
            found |= {f"{name} {each}" for each in group.list_commands(typer.Context(group))}
        else:
            found.add(name)
    return found


def test_every_command_is_run_here_or_elsewhere() -> None:
    here = {" ".join(step.words.split()[:2]) for steps in SCENARIOS.values() for step in steps}
    assert len(here) > 200
    assert here <= commands()
    assert WAITING.keys() <= here | SCENARIOS.keys()
    assert all(len(reason.split()) > 2 for reason in WAITING.values())
    # Those that are written by hand have files of their own.
    others = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").glob("test_*.py")
        if path.name != Path(__file__).name
    )
    for words in commands() - here:
        typed = r",\s*".join(f'"{word}"' for word in words.split())
        assert re.search(typed, others), f"no test runs {words}"


def test_what_the_library_notes_is_told_like_all_else(server: MailcowServer, prompt: Prompt) -> None:
    with Mailcow(server.url, api_key=server.api_key) as cow:
        PREPARED["quarantine"](server, cow)
    done = prompt("quarantine", "release", "1")
    assert (done.exit_code, done.stdout) == (0, "done\n")
    assert done.stderr == "mailcow: message 1 was released, but rspamd did not learn it: ham_learn_error\n"


# How they end.

CREATE = ("mailbox", "create", "new@example.org", "--password-stdin")
EDIT = ("mailbox", "edit", ANNA, "--name", "Anna")
GET = ("mailbox", "get", ANNA)


@pytest.mark.parametrize(
    ("words", "trouble", "status", "message"),
    [
        (GET, "wrong key", 4, "does not know this API key"),
        (EDIT, "wrong key", 4, "does not know this API key"),
        (EDIT, "read-only key", 4, "may only read"),
        (CREATE, "read-only key", 4, "may only read"),
        (GET, "other address", 4, "203.0.113.5"),
        (CREATE, "other address", 4, "203.0.113.5"),
        (("mailbox", "get", "nobody@example.org"), "", 5, "there is no nobody@example.org"),
        (("mailbox", "edit", "nobody@example.org", "--name", "x"), "", 5, "there is no nobody@example.org"),
        (("domain", "create", DOMAIN), "", 6, "example.org is a domain or an alias domain already"),
        (("mailbox", "create", ANNA, "--password-stdin"), "", 6, "there is anna@example.org already"),
        (("mailbox", "delete", BERT, "nobody@example.org", "--yes"), "", 7, "1 of 2 went through; failed:"),
        (("mailbox", "create", "new@example.net", "--password-stdin"), "", 5, "example.net"),
        (("mailbox", "edit", ANNA, "--quota", "9TiB"), "", 1, "quota"),
        (("mailbox", "edit", ANNA, "--quota", "-1"), "", 2, "--quota"),
        (GET, "mysql", 3, "database"),
        (CREATE, "mysql", 3, "database"),
        (GET, "php-fpm", 3, "is down"),
        (CREATE, "php-fpm", 3, "is down"),
        (GET, "truncated", 3, "no reply"),
        (CREATE, "truncated", 8, "may have been carried out"),
        (GET, "html", 3, "an HTML page came"),
        (CREATE, "html", 8, "may have been carried out"),
        (GET, "reset", 3, "no reply"),
        (CREATE, "reset", 8, "may have been carried out"),
        (GET, "stopped", 3, "no reply"),
        (CREATE, "stopped", 3, "no reply"),
    ],
)
def test_every_end_is_a_line_or_two_and_a_status(  # noqa: PLR0917 - fixtures and cases
    server: MailcowServer,
    prompt: Prompt,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    trouble: str,
    status: int,
    message: str,
) -> None:
    monkeypatch.setattr("mailcow_facade._sync.client.sleep", lambda seconds: None)
    for debug in (False, True):
        with in_trouble(server, prompt, monkeypatch, trouble, status):
            done = prompt(*words, *(["--debug"] if debug else []), stdin=f"{SECRET}\n")
        assert done.exit_code == status, done.stderr
        assert done.stdout == ""
        assert message in done.stderr
        assert done.stderr.startswith("mailcow: ")
        if debug and status != USAGE:
            assert re.search(r"^  at \S+\.py:\d+ in \w+$", done.stderr, re.MULTILINE)
        elif not debug:
            assert len(done.stderr.splitlines()) <= 2 + (status == PARTLY)
        for secret in (SECRET, server.api_key, server.read_only_key, "ABCDEF-ABCDEF"):
            assert secret not in done.output
        if words[1] == "delete":
            break  # it is not done twice


@contextmanager
def in_trouble(
    server: MailcowServer, prompt: Prompt, monkeypatch: pytest.MonkeyPatch, trouble: str, status: int
) -> Iterator[None]:
    with ExitStack() as stack:
        if "key" in trouble:
            wrong = "-".join(["ABCDEF"] * 5)
            monkeypatch.setenv("MAILCOW_API_KEY", server.read_only_key if "read" in trouble else wrong)
        elif trouble == "other address":
            stack.enter_context(server.seen_from("203.0.113.5"))
        elif trouble == "stopped":
            server.stop()
            stack.callback(server.start)
        elif trouble in ("truncated", "html", "reset"):
            stack.callback(server.state.faults.clear)
            if status == UNKNOWN:
                prompt.before_a_write = partial(server.spoil, trouble)
            else:
                server.spoil(trouble, times=100)  # a read is tried again
        elif trouble:
            stack.enter_context(server.fail(trouble))
        yield


Stream = int | IO[bytes] | None


def process(
    server: MailcowServer, *words: str, stdin: Stream = None, stdout: Stream = None, stderr: Stream = None
) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mailcow_facade.cli", *words],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        cwd=ROOT,
        env={**os.environ, "MAILCOW_URL": server.url, "MAILCOW_API_KEY": server.api_key, "PYTHONUNBUFFERED": ""},
    )


@pytest.mark.parametrize("words", ["mailbox list --output json", "mailbox --help", "config path"])
def test_what_cannot_be_written_is_a_status(server: MailcowServer, words: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(server, *words.split(), stdout=full, stderr=subprocess.PIPE)
        _, said = done.communicate()
    assert (done.returncode, said) == (70, b"mailcow: the output: No space left on device\n")


def test_ctrl_c_ends_a_command_that_waits_for_the_server(server: MailcowServer) -> None:
    server.slow_down(30)
    before = {*server._connections}  # of the tests before, perhaps
    started = process(server, *EDIT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not {*server._connections} - before:
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    told, said = started.communicate(timeout=10)
    assert (started.returncode, told, said) == (130, b"", b"\n")


@pytest.mark.parametrize(("typed", "status", "left"), [("y\n", 0, 1), ("n\n", 1, 2), ("\n", 1, 2), ("\x04", 1, 2)])
def test_a_person_is_asked_at_a_terminal(server: MailcowServer, typed: str, status: int, left: int) -> None:
    outer, inner = pty.openpty()
    started = process(server, "mailbox", "delete", BERT, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    shown = ""
    while "[y/N]" not in shown:
        shown += os.read(outer, 1000).decode()
    assert f"mailcow: mailbox delete {BERT}: sure?" in shown
    os.write(outer, typed.encode())
    assert started.wait(timeout=20) == status
    os.close(outer)
    with Mailcow(server.url, api_key=server.api_key) as cow:
        assert len(cow.mailboxes.list()) == left
