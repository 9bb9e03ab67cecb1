"""The transport: each quirk of a reply becomes the value or the error that it means; keys and cookies stay inside."""

from __future__ import annotations

import json
import logging
import pickle
import ssl
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import pytest

from mailcow_facade import (
    AlreadyExists,
    ApiError,
    AsyncMailcow,
    ConnectionFailed,
    ConnectionTimeout,
    IpNotAllowed,
    Mailcow,
    MailcowError,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    PartialFailure,
    PermissionDenied,
    ReadOnlyKey,
    Rejected,
    RouteNotFound,
    SchemaDrift,
    TlsError,
    UnexpectedReply,
)
from tests.test_fetch_spec import replying as serve_reply
from tests.test_fetch_spec import serving

KEY = "PLANTED-KEY-4711"
PASSWORD = "planted-password-4711"
Handler = Callable[[httpx.Request], httpx.Response]


def cow(handler: Handler | httpx.Response, url: str = "https://mail.example.org") -> Mailcow:
    """A client of a server that answers as ``handler`` does, or always in one way."""
    answer = handler if callable(handler) else lambda request: handler
    return Mailcow(url, api_key=KEY, retries=0, transport=httpx.MockTransport(answer))


def replying(body: Any, status: int = 200, content_type: str = "application/json", **headers: str) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(status, content=content, headers={"content-type": content_type, **headers})


def raising(error: Exception) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    return handler


def read(client: Mailcow) -> Any:
    return client.domains.get("example.org")


def write(client: Mailcow) -> Any:
    return client.request("POST", "delete/mailbox", json=["anna@example.org"])


HTML = b"<!DOCTYPE html>\n<html><body>Log in</body></html>"


