"""A plugin that runs the tests made for a real mailcow against the embedded one::

    python -m pytest -p tests.embedded --record-mode=all --disable-recording -m vcr

Each test gets a pristine server, and each reply is held against the one that its cassette has for the same request, as
strictly as the recordings are. What cannot agree is in ``embedded_exceptions.py``; one of them that does is an error.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import Any

import httpx
import pytest
import yaml
from vcr.request import Request

from mailcow_facade.testing import MailcowServer
from tests import test_quarantine
from tests.conformance import Exchange, differences
from tests.conftest import ROOT
from tests.embedded_exceptions import DIFFERENT, FAILING, NOT_COMPARED, NOT_RUN
from tests.scrubbing import scrub_body, scrub_request

OWN_ADDRESS = "192.0.2.7"
LONGEST_SLEEP = 0.02
OTHER_ADDRESS = "192.0.2.8"
"""From where the cassettes were recorded."""

Heard = list[tuple[httpx.Request, httpx.Response]]

_heard: Heard = []
"""What was sent and answered since the test began, its fixtures included."""
_agreed = {"exchanges": 0, "tests": 0}


@pytest.fixture(autouse=True, scope="session")
def embedded() -> Iterator[MailcowServer]:
    """The server that stands in the place of the real one."""
    send: Callable[..., httpx.Response] = httpx.HTTPTransport.handle_request
    sleep = time.sleep

    def handle(self: httpx.HTTPTransport, sent: httpx.Request) -> httpx.Response:
        reply = send(self, sent)
        reply.read()
        _heard.append((sent, reply))
        return reply

    def pause(seconds: float) -> None:
        server.clock.advance(seconds)
        sleep(min(seconds, LONGEST_SLEEP))

    with (
        MailcowServer(allow_from=[OWN_ADDRESS]) as server,
        MailcowServer(api_key=server.api_key, allow_from=[OWN_ADDRESS]) as elsewhere,
        elsewhere.seen_from(OTHER_ADDRESS),
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in {
            "MAILCOW_URL": server.url,
            "MAILCOW_URL_NOT_ALLOWED": elsewhere.url,
            "MAILCOW_API_KEY": server.api_key,
            "MAILCOW_API_KEY_RO": server.read_only_key,
            "MAILCOW_SMTP": f"{server.smtp.host}:{server.smtp.submission}",
            "MAILCOW_IMAP": f"{server.imap.host}:{server.imap.imap}",
        }.items():
            patch.setenv(name, value)
        patch.setattr(httpx.HTTPTransport, "handle_request", handle)
        # Tests wait until a real server's log is written, or its second is over.
        patch.setattr(time, "sleep", pause)
        yield server


@pytest.fixture(autouse=True, scope="module")
def embedded_state(request: pytest.FixtureRequest, embedded: MailcowServer) -> Iterator[dict[str, bytes]]:
    """The state that the tests of a file begin in, once the first one begins: pristine, or what the file has made."""
    _pristine(embedded)
    with pytest.MonkeyPatch.context() as patch:
        # Some tests bring mail to a real server in ways that there are not here.
        ways: dict[str, Callable[..., None]] = {"hold_back": _hold_back, "_send": _send}
        for name, here in ways.items():
            if hasattr(request.module, name):
                patch.setattr(request.module, name, partial(here, embedded, request.module))
        yield {}


def _hold_back(server: MailcowServer, module: Any, number: int, recipient: str = test_quarantine.ADDRESS) -> None:
    about: dict[str, Any] = {"sender": "bad@example.net", "ip": "192.0.2.77"}
    server.hold_back(recipient, test_quarantine.MESSAGE, score=20.5, symbols={"BAYES_SPAM": 5.1}, **about)


def _send(server: MailcowServer, module: Any, recipient: str) -> None:
    text = f"From: {module.SENDER}\r\nTo: {recipient}\r\nSubject: It waits\r\n\r\nHello from the embedded mailcow\r\n"
    server.enqueue(module.SENDER, recipient, message=text, reason="connection refused")


@pytest.fixture(autouse=True)
def embedded_begin(embedded: MailcowServer, embedded_state: dict[str, bytes]) -> None:
    """Nothing is left of the test before."""
    store = embedded.state.store
    with store.lock:
        state = embedded_state.setdefault("state", store.dump())
    _pristine(embedded)
    with store.lock:
        store.load(state)
    _heard.clear()


def _pristine(server: MailcowServer) -> None:
    server.reset()
    server.state.seen_from = OWN_ADDRESS
    server.state.names["nginx"] = ["172.22.1.5"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is known to fail must fail."""
    items[:] = [item for item in items if _name(item).partition(".")[0] not in NOT_RUN]
    names = {_name(item) for item in items}
    whole = not config.option.keyword and all(argument in config.args for argument in ("tests",))
    if whole and (stale := (FAILING.keys() | DIFFERENT.keys()) - names):
        raise pytest.UsageError(f"exceptions for tests that are not there: {sorted(stale)}")
    for item in items:
        if reason := FAILING.get(_name(item)):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Fail a test that passes, but whose replies differ from its cassette's."""
    done = yield
    path = ROOT / "cassettes" / pyfuncitem.path.stem.removeprefix("test_") / f"{pyfuncitem.function.__name__}.yaml"
    if path.is_file() and path.parent.name not in NOT_COMPARED:
        recorded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["interactions"]
        found = _compare(_heard, recorded)
        if _name(pyfuncitem) in DIFFERENT:
            assert found, "it agrees with its cassette, and is no exception any more"
        elif found:
            pytest.fail("\n".join(found), pytrace=False)
        else:
            _agreed["exchanges"] += len(_heard)
            _agreed["tests"] += 1
    return done


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How much was compared."""
    terminalreporter.write_line(
        f"{_agreed['exchanges']} exchanges of {_agreed['tests']} tests agree with the cassettes; "
        f"exceptions: {len(FAILING)} fail, {len(DIFFERENT)} differ"
    )


def _name(item: pytest.Item) -> str:
    """A test as the exceptions name it: its file and function."""
    return f"{item.path.stem.removeprefix('test_')}.{getattr(item, 'originalname', item.name)}"


def _compare(heard: Heard, recorded: list[dict[str, Any]]) -> list[str]:
    """What differs. A request is looked up as vcrpy does it, but for the numbers of rows."""
    left = [(_likeness(_asked(**row["request"])), row["response"]) for row in recorded]
    numbers: dict[str, str] = {}
    found = []
    for sent, reply in heard:
        if isinstance(sent.stream, httpx.SyncByteStream):
            sent.read()
        request = scrub_request(Request(sent.method, str(sent.url), sent.content, {}))
        path = httpx.URL(request.uri).path
        likeness = _likeness(request)
        place = next((place for place, (other, _) in enumerate(left) if other == likeness), None)
        if place is None:
            found.append(f"{sent.method} {path}: not recorded: {request.body!r}")
            continue
        row = left.pop(place)[1]
        content_type = "".join(row["headers"].get("content-type", []))
        body = row["body"]["string"]
        text = _settled(path, body.decode() if isinstance(body, bytes) else body)
        exchange = Exchange(0, "", sent.method, path, "", None, row["status"]["code"], content_type, text)
        content = _settled(path, scrub_body(reply.content).decode())
        came = httpx.Response(reply.status_code, headers=reply.headers, content=content.encode())
        if wrong := differences(exchange, came, numbers):
            found.append(f"{sent.method} {path}: {'; '.join(wrong[:5])}")
    return found


def _asked(*, method: str, uri: str, body: str, **rest: object) -> Request:
    return Request(method, uri, body or b"", {})


def _likeness(request: Request) -> tuple[str, str, str]:
    """What makes two requests the same one: numbers count as any number."""
    body = request.body.decode() if isinstance(request.body, bytes) else str(request.body or "")
    with contextlib.suppress(ValueError):
        body = json.dumps(json.loads(body), sort_keys=True)
    uri = re.sub(r"\d+", "0", request.uri)
    return request.method, uri, _settled(uri, re.sub(r"\d+", "0", body))


def _settled(path: str, body: str) -> str:
    """A body without what was made at random, or depends on what had been before the test."""
    if "time_limited_alias" in path:
        body = re.sub(r"[a-z]+\.[a-z]+(?=@)", "made.up", body)
        with contextlib.suppress(ValueError, TypeError, KeyError):
            return json.dumps(sorted(json.loads(body), key=lambda row: (row["description"], row["permanent"])))
    if path.endswith("add/domain"):
        # An earlier domain of this name leaves its key, and then none is made.
        with contextlib.suppress(ValueError, TypeError, KeyError):
            rows = json.loads(body)
            return json.dumps(
                [row for row in rows if row["log"][0] != "dkim" and row["msg"] != "domain_add_dkim_available"]
            )
    return body
