"""The client as a whole: what is sent again, how much is under way at a time, strict reading, and calls by path."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import httpx
import pytest

from mailcow_facade import (
    AsyncMailcow,
    ConnectionFailed,
    ConnectionTimeout,
    Mailcow,
    MailcowError,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    PermissionDenied,
    Rejected,
    RouteNotFound,
    SchemaDrift,
    TlsError,
    UnexpectedReply,
)
from tests.clients import Answering
from tests.test_replies import REPLIES

DOMAIN = next(
    reply["response"]["body"]
    for reply in REPLIES
    if reply["request"]["path"] == "/api/v1/get/domain/example.test" and reply["response"]["body"] != "{}"
)
DONE = [{"type": "success", "msg": ["mailbox_removed", "anna@example.org"]}]
Call = Callable[[Mailcow], Any]


def read(cow: Mailcow) -> Any:
    return cow.domains.get("example.test")


def search(cow: Mailcow) -> Any:
    return cow.request("POST", "search/domain", json={"draw": 1, "start": 0, "length": 1})


def write(cow: Mailcow) -> Any:
    return cow.request("POST", "delete/mailbox", json=["anna@example.org"])


def read_that_writes(cow: Mailcow) -> Any:
    return cow.request("GET", "get/reset-last-login/anna@example.org")


class Server:
    """Answers in turn as it is told, and then well."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        if request.url.path.endswith("/search/domain"):
            return httpx.Response(200, json={"draw": 1, "recordsTotal": 0, "recordsFiltered": 0, "data": []})
        return httpx.Response(200, json=DONE) if request.method == "POST" else httpx.Response(200, text=DOMAIN)


BAD_GATEWAY = httpx.Response(502, html="<html>502 Bad Gateway</html>")
BROKEN = httpx.Response(200, text=DOMAIN[:100])


@pytest.mark.parametrize("call", [read, search])
@pytest.mark.parametrize(
    "broken",
    [
        BAD_GATEWAY,
        httpx.Response(503),
        httpx.Response(504),
        BROKEN,
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("cut"),
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
    ],
    ids=repr,
)
def test_a_read_that_broke_off_is_sent_again(
    answering: Answering, pauses: list[float], broken: httpx.Response | Exception, call: Call
) -> None:
    server = Server(broken, broken)
    assert call(answering(server)) is not None
    assert len(server.requests) == 3
    assert 0.25 <= pauses[0] <= 0.5
    assert 0.5 <= pauses[1] <= 1.0


@pytest.mark.parametrize(
    ("broken", "call", "kind"),
    [
        (BAD_GATEWAY, write, OutcomeUnknown),
        (BROKEN, write, OutcomeUnknown),
        (httpx.ReadError("reset"), write, OutcomeUnknown),
        (httpx.ReadTimeout("slow"), write, OutcomeUnknown),
        (BAD_GATEWAY, read_that_writes, OutcomeUnknown),
        (httpx.ReadTimeout("slow"), read, ConnectionTimeout),
        (httpx.Response(401, json={"type": "error", "msg": "authentication failed"}), read, NotAuthenticated),
        (httpx.Response(403), read, PermissionDenied),
        (httpx.Response(404), read, UnexpectedReply),
        (httpx.Response(405, html="<html>"), read, UnexpectedReply),
        (httpx.Response(429), read, UnexpectedReply),
        (httpx.Response(500, html="<html>"), read, UnexpectedReply),
        (httpx.Response(200, html="<html>Log in</html>"), read, UnexpectedReply),
        (httpx.Response(301, headers={"location": "https://mail.example.org/"}), read, UnexpectedReply),
        (httpx.Response(200), read, NotAuthenticated),
        (httpx.Response(200, json={}), read, NotFound),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), read, TlsError),
    ],
)  # fmt: skip
def test_what_may_do_harm_or_helps_nobody_is_sent_once(
    answering: Answering,
    pauses: list[float],
    broken: httpx.Response | Exception,
    call: Call,
    kind: type[MailcowError],
) -> None:
    server = Server(broken)
    with pytest.raises(MailcowError) as caught:
        call(answering(server))
    assert type(caught.value) is kind
    assert not caught.value.retryable
    assert len(server.requests) == 1
    assert pauses == []


def test_a_write_that_was_not_sent_is_sent_again(answering: Answering, pauses: list[float]) -> None:
    server = Server(httpx.ConnectError("refused"))
    assert write(answering(server)) == DONE
    first, second = server.requests
    assert first.content == second.content == b'["anna@example.org"]'
    assert len(pauses) == 1