@pytest.mark.parametrize(
    ("answer", "call", "kind", "words"),
    [
        (replying(b""), read, NotAuthenticated, "no valid API key"),
        (replying(b""), write, OutcomeUnknown, "read the object back"),
        (replying({}), read, NotFound, "there is no example.org"),
        (replying([]), read, NotFound, "there is no example.org"),
        (replying({"type": "error", "msg": "Cannot find attributes in post data"}), read, Rejected, "Cannot find"),
        (replying({"type": "error", "msg": "Cannot delete item"}), write, Rejected, "Cannot delete item"),
        (replying([{"type": "danger", "msg": ["domain_exists", "x.org"]}]), write, AlreadyExists, "x.org"),
        (replying([{"type": "danger", "msg": "access_denied"}]), write, NotFound, "no such object"),
        (replying([{"type": "error", "msg": ["a", 1, None, {"b": 2}]}]), write, Rejected, "a (1)"),
        (replying([{"type": "danger", "msg": []}]), write, Rejected, ""),
        (replying("done"), write, OutcomeUnknown, "does not say what was done"),
        (replying({"type": "error", "msg": "authentication failed"}, 401), read, NotAuthenticated, "key"),
        (replying({"type": "error", "msg": "API read/write access denied"}, 403), write, ReadOnlyKey, "read-write"),
        (replying(b"", 403), read, PermissionDenied, "403"),
        (replying({"type": "error", "msg": "route not found"}, 404), read, RouteNotFound, "does not have /api/v1/get"),
        (replying({"type": "error", "msg": "Cannot edit item"}, 404), write, Rejected, "Cannot edit item"),
        (replying({"type": "error", "msg": "not imitated here"}, 501), write, Rejected, "not imitated here"),
        (replying(HTML, 404, "text/html"), read, UnexpectedReply, "is this its address?"),
        (replying({"type": "error", "msg": "Request body doesn't contain valid json!"}, 400), write, Rejected, "json"),
        (replying(HTML, 405, "text/html"), read, UnexpectedReply, "PHP is down"),
        (replying(HTML, 405, "text/html"), write, OutcomeUnknown, "PHP is down or broke off"),
        (replying(HTML, 500, "text/html"), read, UnexpectedReply, "database, Redis or PHP is down"),
        (replying(HTML, 502, "text/html"), read, UnexpectedReply, "502"),
        (replying(b"<p>dockerapi: refused</p>", 500, "text/html"), read, UnexpectedReply, "Docker API is down"),
        (replying(b"<p>Redis: refused</p>", 500, "text/html"), read, UnexpectedReply, "mailcow's Redis is down"),
        (replying(b"<p>database: refused</p>", 500, "text/html"), read, UnexpectedReply, "mailcow's database is down"),
        (replying(HTML, 500, "text/html"), write, OutcomeUnknown, "read the object back"),
        (replying(HTML, 200, "text/html"), read, UnexpectedReply, "HTML page"),
        (replying(HTML, 200, "text/html"), write, OutcomeUnknown, "HTML page"),
        (replying(b'{"domain_name": "exam'), read, UnexpectedReply, "breaks off"),
        (replying(b'[{"type": "succ'), write, OutcomeUnknown, "breaks off"),
        (replying(b"", 301, location="https://mail.example.org/x?k=1"), read, UnexpectedReply, "use https://mail.example"),
        (replying(b"", 302, location="/login"), read, UnexpectedReply, "redirects"),
        (replying(b"", 302, location="http://[::1"), read, UnexpectedReply, "the server redirects; redirects"),
        (replying(b"", 204), read, UnexpectedReply, "204"),
        (raising(httpx.ConnectError("refused")), read, ConnectionFailed, "refused"),
        (raising(httpx.ConnectError("refused")), write, ConnectionFailed, "refused"),
        (raising(httpx.ConnectTimeout("slow")), write, ConnectionTimeout, "could not be reached in time"),
        (raising(httpx.PoolTimeout("full")), write, ConnectionTimeout, "could not be reached in time"),
        (raising(httpx.ReadTimeout("slow")), read, ConnectionTimeout, "sent no reply in time"),
        (raising(httpx.ReadTimeout("slow")), write, OutcomeUnknown, "ReadTimeout"),
        (raising(httpx.ReadError("reset")), read, ConnectionFailed, "reset"),
        (raising(httpx.ReadError("reset")), write, OutcomeUnknown, "ReadError"),
        (raising(httpx.DecodingError("bad gzip")), read, UnexpectedReply, "damaged"),
        (raising(httpx.DecodingError("bad gzip")), write, OutcomeUnknown, "DecodingError"),
        (raising(httpx.RemoteProtocolError("cut")), write, OutcomeUnknown, "RemoteProtocolError"),
        (raising(httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]")), read, TlsError, "CERTIFICATE"),
    ],
)  # fmt: skip
def test_what_a_reply_means(
    answer: httpx.Response | Handler, call: Callable[[Mailcow], Any], kind: type[MailcowError], words: str
) -> None:
    with cow(answer) as client, pytest.raises(MailcowError) as caught:
        call(client)
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert caught.value.operation in ("getDomain", "deleteMailboxes")
    assert KEY not in str(caught.value) + repr(caught.value)


def test_a_tls_error_is_known_by_its_cause() -> None:
    error = httpx.ConnectError("handshake")
    error.__cause__ = ssl.SSLError("bad")
    with cow(raising(error)) as client, pytest.raises(TlsError):
        read(client)


def test_a_refused_write_is_not_lost_among_successes() -> None:
    rows = [
        {"type": "success", "log": ["a"], "msg": ["mailbox_removed", "anna@example.org"]},
        {"type": "danger", "log": ["b"], "msg": ["object_exists", "ben@example.org"]},
        {"type": "info", "msg": "by the way"},
    ]
    with cow(replying(rows)) as client, pytest.raises(PartialFailure) as caught:
        client.mailboxes.delete("anna@example.org")
    [succeeded], [failed] = caught.value.succeeded, caught.value.failed
    assert (succeeded.item, succeeded.code, succeeded.error) == ("anna@example.org", "mailbox_removed", None)
    assert (failed.item, failed.code) == ("ben@example.org", "object_exists")
    assert isinstance(failed.error, AlreadyExists)


def test_a_warning_beside_a_success_is_no_refusal() -> None:
    rows = [{"type": "success", "msg": "ok"}, {"type": "warning", "msg": ["slow"]}]
    with cow(replying(rows)) as client:
        client.mailboxes.delete("anna@example.org")


def test_a_bare_success_is_one_result() -> None:
    with cow(replying({"type": "success", "msg": "Task completed"})) as client:
        client.mailboxes.delete("anna@example.org")


def test_an_empty_reply_means_another_thing_once_the_key_is_proven() -> None:
    replies = iter([replying([]), replying(b""), replying({})])
    with cow(lambda request: next(replies)) as client:
        assert client.domains.list() == []
        with pytest.raises(UnexpectedReply, match="fails inside"):
            client.domains.list()
        assert client.domains.list() == []


@pytest.mark.parametrize(
    ("message", "kind"),
    [("authentication failed", NotAuthenticated), ("api access denied for ip 192.0.2.7", IpNotAllowed)],
)
def test_a_refused_key_ends_a_batch(message: str, kind: type[ApiError]) -> None:
    """mailcow bans an address after ten of these."""
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return replying({"type": "error", "msg": message}, 401)

    with cow(handler) as client:
        with pytest.raises(kind):
            client.mailboxes.delete(*(f"user{number}@example.org" for number in range(12)))
        with pytest.raises(kind):
            client.domains.delete("example.org", "example.com")
    assert len(sent) == 2


def test_what_was_done_before_a_lost_connection_is_told() -> None:
    answers = iter([replying([{"type": "success", "msg": "x"}])])

    def handler(request: httpx.Request) -> httpx.Response:
        try:
            return next(answers)
        except StopIteration:
            raise httpx.ConnectError("refused") from None

    with cow(handler) as client, pytest.raises(PartialFailure) as caught:
        client.mailboxes.delete("anna@example.org", "ben@example.org", "carol@example.org")
    assert [outcome.item for outcome in caught.value.succeeded] == ["anna@example.org"]
    assert [outcome.item for outcome in caught.value.failed] == ["ben@example.org", "carol@example.org"]
    assert all(isinstance(outcome.error, ConnectionFailed) for outcome in caught.value.failed)


def test_a_write_that_cannot_be_read_back_is_not_told_as_undone() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return replying([{"type": "success", "msg": "x"}])
        raise httpx.ReadTimeout("slow")

    with cow(handler) as client, pytest.raises(OutcomeUnknown, match=r"the domain example\.org was accepted"):
        client.domains.create("example.org")


def test_the_session_cookie_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """httpcore logs headers; below a mock there is no httpcore, so a real server answers here."""
    caplog.set_level(logging.DEBUG)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        serve_reply(b"[]", Set_Cookie="MCSESSID=planted-session; path=/")(handler)

    with serving(answer) as url, Mailcow(url, api_key=KEY) as client:
        assert client.domains.list() == []
    assert "receive_response_headers" in caplog.text, "the log that could show it is there"
    assert "planted-session" not in caplog.text
    assert KEY not in caplog.text


def test_a_result_s_echo_is_not_in_its_repr() -> None:
    from mailcow_client.models import Result

    result = Result.from_dict({"type": "success", "msg": "x", "log": ["relayhost", {"password": PASSWORD}]})
    assert PASSWORD not in repr(result)
    assert PASSWORD in str(result.to_dict())


def test_a_list_with_gaps_is_a_list() -> None:
    row = {"domain_name": "example.org", "domain_h_name": "example.org"}
    with cow(replying({"0": row, "2": row})) as client:
        assert len(client.domains.list()) == 2
    with cow(replying({"other": 1})) as client, pytest.raises(UnexpectedReply, match="a list was expected"):
        client.domains.list()
    with cow(replying("text")) as client, pytest.raises(UnexpectedReply, match="an object was expected"):
        client.domains.get("example.org")
    with cow(replying(b"[" * 100_000)) as client, pytest.raises(UnexpectedReply):
        client.domains.list()
    with cow(replying([{"type": "danger", "msg": "access_denied"}])) as client, pytest.raises(NotFound):
        client.domains.get("example.org")


@pytest.mark.parametrize("status", [401, 403, 404, 500, 502, 503])
def test_nothing_is_sent_twice(status: int) -> None:
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return replying(b"", status)

    with cow(handler) as client:
        for call in (read, write):
            with pytest.raises(ApiError):
                call(client)
    assert len(sent) == 2


def test_an_address_that_is_not_allowed_is_told() -> None:
    answer = replying({"type": "error", "msg": "api access denied for ip 2001:db8::7"}, 401, "text/html")
    with cow(answer) as client, pytest.raises(PermissionDenied) as caught:
        read(client)
    assert getattr(caught.value, "address", None) == "2001:db8::7"


def test_no_cookie_is_kept_or_sent() -> None:
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers.get("cookie"), request.headers.get("x-api-key")))
        return httpx.Response(200, json=[], headers={"Set-Cookie": "MCSESSID=planted-session; path=/"})

    with cow(handler) as client:
        client.domains.list()
        client.domains.list()
        assert len(client._http.cookies) == 0
        client._http.cookies.set("MCSESSID", "by-hand", domain="mail.example.org")
        client.domains.list()
    assert seen == [(None, KEY)] * 3


