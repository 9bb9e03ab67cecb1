"""The command on a made-up server, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

import httpx
import pytest
from typer.testing import CliRunner, Result

from mailcow_facade.cli.app import app
from tests.clients import MadeUp

URL = "https://mail.example.org"
KEY = "PLANTD-ABCDEF-ABCDEF-ABCDEF-ABCDEF"
SECRET = "Planted-Pass-7381"

Reply = httpx.Response | dict[str, Any] | list[Any] | Exception
Answers = dict[str, Reply | Callable[[httpx.Request], Reply]]


class Server:
    """Answers by method and path without ``/api/v1/``; else a write succeeds, and a read finds nothing."""

    def __init__(self) -> None:
        self.answers: Answers = {}
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        place = f"{request.method} {request.url.path.removeprefix('/api/v1/')}"
        answer = self.answers.get(place, [{"type": "success", "msg": "ok"}] if request.method == "POST" else {})
        if callable(answer) and not isinstance(answer, httpx.Response):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    @property
    def writes(self) -> list[tuple[str, Any]]:
        """What was sent to change something: the route, and the body."""
        posts = [request for request in self.requests if request.method == "POST"]
        return [(each.url.path.removeprefix("/api/v1/"), json.loads(each.content)) for each in posts]


class Run(Protocol):
    """Runs ``mailcow`` with these arguments."""

    def __call__(self, *arguments: str, stdin: str | None = None) -> Result: ...


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """What the command talks to, in place of a mailcow."""
    made_up = Server()
    monkeypatch.setattr(httpx, "HTTPTransport", lambda **options: MadeUp(made_up))
    return made_up


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command, with a server and a key in its environment, and without a configuration file."""
    for name in ("MAILCOW_PASSWORD", "MAIL_API", "MAILCOW_PROFILE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAILCOW_URL", URL)
    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    monkeypatch.setenv("MAILCOW_CONFIG", str(tmp_path_factory.mktemp("config") / "config.toml"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: str | None = None) -> Result:
        done = CliRunner().invoke(app, list(arguments), input=stdin, prog_name="mailcow")
        assert "Traceback" not in done.output
        for secret in (KEY, SECRET):
            assert secret not in done.output
        return done

    return run