@pytest.mark.parametrize("retries", [0, 1, 5])
def test_there_is_an_end_to_it(answering: Answering, pauses: list[float], retries: int) -> None:
    server = Server(*[httpx.ConnectError("refused")] * 10)
    with pytest.raises(ConnectionFailed) as caught:
        read(answering(server, retries=retries))
    assert caught.value.retryable
    assert len(server.requests) == retries + 1
    assert len(pauses) == retries
    assert all(pause <= 8 for pause in pauses)


def test_pauses_differ(answering: Answering, pauses: list[float]) -> None:
    for _ in range(5):
        read(answering(Server(httpx.ConnectError("refused"))))
    assert len(set(pauses)) == 5


class Busy:
    """Answers when enough requests are under way, or when no more are to come; notes how many there were."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.deletions = self.most_deletions = 0
        self._lock = threading.Lock()

    def enter(self, request: httpx.Request) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
            if "/delete/" in request.url.path:
                self.deletions += 1
                self.most_deletions = max(self.most_deletions, self.deletions)

    def leave(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            self.now -= 1
            self.deletions -= "/delete/" in request.url.path
        return httpx.Response(200, json=DONE) if request.method == "POST" else httpx.Response(200, text=DOMAIN)


@pytest.mark.parametrize("limit", [1, 3])
def test_threads_share_a_limit(limit: int) -> None:
    busy, barrier = Busy(), threading.Barrier(limit)

    def handler(request: httpx.Request) -> httpx.Response:
        busy.enter(request)
        if request.method == "GET":
            barrier.wait(timeout=10)  # that many are really let through at a time
        return busy.leave(request)

    transport = httpx.MockTransport(handler)
    with (
        Mailcow("https://mail.example.org", api_key="K", max_concurrency=limit, transport=transport) as cow,
        ThreadPoolExecutor(12) as pool,
    ):
        list(pool.map(lambda _: read(cow), range(12)))
        assert busy.most == limit
        list(pool.map(lambda _: write(cow), range(12)))
    assert busy.most == limit
    assert busy.most_deletions == 1


@pytest.mark.parametrize("limit", [1, 3])
async def test_tasks_share_a_limit(limit: int) -> None:
    busy = Busy()

    async def handler(request: httpx.Request) -> httpx.Response:
        busy.enter(request)
        for _ in range(20):
            await anyio.lowlevel.checkpoint()
        return busy.leave(request)

    transport = httpx.MockTransport(handler)
    async with AsyncMailcow("https://mail.example.org", api_key="K", max_concurrency=limit, transport=transport) as cow:

        async def both() -> None:
            await cow.domains.get("example.test")
            await cow.request("POST", "delete/mailbox", json=["anna@example.org"])

        async with anyio.create_task_group() as group:
            for _ in range(12):
                group.start_soon(both)
    assert busy.most == limit
    assert busy.most_deletions == 1


def test_one_that_waits_for_its_next_try_is_in_nobody_s_way(pauses: list[float]) -> None:
    server = Server(BAD_GATEWAY)
    held = []

    def handler(request: httpx.Request) -> httpx.Response:
        held.append(len(pauses))
        return server(request)

    transport = httpx.MockTransport(handler)
    with Mailcow("https://mail.example.org", api_key="K", max_concurrency=1, transport=transport) as cow:
        read(cow)
    assert held == [0, 1]


@pytest.mark.parametrize(("timeout", "read_seconds"), [(5.0, 120.0), (300.0, 300.0), (None, None)])
def test_a_deletion_gets_time(answering: Answering, timeout: float | None, read_seconds: float | None) -> None:
    server = Server()
    cow = answering(server, timeout=timeout)
    write(cow)
    read(cow)
    deletion, other = server.requests
    assert deletion.extensions["timeout"] == {
        "connect": timeout, "read": read_seconds, "write": timeout, "pool": timeout,
    }  # fmt: skip
    assert other.extensions["timeout"]["read"] == timeout


@pytest.mark.parametrize("option", [{"max_concurrency": 0}, {"retries": -1}])
def test_numbers_that_make_no_sense(option: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least"):
        Mailcow("https://mail.example.org", api_key="K", **option)  # type: ignore[arg-type]


def changed(**fields: Any) -> httpx.Response:
    row = httpx.Response(200, text=DOMAIN).json()
    row.update(fields)
    return httpx.Response(200, json={name: value for name, value in row.items() if value != "gone"})


def test_strict_reading_names_what_drifted(answering: Answering) -> None:
    cow = answering(Server(changed(max_quota_for_domain="secret-value")), strict=True)
    with pytest.raises(SchemaDrift) as caught:
        read(cow)
    drift = caught.value
    assert (drift.pointer, drift.expected, drift.found) == ("/max_quota_for_domain", "integer", "string")
    assert drift.operation == "getDomain"
    assert "secret-value" not in str(drift)
    assert read(cow).domain_name == "example.test", "what agrees is read as ever"


def test_strict_reading_misses_what_is_gone(answering: Answering) -> None:
    with pytest.raises(SchemaDrift, match="nothing came") as caught:
        read(answering(Server(changed(domain_name="gone")), strict=True))
    assert (caught.value.pointer, caught.value.found) == ("/domain_name", "nothing")


def test_a_new_field_is_no_drift(answering: Answering) -> None:
    found = read(answering(Server(changed(brand_new=1)), strict=True))
    assert found.additional_properties == {"brand_new": 1}


def test_without_strict_nothing_is_lost(answering: Answering) -> None:
    assert read(answering(Server(changed(max_quota_for_domain="lots")))).max_quota_for_domain == "lots"


def test_a_write_with_a_strange_reply_is_told_as_done(answering: Answering) -> None:
    strange = httpx.Response(200, json=[{"type": "success", "msg": 7}])
    with pytest.raises(SchemaDrift, match="the write itself was carried out"):
        write(answering(Server(strange), strict=True))
    refused = httpx.Response(200, json=[{"type": "danger", "msg": ["max_mailbox_exceeded"], "log": 7}])
    with pytest.raises(Rejected):
        write(answering(Server(refused), strict=True))


def test_strict_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "mailcow_facade.spec.contract", raising=False)
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    with pytest.raises(ImportError, match=r"mailcow-facade\[spec\]"):
        Mailcow("https://mail.example.org", api_key="K", strict=True)


@pytest.mark.parametrize(
    "path", ["get/domain/all", "/get/domain/all", "/api/v1/get/domain/all", "api/v1/get/domain/all"]
)
def test_a_call_by_path_knows_the_route(answering: Answering, path: str) -> None:
    server = Server(httpx.Response(200, json={}))
    assert answering(server).request("GET", path) == []
    [request] = server.requests
    assert request.url.path == "/api/v1/get/domain/all"
    assert request.extensions["operation"].id == "listDomains"


def test_a_call_by_path_of_a_missing_object(answering: Answering) -> None:
    with pytest.raises(NotFound):
        answering(Server(httpx.Response(200, json={}))).request("GET", "get/mailbox/anna@example.org")


def test_a_call_by_path_returns_no_echo_of_what_was_sent(answering: Answering) -> None:
    """mailcow repeats a relay host's password in clear."""
    echo = ["relayhost", "add", {"hostname": "mx.example.com", "password": "planted-password"}]
    server = Server(httpx.Response(200, json=[{"type": "success", "log": echo, "msg": ["relayhost_added", "x"]}]))
    made = answering(server).request("POST", "add/relayhost", json={"password": "planted-password"})
    assert made == [{"type": "success", "msg": ["relayhost_added", "x"]}]


