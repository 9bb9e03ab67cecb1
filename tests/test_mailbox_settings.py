"""Settings of mailboxes with routes of their own, and half-deleted ones: recorded in cassettes/mailbox_settings."""

from __future__ import annotations

import base64
import json
import logging
import os
import shlex
import smtplib
import ssl
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from mailcow_facade import (
    AlreadyExists,
    Mailcow,
    NotFound,
    OutcomeUnknown,
    PartialFailure,
    Rejected,
)
from tests.clients import Answering, Mode
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

DOMAIN = "settings.example.org"
ANNA = f"anna@{DOMAIN}"
BEN = f"ben@{DOMAIN}"


@pytest.fixture
def anna(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A mailbox. What a failed test has left goes with its domain."""
    cow.domains.create(DOMAIN)
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB", tags=["staff"]).username
    for alias in cow.aliases.list(DOMAIN):
        cow.aliases.delete(alias.id)
    for mailbox in cow.mailboxes.list(DOMAIN):
        cow.mailboxes.delete(mailbox.username)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_settings_with_routes_of_their_own(cow: Mailcow, anna: str) -> None:
    changed = cow.mailboxes.edit(
        anna,
        quarantine_notification="daily",
        quarantine_category="all",
        tagged_mail_handler="subfolder",
        recovery_email="Other@example.net",
        force_tfa=True,
    )
    assert changed.attributes.quarantine_notification == "daily"
    assert changed.attributes.quarantine_category == "all"
    assert changed.attributes.recovery_email == "other@example.net"
    assert changed.attributes.force_tfa is True
    assert changed.tags == ["staff"]
    again = cow.mailboxes.edit(anna, quarantine_category="reject", recovery_email="")
    assert again.attributes.quarantine_category == "reject"
    assert again.attributes.quarantine_notification == "daily"
    assert again.attributes.recovery_email == ""
    assert again.attributes.force_tfa is True


@pytest.mark.vcr
def test_whom_it_may_send_as(cow: Mailcow, anna: str) -> None:
    ben = cow.mailboxes.create(
        BEN, CANARY_PASSWORD, quota="1 GiB", tagged_mail_handler="subject", acl=["pw_reset"], pop3_access=False
    )
    assert (ben.attributes.imap_access, ben.attributes.pop3_access) == (True, False)
    changed = cow.mailboxes.edit(anna, sender_acl=[BEN], extended_sender_acl=["example.net", "other@example.com"])
    assert changed.sender_acl == [BEN]
    with pytest.raises(PartialFailure, match=DOMAIN) as refused:
        cow.mailboxes.edit(anna, extended_sender_acl=[f"x@{DOMAIN}", "x@example.net"])
    assert [(outcome.code, outcome.item) for outcome in refused.value.failed] == [("extra_acl_invalid_domain", DOMAIN)]
    assert cow.mailboxes.edit(anna, sender_acl=[]).sender_acl == []


@pytest.mark.vcr
def test_tags_that_differ_in_case_alone(cow: Mailcow, anna: str) -> None:
    assert cow.mailboxes.edit(anna, tags=["Staff", "new"]).tags == ["new", "Staff"]


@pytest.mark.vcr
def test_custom_attributes(cow: Mailcow, anna: str) -> None:
    changed = cow.mailboxes.set_custom_attributes(anna, {"team": "North", "room": "12"})
    assert changed.custom_attributes.additional_properties == {"team": "North", "room": "12"}
    changed = cow.mailboxes.set_custom_attributes(anna, {"team": "South"})
    assert changed.custom_attributes.additional_properties == {"team": "South"}
    assert cow.mailboxes.set_custom_attributes(anna, {}).custom_attributes.additional_properties == {}
    with pytest.raises(NotFound):
        cow.mailboxes.set_custom_attributes(BEN, {})
    with pytest.raises(ValueError, match="blank"):
        cow.mailboxes.set_custom_attributes(anna, {"my team": "North"})


@pytest.mark.vcr
def test_what_a_user_may_change(cow: Mailcow, anna: str, recording: bool) -> None:
    cow.mailboxes.set_acl(anna, ["app_passwds", "pw_reset"])
    if recording:
        rights = json.loads(_run(_RIGHTS, anna))
        assert sorted(name for name, value in rights.items() if value in (1, "1")) == ["app_passwds", "pw_reset"]
    with pytest.raises(NotFound):
        cow.mailboxes.set_acl(BEN, [])
    with pytest.raises(ValueError, match="fly"):
        cow.mailboxes.set_acl(anna, ["fly"])  # type: ignore[list-item]


@pytest.mark.vcr
def test_logins(cow: Mailcow, anna: str, recording: bool) -> None:
    assert cow.mailboxes.last_login(anna).sasl == []
    if recording:
        _log_in(anna)
    [login] = cow.mailboxes.last_login(anna, days=1).sasl
    assert login.service == "smtp"
    assert cow.mailboxes.get(anna).last_smtp_login is not None
    cow.mailboxes.reset_last_login(anna)
    assert cow.mailboxes.last_login(anna).sasl == []
    assert cow.mailboxes.get(anna).last_smtp_login is None
    with pytest.raises(NotFound):
        cow.mailboxes.last_login(BEN)
    with pytest.raises(NotFound):
        cow.mailboxes.reset_last_login(BEN)
    with pytest.raises(ValueError, match="days"):
        cow.mailboxes.last_login(anna, days=0)


@pytest.mark.vcr
def test_what_sogo_keeps(cow: Mailcow, anna: str) -> None:
    cow.mailboxes.reset_eas_cache(anna)
    cow.mailboxes.delete_sogo_profile(anna)
    with pytest.raises(NotFound):
        cow.mailboxes.reset_eas_cache(BEN)
    with pytest.raises(NotFound):
        cow.mailboxes.delete_sogo_profile(BEN)


@pytest.mark.vcr
def test_another_name(cow: Mailcow, anna: str) -> None:
    renamed = cow.mailboxes.rename(anna, f"Anna.B@{DOMAIN}", keep_alias=True)
    assert renamed.username == f"anna.b@{DOMAIN}"
    assert renamed.tags == ["staff"]
    assert not cow.mailboxes.exists(anna)
    assert cow.aliases.get(anna).goto == renamed.username
    with pytest.raises(NotFound):
        cow.mailboxes.rename(anna, BEN)
    cow.mailboxes.create(BEN, CANARY_PASSWORD, quota="1 GiB")
    with pytest.raises(AlreadyExists, match=BEN):
        cow.mailboxes.rename(renamed.username, BEN)
    with pytest.raises(AlreadyExists, match=anna):
        cow.mailboxes.rename(BEN, anna)
    cow.mailboxes.edit(BEN, active=False)
    with pytest.raises(Rejected, match="inactive"):
        cow.mailboxes.rename(BEN, f"benny@{DOMAIN}")
    with pytest.raises(ValueError, match="into"):
        cow.mailboxes.rename(BEN, "ben@example.com")


@pytest.mark.vcr
def test_a_weak_password(cow: Mailcow, anna: str) -> None:
    with pytest.raises(Rejected, match="at least 6 bytes") as weak:
        cow.mailboxes.set_password(anna, "a")
    assert weak.value.code == "password_complexity"


@pytest.mark.vcr
def test_a_domain_with_other_letters(cow: Mailcow) -> None:
    cow.domains.create("müller.example.org")
    made = cow.mailboxes.create("anna@Müller.example.org", CANARY_PASSWORD, quota="1 GiB")
    assert made.username == "anna@xn--mller-kva.example.org"
    assert cow.mailboxes.edit("anna@müller.example.org", name="Anna").name == "Anna"
    cow.mailboxes.delete("anna@müller.example.org")
    cow.domains.delete("müller.example.org")


# Waiting


@pytest.fixture
def pauses(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited; nobody really waits."""
    waited: list[float] = []

    async def note_async(seconds: float) -> None:
        waited.append(seconds)

    if mode == "async":
        monkeypatch.setattr("mailcow_facade._async.resources.mailboxes.sleep", note_async)
    else:
        monkeypatch.setattr("mailcow_facade._sync.resources.mailboxes.sleep", waited.append)
    return waited


@pytest.mark.vcr
def test_a_password_that_waits(cow: Mailcow, anna: str, pauses: list[float]) -> None:
    cow.mailboxes.set_password(anna, CANARY_OTHER_PASSWORD)
    assert pauses == []
    change = cow.mailboxes.set_password(anna, CANARY_PASSWORD, wait=True)
    [pause] = pauses
    assert (change.old_accepted_until - datetime.now(UTC)).total_seconds() <= pause == 300


def _mailbox(username: str | None) -> dict[str, Any]:
    return {"username": username, "domain": DOMAIN, "attributes": {}}


class Server:
    """A made-up server with one mailbox, whose deletions end as told."""

    def __init__(self, *deletions: httpx.Response | Exception, found: list[dict[str, Any]]) -> None:
        self.deletions = list(deletions)
        self.found = found
        self.asked: list[Any] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if "/delete/" in request.url.path:
            self.asked.append(json.loads(request.content))
            answer = self.deletions.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        if "/add/" in request.url.path:
            return httpx.Response(200, json=[{"type": "success", "log": [], "msg": ["mailbox_added", ANNA]}])
        return httpx.Response(200, json=self.found.pop(0))


NOTHING = httpx.Response(200, content=b"")


def test_a_mailbox_that_shows_late(answering: Answering, pauses: list[float]) -> None:
    late = answering(Server(found=[{}, {}, _mailbox(ANNA), _mailbox(ANNA)]))
    assert late.mailboxes.create(ANNA, CANARY_PASSWORD, quota=0, wait=True).username == ANNA
    assert pauses == [1, 1]
    never = answering(Server(found=[{}] * 100))
    with pytest.raises(OutcomeUnknown, match="could not be read back"):
        never.mailboxes.create(ANNA, CANARY_PASSWORD, quota=0, wait=True)
    assert len(pauses) == 2 + 30
    with pytest.raises(OutcomeUnknown, match="could not be read back"):
        never.mailboxes.create(ANNA, CANARY_PASSWORD, quota=0)
    assert len(pauses) == 2 + 30


# Half-deleted ones

_CONNECT = (
    '$db = new PDO("mysql:unix_socket=/var/run/mysqld/mysqld.sock;dbname=" . getenv("DBNAME"), getenv("DBUSER"), '
    'getenv("DBPASS"), [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]); '
)
_RIGHTS = (
    '$rights = $db->prepare("SELECT * FROM user_acl WHERE username = ?"); $rights->execute([$argv[1]]); '
    "echo json_encode($rights->fetch(PDO::FETCH_ASSOC));"
)
# What a deletion has done when its statement for the mailbox itself fails.
_HALVE = (
    'foreach (["alias" => "goto", "quota2" => "username", "quota2replica" => "username"] as $table => $column) '
    '$db->prepare("DELETE FROM $table WHERE $column = ?")->execute([$argv[1]]);'
)
# A transaction that the deletion of a mailbox has to wait for, and that then wants what the deletion holds: a deadlock,
# which MariaDB ends at the cost of the one that has changed less.
_COLLIDE = (
    "$db->beginTransaction(); "
    '$tag = $db->prepare("INSERT INTO tags_mailbox (username, tag_name) VALUES (?, ?)"); '
    'for ($n = 0; $n < 50; $n++) $tag->execute([$argv[1], "tag $n"]); '
    "sleep(6); "
    '$db->prepare("SELECT username FROM mailbox WHERE username = ? FOR UPDATE")->execute([$argv[1]]); '
    "$db->rollBack();"
)


def _command(code: str, argument: str) -> list[str]:
    """What runs PHP code on the server's database; ``MAILCOW_EXEC`` runs a command in the container php-fpm."""
    text = base64.b64encode((_CONNECT + code).encode()).decode()
    return [*shlex.split(os.environ["MAILCOW_EXEC"]), "php", "-r", f"eval(base64_decode('{text}'));", argument]


def _run(code: str, argument: str) -> str:
    done = subprocess.run(_command(code, argument), check=True, timeout=60, capture_output=True, text=True)
    return done.stdout


def _log_in(address: str) -> None:
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    trusting = ssl._create_unverified_context()  # noqa: S323 (a throw-away server's own certificate)
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=trusting)
        smtp.login(address, CANARY_PASSWORD)