def test_the_key_goes_out_only_below_the_transport(caplog: pytest.LogCaptureFixture) -> None:
    """It is in no object that a user, a log or a traceback could show."""
    caplog.set_level(logging.DEBUG)
    with cow(replying([{"type": "danger", "log": [{"password": PASSWORD}], "msg": "mailbox_invalid"}])) as client:
        assert KEY not in repr(client) + repr(vars(client)) + repr(client._http.headers)
        with pytest.raises(Rejected) as caught:
            client.mailboxes.delete("anna@example.org")
    error = caught.value
    shown = "".join(traceback.format_exception(error)) + repr(vars(error)) + caplog.text
    assert KEY not in shown
    assert PASSWORD not in shown
    assert error.reply == [{"type": "danger", "msg": "mailbox_invalid"}]


def test_a_password_is_in_no_error() -> None:
    rows = [{"type": "danger", "log": ["mailbox", "add", {"password": PASSWORD}], "msg": ["mailbox_invalid", "x"]}]

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return replying({"domain_name": "example.org", "domain_h_name": "", "def_new_mailbox_quota": 1024**3})
        return replying(rows)

    with cow(handler) as client, pytest.raises(Rejected) as caught:
        client.mailboxes.create("anna@example.org", PASSWORD)
    assert PASSWORD not in "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    with cow(handler) as client, pytest.raises(ValueError, match="bytes") as too_long:
        client.mailboxes.create("anna@example.org", PASSWORD * 5)
    assert PASSWORD not in str(too_long.value)


