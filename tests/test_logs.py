"""Logs, as a real mailcow answers: recorded in cassettes/logs."""

from __future__ import annotations

import hashlib
import imaplib
import os
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

import pytest
from mailcow_client import models

from mailcow_facade import Mailcow, NotFound
from mailcow_facade.logins import failed_login
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

INSECURE = ssl._create_unverified_context()  # noqa: S323 (a throw-away server's own certificate)
NAMES = [
    "postfix",
    "dovecot",
    "sogo",
    "netfilter",
    "acme",
    "watchdog",
    "cron",
    "autodiscover",
    "ratelimited",
    "api",
    "ui",
    "sasl",
    "auth",
    "rspamd_history",
]


def log_in(address: str, password: str) -> bool:
    """One try over the submission port of the mailcow that is recorded."""
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=INSECURE)
        smtp.ehlo()
        smtp.user, smtp.password = address, password
        try:
            smtp.auth("PLAIN", smtp.auth_plain)
        except smtplib.SMTPAuthenticationError:
            return False
    return True


def log_in_over_imap(address: str, password: str) -> bool:
    """One try over its IMAP port."""
    host, _, port = os.environ["MAILCOW_IMAP"].rpartition(":")
    with imaplib.IMAP4(host, int(port), timeout=20) as imap:
        imap.starttls(INSECURE)
        try:
            imap.login(address, password)
        except imaplib.IMAP4.error:
            return False
    return True