@pytest.mark.vcr
def test_a_deletion_that_meets_a_deadlock(cow: Mailcow, anna: str, recording: bool) -> None:
    if recording:
        with subprocess.Popen(_command(_COLLIDE, anna), stdout=subprocess.DEVNULL):
            time.sleep(3)
            cow.mailboxes.delete(anna)
    else:
        cow.mailboxes.delete(anna)
    assert not cow.mailboxes.exists(anna)
    assert cow.mailboxes.half_deleted() == []


@pytest.mark.vcr
def test_a_half_deleted_mailbox(cow: Mailcow, anna: str, recording: bool, caplog: pytest.LogCaptureFixture) -> None:
    cow.mailboxes.create(BEN, CANARY_PASSWORD, quota="1 GiB")
    assert cow.mailboxes.half_deleted() == []
    if recording:
        _run(_HALVE, anna)
    with pytest.raises(NotFound, match="half-deleted"):
        cow.mailboxes.get(anna)
    with pytest.raises(NotFound, match="half-deleted"):
        cow.mailboxes.edit(anna, name="Anna")
    assert not cow.mailboxes.exists(anna)
    with caplog.at_level(logging.WARNING, "mailcow_facade"):
        assert [row.username for row in cow.mailboxes.list()] == [BEN]
    assert "half-deleted" in caplog.text
    assert cow.mailboxes.half_deleted() == [anna]
    with pytest.raises(AlreadyExists):
        cow.mailboxes.create(anna, CANARY_PASSWORD, quota="1 GiB")
    cow.mailboxes.delete(BEN)
    with pytest.raises(Rejected) as left:
        cow.domains.delete(DOMAIN)
    assert left.value.code == "domain_not_empty"
    cow.mailboxes.delete(*cow.mailboxes.half_deleted())
    with pytest.raises(NotFound, match="there is no"):
        cow.mailboxes.get(anna)
    assert cow.mailboxes.half_deleted() == []


