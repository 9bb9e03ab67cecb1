"""Every quirk of docs/quirks.md: that mailcow answers so, and that nothing of it reaches a user.

A test is named after its quirk (``auth.get-empty-key`` is ``test_auth_get_empty_key``). First it shows what mailcow
itself sends: on its cassette in cassettes/quirks, or in a recorded reply. Then comes the facade.
"""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import json
import logging
import os
import re
import smtplib
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from mailcow_client import models
from mailcow_client.types import Operation

from mailcow_facade import (
    AlreadyExists,
    AsyncMailcow,
    IpNotAllowed,
    Mailcow,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    PartialFailure,
    PermissionDenied,
    ReadOnlyKey,
    Rejected,
    RouteNotFound,
    UnexpectedReply,
)
from tests import generated
from tests.clients import Answering, Connect, MadeUp, Mode
from tests.conftest import ROOT
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD, MASK, SERVER, scrub_response
from tests.test_logs import log_in, log_in_to_the_ui
from tests.test_mailbox_settings import _COLLIDE, _HALVE, _command, _run
from tests.wire import Wire, facade_over, fault, nothing, recorded, recorded_results, results

pytestmark = pytest.mark.vcr

MIB = 1024 * 1024
ORG = "example.org"  # with anna, ben (who cannot log in), failed, and an alias, info
EMPTY = "example.net"  # a domain without mailboxes
COM = "example.com"  # with carol
ANNA = f"anna@{ORG}"
BEN = f"ben@{ORG}"
CAROL = f"carol@{COM}"
FAILED = f"failed@{ORG}"  # one login with a wrong password, and no other
NOWHERE = "nowhere.example"
READ_ONLY = "MAILCOW_API_KEY_RO"
TEXT_OF_256 = "x" * 256


def fail_once(address: str) -> None:
    """One failed try to log in, and no more: smtplib's own login goes on with the next mechanism.

    After some of them in a row Dovecot answers late, if at all.
    """
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=ssl._create_unverified_context())  # noqa: S323 (a throw-away server's own certificate)
        smtp.ehlo()
        smtp.user, smtp.password = address, CANARY_OTHER_PASSWORD
        with pytest.raises(smtplib.SMTPAuthenticationError, match="535"):
            smtp.auth("PLAIN", smtp.auth_plain)
    time.sleep(3)


@pytest.fixture(scope="module", autouse=True)
def populated(recording: bool) -> Iterator[None]:
    """What all cassettes here were recorded on; made and removed outside of them."""
    if not recording:
        yield
        return
    with Mailcow.from_env() as cow:
        cow.domains.create(ORG, max_quota_for_domain="100 GiB", max_quota_for_mbox="20 GiB", def_quota_for_mbox="1 GiB")
        cow.domains.create(EMPTY)
        cow.domains.create(COM)
        cow.mailboxes.create(ANNA, CANARY_PASSWORD, tags=["staff"])
        cow.mailboxes.create(BEN, CANARY_PASSWORD, active=2)
        cow.mailboxes.create(CAROL, CANARY_PASSWORD)
        cow.mailboxes.create(FAILED, CANARY_PASSWORD)
        fail_once(FAILED)
        cow.aliases.create(f"info@{ORG}", ANNA)
        yield
        for mailbox in cow.mailboxes.list():
            cow.mailboxes.delete(mailbox.username)
        for domain in cow.domains.list():
            cow.domains.delete(domain.domain_name)
            if cow.dkim.exists(domain.domain_name):
                cow.dkim.delete(domain.domain_name)


@pytest.fixture
def wire(recording: bool) -> Wire:
    """What shows the replies as mailcow sends them."""
    return Wire(recording)


def operation(name: str) -> Operation:
    """An operation of the generated client by its id."""
    found: Operation = next(module.OPERATION for module in generated.modules() if module.OPERATION.id == name)
    return found


def set_up_ldap(cow: Mailcow) -> None:
    """An identity provider that is not there: nobody logs in."""
    cow.identity_provider.edit(
        "ldap",
        host="ldap.quirks.example",
        port=389,
        basedn="dc=example",
        binddn="cn=reader",
        bindpass=CANARY_PASSWORD,
        username_field="mail",
        attribute_field="othermailbox",
    )


def counting(reply: httpx.Response) -> tuple[list[httpx.Request], Callable[[httpx.Request], httpx.Response]]:
    """A server that always answers so, and the list of what it was sent."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(reply.status_code, content=reply.content, headers=reply.headers)

    return sent, handler


def success(*message: object) -> httpx.Response:
    """A write's success, made up."""
    return httpx.Response(200, json=[{"type": "success", "log": [], "msg": list(message)}])


# 1. Who you are


def test_auth_get_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/domain/all", key=None)
    assert nothing(reply)
    assert reply.headers["content-type"] == "application/json"
    with pytest.raises(NotAuthenticated):
        facade_over(answering, reply).domains.list()


def test_auth_get_empty_key(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/domain/all", key="")
    assert nothing(reply)
    with pytest.raises(NotAuthenticated):
        facade_over(answering, reply).domains.list()
    with pytest.raises(ValueError, match="api_key is empty"):
        answering(reply, api_key="")


def test_auth_unknown_route_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/nowhere/all", key=None)
    assert nothing(reply), "an unknown route looks like a list"
    with pytest.raises(NotAuthenticated):
        facade_over(answering, reply).request("GET", "get/nowhere/all")


def test_auth_add_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", {"domain": "without-key.example.org"}, key=None)
    assert results(reply) == [("danger", "access_denied")]
    with pytest.raises(NotFound) as caught:  # what it means with the key that the facade always sends
        facade_over(answering, reply).domains.create("without-key.example.org")
    assert caught.value.code == "access_denied"


def test_auth_edit_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "edit/domain", {"items": [ORG], "attr": {}}, key=None)
    assert (reply.status_code, reply.json()["msg"]) == (403, "API read/write access denied")
    with pytest.raises(PermissionDenied):
        facade_over(answering, reply).request("POST", "edit/domain", json={"items": [ORG], "attr": {}})


def test_auth_delete_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "delete/mailbox", [ANNA], key=None)
    assert (reply.status_code, reply.json()["msg"]) == (403, "API read/write access denied")
    with pytest.raises(PermissionDenied):
        facade_over(answering, reply).mailboxes.delete(ANNA)