def log_in_to_the_ui(address: str) -> None:
    """One try without a password at its web page, past the recorder of HTTP."""
    url = urlsplit(os.environ["MAILCOW_URL"])
    body = urlencode({"login_user": address, "pass_user": "-"})
    with socket.create_connection((url.hostname, url.port or 80), timeout=20) as connection:
        connection.sendall(
            f"POST / HTTP/1.0\r\nHost: {url.hostname}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        while connection.recv(65536):
            pass


@pytest.fixture
def mailboxes(cow: Mailcow, vcr: object) -> Iterator[list[str]]:
    """Two that can log in."""
    addresses = ["zoe@example.org", "yan@example.org"]
    cow.domains.create("example.org")
    for address in addresses:
        cow.mailboxes.create(address, CANARY_PASSWORD)
    yield addresses
    cow.mailboxes.delete(*addresses)
    cow.domains.delete("example.org")


@pytest.mark.vcr
def test_empty_logs_are_lists(cow: Mailcow) -> None:
    for name in NAMES:
        rows = getattr(cow.logs, name)(3)
        assert isinstance(rows, list), name
        assert bool(rows) is (name == "api"), name
    with pytest.raises(NotFound):
        cow.logs.rspamd_stats()


@pytest.mark.vcr
def test_a_good_and_a_failed_login(cow: Mailcow, recording: bool) -> None:
    cow.domains.create("example.org")
    cow.mailboxes.create("zoe@example.org", CANARY_PASSWORD)
    if recording:
        assert log_in("zoe@example.org", CANARY_PASSWORD)
        assert not log_in("zoe@example.org", CANARY_OTHER_PASSWORD)
        time.sleep(3)
    failures = [line for line in cow.logs.postfix(50) if "authentication failed" in line.message]
    assert any("sasl_username=zoe@example.org" in line.message for line in failures)
    assert all(line.program.startswith("postfix") for line in failures)
    mismatches = [line for line in cow.logs.dovecot(50) if "Password mismatch" in line.message]
    assert mismatches
    assert all("zoe@example.org" in line.message for line in mismatches)
    [login] = cow.logs.sasl()
    assert (login.username, login.service) == ("zoe@example.org", "smtp")
    assert login.time == cow.mailboxes.get("zoe@example.org").last_smtp_login, "which is told in UTC"
    assert cow.logs.sasl(timezone=ZoneInfo("Asia/Kathmandu"))[0].time == login.time - timedelta(hours=5, minutes=45)
    assert cow.logs.auth(timezone=UTC) == [login]
    cow.mailboxes.delete("zoe@example.org")
    cow.domains.delete("example.org")


@pytest.mark.vcr
def test_rows_are_typed_and_newest_last(cow: Mailcow) -> None:
    rows = cow.logs.api(20)
    assert 1 < len(rows) <= 20
    assert [row.time for row in rows] == sorted(row.time for row in rows)
    assert all(row.time.tzinfo is UTC for row in rows)
    assert datetime(2026, 1, 1, tzinfo=UTC) < rows[0].time
    assert rows[-1].uri == "/api/v1/get/logs/api/20", "the call itself is the newest"
    assert len(cow.logs.api(1)) == 1


@pytest.mark.vcr
@pytest.mark.usefixtures("mailboxes")
def test_offset_leaves_out_the_newest(cow: Mailcow, recording: bool) -> None:
    if recording:
        assert log_in("zoe@example.org", CANARY_PASSWORD)
        assert log_in_over_imap("zoe@example.org", CANARY_PASSWORD)
        time.sleep(1)
        assert log_in("yan@example.org", CANARY_PASSWORD)
        time.sleep(1)
        assert log_in_over_imap("yan@example.org", CANARY_PASSWORD)
        for address in ("zoe@example.org", "yan@example.org") * 2:
            log_in_to_the_ui(address)
        time.sleep(3)
    for name in ("postfix", "dovecot", "ui"):
        log = getattr(cow.logs, name)
        rows = log()
        assert 4 <= len(rows) < 100, name
        assert log(2) == rows[-2:], name
        assert log(2, offset=1) == rows[-3:-1], name
        assert log(2, offset=2) == rows[-4:-2], name
        assert log(100, offset=len(rows) - 1) == rows[:1], name
        assert log(offset=len(rows)) == [], name
    logins = cow.logs.sasl(timezone=UTC)
    assert [(row.username, row.service) for row in logins[-2:]] == [
        ("yan@example.org", "smtp"),
        ("yan@example.org", "imap"),
    ]
    assert cow.logs.sasl(1, offset=1, timezone=UTC) == logins[-2:-1]
    assert cow.logs.sasl(1, offset=3, timezone=UTC) == logins[:1]
    assert cow.logs.sasl(5, offset=4, timezone=UTC) == []
    [call] = cow.logs.api(1, offset=1)
    assert call.uri == "/api/v1/get/logs/sasl/5-5", "the last call before this one"


@pytest.mark.vcr
@pytest.mark.usefixtures("mailboxes")
def test_following_while_logins_fail(cow: Mailcow, recording: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Callable[[], bool]] = [
        lambda: log_in("zoe@example.org", CANARY_OTHER_PASSWORD),
        lambda: log_in_over_imap("yan@example.org", CANARY_OTHER_PASSWORD),
        lambda: False,
        lambda: log_in("nobody@example.org", CANARY_OTHER_PASSWORD),
    ]

    class Enough(Exception):
        pass

    def wait(seconds: float) -> None:
        assert seconds == 5.0
        if not tries:
            raise Enough
        trial = tries.pop(0)
        if recording:
            assert not trial()
            time.sleep(3)

    async def async_wait(seconds: float) -> None:
        wait(seconds)

    monkeypatch.setattr("mailcow_facade._sync.resources.logs.sleep", wait)
    monkeypatch.setattr("mailcow_facade._async.resources.logs.sleep", async_wait)

    def followed(name: Literal["postfix", "dovecot"]) -> list[models.LogEntry]:
        told = []
        try:
            for row in cow.logs.tail(name, count=0, follow=True):
                told.append(row)  # noqa: PERF402 - what was told before the end is wanted
        except Enough:
            pass
        return told

    lines = followed("dovecot")
    assert lines == cow.logs.dovecot(len(lines)), "no gap and no repeat"
    failures = [failure for line in lines if (failure := failed_login(line))]
    digits = {failure.password_sha1 for failure in failures if failure.reason == "password_mismatch"}
    assert digits == {hashlib.sha1(CANARY_OTHER_PASSWORD.encode(), usedforsecurity=False).hexdigest()[:6]}
    assert [failure.username for failure in failures if failure.service == "imap"] == ["yan@example.org"]
    assert {failure.username for failure in failures} == {
        "zoe@example.org",
        "yan@example.org",
        "nobody@example.org",
    }

    tries = [lambda: log_in("yan@example.org", CANARY_OTHER_PASSWORD), lambda: False]
    lines = followed("postfix")
    assert lines == cow.logs.postfix(len(lines)), "no gap and no repeat"
    [failure] = [failure for line in lines if (failure := failed_login(line))]
    assert (failure.username, failure.service) == ("yan@example.org", "submission")
    assert failure.real_rip == "192.0.2.7"


@pytest.mark.parametrize("count", [0, -1])
def test_a_count_that_mailcow_would_answer_with_nothing(cow: Mailcow, count: int) -> None:
    for name in NAMES:
        with pytest.raises(ValueError, match="at least 1"):
            getattr(cow.logs, name)(count)


@pytest.mark.parametrize(("offset", "error"), [(-1, ValueError), (1.0, TypeError), (None, TypeError), ("1", TypeError)])
def test_an_offset_that_is_none(cow: Mailcow, offset: object, error: type[Exception]) -> None:
    for name in NAMES:
        with pytest.raises(error):
            getattr(cow.logs, name)(offset=offset)


@pytest.mark.parametrize("count", [True, 1.5, "5", None])
def test_a_count_that_is_no_int(cow: Mailcow, count: object) -> None:
    for name in NAMES:
        with pytest.raises(TypeError):
            getattr(cow.logs, name)(count)
