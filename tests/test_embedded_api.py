"""The embedded mailcow under the facade, with both kinds of client; and what a test can do to it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from mailcow_facade import (
    AlreadyExists,
    ConnectionFailed,
    ConnectionTimeout,
    IpNotAllowed,
    Mailcow,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    ReadOnlyKey,
    Rejected,
    UnexpectedReply,
)
from mailcow_facade.spec import document
from mailcow_facade.spec.pin import pin
from mailcow_facade.testing import MailcowServer, routes
from tests.clients import Mode, open_client
from tests.conftest import ROOT

DOMAIN = "example.org"
ANNA = f"anna@{DOMAIN}"
PASSWORD = "Correct-Horse-1"

Connect = Callable[..., Mailcow]


@pytest.fixture
def server() -> Iterator[MailcowServer]:
    with MailcowServer() as server:
        yield server


@pytest.fixture
def connect(server: MailcowServer, mode: Mode) -> Iterator[Connect]:
    with asyncio.Runner() as runner:
        opened: list[Mailcow] = []

        def connect(**options: Any) -> Mailcow:
            about = {"api_key": server.api_key, "retries": 0, **options}
            opened.append(open_client(mode, server.url, runner, **about))
            return opened[-1]

        yield connect
        for client in opened:
            client.close()


@pytest.fixture
def cow(connect: Connect) -> Mailcow:
    return connect()


def post(server: MailcowServer, path: str, body: Any, **headers: str) -> httpx.Response:
    """A write without the facade."""
    sent = {"X-API-Key": server.api_key, **headers}
    return httpx.post(f"{server.url}/api/v1/{path}", json=body, headers=sent, trust_env=False)


def test_from_a_domain_to_an_app_password(cow: Mailcow) -> None:
    cow.domains.create(DOMAIN, max_quota_for_domain="20 GiB", max_quota_for_mbox="5 GiB", def_quota_for_mbox="1 GiB")
    mailbox = cow.mailboxes.create(ANNA, PASSWORD, name="Anna", quota="2 GiB", tags=["staff"])
    assert (mailbox.quota, mailbox.tags) == (2 * 1024**3, ["staff"])
    with pytest.raises(AlreadyExists):
        cow.mailboxes.create(ANNA, PASSWORD)
    alias = cow.aliases.create(f"info@{DOMAIN}", ANNA)
    assert alias.goto == ANNA
    app = cow.app_passwords.create(ANNA, "Phone", PASSWORD, protocols=["imap", "smtp"]).app_password
    assert (app.imap_access, app.smtp_access, app.pop3_access) == (True, True, False)
    assert cow.dkim.get(DOMAIN).length == "2048"
    assert cow.mailboxes.edit(ANNA, active=False).active == 0
    assert [row.username for row in cow.mailboxes.list(tags=["staff"])] == [ANNA]
    cow.mailboxes.delete(ANNA)
    assert not cow.aliases.exists(f"info@{DOMAIN}")
    with pytest.raises(NotFound):
        cow.mailboxes.get(ANNA)
    cow.domains.delete(DOMAIN)
    assert cow.domains.list() == []


def test_every_reply_keeps_to_the_effective_spec(connect: Connect) -> None:
    strict = connect(strict=True)
    strict.domains.create(DOMAIN, tags=["a"])
    strict.alias_domains.create("alias.example", DOMAIN)
    strict.mailboxes.create(ANNA, PASSWORD)
    strict.aliases.create(f"info@{DOMAIN}", ANNA)
    strict.app_passwords.create(ANNA, "Phone", PASSWORD)
    strict.time_limited_aliases.create(ANNA)
    strict.domain_admins.create("deputy", PASSWORD, selected_domains=[DOMAIN])
    assert len(strict.logs.api(5)) == 5
    assert strict.status.version() == "2026-07a"
    assert strict.status.host().cpu.cores >= 1
    assert len(strict.templates.mailboxes.list()) == 1
    assert [row.username for row in strict.mailboxes.iter(page_size=1)] == [ANNA]


def test_who_you_are(server: MailcowServer, connect: Connect) -> None:
    with pytest.raises(NotAuthenticated):
        connect(api_key="WRONG").domains.list()
    reader = connect(api_key=server.read_only_key)
    assert reader.domains.list() == []
    with pytest.raises(ReadOnlyKey):
        reader.domains.create(DOMAIN)
    assert server.api_key not in repr(vars(reader))


def test_an_address_that_is_not_allowed(mode: Mode) -> None:
    with (
        MailcowServer(allow_from=["192.0.2.1"]) as server,
        asyncio.Runner() as runner,
        open_client(mode, server.url, runner, api_key=server.api_key) as cow,
        pytest.raises(IpNotAllowed) as caught,
    ):
        cow.domains.list()
    assert caught.value.address == "127.0.0.1"


def test_a_session_cookie_stands_for_the_key(server: MailcowServer) -> None:
    with httpx.Client(base_url=f"{server.url}/api/v1/", trust_env=False) as client:
        assert client.get("get/status/version").content == b""
        client.get("get/status/version", headers={"X-API-Key": server.api_key})
        assert client.get("get/status/version").json() == {"version": "2026-07a"}
        # A name that is too long for the database: nothing comes, and the next write tells why.
        assert client.post("add/domain", json={"domain": DOMAIN, "description": "x" * 256}).content == b""
        results = client.post("delete/dkim", json=[]).json()
        assert results[0]["msg"][1]["errorInfo"][0] == "22001"
        client.get("get/status/version", headers={"X-API-Key": server.read_only_key})
        assert client.post("add/domain", json={"domain": DOMAIN}).status_code == 403


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("mysql", "database is down"),
        ("redis", "Redis is down"),
        ("dockerapi", "Docker API is down"),
        ("php-fpm", "502"),
    ],
)
def test_a_part_that_is_down(server: MailcowServer, cow: Mailcow, part: str, said: str) -> None:
    with server.fail(part):
        with pytest.raises(UnexpectedReply, match=said):
            cow.domains.list()
        with pytest.raises(OutcomeUnknown):
            cow.domains.create(DOMAIN)
    assert cow.domains.list() == []


def test_no_part_of_that_name(server: MailcowServer) -> None:
    with pytest.raises(ValueError, match="there are mysql"), server.fail("mysqld"):
        pass
    with pytest.raises(ValueError, match="there are reset"):
        server.spoil("nicely")


def test_replies_that_are_spoilt(server: MailcowServer, cow: Mailcow, connect: Connect) -> None:
    cow.domains.create(DOMAIN)
    server.spoil("reset")
    with pytest.raises(ConnectionFailed):
        cow.domains.list()
    server.spoil("truncated")
    with pytest.raises(ConnectionFailed):
        cow.domains.list()
    server.spoil("html")
    with pytest.raises(UnexpectedReply, match="HTML"):
        cow.domains.list()
    server.spoil("reset")
    with pytest.raises(OutcomeUnknown):
        cow.request("POST", "edit/domain", json={"items": [DOMAIN], "attr": {"description": "lost"}})
    server.spoil("reset")
    assert [row.domain_name for row in connect(retries=1).domains.list()] == [DOMAIN]


def test_a_server_that_is_slow(server: MailcowServer, connect: Connect) -> None:
    server.slow_down(0.3)
    with pytest.raises(ConnectionTimeout):
        connect(timeout=0.1).domains.list()
    server.slow_down(0)
    assert connect(timeout=0.1).domains.list() == []


def test_what_a_web_page_may_read(server: MailcowServer, cow: Mailcow) -> None:
    own, other = "http://mail.example.org", "https://app.example.org:8443"

    def ask(method: str, origin: str, **headers: str) -> httpx.Response:
        about = {"X-API-Key": server.api_key, "Origin": origin, **headers}
        return httpx.request(method, f"{server.url}/api/v1/get/status/version", headers=about, trust_env=False)

    told = ask("GET", own.upper()).headers
    assert (told["access-control-allow-origin"], told["vary"]) == (own, "Origin")
    assert told["access-control-allow-methods"] == "GET, POST, PUT, DELETE, OPTION, OPTIONS"
    assert "access-control-allow-origin" not in ask("GET", other).headers
    assert "access-control-allow-methods" not in ask("GET", own, **{"X-API-Key": "WRONG"}).headers
    cow.cors.set(allowed_origins=[other], allowed_methods=["GET"])
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-api-key"}
    reply = ask("OPTIONS", other, **asked)
    assert (reply.status_code, reply.content, reply.headers["access-control-allow-origin"]) == (200, b"", other)
    assert ask("OPTIONS", other, **{**asked, "Access-Control-Request-Method": "POST"}).status_code == 405
    assert ask("OPTIONS", other).json()["msg"] == "only GET method is allowed"
    cow.cors.set(allowed_origins=["*"])
    told = ask("GET", other).headers
    assert (told["access-control-allow-origin"], "vary" in told) == ("*", False)


def test_what_is_not_imitated_says_so(server: MailcowServer, cow: Mailcow, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = routes.Route("POST", "/api/v1/add/domain")
    monkeypatch.setattr(routes, "find", lambda path: routes.Found(absent))
    reply = post(server, "add/domain", {"domain": DOMAIN})
    assert reply.status_code == 501
    assert absent.path in reply.json()["msg"]
    with pytest.raises(Rejected, match="does not imitate"):
        cow.domains.create(DOMAIN)


def test_a_file_keeps_the_state(tmp_path: Path) -> None:
    path = tmp_path / "mailcow.sqlite"
    with MailcowServer(database=path, api_key="KEY") as server:
        post(server, "add/domain", {"domain": DOMAIN})
    with MailcowServer(database=path, api_key="KEY") as server, Mailcow(server.url, api_key="KEY") as cow:
        assert [row.domain_name for row in cow.domains.list()] == [DOMAIN]
        server.reset()
        assert cow.domains.list() == []
        assert [row.id for row in cow.templates.domains.list()] == [1]


def test_the_clock_can_be_moved(server: MailcowServer, cow: Mailcow) -> None:
    cow.domains.create(DOMAIN)
    cow.mailboxes.create(ANNA, PASSWORD)
    cow.time_limited_aliases.create(ANNA, lasts=timedelta(hours=2))
    server.clock.advance(3600)
    assert len(cow.time_limited_aliases.list(ANNA)) == 1
    server.clock.advance(3601)
    assert cow.time_limited_aliases.list(ANNA) == []
    with pytest.raises(ValueError, match="back"):
        server.clock.advance(-1)


def test_stopped_and_started_again(server: MailcowServer) -> None:
    post(server, "add/domain", {"domain": DOMAIN})
    server.stop()
    with pytest.raises(RuntimeError, match="does not run"):
        _ = server.url
    server.start()
    assert post(server, "add/domain", {"domain": DOMAIN}).json()[0]["msg"] == ["domain_exists", DOMAIN]


async def test_within_a_loop() -> None:
    async with MailcowServer() as server, httpx.AsyncClient(trust_env=False) as client:
        reply = await client.get(f"{server.url}/api/v1/get/status/version", headers={"X-API-Key": server.api_key})
        assert reply.json() == {"version": "2026-07a"}


def test_it_starts_at_once_and_lists_thousands() -> None:
    begun = time.perf_counter()
    with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
        assert cow.domains.list() == []
        started = time.perf_counter() - begun
        cow.domains.create(DOMAIN, max_num_mboxes_for_domain=5000, max_quota_for_domain="1 TiB")
        cow.mailboxes.create(ANNA, PASSWORD)
        with server.state.store.lock:
            store = server.state.store
            row = store.row("SELECT * FROM mailbox") or {}
            for number in range(2999):
                store.insert("mailbox", **{**row, "username": f"u{number}@{DOMAIN}", "local_part": f"u{number}"})
            store.commit()
        begun = time.perf_counter()
        assert len(cow.mailboxes.list()) == 3000
        listed = time.perf_counter() - begun
    # Both are a tenth of this on a quiet machine.
    assert started < 1
    assert listed < 3


def test_the_description_is_served_to_anybody(server: MailcowServer) -> None:
    reply = httpx.get(f"{server.url}/api/openapi.yaml", trust_env=False)
    assert reply.headers["content-type"] == "application/octet-stream"
    served = document.parse(reply.content)
    assert pin(served) == document.parse((ROOT / "openapi.yaml").read_bytes()), "of the same contract"
    parameters = [
        parameter
        for methods in served["paths"].values()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
    ]
    assert len(parameters) == 60
    assert all(parameter["description"] for parameter in parameters), "as programs expect that read it"


def test_a_time_limited_alias_of_nobody_is_the_keys_own(server: MailcowServer) -> None:
    """As some programs ask for it: with other words than mailcow's, which takes all of them for left out."""
    with httpx.Client(base_url=f"{server.url}/api/v1/", headers={"X-API-Key": server.api_key}, trust_env=False) as http:
        body = {"address": ANNA, "goto": ANNA, "validity": 7}
        (said,) = http.post("add/time_limited_alias", json=body).json()
        assert (said["type"], said["msg"]) == ("success", ["mailbox_modified", "API"])
        (refused,) = http.post("add/time_limited_alias", json={**body, "domain": DOMAIN}).json()
        assert refused["msg"] == "domain_invalid"
        (row,) = http.get("get/time_limited_aliases/all").json()
        assert row["goto"] == "API"
        assert row["address"].endswith("@")
        assert http.get(f"get/time_limited_aliases/{ANNA}").json() == {}
        for action, sent in (
            ("edit", {"items": [row["address"]], "attr": {"validity": 9}}),
            ("delete", [row["address"]]),
        ):
            (said,) = http.post(f"{action}/time_limited_alias", json=sent).json()
            assert said["type"] == "success"
        assert http.get("get/time_limited_aliases/all").json() == {}