def test_a_call_by_path_of_a_route_nobody_knows(answering: Answering) -> None:
    server = Server(
        httpx.Response(200, json={}), httpx.Response(200, json=[{"type": "danger", "msg": "access_denied"}])
    )
    cow = answering(server)
    assert cow.request("GET", "get/brand/new", params={"page": 2}) == {}
    assert str(server.requests[0].url.query, "ascii") == "page=2"
    with pytest.raises(NotFound) as caught:
        cow.request("POST", "edit/brand-new", json={"items": ["a"], "attr": {}})
    assert caught.value.operation == "POST /api/v1/edit/brand-new"


@pytest.mark.parametrize(
    "path", ["", "/", "https://elsewhere.example/get/x", "get/../../x", "get/x#y", "//elsewhere/x"]
)
def test_a_call_by_path_stays_on_the_server(answering: Answering, path: str) -> None:
    server = Server()
    with pytest.raises(ValueError, match="no route"):
        answering(server).request("GET", path)
    assert server.requests == []


def test_a_route_that_this_server_lacks(answering: Answering) -> None:
    missing = httpx.Response(404, json={"type": "error", "msg": "route not found"})
    with pytest.raises(RouteNotFound, match="came with mailcow 2026-03") as caught:
        search(answering(Server(missing)))
    assert caught.value.since == "2026-03"
    with pytest.raises(RouteNotFound, match="does not have /api/v1/get/brand/new") as unknown:
        answering(Server(missing)).request("GET", "get/brand/new")
    assert unknown.value.since is None