def test_auth_wrong_key(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/domain/all", key="WRONG-WRONG-WRONG")
    assert reply.status_code == 401
    assert reply.headers["content-type"].startswith("text/html")
    assert reply.json()["msg"] == "authentication failed"
    with pytest.raises(NotAuthenticated, match="Do not try again"):
        facade_over(answering, reply).domains.list()


def test_auth_address_not_allowed(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/domain/all", url="MAILCOW_URL_NOT_ALLOWED")
    assert reply.status_code == 401
    assert reply.headers["content-type"].startswith("text/html")
    assert reply.json()["msg"] == "api access denied for ip 192.0.2.8"
    with pytest.raises(IpNotAllowed) as caught:
        facade_over(answering, reply).domains.list()
    assert caught.value.address == "192.0.2.8"


def test_auth_read_only_writes(wire: Wire, answering: Answering) -> None:
    bodies = {"add/domain": {"domain": NOWHERE}, "edit/domain": {"items": [ORG], "attr": {}}, "delete/domain": [ORG]}
    for path, body in bodies.items():
        reply = wire("POST", path, body, key=READ_ONLY)
        assert (reply.status_code, reply.json()["msg"]) == (403, "API read/write access denied")
        with pytest.raises(ReadOnlyKey, match="read-write key"):
            facade_over(answering, reply).request("POST", path, json=body)


def test_auth_read_only_before_route(wire: Wire, answering: Answering) -> None:
    denied = wire("POST", "add/nowhere", {"a": 1}, key=READ_ONLY)
    unknown = wire("POST", "add/nowhere", {"a": 1})
    assert (denied.status_code, unknown.status_code) == (403, 404)
    with pytest.raises(ReadOnlyKey):
        facade_over(answering, denied).request("POST", "add/nowhere", json={"a": 1})
    with pytest.raises(RouteNotFound):
        facade_over(answering, unknown).request("POST", "add/nowhere", json={"a": 1})


def test_auth_read_only_search(wire: Wire, connect: Connect) -> None:
    reply = wire("POST", "search/mailbox", {"draw": 1, "start": 0, "length": 1}, key=READ_ONLY)
    assert reply.status_code == 200
    assert len(reply.json()["data"]) == 1
    assert not operation("searchMailboxes").writes
    assert not operation("searchDomains").writes
    with connect(api_key=READ_ONLY) as cow:
        assert {row.username for row in cow.mailboxes.iter(page_size=2)} >= {ANNA, BEN, CAROL}


def test_auth_ban(wire: Wire, cow: Mailcow) -> None:
    told = wire("GET", "get/fail2ban").json()
    assert (told["max_attempts"], told["retry_window"], told["ban_time"]) == (10, 600, 1800)
    settings = cow.fail2ban.get()
    assert (settings.max_attempts, settings.retry_window, settings.ban_time) == (10, 600, 1800)


@pytest.mark.parametrize("status", [401, 403])
def test_auth_never_again(answering: Answering, status: int) -> None:
    message = "authentication failed" if status == 401 else "API read/write access denied"
    sent, handler = counting(httpx.Response(status, json={"type": "error", "msg": message}))
    cow = answering(handler)
    with pytest.raises((NotAuthenticated, PermissionDenied)):
        cow.domains.list()
    assert len(sent) == 1
    with pytest.raises((NotAuthenticated, PermissionDenied)):
        cow.mailboxes.delete(*(f"user{number}@example.org" for number in range(20)))
    assert len(sent) == 2, "a batch ends with the first refusal"


def test_auth_cookie_set(wire: Wire, recording: bool, answering: Answering) -> None:
    session = wire.session()
    assert session("GET", "get/status/version").status_code == 200
    assert bool(session.http.cookies) is recording, "and it is in no cassette"
    sent, handler = counting(httpx.Response(200, json=[], headers={"set-cookie": "MCSESSID=planted; path=/"}))
    cow = answering(handler)
    cow.domains.list()
    cow.domains.list()
    assert [request.headers.get("cookie") for request in sent] == [None, None]


def test_auth_cookie_is_admin(wire: Wire, answering: Answering) -> None:
    session = wire.session()
    session("GET", "get/status/version")
    assert session("GET", "get/domain/all", key=None).json(), "the cookie alone opens all"
    reply = wire("GET", "get/domain/all", key=None)
    assert nothing(reply)
    with pytest.raises(NotAuthenticated):
        facade_over(answering, reply).domains.list()


def test_auth_cookie_stays_read_only(wire: Wire, cow: Mailcow) -> None:
    session = wire.session()
    session("GET", "get/status/version", key=READ_ONLY)
    assert session("POST", "edit/mailbox", {}, key=None).status_code == 403
    assert session("POST", "edit/mailbox", {}).status_code == 200, "until a call with the other key"
    cow.domains.edit(ORG, description="no call depends on the one before")


def test_auth_cookie_tells_the_last_exception(wire: Wire, cow: Mailcow) -> None:
    session = wire.session()
    assert nothing(session("POST", "add/domain", {"domain": "long.example.org", "description": TEXT_OF_256}))
    mixed = results(session("POST", "edit/domain", {"items": [ORG], "attr": {"description": "harmless"}}))
    assert [kind for kind, _ in mixed] == ["danger", "success"], "the refusal belongs to the call before"
    assert mixed[0][1][0] == "mysql_error"
    with pytest.raises(ValueError, match="256 characters"):
        cow.domains.create("long.example.org", description=TEXT_OF_256)
    assert cow.domains.edit(ORG, description="harmless").description == "harmless"


def test_auth_cookie_opens_other_addresses(wire: Wire, connect: Connect) -> None:
    session = wire.session()
    session("GET", "get/status/version")
    foreign = session("POST", "edit/mailbox", {}, key=None, url="MAILCOW_URL_NOT_ALLOWED")
    assert foreign.status_code == 200
    with connect("MAILCOW_URL_NOT_ALLOWED") as cow, pytest.raises(IpNotAllowed):
        cow.domains.list()


def test_auth_cookie_secret(answering: Answering, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    cookie = {"set-cookie": "MCSESSID=planted-session; path=/"}
    cow = answering(httpx.Response(200, json=[{"type": "danger", "msg": "domain_invalid"}], headers=cookie))
    with pytest.raises(Rejected) as caught:
        cow.domains.delete(ORG)
    assert "planted-session" not in caplog.text + repr(cow) + repr(vars(caught.value))
    kept = scrub_response({"headers": {"Set-Cookie": [cookie["set-cookie"]]}, "body": {"string": b""}})
    assert "planted-session" not in repr(kept)
    for path in (ROOT / "cassettes" / "quirks").glob("*.yaml"):
        assert "MCSESSID" not in path.read_text(encoding="utf-8"), path.name


def test_auth_cookie_reason(wire: Wire, answering: Answering) -> None:
    session = wire.session()
    silent = session("POST", "add/domain", {"domain": "long.example.org", "description": TEXT_OF_256})
    assert nothing(silent)
    [(kind, message), *_] = results(session("POST", "delete/dkim", []))
    assert (kind, message[0]) == ("danger", "mysql_error")
    assert message[1]["errorInfo"][0] == "22001", "too long for its column"
    with pytest.raises(OutcomeUnknown, match="read the object back"):
        facade_over(answering, silent).domains.create("long.example.org")


def test_auth_reset_last_login(wire: Wire, recording: bool) -> None:
    if recording:
        assert log_in(ANNA, CANARY_PASSWORD)
        time.sleep(2)
    assert int(wire("GET", f"get/mailbox/{ANNA}").json()["last_smtp_login"]) > 0
    assert wire("GET", f"get/reset-last-login/{ANNA}", key=READ_ONLY).status_code == 200
    assert int(wire("GET", f"get/mailbox/{ANNA}").json()["last_smtp_login"]) == 0, "a GET, and it has written"
    reset = operation("resetLastLogin")
    assert (reset.method, reset.writes) == ("GET", True)


def test_auth_key_case(wire: Wire, connect: Connect) -> None:
    assert wire("GET", "get/status/version", key=wire.key.lower()).status_code == 200
    with connect(api_key=wire.key.lower()) as cow:
        assert cow.status.version()


def test_auth_key_characters(wire: Wire, answering: Answering) -> None:
    assert wire("GET", "get/status/version", key=f"{wire.key}_!").status_code == 200
    sent, handler = counting(httpx.Response(200, json=[]))
    answering(handler, api_key=" AB_C-1!\n").domains.list()
    assert sent[0].headers["x-api-key"] == "ABC-1", "what is not looked at is not sent"


def test_auth_sec_fetch_dest(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/domain/all", headers={"Sec-Fetch-Dest": "document"})
    assert (reply.status_code, reply.content) == (403, b"")
    with pytest.raises(PermissionDenied):
        facade_over(answering, reply).domains.list()
    sent, handler = counting(httpx.Response(200, json=[]))
    answering(handler).domains.list()
    assert "sec-fetch-dest" not in sent[0].headers


# 2. Shapes of a reply


def test_shape_empty_list(cow: Mailcow, wire: Wire) -> None:
    assert wire("GET", "get/relayhost/all").content == b"{}"
    assert cow.relayhosts.list() == []


def test_shape_missing_object(cow: Mailcow, wire: Wire) -> None:
    assert wire("GET", f"get/mailbox/nobody@{ORG}").content == b"{}"
    with pytest.raises(NotFound, match=f"there is no nobody@{ORG}"):
        cow.mailboxes.get(f"nobody@{ORG}")


def test_shape_empty_queue(cow: Mailcow, wire: Wire) -> None:
    assert wire("GET", "get/mailq/all").content == b"[]"
    assert cow.queue.list() == []


def test_shape_empty_quarantine(cow: Mailcow, wire: Wire) -> None:
    assert wire("GET", "get/quarantine/all").content == b"[]"
    assert wire("GET", "get/quarantine/1").content == b"[]"
    assert cow.quarantine.list() == []
    with pytest.raises(NotFound):
        cow.quarantine.get(1)


def test_shape_empty_tags(cow: Mailcow, wire: Wire) -> None:
    assert wire("GET", f"get/mailbox/{ORG}?tags=none").content == b"[]"
    assert wire("GET", f"get/mailbox/all/{EMPTY}?tags=none").content == b"{}"
    assert cow.mailboxes.list(ORG, tags=["none"]) == []


def test_shape_nothing_without_key(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", f"get/mailbox/{ANNA}", key=None)
    assert nothing(reply)
    with pytest.raises(NotAuthenticated, match="no valid API key"):
        facade_over(answering, reply).mailboxes.get(ANNA)


def test_shape_nothing_for_a_list(wire: Wire, cow: Mailcow) -> None:
    assert nothing(wire("POST", "add/domain", {"domain": ["list.example.org"]}))
    with pytest.raises(TypeError, match="is a str"):
        cow.domains.create(["list.example.org"])  # type: ignore[arg-type]


def test_shape_nothing_for_a_long_name(wire: Wire, cow: Mailcow) -> None:
    body = {"local_part": "long", "domain": ORG, "name": TEXT_OF_256, "password": CANARY_PASSWORD, "active": 1}
    assert nothing(wire("POST", "add/mailbox", {**body, "password2": CANARY_PASSWORD, "quota": 1}))
    with pytest.raises(ValueError, match="256 characters"):
        cow.mailboxes.create(f"long@{ORG}", CANARY_PASSWORD, name=TEXT_OF_256)


def test_shape_nothing_for_a_long_description(wire: Wire, cow: Mailcow) -> None:
    assert nothing(wire("POST", "add/domain", {"domain": "long.example.org", "description": TEXT_OF_256}))
    with pytest.raises(ValueError, match="256 characters"):
        cow.domains.create("long.example.org", description=TEXT_OF_256)


def test_shape_nothing_for_tags_in_brackets(wire: Wire, cow: Mailcow) -> None:
    assert nothing(wire("GET", "get/mailbox/all?tags[]=staff"))
    assert [row.username for row in cow.mailboxes.list(tags=["staff"])] == [ANNA]


def test_shape_nothing_for_an_app_password_without_mailbox(wire: Wire, cow: Mailcow) -> None:
    made = cow.app_passwords.create(ANNA, "edited")
    assert nothing(wire("POST", "edit/app-passwd", {"items": [made.id], "attr": {"active": 0}}))
    assert cow.app_passwords.edit(ANNA, made.id, active=False).active is False
    cow.app_passwords.delete(made.id)


def test_shape_nothing_for_one_app_password(wire: Wire, cow: Mailcow) -> None:
    made = cow.app_passwords.create(ANNA, "single")
    assert nothing(wire("GET", f"get/app-passwd/{made.id}"))
    assert cow.app_passwords.get(ANNA, made.id).name == "single"
    cow.app_passwords.delete(made.id)


def _without_its_object(wire: Wire, answering: Answering, path: str) -> None:
    """mailcow says nothing, and the facade has a word for it."""
    version = wire("GET", "get/status/version")
    reply = wire("GET", path)
    assert nothing(reply)
    cow = facade_over(answering, version, reply)
    cow.status.version()
    with pytest.raises(UnexpectedReply, match="answered with nothing"):
        cow.request("GET", path)


def test_shape_nothing_for_status(wire: Wire, answering: Answering) -> None:
    _without_its_object(wire, answering, "get/status")


def test_shape_nothing_for_mailq(wire: Wire, answering: Answering) -> None:
    _without_its_object(wire, answering, "get/mailq")


def test_shape_nothing_for_last_login(wire: Wire, answering: Answering) -> None:
    _without_its_object(wire, answering, "get/last-login")


def test_shape_nothing_for_an_unknown_status(wire: Wire, answering: Answering) -> None:
    _without_its_object(wire, answering, "get/status/nowhere")


def test_shape_nothing_out_of_memory(answering: Answering) -> None:
    reply = fault("a log too large for PHP's memory")
    assert nothing(reply)
    cow = facade_over(answering, recorded("GET", "get/status/version"), reply)
    cow.status.version()
    with pytest.raises(UnexpectedReply, match="log too large for its memory"):
        cow.request("GET", "get/logs/dovecot/1000")
    rows = [{"time": str(2000 - number), "program": "p", "priority": "info", "message": "m"} for number in range(300)]

    def short_of_memory(request: httpx.Request) -> httpx.Response:
        first, _, last = request.url.path.rpartition("/")[2].rpartition("-")
        start = int(first or 1)
        return reply if int(last) - start >= 120 else httpx.Response(200, json=rows[start - 1 : int(last)] or {})

    assert len(answering(short_of_memory).logs.dovecot(1000)) == 300, "read in pieces"


def test_shape_nothing_after_a_write(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", {"domain": ["list.example.org"]})
    assert nothing(reply)
    with pytest.raises(OutcomeUnknown, match="read the object back before you try again"):
        facade_over(answering, reply).domains.create("list.example.org")


def test_shape_refusal_is_200(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "add/domain", {"domain": ORG})
    assert reply.status_code == 200
    assert results(reply) == [("danger", ["domain_exists", ORG])]
    assert [*reply.json()[0]] == ["type", "log", "msg"]
    with pytest.raises(AlreadyExists) as caught:
        cow.domains.create(ORG)
    assert (caught.value.code, caught.value.params, caught.value.status) == ("domain_exists", (ORG,), 200)


def test_shape_types_mixed(wire: Wire, answering: Answering) -> None:
    body = {"items": [ANNA, f"nobody@{ORG}"], "attr": {"name": "Anna"}}
    reply = wire("POST", "edit/mailbox", body)
    assert [kind for kind, _ in results(reply)] == ["success", "danger"]
    with pytest.raises(PartialFailure) as caught:
        facade_over(answering, reply).request("POST", "edit/mailbox", json=body)
    assert (len(caught.value.succeeded), len(caught.value.failed)) == (1, 1)


def test_shape_warning_and_info(answering: Answering) -> None:
    assert {kind for kind, _ in recorded_results()} == {"success", "danger", "warning", "error"}, "no info was recorded"
    rows = [{"type": kind, "msg": "told"} for kind in ("success", "warning", "info")]
    facade_over(answering, httpx.Response(200, json=rows)).mailboxes.delete(ANNA)


def test_shape_batch_entries(wire: Wire, cow: Mailcow) -> None:
    nobodies = [f"nobody{number}@{ORG}" for number in range(3)]
    reply = wire("POST", "delete/mailbox", nobodies)
    assert results(reply) == [("danger", "access_denied")] * 3, "and none says which it is about"
    with pytest.raises(PartialFailure) as caught:
        cow.mailboxes.delete(*nobodies)
    assert [outcome.item for outcome in caught.value.failed] == nobodies


def test_shape_rl_saved(wire: Wire, answering: Answering) -> None:
    body = {"local_part": "rate", "domain": ORG, "quota": 1, "active": 1}
    reply = wire("POST", "add/mailbox", {**body, "password": CANARY_PASSWORD, "password2": CANARY_PASSWORD})
    assert [message[0] for _, message in results(reply)] == ["rl_saved", "mailbox_added"]
    row = wire("GET", f"get/mailbox/rate@{ORG}")
    cow = facade_over(answering, reply, row)
    assert cow.mailboxes.create(f"rate@{ORG}", CANARY_PASSWORD, quota=MIB).username == f"rate@{ORG}"


def test_shape_dkim_added(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", {"domain": "signed.example.org"})
    assert [message[0] for _, message in results(reply)] == ["dkim_added", "domain_added"]
    row = wire("GET", "get/domain/signed.example.org")
    cow = facade_over(answering, reply, row)
    assert cow.domains.create("signed.example.org").domain_name == "signed.example.org"


def test_shape_bare_error(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", content=b'{"domain": "x.example"}', headers={"content-type": "text/plain"})
    assert reply.json() == {"type": "error", "msg": "Cannot find attributes in post data"}
    assert reply.status_code == 200
    with pytest.raises(Rejected, match="Cannot find attributes"):
        facade_over(answering, reply).domains.create("x.example")


def test_shape_cannot_add(answering: Answering) -> None:
    reply = recorded("POST", "add/bcc")
    assert reply.json() == {"type": "error", "msg": "Cannot add item"}
    with pytest.raises(Rejected, match="Cannot add item"):
        facade_over(answering, reply).request("POST", "add/bcc", json={})


def test_shape_nothing_edited(wire: Wire, cow: Mailcow) -> None:
    assert wire("POST", "edit/mailbox", {}).json() == {"type": "success", "msg": "Task completed"}
    for call, name in ((cow.mailboxes.edit, ANNA), (cow.aliases.edit, ANNA), (cow.domains.edit, ORG)):
        with pytest.raises(ValueError, match="nothing to change"):
            call(name)


def test_shape_nothing_deleted(wire: Wire, cow: Mailcow) -> None:
    assert wire("POST", "delete/mailbox", []).json() == {"type": "success", "msg": "Task completed"}
    cow.mailboxes.delete()  # nothing was asked for, so nothing is sent


def test_shape_alias_to_itself(wire: Wire, cow: Mailcow) -> None:
    loop = f"loop@{ORG}"
    reply = wire("POST", "add/alias", {"address": loop, "goto": loop, "active": 1})
    assert reply.json() == {"type": "success", "msg": "Task completed"}
    assert not cow.aliases.exists(loop)
    with pytest.raises(ValueError, match="its own target"):
        cow.aliases.create(loop, loop)


def test_shape_message_text(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", {})
    assert results(reply) == [("danger", "domain_invalid")]
    with pytest.raises(Rejected) as caught:
        facade_over(answering, reply).request("POST", "add/domain", json={})
    assert (caught.value.code, caught.value.params) == ("domain_invalid", ())


def test_shape_message_list(wire: Wire, cow: Mailcow) -> None:
    body = {"local_part": "large", "domain": ORG, "quota": 999_999, "password": CANARY_PASSWORD}
    reply = wire("POST", "add/mailbox", {**body, "password2": CANARY_PASSWORD})
    [(kind, message)] = results(reply)
    assert (kind, message) == ("danger", ["mailbox_quota_exceeded", 20 * 1024]), "a code, and a number behind it"
    with pytest.raises(Rejected) as caught:
        cow.mailboxes.create(f"large@{ORG}", CANARY_PASSWORD, quota=999_999 * MIB)
    assert (caught.value.code, caught.value.params) == ("mailbox_quota_exceeded", (20 * 1024,))


def test_shape_message_rest(answering: Answering) -> None:
    rests = [message[1:] for _, message in recorded_results() if isinstance(message, list)]
    assert {type(part) for rest in rests for part in rest} >= {str, int}
    message = ["some_code", "text", 1, None, {"nested": [1]}]
    reply = httpx.Response(200, json=[{"type": "danger", "log": [], "msg": message}])
    with pytest.raises(Rejected) as caught:
        facade_over(answering, reply).mailboxes.delete(ANNA)
    assert (caught.value.code, caught.value.params) == ("some_code", ("text", 1, None, {"nested": [1]}))


def test_shape_free_text(wire: Wire, cow: Mailcow) -> None:
    before = {row.id for row in cow.oauth2_clients.list()}
    reply = wire("POST", "add/oauth2-client", {"redirect_uri": "https://app.example.org/raw"})
    assert results(reply) == [("success", "Added client access")]
    made = cow.oauth2_clients.create("https://app.example.org/callback")
    assert made.redirect_uri == "https://app.example.org/callback"
    cow.oauth2_clients.delete(*({row.id for row in cow.oauth2_clients.list()} - before))


def test_shape_log_echoes(wire: Wire, answering: Answering) -> None:
    reply = wire("POST", "add/domain", {"domain": ORG, "description": "echoed"})
    assert "echoed" in json.dumps(reply.json()[0]["log"])
    with pytest.raises(AlreadyExists) as caught:
        facade_over(answering, reply).domains.create(ORG)
    assert "echoed" not in repr(vars(caught.value))


def test_shape_log_stars_mailbox_passwords(wire: Wire, answering: Answering) -> None:
    body = {"local_part": "anna", "domain": ORG, "password": CANARY_PASSWORD, "password2": CANARY_PASSWORD}
    reply = wire("POST", "add/mailbox", body)
    assert reply.json()[0]["log"][3]["password"] == "*"
    with pytest.raises(AlreadyExists) as caught:
        facade_over(answering, reply).mailboxes.create(ANNA, CANARY_PASSWORD, quota=MIB)
    assert "log" not in (caught.value.reply or [{}])[0]


def _echoed_in_clear(reply: httpx.Response, place: int, name: str, answering: Answering) -> None:
    """The echo holds a password; on the cassette it is masked, since it was no row of stars."""
    secret = reply.json()[0]["log"][place][name]
    assert secret in (CANARY_PASSWORD, MASK)
    planted = reply.text.replace(MASK, CANARY_PASSWORD)
    echo = httpx.Response(200, content=planted.replace('"success"', '"danger"'))
    with pytest.raises(Rejected) as caught:
        facade_over(answering, echo).request("POST", "add/anything", json={})
    assert CANARY_PASSWORD not in str(caught.value) + repr(vars(caught.value))
    result = models.Result.from_dict(json.loads(planted)[0])
    assert CANARY_PASSWORD not in repr(result)


def test_shape_log_clear_relayhost(wire: Wire, cow: Mailcow, answering: Answering) -> None:
    body = {"hostname": "relay.quirks.example:587", "username": "customer", "password": CANARY_PASSWORD}
    _echoed_in_clear(wire("POST", "add/relayhost", body), 2, "password", answering)
    cow.relayhosts.delete(*(row.id for row in cow.relayhosts.list() if "quirks.example" in row.hostname))


def test_shape_log_clear_transport(wire: Wire, cow: Mailcow, answering: Answering) -> None:
    body = {"destination": "quirks.example", "nexthop": "[mx.quirks.example]", "active": 1}
    reply = wire("POST", "add/transport", {**body, "username": "customer", "password": CANARY_PASSWORD})
    _echoed_in_clear(reply, 2, "password", answering)
    cow.transports.delete(*(row.id for row in cow.transports.list() if row.destination == "quirks.example"))


def test_shape_log_clear_sync_job(wire: Wire, cow: Mailcow, answering: Answering) -> None:
    body = {"username": ANNA, "host1": "imap.quirks.example", "port1": 993, "user1": "anna", "enc1": "SSL"}
    limits = {"mins_interval": 20, "timeout1": 600, "timeout2": 600, "maxage": 0, "maxbytespersecond": 0}
    more = {"password1": CANARY_PASSWORD, "active": 0, "subfolder2": "", "exclude": "", "delete2duplicates": 1}
    reply = wire("POST", "add/syncjob", {**body, **limits, **more})
    _echoed_in_clear(reply, 3, "password1", answering)
    cow.sync_jobs.delete(*(job.id for job in cow.sync_jobs.list(ANNA)))


def test_shape_unknown_route(wire: Wire, cow: Mailcow) -> None:
    reply = wire("GET", "get/nowhere/all")
    assert (reply.status_code, reply.json()["msg"]) == (404, "route not found")
    with pytest.raises(RouteNotFound, match="does not have"):
        cow.request("GET", "get/nowhere/all")


def test_shape_wrong_method(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "get/domain/all", {})
    assert (reply.status_code, reply.json()["msg"]) == (405, "only GET method is allowed")
    with pytest.raises(Rejected, match="only GET method is allowed"):
        cow.request("POST", "get/domain/all", json={})


def test_shape_get_on_add(wire: Wire, cow: Mailcow) -> None:
    reply = wire("GET", "add/domain")
    assert (reply.status_code, reply.json()["msg"]) == (200, "Cannot find attributes in post data")
    with pytest.raises(Rejected, match="Cannot find attributes"):
        cow.request("GET", "add/domain")


def _no_json(reply: httpx.Response, answering: Answering) -> None:
    assert (reply.status_code, reply.json()["msg"]) == (400, "Request body doesn't contain valid json!")
    with pytest.raises(Rejected, match="valid json"):
        facade_over(answering, reply).request("POST", "delete/domain", json=[])
    sent, handler = counting(success("domain_removed", ORG))
    answering(handler).request("POST", "delete/domain", json=["ä.example"])
    assert json.loads(sent[0].content.decode("utf-8")) == ["ä.example"], "the facade sends nothing but JSON"


def test_shape_body_no_json(wire: Wire, answering: Answering) -> None:
    _no_json(wire("POST", "add/domain", content=b'{"domain": '), answering)


def test_shape_body_null(wire: Wire, answering: Answering) -> None:
    _no_json(wire("POST", "add/domain", content=b"null"), answering)


def test_shape_body_empty(wire: Wire, answering: Answering) -> None:
    _no_json(wire("POST", "add/domain", content=b""), answering)


def test_shape_body_with_bom(wire: Wire, answering: Answering) -> None:
    _no_json(wire("POST", "delete/domain", content='\ufeff["x.example"]'.encode()), answering)


def test_shape_body_bad_utf8(answering: Answering) -> None:
    _no_json(fault("a body that is no UTF-8"), answering)


def test_shape_content_type(wire: Wire, answering: Answering) -> None:
    for kind in ("text/plain", "application/vnd.api+json", "Application/JSON"):
        reply = wire("POST", "delete/domain", content=b'["x.example"]', headers={"content-type": kind})
        assert reply.status_code == 200
        assert reply.json()["type"] == "error", kind
    sent, handler = counting(success("mailbox_removed", ANNA))
    answering(handler).mailboxes.delete(ANNA)
    assert sent[0].headers["content-type"] == "application/json"


def test_shape_trailing_slash(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/domain/all/").json() == wire("GET", "get/domain/all").json()
    assert wire("GET", "get/domain/").content == b"{}"
    assert len(cow.domains.list()) >= 3
    assert not [module.OPERATION.path for module in generated.modules() if module.OPERATION.path.endswith("/")]


def test_shape_trailing_slash_of_a_log(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/logs/api/").content == b"{}"
    assert cow.logs.api(1)


def _down(name: str, answering: Answering) -> None:
    for method in ("GET", "POST"):
        reply = fault(f"{name} is down: {method}")
        assert reply.status_code == 500
        assert reply.headers["content-type"].startswith("text/html")
        cow = facade_over(answering, *[reply] * 10)
        if method == "GET":
            with pytest.raises(UnexpectedReply, match="database, Redis or PHP is down"):
                cow.status.version()
        else:
            with pytest.raises(OutcomeUnknown, match="HTTP 500"):
                cow.domains.create("down.example.org")


def test_shape_down_mariadb(answering: Answering) -> None:
    _down("MariaDB", answering)


def test_shape_down_redis(answering: Answering) -> None:
    _down("Redis", answering)


def test_shape_down_docker(answering: Answering) -> None:
    _down("the Docker API", answering)


def test_shape_down_php_get(answering: Answering) -> None:
    reply = fault("PHP is down: GET")
    assert reply.status_code == 502
    assert reply.headers["content-type"].startswith("text/html")
    with pytest.raises(UnexpectedReply, match="PHP is down"):
        facade_over(answering, *[reply] * 10).status.version()


def test_shape_down_php_post(answering: Answering) -> None:
    reply = fault("PHP is down: POST")
    assert reply.status_code == 405, "as if the method were wrong"
    assert reply.headers["content-type"].startswith("text/html")
    # PHP that is stopped in the midst of a request is answered for in the same way: the domain was there afterwards.
    with pytest.raises(OutcomeUnknown, match="PHP is down or broke off"):
        facade_over(answering, reply).mailboxes.delete(ANNA)


def test_shape_redirect(answering: Answering) -> None:
    reply = fault("http where https is wanted: GET")
    assert reply.status_code == 301
    with pytest.raises(UnexpectedReply, match=r"use https://mail\.example\.org"):
        facade_over(answering, reply).status.version()


def test_shape_redirect_of_a_write(answering: Answering) -> None:
    reply = fault("http where https is wanted: POST")
    assert reply.status_code == 301
    follower = httpx.Client(
        transport=MadeUp(
            lambda request: reply if request.url.scheme == "http" else httpx.Response(200, text=request.method)
        ),
        follow_redirects=True,
    )
    assert follower.post("http://mail.example.org/api/v1/delete/mailbox", json=[ANNA]).text == "GET"
    sent, handler = counting(reply)
    with pytest.raises(UnexpectedReply, match="redirects are not followed"):
        answering(handler).mailboxes.delete(ANNA)
    assert len(sent) == 1


def test_shape_postcat(wire: Wire, cow: Mailcow) -> None:
    reply = wire("GET", "get/postcat/ABCDEF0123")
    assert reply.headers["content-type"] == "application/json"
    with pytest.raises(ValueError, match=r"."):
        reply.json()
    with pytest.raises(NotFound):
        cow.queue.get("ABCDEF0123")


def test_shape_unknown_container(answering: Answering) -> None:
    reply = fault("an unknown container")
    assert isinstance(reply.json(), str), "after 60 s"
    with pytest.raises(NotFound, match="no container"):
        facade_over(answering, reply).status.container("0" * 64)
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        answering(reply).status.container("nowhere-mailcow")


# 3. Reading


def test_list_unknown_domain(wire: Wire, cow: Mailcow) -> None:
    rows = wire("GET", f"get/mailbox/all/{NOWHERE}").json()
    assert {row["username"] for row in rows} >= {ANNA, BEN, CAROL}, "every mailbox of the server"
    with pytest.raises(NotFound, match=re.escape(NOWHERE)):
        cow.mailboxes.list(NOWHERE)


def test_list_known_and_unknown(wire: Wire, cow: Mailcow) -> None:
    names = [row["username"] for row in wire("GET", f"get/mailbox/all/{ORG},{NOWHERE}").json()]
    assert names.count(ANNA) == 2
    with pytest.raises(ValueError, match="no domain name"):
        cow.mailboxes.list(f"{ORG},{NOWHERE}")
    names = [row.username for row in cow.mailboxes.list()]
    assert len(names) == len(set(names))


def test_list_empty_domain(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/all/{EMPTY}").content == b"{}"
    assert cow.mailboxes.list(EMPTY) == []


def test_list_aliases_of_unknown_domain(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/alias/all/{NOWHERE}").content == b"{}"
    with pytest.raises(NotFound):
        cow.aliases.list(NOWHERE)


def test_list_filter(wire: Wire, answering: Answering) -> None:
    """What comes back is looked through: a domain may vanish between two requests."""
    known = wire("GET", f"get/domain/{ORG}")
    everything = wire("GET", f"get/mailbox/all/{NOWHERE}")
    assert len({row["domain"] for row in everything.json()}) > 1
    found = facade_over(answering, known, everything).mailboxes.list(ORG)
    assert {row.domain for row in found} == {ORG}
    aliases = wire("GET", "get/alias/all").json()
    mixed = [*aliases, {**aliases[0], "domain": COM, "address": f"x@{COM}"}]
    kept = facade_over(answering, httpx.Response(200, json=mixed)).aliases.list(ORG)
    assert {row.domain for row in kept} == {ORG}


def test_read_no_list_of_dkim(wire: Wire, cow: Mailcow) -> None:
    assert cow.dkim.get(ORG).dkim_txt
    assert wire("GET", "get/dkim/all").content == b"{}"
    assert not hasattr(cow.dkim, "list"), "it is asked for each domain"


def test_read_no_list_of_time_limited_aliases(wire: Wire, cow: Mailcow) -> None:
    made = cow.time_limited_aliases.create(ANNA, description="of one mailbox")
    assert wire("GET", "get/time_limited_aliases/all").content == b"{}"
    assert [row.address for row in cow.time_limited_aliases.list(ANNA)] == [made.address]
    cow.time_limited_aliases.delete(made.address)


def test_read_no_list_of_app_passwords(wire: Wire, cow: Mailcow) -> None:
    made = cow.app_passwords.create(ANNA, "of one mailbox")
    assert wire("GET", "get/app-passwd/all").content == b"{}"
    assert [row.id for row in cow.app_passwords.list(ANNA)] == [made.id]
    cow.app_passwords.delete(made.id)


LACKING = ["max_new_quota", "spam_aliases", "pushover_active", "rl", "rl_scope", "is_relayed", "sender_acl"]


def test_list_reduced_lacks(wire: Wire, cow: Mailcow) -> None:
    full = {row["username"]: row for row in wire("GET", "get/mailbox/all").json()}[ANNA]
    light = {row["username"]: row for row in wire("GET", "get/mailbox/reduced").json()}[ANNA]
    assert {name for name in LACKING if name in full} - light.keys() == {name for name in LACKING if name in full}
    assert not light.keys() & set(LACKING)
    [anna] = [row for row in cow.mailboxes.list(reduced=True) if row.username == ANNA]
    assert anna.quota == full["quota"]
    assert not any(getattr(anna, name) for name in ("max_new_quota", "spam_aliases", "sender_acl"))


class Farm:
    """A made-up mailcow with mailboxes in domains, for what costs a real one minutes. It notes what it is asked."""

    def __init__(self, domains: int = 6, each: int = 5, *, searches: bool = True, seconds: float = 0.0) -> None:
        self.domains = [f"d{number}.example" for number in range(domains)]
        self.rows = [
            {**MAILBOX, "username": f"u{number}@{domain}", "local_part": f"u{number}", "domain": domain}
            for domain in self.domains
            for number in range(each)
        ]
        self.searches = searches
        self.seconds = seconds
        self.paths: list[str] = []
        self.bodies: list[Any] = []
        self.under_way = 0
        self.most_under_way = 0
        self._lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            self.paths.append(request.url.path.removeprefix("/api/v1/"))
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        time.sleep(self.seconds)
        with self._lock:
            self.under_way -= 1
        return self._answer(request)

    async def slowly(self, request: httpx.Request) -> httpx.Response:
        """The same for the async client: it must be able to wait, too."""
        self.paths.append(request.url.path.removeprefix("/api/v1/"))
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(self.seconds)
        self.under_way -= 1
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        words = request.url.path.removeprefix("/api/v1/").split("/")
        if words[:2] == ["get", "domain"]:
            each = len(self.rows) // len(self.domains)
            names = {"mboxes_in_domain": each}
            rows = [{**DOMAIN, "domain_name": name, "domain_h_name": name, **names} for name in self.domains]
            if words[2] == "all":
                return httpx.Response(200, json=rows)
            return httpx.Response(200, json=next((row for row in rows if row["domain_name"] == words[2]), {}))
        if words[:2] == ["get", "mailbox"]:
            named = words[3].split(",") if len(words) > 3 else ["everything"]
            found = []
            for name in named:  # as the real one: an unknown name stands for all
                found += [row for row in self.rows if name not in self.domains or row["domain"] == name]
            return httpx.Response(200, json=found or {})
        if words == ["search", "mailbox"] and self.searches:
            wanted = json.loads(request.content)
            self.bodies.append(wanted)
            ordered = sorted(self.rows, key=lambda row: str(row["username"]))
            page = ordered[wanted["start"] : wanted["start"] + wanted["length"]]
            about = {"draw": wanted["draw"], "recordsTotal": len(self.rows), "recordsFiltered": len(self.rows)}
            return httpx.Response(200, json={**about, "data": page})
        if words[0] == "delete":
            return success("mailbox_removed", "x")
        return httpx.Response(404, json={"type": "error", "msg": "route not found"})

    def answer(self, mode: Mode) -> Callable[[httpx.Request], Any]:
        """What a client of this kind can be given."""
        return self if mode == "sync" else self.slowly


MAILBOX = recorded("GET", "get/mailbox/all", "before-writes").json()[0]
DOMAIN = recorded("GET", "get/domain/all", "before-writes").json()[0]


def test_list_cost_of_one_mailbox(answering: Answering) -> None:
    """Some 8 queries a mailbox: a list of few columns, or of one domain, asks for no more than that."""
    farm = Farm()
    cow = answering(farm)
    cow.mailboxes.list(farm.domains[0])
    assert not [path for path in farm.paths if path in ("get/mailbox/all", "get/mailbox/reduced")]
    farm.paths.clear()
    cow.mailboxes.list(reduced=True)
    assert not [path for path in farm.paths if path.startswith("get/mailbox/all")]


def test_list_no_pages(answering: Answering) -> None:
    """A whole list comes at once; iter() is there for a server that is too large for it."""
    farm = Farm(domains=4, each=25)
    rows = answering(farm).mailboxes.iter(page_size=10)
    assert next(rows).username
    assert len(farm.bodies) == 1, "the first page, and no more until it is wanted"
    assert len([*rows]) == 99


def test_list_search_pages(wire: Wire, cow: Mailcow) -> None:
    first = wire("POST", "search/mailbox", {"draw": 1, "start": 0, "length": 1}).json()
    second = wire("POST", "search/mailbox", {"draw": 2, "start": 1, "length": 1}).json()
    assert (len(first["data"]), len(second["data"])) == (1, 1)
    assert first["data"][0]["username"] != second["data"][0]["username"]
    assert {row.username for row in cow.mailboxes.iter(page_size=1)} >= {ANNA, BEN, CAROL}


def test_list_search_domains(wire: Wire, cow: Mailcow) -> None:
    page = wire("POST", "search/domain", {"draw": 1, "start": 0, "length": 2}).json()
    assert len(page["data"]) == 2
    assert page["recordsTotal"] >= 3
    told = cow.request("POST", "search/domain", json={"draw": 1, "start": 0, "length": 100})
    assert {row["domain_name"] for row in told["data"]} >= {ORG, EMPTY, COM}
    assert {row.domain_name for row in cow.domains.list()} >= {ORG, EMPTY, COM}


def test_list_search_since(answering: Answering) -> None:
    assert (operation("searchMailboxes").since, operation("searchDomains").since) == ("2026-03", "2026-03")
    farm = Farm(searches=False)
    assert len([*answering(farm).mailboxes.iter(page_size=3)]) == len(farm.rows), "an older server is asked by domains"
    with pytest.raises(RouteNotFound, match="2026-03"):
        answering(farm).request("POST", "search/mailbox", json={"draw": 1, "start": 0, "length": 1})


def test_list_search_counts(wire: Wire, answering: Answering) -> None:
    page = wire("POST", "search/mailbox", {"draw": 7, "start": 0, "length": 1}).json()
    assert page.keys() == {"draw", "recordsTotal", "recordsFiltered", "data"}
    assert page["draw"] == 7
    assert page["recordsTotal"] >= 3
    farm = Farm(domains=1, each=7)
    assert len([*answering(farm).mailboxes.iter(page_size=7)]) == 7
    assert len(farm.bodies) <= 2, "it ends with what recordsFiltered tells, or an empty page"


def test_list_search_full_rows(wire: Wire, cow: Mailcow) -> None:
    rows = wire("POST", "search/mailbox", {"draw": 1, "start": 0, "length": 100}).json()["data"]
    full = wire("GET", f"get/mailbox/{ANNA}").json()
    [anna] = [row for row in rows if row["username"] == ANNA]
    assert full.keys() <= anna.keys()
    [same] = [row for row in cow.mailboxes.iter() if row.username == ANNA]
    assert same.quota == full["quota"]


def test_list_search_read_only(wire: Wire, connect: Connect) -> None:
    assert wire("POST", "search/domain", {"draw": 1, "start": 0, "length": 1}, key=READ_ONLY).status_code == 200
    with connect(api_key=READ_ONLY) as cow:
        assert [row.username for row in cow.mailboxes.iter()]


def test_list_cost_of_all(answering: Answering) -> None:
    farm = Farm()
    assert len(answering(farm).mailboxes.list()) == len(farm.rows)
    assert "get/mailbox/all" not in farm.paths, "never in one piece"


def test_list_cost_of_search(answering: Answering) -> None:
    """Pages bound memory and save no time: iter() uses them, list() does not."""
    farm = Farm()
    answering(farm).mailboxes.list()
    assert not farm.bodies
    assert len([*answering(farm).mailboxes.iter(page_size=4)]) == len(farm.rows)
    assert max(body["length"] for body in farm.bodies) <= 5, "a page, and a row to join it to the one before"


def test_list_cost_by_domain(answering: Answering, mode: Mode) -> None:
    """Requests for single domains side by side take a fifth of the time of one after another."""
    farm = Farm(each=20, seconds=0.05)
    answering(farm.answer(mode)).mailboxes.list()
    assert farm.most_under_way > 1


def test_list_cost_in_halves(answering: Answering) -> None:
    """Few requests that name several domains each are as good as many side by side."""
    farm = Farm(domains=40, each=5)
    assert len(answering(farm).mailboxes.list()) == 200
    asked = [path for path in farm.paths if path.startswith("get/mailbox/all/")]
    assert 1 < len(asked) <= 10
    named = [name for path in asked for name in path.rpartition("/")[2].split(",")]
    assert sorted(named) == sorted(farm.domains), "each domain once"


def test_list_cost_reduced(answering: Answering) -> None:
    farm = Farm()
    assert len(answering(farm).mailboxes.list(reduced=True)) == len(farm.rows)
    assert all(path.startswith(("get/mailbox/reduced", "get/domain/")) for path in farm.paths)


def test_list_cost_reduced_in_halves(answering: Answering) -> None:
    farm = Farm(domains=40, each=5)
    answering(farm).mailboxes.list(reduced=True)
    asked = [path for path in farm.paths if path.startswith("get/mailbox/reduced/")]
    assert 1 < len(asked) <= 10, "few requests of several domains each"


def test_list_cost_is_the_server_s(answering: Answering, mode: Mode) -> None:
    """More connections than the server has cores gain nothing; a list takes half of what the client may have."""
    farm = Farm(domains=12, each=20, seconds=0.05)
    answering(farm.answer(mode), max_concurrency=4).mailboxes.list()
    assert farm.most_under_way == 2


def test_list_known_names_only(answering: Answering) -> None:
    """One unknown name adds the whole server to the reply."""
    farm = Farm()
    answering(farm).mailboxes.list()
    named = {name for path in farm.paths if path.startswith("get/mailbox/all/") for name in path[16:].split(",")}
    assert named == set(farm.domains)
    assert farm.paths[0] == "get/domain/all"


def test_list_client_s_share() -> None:
    """2,000 rows are 30 ms of json.loads and 40 ms of models; the server takes seconds for them."""
    text = json.dumps([MAILBOX] * 2000)
    start = time.process_time()
    rows = [models.Mailbox.from_dict(row) for row in json.loads(text)]
    assert len(rows) == 2000
    assert time.process_time() - start < 1, "and not a second, on the slowest machine"


def test_list_connection_reuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is kept answers in 15 ms; loading certificates for a new client takes 46 ms by itself."""
    made = []

    class Counted(MadeUp):
        def __init__(self, **_: object) -> None:
            made.append(self)
            super().__init__(lambda request: httpx.Response(200, json=[]))

    monkeypatch.setattr(httpx, "HTTPTransport", Counted)
    with Mailcow("https://mail.example.org", api_key="MADE-UP") as cow:
        cow.domains.list()
        cow.relayhosts.list()
    assert len(made) == 1, "one client, one context for TLS, and its connections, for all calls"


def test_type_mailbox_active(wire: Wire, cow: Mailcow) -> None:
    assert [wire("GET", f"get/mailbox/{name}").json()["active"] for name in (ANNA, BEN)] == [1, 2]
    assert wire("POST", "edit/mailbox", {"items": [BEN], "attr": {"active": "0"}}).status_code == 200
    assert wire("GET", f"get/mailbox/{BEN}").json()["active"] == 0
    assert cow.mailboxes.edit(BEN, active=2).active == 2
    assert cow.mailboxes.get(ANNA).active == 1


def test_type_attributes(wire: Wire, cow: Mailcow) -> None:
    attributes = wire("GET", f"get/mailbox/{ANNA}").json()["attributes"]
    assert attributes["smtp_access"] == "1"
    assert attributes["force_pw_update"] == "0"
    anna = cow.mailboxes.get(ANNA).attributes
    assert anna.smtp_access is True
    assert anna.force_pw_update is False


def test_type_percent_in_use(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/mailbox", {"items": [BEN], "attr": {"quota": 0}})
    assert wire("GET", f"get/mailbox/{ANNA}").json()["percent_in_use"] == 0
    assert wire("GET", f"get/mailbox/{BEN}").json()["percent_in_use"] == "- "
    assert cow.mailboxes.get(ANNA).percent_in_use == 0
    assert cow.mailboxes.get(BEN).percent_in_use is None


def test_type_rl(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/{ANNA}").json()["rl"] is False
    assert cow.mailboxes.get(ANNA).rl is None
    cow.ratelimits.edit(ANNA, value=5, frame="h")
    assert isinstance(wire("GET", f"get/mailbox/{ANNA}").json()["rl"], dict)
    limit = cow.mailboxes.get(ANNA).rl
    assert limit
    assert (limit.value, limit.frame) == (5, "h")
    cow.ratelimits.delete(ANNA)


def test_type_custom_attributes(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/{ANNA}").json()["custom_attributes"] == []
    assert cow.mailboxes.get(ANNA).custom_attributes.additional_properties == {}
    body = {"items": [CAROL], "attr": {"attribute": ["role"], "value": ["chair"]}}
    wire("POST", "edit/mailbox/custom-attribute", body)
    assert wire("GET", f"get/mailbox/{CAROL}").json()["custom_attributes"] == {"role": "chair"}
    assert cow.mailboxes.get(CAROL).custom_attributes.additional_properties == {"role": "chair"}


def test_type_tags_missing(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/{ANNA}").json()["tags"] == ["staff"]
    assert "tags" not in wire("GET", f"get/mailbox/{CAROL}").json()
    assert not cow.mailboxes.get(CAROL).tags
    assert cow.mailboxes.get(ANNA).tags == ["staff"]


def test_type_quota_used_in_domain(wire: Wire, cow: Mailcow) -> None:
    assert isinstance(wire("GET", f"get/domain/{ORG}").json()["quota_used_in_domain"], str)
    assert type(cow.domains.get(ORG).quota_used_in_domain) is int


def test_type_relayhost_of_a_domain(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/domain/{ORG}").json()["relayhost"] == "0"
    assert cow.domains.get(ORG).relayhost == 0


def test_type_unselected_domains(wire: Wire, cow: Mailcow) -> None:
    cow.domain_admins.create("quirks", CANARY_PASSWORD, selected_domains=[ORG])
    assert isinstance(wire("GET", "get/domain-admin/quirks").json()["unselected_domains"], list)
    assert cow.domain_admins.get("quirks").unselected_domains
    every = [row.domain_name for row in cow.domains.list()]
    cow.domain_admins.edit("quirks", selected_domains=every)
    assert wire("GET", "get/domain-admin/quirks").json()["unselected_domains"] == ""
    assert cow.domain_admins.get("quirks").unselected_domains == []
    cow.domain_admins.delete("quirks")


def test_type_fail2ban_lists(wire: Wire, cow: Mailcow) -> None:
    told = wire("GET", "get/fail2ban").json()
    assert "perm_bans" not in told, "or a list, or an empty text"
    assert not cow.fail2ban.get().perm_bans
    for name in ("perm_bans", "active_bans"):
        for bans in ("", [], [{"network": "192.0.2.1/32", "ip": "192.0.2.1"}]):
            read = getattr(models.Fail2Ban.from_dict({**told, name: bans}), name)
            assert isinstance(read, list)
            assert len(read) == len(bans)


def test_type_last_login(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/{CAROL}").json()["last_imap_login"] in (0, "0")
    assert cow.mailboxes.get(CAROL).last_imap_login is None
    row = {**MAILBOX, "last_imap_login": "1795376140"}
    assert models.Mailbox.from_dict(row).last_imap_login == datetime.fromtimestamp(1795376140, UTC)


def test_type_created(wire: Wire, cow: Mailcow) -> None:
    cow.aliases.create(f"dated@{ORG}", ANNA)
    told = wire("GET", f"get/alias/dated@{ORG}").json()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", told["created"]), "the server's local time, without a zone"
    assert told["modified"] is None
    alias = cow.aliases.get(f"dated@{ORG}")
    assert alias.created == told["created"], "a text: no zone is made up"
    assert alias.modified is None
    cow.aliases.delete(alias.id)


def _no_stray_key(wire: Wire, path: str, row: Any) -> None:
    """mailcow adds a key "0" with null; what is read of it is in no field, and in no way."""
    told = wire("GET", path).json()
    assert told["0"] is None
    assert row.id == told["id"]
    assert "0" not in repr(type(row).__dict__.get("__attrs_attrs__"))


def test_read_stray_key_of_bcc(wire: Wire, cow: Mailcow) -> None:
    made = cow.bcc_maps.create(ANNA, CAROL, type="rcpt")
    _no_stray_key(wire, f"get/bcc/{made.id}", cow.bcc_maps.get(made.id))
    cow.bcc_maps.delete(made.id)


def test_read_stray_key_of_recipient_map(wire: Wire, cow: Mailcow) -> None:
    made = cow.recipient_maps.create(f"stray@{ORG}", ANNA)
    _no_stray_key(wire, f"get/recipient_map/{made.id}", cow.recipient_maps.get(made.id))
    cow.recipient_maps.delete(made.id)


def test_read_stray_key_of_tls_policy(wire: Wire, cow: Mailcow) -> None:
    made = cow.tls_policies.create("stray.quirks.example", "may")
    _no_stray_key(wire, f"get/tls-policy-map/{made.id}", cow.tls_policies.get(made.id))
    cow.tls_policies.delete(made.id)


def _hidden(told: dict[str, Any], model: Any, name: str) -> None:
    """mailcow tells it (here masked), a model keeps it, and no repr shows it."""
    assert told[name], "mailcow hands it out"
    row = model.from_dict({**told, name: CANARY_PASSWORD})
    assert CANARY_PASSWORD in json.dumps(row.to_dict())
    assert CANARY_PASSWORD not in repr(row)


def test_secret_hash_of_an_app_password(wire: Wire, cow: Mailcow) -> None:
    made = cow.app_passwords.create(ANNA, "hashed")
    [told] = wire("GET", f"get/app-passwd/all/{ANNA}").json()
    _hidden(told, models.AppPassword, "password")
    assert made.password not in repr(made)
    cow.app_passwords.delete(made.id)


def test_secret_password_of_a_relayhost(wire: Wire, cow: Mailcow) -> None:
    made = cow.relayhosts.create("relay.quirks.example", username="customer", password=CANARY_PASSWORD)
    _hidden(wire("GET", f"get/relayhost/{made.id}").json(), models.Relayhost, "password")
    cow.relayhosts.delete(made.id)


def test_secret_password_of_a_transport(wire: Wire, cow: Mailcow) -> None:
    made = cow.transports.create("quirks.example", "[mx.quirks.example]", username="u", password=CANARY_PASSWORD)
    _hidden(wire("GET", f"get/transport/{made.id}").json(), models.Transport, "password")
    cow.transports.delete(made.id)


def test_secret_of_an_oauth2_client(wire: Wire, cow: Mailcow) -> None:
    made = cow.oauth2_clients.create("https://app.example.org/secret")
    _hidden(wire("GET", f"get/oauth2-client/{made.id}").json(), models.Oauth2Client, "client_secret")
    cow.oauth2_clients.delete(made.id)


def test_secret_bindpass(wire: Wire, cow: Mailcow) -> None:
    set_up_ldap(cow)
    _hidden(wire("GET", "get/identity-provider").json(), models.IdentityProvider, "bindpass")
    cow.identity_provider.delete()


# 4. Writing


def test_write_mebibytes(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/mailbox", {"items": [ANNA], "attr": {"quota": 3}})
    assert wire("GET", f"get/mailbox/{ANNA}").json()["quota"] == 3 * MIB
    assert cow.mailboxes.edit(ANNA, quota="2 GiB").quota == 2048 * MIB
    assert cow.mailboxes.edit(ANNA, quota=5 * MIB).quota == 5 * MIB, "what is read can be written"
    with pytest.raises(ValueError, match="no whole number"):
        cow.mailboxes.edit(ANNA, quota=5 * MIB + 1)


def test_write_names_of_a_domain(wire: Wire, cow: Mailcow, answering: Answering) -> None:
    attributes = {"quota": 30_000, "maxquota": 20_000, "defquota": 100, "mailboxes": 11, "aliases": 12}
    wire("POST", "edit/domain", {"items": [COM], "attr": attributes})
    told = wire("GET", f"get/domain/{COM}").json()
    assert not attributes.keys() & told.keys()
    assert told["max_quota_for_domain"] == 30_000 * MIB
    assert told["max_quota_for_mbox"] == 20_000 * MIB
    assert told["def_quota_for_mbox"] == 100 * MIB
    assert (told["max_num_mboxes_for_domain"], told["max_num_aliases_for_domain"]) == (11, 12)
    read = cow.domains.get(COM)
    names = [name for name in told if name.startswith(("max_quota_for", "def_quota_for", "max_num"))]
    assert len(names) == 5
    again = cow.domains.edit(COM, **{name: getattr(read, name) for name in names})
    assert [getattr(again, name) for name in names] == [getattr(read, name) for name in names]


def test_write_active_as_a_word(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/domain", {"items": [EMPTY], "attr": {"active": "true"}})
    assert wire("GET", f"get/domain/{EMPTY}").json()["active"] == 0
    with pytest.raises(TypeError, match="True or False"):
        cow.domains.edit(EMPTY, active="true")  # type: ignore[arg-type]
    assert cow.domains.edit(EMPTY, active=True).active is True


def test_write_active_as_json(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/domain", {"items": [EMPTY], "attr": {"active": True}})
    assert wire("GET", f"get/domain/{EMPTY}").json()["active"] == 1
    assert cow.domains.edit(EMPTY, active=False).active is False
    assert cow.domains.edit(EMPTY, active=True).active is True


def _mailbox(name: str, **more: Any) -> dict[str, Any]:
    body = {"local_part": name, "domain": ORG, "active": 1, "password": CANARY_PASSWORD, "password2": CANARY_PASSWORD}
    return {**body, **more}


def test_write_quota_as_a_word(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "add/mailbox", _mailbox("lots", quota="lots"))
    assert wire("GET", f"get/mailbox/lots@{ORG}").json()["quota"] == 0, "which is without bounds"
    with pytest.raises(ValueError, match="no size"):
        cow.mailboxes.create(f"more@{ORG}", CANARY_PASSWORD, quota="lots")


def test_write_no_quota(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "add/mailbox", _mailbox("unbound"))
    assert wire("GET", f"get/mailbox/unbound@{ORG}").json()["quota"] == 0
    assert cow.mailboxes.create(f"bound@{ORG}", CANARY_PASSWORD).quota == 1024 * MIB, "the domain's default"


def test_write_app_password_without_active(wire: Wire, cow: Mailcow) -> None:
    body = {"username": ANNA, "app_name": "off", "app_passwd": CANARY_PASSWORD, "app_passwd2": CANARY_PASSWORD}
    assert [kind for kind, _ in results(wire("POST", "add/app-passwd", body))] == ["success"]
    [row] = [row for row in wire("GET", f"get/app-passwd/all/{ANNA}").json() if row["name"] == "off"]
    assert row["active"] == 0
    made = cow.app_passwords.create(ANNA, "on")
    assert made.app_password.active is True
    cow.app_passwords.delete(made.id, row["id"])


def test_write_app_password_without_protocols(wire: Wire, cow: Mailcow) -> None:
    body = {"username": ANNA, "app_name": "useless", "app_passwd": CANARY_PASSWORD, "app_passwd2": CANARY_PASSWORD}
    assert [kind for kind, _ in results(wire("POST", "add/app-passwd", {**body, "active": 1}))] == ["success"]
    [row] = [row for row in wire("GET", f"get/app-passwd/all/{ANNA}").json() if row["name"] == "useless"]
    protocols = [name for name in row if name.endswith("_access")]
    assert len(protocols) >= 6
    assert not any(row[name] for name in protocols)
    made = cow.app_passwords.create(ANNA, "useful")
    assert (made.app_password.imap_access, made.app_password.smtp_access) == (True, True)
    with pytest.raises(ValueError, match="good for nothing"):
        cow.app_passwords.create(ANNA, "useless", protocols=[])
    cow.app_passwords.delete(made.id, row["id"])


def test_write_alias_without_active(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "add/alias", {"address": f"off@{ORG}", "goto": ANNA, "sender_allowed": 1})
    assert [kind for kind, _ in results(reply)] == ["success"]
    assert wire("GET", f"get/alias/off@{ORG}").json()["active"] == 0
    assert cow.aliases.create(f"on@{ORG}", ANNA).active is True
    cow.aliases.delete(f"on@{ORG}", f"off@{ORG}")


def test_write_alias_without_sender_allowed(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "add/alias", {"address": f"mute@{ORG}", "goto": ANNA, "active": 1})
    assert wire("GET", f"get/alias/mute@{ORG}").json()["sender_allowed"] == 0
    assert cow.aliases.create(f"voice@{ORG}", ANNA).sender_allowed is True
    cow.aliases.delete(f"voice@{ORG}", f"mute@{ORG}")


def test_write_app_password_without_id(wire: Wire, cow: Mailcow) -> None:
    body = {"username": ANNA, "app_name": "device", "app_passwd": CANARY_PASSWORD, "app_passwd2": CANARY_PASSWORD}
    assert results(wire("POST", "add/app-passwd", {**body, "active": 1})) == [("success", "app_passwd_added")]
    made = cow.app_passwords.create(ANNA, "device")
    assert cow.app_passwords.get(ANNA, made.id).name == "device"
    cow.app_passwords.delete(*(row.id for row in cow.app_passwords.list(ANNA)))


def test_write_alias_id(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "add/alias", {"address": f"told@{ORG}", "goto": ANNA, "active": 1})
    [(_, message)] = results(reply)
    assert message[:2] == ["alias_added", f"told@{ORG}"]
    assert wire("GET", f"get/alias/{message[2]}").json()["address"] == f"told@{ORG}"
    made = cow.aliases.create(f"too@{ORG}", ANNA)
    assert made.id == int(message[2]) + 1
    cow.aliases.delete(made.id, f"told@{ORG}")


def test_write_time_limited_alias_not_told(wire: Wire, cow: Mailcow) -> None:
    body = {"username": ANNA, "domain": ORG, "description": "shop", "validity": 1, "permanent": False}
    reply = wire("POST", "add/time_limited_alias", body)
    assert results(reply) == [("success", ["mailbox_modified", ANNA])]
    [row] = wire("GET", f"get/time_limited_aliases/{ANNA}").json()
    assert row["address"] not in reply.text
    made = cow.time_limited_aliases.create(ANNA, description="other")
    assert made.address.endswith(f"@{ORG}")
    cow.time_limited_aliases.delete(made.address, row["address"])


def test_write_missing_mailbox(wire: Wire, cow: Mailcow) -> None:
    nobody = f"nobody@{ORG}"
    assert results(wire("POST", "delete/mailbox", [nobody])) == [("danger", "access_denied")]
    edit = wire("POST", "edit/mailbox", {"items": [nobody], "attr": {"active": 1}})
    assert results(edit) == [("danger", "access_denied")]
    with pytest.raises(NotFound):
        cow.mailboxes.delete(nobody)
    with pytest.raises(NotFound):
        cow.mailboxes.edit(nobody, active=True)


def test_write_missing_alias(wire: Wire, cow: Mailcow) -> None:
    assert results(wire("POST", "delete/alias", [999_999])) == [("danger", "access_denied")]
    edit = wire("POST", "edit/alias", {"items": [999_999], "attr": {"active": 1}})
    assert results(edit) == [("danger", ["alias_invalid", None])]
    with pytest.raises(NotFound):
        cow.aliases.delete(999_999)
    with pytest.raises(NotFound):
        cow.aliases.edit(999_999, active=True)


def _deleted_though_missing(wire: Wire, path: str, item: str | int, delete: Callable[[Any], object]) -> None:
    assert [kind for kind, _ in results(wire("POST", f"delete/{path}", [item]))] == ["success"]
    with pytest.raises(NotFound):
        delete(item)


def test_delete_missing_domain(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "domain", NOWHERE, cow.domains.delete)


def test_delete_missing_dkim(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "dkim", NOWHERE, cow.dkim.delete)


def test_delete_missing_relayhost(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "relayhost", 999_999, cow.relayhosts.delete)


def test_delete_missing_transport(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "transport", 999_999, cow.transports.delete)


def test_delete_missing_bcc_map(wire: Wire, cow: Mailcow) -> None:
    assert results(wire("POST", "delete/bcc", [999_999])) == [("danger", "access_denied")], "unlike the other maps"
    with pytest.raises(NotFound):
        cow.bcc_maps.delete(999_999)


def test_delete_missing_recipient_map(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "recipient_map", 999_999, cow.recipient_maps.delete)


def test_delete_missing_tls_policy(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "tls-policy-map", 999_999, cow.tls_policies.delete)


def test_delete_missing_forwarding_host(wire: Wire, cow: Mailcow) -> None:
    _deleted_though_missing(wire, "fwdhost", "192.0.2.77", cow.forwarding_hosts.delete)


def test_write_mailbox_in_unknown_domain(wire: Wire, cow: Mailcow) -> None:
    assert results(wire("POST", "add/mailbox", _mailbox("anna", domain=NOWHERE))) == [("danger", "access_denied")]
    with pytest.raises(NotFound, match=re.escape(NOWHERE)):
        cow.mailboxes.create(f"anna@{NOWHERE}", CANARY_PASSWORD)


def test_write_no_address(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "edit/mailbox", {"items": ["no address"], "attr": {"active": 1}})
    assert results(reply) == [("danger", ["username_invalid", "no address"])]
    with pytest.raises(ValueError, match="no e-mail address"):
        cow.mailboxes.edit("no address", active=True)


def test_exists_domain(wire: Wire, cow: Mailcow) -> None:
    assert results(wire("POST", "add/domain", {"domain": ORG})) == [("danger", ["domain_exists", ORG])]
    with pytest.raises(AlreadyExists):
        cow.domains.create(ORG)


def test_exists_mailbox(wire: Wire, cow: Mailcow) -> None:
    [(kind, message)] = results(wire("POST", "add/mailbox", _mailbox("anna", quota=1)))
    assert (kind, message[0]) == ("danger", "object_exists")
    with pytest.raises(AlreadyExists):
        cow.mailboxes.create(ANNA, CANARY_PASSWORD)


def test_exists_alias(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "add/alias", {"address": f"info@{ORG}", "goto": ANNA, "active": 1})
    assert results(reply) == [("danger", ["is_alias_or_mailbox", f"info@{ORG}"])]
    with pytest.raises(AlreadyExists):
        cow.aliases.create(f"info@{ORG}", ANNA)


def test_exists_dkim(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/dkim/{ORG}").json()["dkim_selector"] == "dkim", "the domain was made with one"
    reply = wire("POST", "add/dkim", {"domains": ORG, "dkim_selector": "dkim", "key_size": 2048})
    assert results(reply) == [("danger", ["dkim_domain_or_sel_invalid", ORG])]
    with pytest.raises(AlreadyExists):
        cow.dkim.create(ORG)


def test_exists_app_password_name(wire: Wire, cow: Mailcow) -> None:
    body = {"username": ANNA, "app_name": "twice", "app_passwd": CANARY_PASSWORD, "app_passwd2": CANARY_PASSWORD}
    for _ in range(2):
        assert results(wire("POST", "add/app-passwd", body)) == [("success", "app_passwd_added")]
    made = cow.app_passwords.create(ANNA, "twice")
    rows = cow.app_passwords.list(ANNA)
    assert [row.name for row in rows] == ["twice"] * 3
    assert made.id == max(row.id for row in rows), "the new one of them"
    cow.app_passwords.delete(*(row.id for row in rows))


def test_delete_one_after_another(answering: Answering, mode: Mode) -> None:
    """Side by side they end in deadlocks of the database, and 13 of 100 failed over 8 connections."""
    farm = Farm(seconds=0.01)
    cow = answering(farm.answer(mode), max_concurrency=8)
    if mode == "sync":
        with ThreadPoolExecutor(8) as pool:
            calls = [pool.submit(cow.mailboxes.delete, row["username"]) for row in farm.rows[:16]]
        assert not [call.exception() for call in calls if call.exception()]
    else:
        cow.mailboxes.delete(*(row["username"] for row in farm.rows[:16]))
    assert len([path for path in farm.paths if path.startswith("delete/")]) == 16
    assert farm.most_under_way == 1


def halve(cow: Mailcow, address: str, recording: bool) -> None:
    """A mailbox as a deadlock leaves it."""
    cow.mailboxes.create(address, CANARY_PASSWORD, quota=MIB)
    if recording:
        _run(_HALVE, address)


def test_delete_by_halves(wire: Wire, cow: Mailcow, recording: bool) -> None:
    half = f"half@{ORG}"
    halve(cow, half, recording)
    assert wire("GET", f"get/mailbox/{half}").json()["username"] is None
    with pytest.raises(NotFound, match="half-deleted"):
        cow.mailboxes.get(half)
    cow.mailboxes.delete(half)


def test_delete_by_halves_in_lists(wire: Wire, cow: Mailcow, recording: bool, caplog: pytest.LogCaptureFixture) -> None:
    half = f"half-listed@{ORG}"
    halve(cow, half, recording)
    assert None in [row["username"] for row in wire("GET", f"get/mailbox/all/{ORG}").json()]
    names = [row.username for row in cow.mailboxes.list(ORG)]
    assert ANNA in names
    assert not {None, half} & {*names}
    assert "half-deleted" in caplog.text
    cow.mailboxes.delete(half)


def test_delete_mends_halves(wire: Wire, cow: Mailcow, recording: bool) -> None:
    half = f"half-mended@{ORG}"
    halve(cow, half, recording)
    [(kind, _), mended] = results(wire("POST", "delete/mailbox", [half]))
    assert (kind, mended) == ("warning", ("success", ["mailbox_removed", half])), "its mail is not there to be moved"
    assert wire("GET", f"get/mailbox/{half}").content == b"{}"
    halve(cow, half, recording)
    cow.mailboxes.delete(half)
    with pytest.raises(NotFound, match="there is no"):
        cow.mailboxes.get(half)


def test_delete_answered_with_nothing(wire: Wire, cow: Mailcow, recording: bool, answering: Answering) -> None:
    locked = f"locked@{ORG}"
    cow.mailboxes.create(locked, CANARY_PASSWORD, quota=MIB)
    if recording:
        with subprocess.Popen(_command(_COLLIDE, locked), stdout=subprocess.DEVNULL):
            time.sleep(3)
            reply = wire("POST", "delete/mailbox", [locked])
    else:
        reply = wire("POST", "delete/mailbox", [locked])
    assert nothing(reply), "a deadlock"
    facade_over(answering, reply, httpx.Response(200, json={})).mailboxes.delete(locked)  # it is gone, all the same
    with pytest.raises(OutcomeUnknown, match="still there"):
        facade_over(answering, reply, httpx.Response(200, json=MAILBOX)).mailboxes.delete(locked)
    cow.mailboxes.delete(locked)
    assert not cow.mailboxes.exists(locked)


def test_delete_few_connections(answering: Answering, mode: Mode) -> None:
    """4 connections still left 1 of 100 by halves, 2 none: the client takes one, whatever it may use for the rest."""
    for connections in (2, 4):
        farm = Farm(seconds=0.005)
        cow = answering(farm.answer(mode), max_concurrency=connections)
        cow.mailboxes.delete(*(row["username"] for row in farm.rows[:6]))
        assert farm.most_under_way == 1


def test_delete_cost(answering: Answering) -> None:
    """A deletion costs up to 0.75 s, as each rebuilds a view: as many requests as mailboxes cost no more."""
    sent, handler = counting(success("mailbox_removed", "x"))
    answering(handler).mailboxes.delete(*(f"u{number}@example.org" for number in range(30)))
    assert max(len(json.loads(request.content)) for request in sent) <= 10, "no call that takes minutes"


def test_delete_cost_of_switching_off(answering: Answering) -> None:
    """Switching a mailbox off, and a new domain, rebuild the view too: they get the client's own time-out."""
    sent, handler = counting(success("mailbox_modified", "x"))
    answering(handler, timeout=7.0).request("POST", "edit/mailbox", json={"items": [ANNA], "attr": {"active": 0}})
    assert sent[0].extensions["timeout"]["read"] == 7.0


def test_delete_timeout(answering: Answering) -> None:
    """78 s for 100 in one call outlives ordinary time-outs: few a call, and time for each."""
    sent, handler = counting(success("mailbox_removed", "x"))
    cow = answering(handler, timeout=7.0)
    cow.mailboxes.delete(ANNA)
    cow.request("POST", "edit/mailbox", json={})
    assert [request.extensions["timeout"]["read"] for request in sent] == [120.0, 7.0]


def test_create_two_connections(answering: Answering) -> None:
    """Over two connections creates run twice as fast as over one, and four or eight add nothing."""
    signature = inspect.signature(Mailcow)
    assert signature.parameters["max_concurrency"].default == 4
    with pytest.raises(ValueError, match="at least 1"):
        answering(success("x"), max_concurrency=0)


def test_create_side_by_side(mode: Mode) -> None:
    """None of 1,200 failed: the client lets as many creates be under way as it may."""
    farm = Farm(seconds=0.05)
    server = MadeUp(farm.answer(mode))

    async def many() -> None:
        async with AsyncMailcow(SERVER, api_key="MADE-UP", transport=server, max_concurrency=2) as cow:
            await asyncio.gather(*(cow.request("GET", "get/domain/all") for _ in range(8)))

    if mode == "async":
        asyncio.run(many())
    else:
        with (
            Mailcow(SERVER, api_key="MADE-UP", transport=server, max_concurrency=2) as cow,
            ThreadPoolExecutor(8) as pool,
        ):
            for _ in range(8):
                pool.submit(cow.request, "GET", "get/domain/all")
    assert len(farm.paths) == 8
    assert farm.most_under_way == 2


def test_delete_domain_not_empty(wire: Wire, cow: Mailcow) -> None:
    [(kind, message)] = results(wire("POST", "delete/domain", [ORG]))
    assert (kind, message[0]) == ("danger", "domain_not_empty")
    with pytest.raises(Rejected) as caught:
        cow.domains.delete(ORG)
    assert caught.value.code == "domain_not_empty"


def test_write_one_bad_target(wire: Wire, cow: Mailcow) -> None:
    body = {"address": f"mixed@{ORG}", "goto": f"{ANNA},no-target", "active": 1}
    assert [kind for kind, _ in results(wire("POST", "add/alias", body))] == ["danger", "success"]
    assert wire("GET", f"get/alias/mixed@{ORG}").json()["goto"] == ANNA
    with pytest.raises(ValueError, match="no e-mail address"):
        cow.aliases.create(f"mixed2@{ORG}", [ANNA, "no-target"])
    assert not cow.aliases.exists(f"mixed2@{ORG}")
    cow.aliases.delete(f"mixed@{ORG}")


def test_write_unknown_attribute(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "edit/mailbox", {"items": [ANNA], "attr": {"nickname": "Annie"}})
    assert [kind for kind, _ in results(reply)] == ["success"]
    assert "nickname" not in wire("GET", f"get/mailbox/{ANNA}").json()
    with pytest.raises(TypeError, match="nickname"):
        cow.mailboxes.edit(ANNA, nickname="Annie")  # type: ignore[call-arg]


def test_write_tags_are_added(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/mailbox", {"items": [CAROL], "attr": {"tags": ["one"]}})
    wire("POST", "edit/mailbox", {"items": [CAROL], "attr": {"tags": ["two"]}})
    assert sorted(wire("GET", f"get/mailbox/{CAROL}").json()["tags"]) == ["one", "two"]
    assert cow.mailboxes.edit(CAROL, tags=["two", "three"]).tags == ["three", "two"]
    assert not cow.mailboxes.edit(CAROL, tags=[]).tags


def test_write_tags_are_removed_elsewhere(wire: Wire, cow: Mailcow) -> None:
    assert cow.mailboxes.edit(CAROL, tags=["kept", "dropped"]).tags
    reply = wire("POST", f"delete/mailbox/tag/{CAROL}", ["dropped"])
    assert [kind for kind, _ in results(reply)] == ["success"]
    assert wire("GET", f"get/mailbox/{CAROL}").json()["tags"] == ["kept"]
    assert not cow.mailboxes.edit(CAROL, tags=[]).tags


def test_write_tls_enforce(wire: Wire, cow: Mailcow) -> None:
    wire("POST", "edit/mailbox", {"items": [CAROL], "attr": {"tls_enforce_out": "1"}})
    assert wire("GET", f"get/mailbox/{CAROL}").json()["attributes"]["tls_enforce_out"] == "0", "with success"
    assert cow.mailboxes.edit(CAROL, tls_enforce_out=True).attributes.tls_enforce_out is True
    assert cow.mailboxes.edit(CAROL, tls_enforce_out=False).attributes.tls_enforce_out is False


def test_write_app_password_wants_its_mailbox(wire: Wire, cow: Mailcow) -> None:
    made = cow.app_passwords.create(ANNA, "wanting")
    attributes = {"active": 0, "app_name": "wanting"}
    assert nothing(wire("POST", "edit/app-passwd", {"items": [made.id], "attr": attributes}))
    named = wire("POST", "edit/app-passwd", {"items": [made.id], "attr": {**attributes, "username": ANNA}})
    assert [kind for kind, _ in results(named)] == ["success"]
    assert cow.app_passwords.edit(ANNA, made.id, active=True).active is True
    cow.app_passwords.delete(made.id)


def test_write_fail2ban_resets(wire: Wire, cow: Mailcow) -> None:
    cow.fail2ban.edit(ban_time_increment=True, max_attempts=7)
    wire("POST", "edit/fail2ban", {"items": ["none"], "attr": {"ban_time": 1900}})
    assert not int(wire("GET", "get/fail2ban").json()["ban_time_increment"]), "it was left out"
    cow.fail2ban.edit(ban_time_increment=True)
    changed = cow.fail2ban.edit(ban_time=1800)
    assert (changed.ban_time, changed.ban_time_increment, changed.max_attempts) == (1800, True, 7)
    cow.fail2ban.edit(max_attempts=10)


def test_write_authsource_not_set_up(wire: Wire, cow: Mailcow) -> None:
    reply = wire("POST", "add/mailbox", _mailbox("outside", quota=1, authsource="ldap"))
    assert [kind for kind, _ in results(reply)] == ["success", "success"]
    assert wire("GET", f"get/mailbox/outside@{ORG}").json()["authsource"] == "mailcow"
    with pytest.raises(Rejected, match="ldap is not set up here"):
        cow.mailboxes.create(f"outside2@{ORG}", CANARY_PASSWORD, authsource="ldap")


def test_write_password_of_an_ldap_mailbox(wire: Wire, cow: Mailcow) -> None:
    outside = f"kept-outside@{ORG}"
    set_up_ldap(cow)
    cow.mailboxes.create(outside, None, authsource="ldap")
    attributes = {"password": CANARY_OTHER_PASSWORD, "password2": CANARY_OTHER_PASSWORD}
    reply = wire("POST", "edit/mailbox", {"items": [outside], "attr": attributes})
    assert [kind for kind, _ in results(reply)] == ["success"]
    assert wire("GET", f"get/mailbox/{outside}").json()["authsource"] == "ldap"
    with pytest.raises(Rejected, match="kept by ldap"):
        cow.mailboxes.set_password(outside, CANARY_OTHER_PASSWORD)
    cow.mailboxes.delete(outside)
    cow.identity_provider.delete()


def test_write_password_over_72_bytes(wire: Wire, cow: Mailcow, recording: bool) -> None:
    long = f"{CANARY_PASSWORD}{'x' * 60}"
    wire("POST", "add/mailbox", {**_mailbox("cut", quota=1), "password": long, "password2": long})
    if recording:
        assert log_in(f"cut@{ORG}", long[:72]), "the rest does not count"
    with pytest.raises(ValueError, match="mailcow would cut it after 72"):
        cow.mailboxes.set_password(f"cut@{ORG}", long)


# 5. Logs

LOGS = [
    "postfix", "dovecot", "sogo", "netfilter", "autodiscover", "watchdog", "acme", "api", "ratelimited", "cron", "ui",
    "sasl", "rspamd-history",
]  # fmt: skip


def test_logs_names(wire: Wire, cow: Mailcow) -> None:
    for name in LOGS:
        assert wire("GET", f"get/logs/{name}/1").status_code == 200
        assert isinstance(getattr(cow.logs, name.replace("-", "_"))(1), list)
    assert wire("GET", "get/logs/rspamd-stats").status_code == 200
    assert callable(cow.logs.rspamd_stats)


def test_logs_auth(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/logs/auth/5").status_code == 404
    assert cow.logs.auth(5) == cow.logs.sasl(5)


def test_logs_without_count(wire: Wire, cow: Mailcow) -> None:
    assert len(wire("GET", "get/logs/api").json()) > 20, "up to 1000"
    assert len(cow.logs.api()) <= 100


def test_logs_zero(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/logs/api/0").content == b"{}"
    with pytest.raises(ValueError, match="at least 1"):
        cow.logs.api(0)


def test_logs_negative(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/logs/api/-5").content == b"{}"
    with pytest.raises(ValueError, match="at least 1"):
        cow.logs.api(-5)


def test_logs_word(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", "get/logs/api/many").content == b"{}"
    with pytest.raises(TypeError):
        cow.logs.api("many")  # type: ignore[arg-type]


def test_logs_range(wire: Wire) -> None:
    rows = wire("GET", "get/logs/api/4").json()
    found = wire("GET", "get/logs/api/3-5").json()
    assert len(found) == 3
    assert found == rows[1:4], "rows 3 to 5, one call later"


def test_logs_range_of_sasl(wire: Wire, cow: Mailcow, recording: bool) -> None:
    for number in range(5):
        cow.mailboxes.create(f"range{number}@{ORG}", CANARY_PASSWORD)
        if recording:
            assert log_in(f"range{number}@{ORG}", CANARY_PASSWORD)
    if recording:
        time.sleep(2)
    rows = wire("GET", "get/logs/sasl/5").json()
    assert wire("GET", "get/logs/sasl/2-4").json()[:4] == rows[1:5], "four rows after the first"
    told = [row["username"] for row in rows]
    assert [row.username for row in cow.logs.sasl(3, offset=1)] == told[1:4][::-1]


def test_logs_range_of_ui(wire: Wire, cow: Mailcow, recording: bool) -> None:
    if recording:
        for number in range(5):
            log_in_to_the_ui(f"ui{number}@{ORG}")
    rows = wire("GET", "get/logs/ui/5").json()
    assert len(rows) == 5
    assert wire("GET", "get/logs/ui/2-4").json() == rows[1:5], "four rows after the first"
    assert [row.time.timestamp() for row in cow.logs.ui(3, offset=1)] == [row["time"] for row in rows[1:4][::-1]]


def test_logs_fraction(wire: Wire, cow: Mailcow) -> None:
    assert len(wire("GET", "get/logs/api/1.5").json()) == 15
    with pytest.raises(TypeError):
        cow.logs.api(1.5)  # type: ignore[arg-type]


def test_logs_exponent(wire: Wire, cow: Mailcow) -> None:
    assert len(wire("GET", "get/logs/api/1e3").json()) == 13
    with pytest.raises(TypeError):
        cow.logs.api(1e3)  # type: ignore[arg-type]


def test_logs_newest_first(wire: Wire, cow: Mailcow) -> None:
    first, *rest = wire("GET", "get/logs/api/5").json()
    assert first["uri"] == "/api/v1/get/logs/api/5"
    assert all(row["time"] <= first["time"] for row in rest)
    rows = cow.logs.api(6)
    assert rows[-1].uri.startswith("/api/v1/get/logs/api/"), "newest last"
    assert [row.time for row in rows] == sorted(row.time for row in rows)


def test_logs_time_as_text(wire: Wire, cow: Mailcow) -> None:
    for name in ("postfix", "dovecot"):
        told = wire("GET", f"get/logs/{name}/1").json()[0]["time"]
        assert isinstance(told, str)
        assert told.isdecimal()
        assert getattr(cow.logs, name)(1)[-1].time == datetime.fromtimestamp(int(told), UTC)


def test_logs_time_as_number(wire: Wire, cow: Mailcow) -> None:
    told = wire("GET", "get/logs/api/1").json()[0]["time"]
    assert isinstance(told, int)
    assert cow.logs.api(1)[0].time.tzinfo is UTC


def test_logs_null(wire: Wire, answering: Answering) -> None:
    reply = wire("GET", "get/logs/api/3")
    with_null = httpx.Response(200, json=[reply.json()[0], None, reply.json()[1]])
    assert len(facade_over(answering, with_null).logs.api(3)) == 2


def test_logs_sasl_successes_only(wire: Wire, cow: Mailcow, recording: bool) -> None:
    if recording:
        assert log_in(CAROL, CANARY_PASSWORD)
        time.sleep(2)
    names = [row["username"] for row in wire("GET", "get/logs/sasl/50").json()]
    assert CAROL in names
    assert FAILED not in names
    assert CAROL in [row.username for row in cow.logs.sasl(50)]


def test_logs_last_login_successes_only(wire: Wire, cow: Mailcow) -> None:
    assert wire("GET", f"get/mailbox/{FAILED}").json()["last_smtp_login"] in (0, "0")
    assert cow.mailboxes.get(FAILED).last_smtp_login is None


def test_logs_sasl_one_row(wire: Wire, cow: Mailcow, recording: bool) -> None:
    once = f"once@{ORG}"
    cow.mailboxes.create(once, CANARY_PASSWORD)
    if recording:
        assert log_in(once, CANARY_PASSWORD)
        assert log_in(once, CANARY_PASSWORD)
        time.sleep(2)
    rows = [row for row in wire("GET", "get/logs/sasl/50").json() if row["username"] == once]
    assert [(row["service"], row["real_rip"]) for row in rows] == [("smtp", "192.0.2.7")]
    assert len([row for row in cow.logs.sasl(50) if row.username == once]) == 1


def test_logs_cached_login(wire: Wire, cow: Mailcow, recording: bool) -> None:
    cached = f"cached@{ORG}"
    cow.mailboxes.create(cached, CANARY_PASSWORD)
    if recording:
        assert log_in(cached, CANARY_PASSWORD)
        time.sleep(3)
    before = [row for row in wire("GET", "get/logs/sasl/50").json() if row["username"] == cached]
    if recording:
        assert log_in(cached, CANARY_PASSWORD)
        time.sleep(3)
    after = [row for row in wire("GET", "get/logs/sasl/50").json() if row["username"] == cached]
    assert before == after != [], "the second login left no trace"
    login = cow.mailboxes.get(cached).last_smtp_login
    assert login
    change = cow.mailboxes.set_password(cached, CANARY_OTHER_PASSWORD)
    assert change.old_accepted_until > login, "why set_password tells until when the old one may work"


def test_logs_failure_in_postfix(wire: Wire, cow: Mailcow) -> None:
    lines = [row["message"] for row in wire("GET", "get/logs/postfix/100").json()]
    [line] = [line for line in lines if f"sasl_username={FAILED}" in line]
    assert "SASL PLAIN authentication failed: (reason unavailable)" in line
    assert "[192.0.2.7]" in line
    assert line in [row.message for row in cow.logs.postfix(100)]


def _mismatches(rows: list[str], address: str = FAILED) -> list[str]:
    return [row for row in rows if f"lua({address}," in row and "Password mismatch (SHA1 of given password:" in row]


def test_logs_failure_in_dovecot(wire: Wire, cow: Mailcow) -> None:
    lines = [row["message"] for row in wire("GET", "get/logs/dovecot/100").json()]
    assert _mismatches(lines)
    assert _mismatches([row.message for row in cow.logs.dovecot(100)])


def test_logs_failure_of_two_lines(wire: Wire, cow: Mailcow, recording: bool) -> None:
    twice = f"twice@{ORG}"
    if recording:
        assert not log_in(twice, CANARY_OTHER_PASSWORD)
        time.sleep(3)
    lines = [row["message"] for row in wire("GET", "get/logs/dovecot/100").json()]
    assert (len(_mismatches(lines)), len(_mismatches(lines, twice))) == (1, 2)
    found = [row.message for row in cow.logs.postfix(100) if f"sasl_username={twice}" in row.message]
    mechanisms = [re.findall(r"SASL (\w+) authentication failed", line)[0] for line in found]
    assert sorted(mechanisms) == ["LOGIN", "PLAIN"], "the log of postfix tells why"


def test_logs_failure_sha1(wire: Wire, cow: Mailcow) -> None:
    sent = hashlib.sha1(CANARY_OTHER_PASSWORD.encode()).hexdigest()[:6]  # noqa: S324
    lines = _mismatches([row["message"] for row in wire("GET", "get/logs/dovecot/100").json()])
    assert lines
    assert all(f"SHA1 of given password: {sent})" in line for line in lines)
    assert any(sent in row.message for row in cow.logs.dovecot(100))


def test_logs_backend_down(answering: Answering) -> None:
    reply = fault("after a login while PHP was down")
    lines = [row["message"] for row in reply.json()]
    assert any(line.endswith(f"HTTP request failed with 502 for user {ANNA}") for line in lines)
    rows = facade_over(answering, reply).logs.dovecot(20)
    assert [row.message for row in rows] == lines[::-1]