def test_what_is_sent() -> None:
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return replying([{"type": "success", "msg": "x"}])

    with cow(handler) as client:
        client.mailboxes.delete("Anna+tag@Example.org")
    [request] = sent
    assert (request.method, str(request.url)) == ("POST", "https://mail.example.org/api/v1/delete/mailbox")
    assert json.loads(request.content) == ["anna+tag@example.org"]
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("mailcow-facade/")


def test_names_are_quoted_in_paths() -> None:
    paths = []

    def handler(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.raw_path)
        return replying({})

    with cow(handler) as client:
        assert not client.mailboxes.exists("a?b#c%d@example.org")
    assert paths == [b"/api/v1/get/mailbox/a%3Fb%23c%25d%40example.org"]


async def test_async_calls_mean_the_same() -> None:
    replies = iter([replying({}), replying(b""), replying(HTML, 500, "text/html")])
    transport = httpx.MockTransport(lambda request: next(replies))
    async with AsyncMailcow("https://mail.example.org", api_key=KEY, transport=transport) as client:
        assert await client.domains.list() == []
        with pytest.raises(UnexpectedReply):
            await client.domains.list()
        with pytest.raises(OutcomeUnknown):
            await client.mailboxes.delete("anna@example.org")
        assert KEY not in repr(client)


def test_errors_survive_pickling() -> None:
    for kind in (NotFound, IpNotAllowed, PartialFailure, SchemaDrift, RouteNotFound):
        error = kind("none", status=200, code="x", operation="getDomain")
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (str(again), again.code, again.status) == (str(error), "x", 200)