@pytest.mark.vcr
def test_nothing_is_half_deleted_without_a_domain(cow: Mailcow) -> None:
    assert cow.mailboxes.half_deleted() == []


def test_a_deletion_that_fails(answering: Answering) -> None:
    server = Server(NOTHING, found=[{}])
    answering(server).mailboxes.delete(ANNA)  # gone nevertheless
    assert server.asked == [[ANNA]]

    server = Server(NOTHING, found=[_mailbox(ANNA)])
    with pytest.raises(OutcomeUnknown, match="still there"):
        answering(server).mailboxes.delete(ANNA)
    assert server.asked == [[ANNA]]

    server = Server(NOTHING, NOTHING, found=[_mailbox(None), _mailbox(None)])
    with pytest.raises(OutcomeUnknown, match=f"twice while it deleted {ANNA}"):
        answering(server).mailboxes.delete(ANNA)
    assert server.asked == [[ANNA], [ANNA]]


def test_a_deletion_that_cannot_be_looked_after(answering: Answering) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return NOTHING if "/delete/" in request.url.path else httpx.Response(500, text="down")

    with pytest.raises(OutcomeUnknown, match="cannot be read back"):
        answering(answer).mailboxes.delete(ANNA)


@pytest.mark.parametrize("end", [httpx.ReadTimeout("late"), httpx.Response(504, text="late")], ids=["client", "proxy"])
def test_nothing_is_deleted_beside_a_deletion(answering: Answering, end: httpx.Response | Exception) -> None:
    done = httpx.Response(200, json=[{"type": "success", "log": [], "msg": ["mailbox_removed", ANNA]}])
    server = Server(done, end, done, found=[])
    with pytest.raises(PartialFailure, match="1 of 3") as stopped:
        answering(server).mailboxes.delete(ANNA, BEN, f"carl@{DOMAIN}")
    assert server.asked == [[ANNA], [BEN]]
    assert [outcome.item for outcome in stopped.value.succeeded] == [ANNA]
    broken, untried = stopped.value.failed
    assert isinstance(broken.error, OutcomeUnknown)
    assert not isinstance(untried.error, OutcomeUnknown)
    assert f"busy with {BEN}" in str(untried.error)
    server = Server(end, found=[])
    with pytest.raises(OutcomeUnknown, match=ANNA):
        answering(server).mailboxes.delete(ANNA)


