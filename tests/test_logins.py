"""Lines of logs, as a real mailcow writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from mailcow_client import models

from mailcow_facade.logins import failed_login

SUBMISSION = "postfix/submission/smtpd"
TLS = "TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)"
WORKER = "auth-worker(171): conn unix:auth-worker (pid=170,uid=401): auth-worker<9>: "
ZOE = "zoe@example.org"
HERE = "192.0.2.7"


def line(message: str, program: str = "dovecot") -> models.LogEntry:
    return models.LogEntry.from_dict({"message": message, "program": program, "priority": "info", "time": "1795394096"})


@pytest.mark.parametrize(
    ("program", "message", "expected"),
    [
        pytest.param(
            SUBMISSION,
            f"warning: unknown[{HERE}]: SASL PLAIN authentication failed: (reason unavailable), sasl_username={ZOE}",
            {"reason": "refused", "username": ZOE, "real_rip": HERE, "service": "submission"},
            id="SMTP, port 587",
        ),
        pytest.param(
            "postfix/smtps/smtpd",
            f"warning: unknown[{HERE}]: SASL LOGIN authentication failed: (reason unavailable), sasl_username={ZOE}",
            {"reason": "refused", "username": ZOE, "real_rip": HERE, "service": "smtps"},
            id="SMTP, port 465",
        ),
        pytest.param(
            SUBMISSION,
            f"warning: unknown[{HERE}]: SASL PLAIN authentication failed: (reason unavailable), "
            "sasl_username=odd user,=(x)@example.org",
            {"reason": "refused", "username": "odd user,=(x)@example.org", "real_rip": HERE, "service": "submission"},
            id="SMTP, a name that is none",
        ),
        pytest.param(
            SUBMISSION,
            f"warning: unknown[{HERE}]: SASL PLAIN authentication failed: (reason unavailable), "
            f"sasl_username=x, sasl_username={ZOE}",
            {"reason": "refused", "username": f"x, sasl_username={ZOE}", "real_rip": HERE, "service": "submission"},
            id="SMTP, a name that would pass for another",
        ),
        pytest.param(
            "postfix/smtpd",
            "warning: host.example.com[2001:db8::7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
            {"reason": "refused", "username": None, "real_rip": "2001:db8::7", "service": "smtpd"},
            id="SMTP, without the name, as older versions write it",
        ),
        pytest.param(
            "dovecot",
            f"{WORKER}lua({ZOE},{HERE}): Password mismatch (SHA1 of given password: 369896)",
            {"reason": "password_mismatch", "username": ZOE, "real_rip": HERE, "password_sha1": "369896"},
            id="a try over SMTP",
        ),
        pytest.param(
            "dovecot",
            f"{WORKER}lua({ZOE},{HERE},<+ipbw+Zgz9XAAAIH>): Password mismatch (SHA1 of given password: 369896)",
            {"reason": "password_mismatch", "username": ZOE, "real_rip": HERE, "password_sha1": "369896"},
            id="a try over IMAP",
        ),
        pytest.param(
            "dovecot",
            f"auth: lua(zoe,{HERE}): unknown user (SHA1 of given password: ccf9d5)",
            {"reason": "unknown_user", "username": "zoe", "real_rip": HERE, "password_sha1": "ccf9d5"},
            id="a name without a domain",
        ),
        pytest.param(
            "dovecot",
            f"auth-worker(171): HTTP request failed with 502 for user {ZOE}",
            {"reason": "backend_failed", "username": ZOE},
            id="the backend is down",
        ),
        pytest.param(
            "dovecot",
            f"imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<{ZOE}>, "
            f"method=PLAIN, rip={HERE}, lip=172.22.1.250, TLS: Connection closed, {TLS}",
            {"reason": "refused", "username": ZOE, "real_rip": HERE, "service": "imap"},
            id="IMAP",
        ),
        pytest.param(
            "dovecot",
            "pop3-login: Disconnected: Connection closed (auth failed, 1 attempts in 6 secs): "
            f"user=<zoe+tag@example.org>, method=PLAIN, rip={HERE}, lip=172.22.1.250, TLS: Connection closed, {TLS}",
            {"reason": "refused", "username": "zoe+tag@example.org", "real_rip": HERE, "service": "pop3"},
            id="POP3",
        ),
    ],
)
def test_a_failed_login(program: str, message: str, expected: dict[str, Any]) -> None:
    failure = failed_login(line(message, program))
    assert failure is not None
    nothing = {"username": None, "real_rip": None, "service": None, "password_sha1": None}
    assert vars(failure) == {**nothing, **expected, "time": datetime(2026, 11, 23, 0, 34, 56, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (SUBMISSION, f"connect from unknown[{HERE}]"),
        (SUBMISSION, f"NOQUEUE: lost connection after AUTH from unknown[{HERE}]"),
        (SUBMISSION, f"disconnect from unknown[{HERE}] ehlo=2 starttls=1 auth=0/2 commands=3/5"),
        (SUBMISSION, f"{WORKER}lua({ZOE},{HERE}): Password mismatch (SHA1 of given password: 369896)"),
        ("dovecot", f"imap-login: Login: user=<{ZOE}>, method=PLAIN, rip={HERE}, lip=172.22.1.250, mpid=9, {TLS}"),
        (
            "dovecot",
            "imap-login: Disconnected: Connection closed (no auth attempts in 0 secs): user=<>, "
            f"rip={HERE}, lip=172.22.1.250",
        ),
        (
            "dovecot",
            f"imap-login: Login: user=<x (auth failed, 1 attempts in 2 secs): user=<{ZOE}>, rip={HERE}>, "
            "method=PLAIN, rip=192.0.2.8",
        ),
        ("dovecot", f"lmtp(1): saved: lua({ZOE},{HERE}): Password mismatch (SHA1 of given password: 369896)"),
    ],
)
def test_other_lines(program: str, message: str) -> None:
    assert failed_login(line(message, program)) is None
