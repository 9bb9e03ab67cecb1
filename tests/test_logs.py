"""Logs, as a real mailcow answers: recorded in cassettes/logs."""

from __future__ import annotations

import os
import smtplib
import ssl
import time
from datetime import UTC, datetime

import pytest

from mailcow_facade import Mailcow, NotFound
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

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
    """One login over the submission port of the mailcow that is recorded."""
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    insecure = ssl._create_unverified_context()  # noqa: S323 (a throw-away server's own certificate)
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=insecure)
        try:
            smtp.login(address, password)
        except smtplib.SMTPAuthenticationError:
            return False
    return True


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
    assert cow.mailboxes.get("zoe@example.org").last_smtp_login
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


@pytest.mark.parametrize("count", [0, -1])
def test_a_count_that_mailcow_would_answer_with_nothing(cow: Mailcow, count: int) -> None:
    for name in NAMES:
        with pytest.raises(ValueError, match="at least 1"):
            getattr(cow.logs, name)(count)


@pytest.mark.parametrize("count", [True, 1.5, "5", None])
def test_a_count_that_is_no_int(cow: Mailcow, count: object) -> None:
    for name in NAMES:
        with pytest.raises(TypeError):
            getattr(cow.logs, name)(count)