SWALLOWED: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"protocol_access": ["imapp"]}, ValueError, "imapp"),
    ({"protocol_access": ["imap"], "smtp_access": True}, ValueError, "single switches"),
    ({"protocol_access": "imap"}, TypeError, "list"),
    ({"smtp_access": "true"}, TypeError, "smtp_access"),
    ({"relayhost": "1"}, TypeError, "relayhost"),
    ({"active": "true"}, ValueError, "active"),
    ({"quota": "lots"}, ValueError, "size"),
    ({"name": "a" * 256}, ValueError, "255"),
    ({"name": "<Anna>"}, ValueError, "cuts <"),
    ({"quarantine_category": "some"}, ValueError, "quarantine_category is one of"),
    ({"quarantine_notification": "often"}, ValueError, "quarantine_notification is one of"),
    ({"tagged_mail_handler": "x"}, ValueError, "tagged_mail_handler is one of"),
    ({"tags": ["a", "A"]}, ValueError, "the same"),
]


@pytest.mark.parametrize(("change", "error", "match"), SWALLOWED)
def test_what_mailcow_would_swallow(
    answering: Answering, change: dict[str, Any], error: type[Exception], match: str
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return NOTHING

    cow = answering(answer)
    with pytest.raises(error, match=match):
        cow.mailboxes.edit(ANNA, **change)
    with pytest.raises(error, match=match):
        cow.mailboxes.create(ANNA, CANARY_PASSWORD, **change)
    assert asked == []


def test_what_mailcow_would_swallow_in_a_change(answering: Answering) -> None:
    cow = answering(NOTHING)
    with pytest.raises(ValueError, match="old name"):
        cow.mailboxes.edit(ANNA, name="0")
    with pytest.raises(TypeError, match="list"):
        cow.mailboxes.edit(ANNA, extended_sender_acl="example.net")
