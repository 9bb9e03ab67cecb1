"""Every command of ``mailcow`` on an embedded mailcow: what it prints, what it changes, and what ``--dry-run`` tells.

The commands of a group are run one after another on a new server, as a person would type them. Each that writes is
first run with ``--dry-run``, which must change nothing and show the very requests that are sent right after it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from typing import Any, cast

import httpx
import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner, Result

from mailcow_facade import Mailcow
from mailcow_facade.cli.app import app
from mailcow_facade.cli.output import names_of
from mailcow_facade.cli.watch import HIDDEN, SECRETS, writes
from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import dkim
from tests.cli_scenarios import ANNA, BERT, DOMAIN, PREPARED, SCENARIOS, Step, sent
from tests.conftest import ROOT

MISSING = "the embedded mailcow does not imitate"

WAITING: dict[str, str] = {
    "fail2ban renew-banlist-id": "the embedded mailcow has no list of bans to read",
}
"""Commands, or groups of them, whose routes the embedded mailcow does not imitate, each with the reason."""

ELSEWHERE = {
    "config init": "test_cli_settings.py",
    "config list": "test_cli_settings.py",
    "config path": "test_cli_settings.py",
    "config show": "test_cli_settings.py",
    "config use": "test_cli_settings.py",
    "doctor": "test_embedded_roads.py",
}
"""Commands that are written by hand, each with the file of its tests."""


class Known(dict[str, Any]):
    """What was told so far, by the names of the fields."""

    def __missing__(self, name: str) -> str:
        return "1"  # of what the server does not imitate, nothing is told


class Prompt:
    """Where commands are typed, and what they sent to change something."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

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
        return handle(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", heard)
    monkeypatch.setattr("mailcow_facade._sync.client.sleep", lambda seconds: None)
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
    shown_secrets(server, step, done)
    planned: list[dict[str, Any]] = json.loads(done.stdout)
    assert planned
    return planned


def shown_secrets(server: MailcowServer, step: Step, done: Result) -> None:
    for secret in (server.api_key, server.read_only_key, *step.secrets):
        assert secret not in done.output


def run(server: MailcowServer, prompt: Prompt, step: Step, known: Known) -> None:
    """Type a command, dry at first where it writes, and look at what came of it."""
    words = [word.format_map(known) if "{" in word and '"' not in word else word for word in shlex.split(step.words)]
    waits = words[0] in WAITING or " ".join(words[:2]) in WAITING
    planned = run_dry(server, prompt, step, words) if step.verb.writes and not waits else []
    done = prompt(*words, "--output", "json", stdin=step.stdin)
    if waits:
        assert MISSING in done.stderr, f"take {' '.join(words[:2])} from WAITING: it ended with {done.exit_code}"
        return
    assert MISSING not in done.stderr, done.stderr
    assert done.exit_code == step.status, done.stderr
    shown_secrets(server, step, done)
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
    assert here | ELSEWHERE.keys() == commands()
    assert not here & ELSEWHERE.keys()
    assert WAITING.keys() <= here | SCENARIOS.keys()
    assert all(len(reason.split()) > 2 for reason in WAITING.values())
    for words, file in ELSEWHERE.items():
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert re.search(rf"\b{words.split()[-1]}\b", text), (words, file)
