"""What the doctor makes of the logs, services and bans of a server: made-up facts, with lines as really written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from mailcow_client import models

from mailcow_facade.doctor.bans import tries_left
from mailcow_facade.doctor.case import Facts, Question, Unknown
from mailcow_facade.doctor.checks import checks
from mailcow_facade.doctor.checks.words import BACKEND, MAIL_SERVICES
from mailcow_facade.doctor.report import Result
from mailcow_facade.doctor.tries import guessers, own_password_over_smtp, tries_of_user
from mailcow_facade.errors import ConnectionTimeout
from mailcow_facade.logins import Login
from tests.clients import Answering

ANNA = "anna@example.org"
PASSWORD = "planted-Secret-1"
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HERE, THERE = "192.0.2.7", "192.0.2.8"
SUBMISSION = "postfix/submission/smtpd"
REGEX = {
    "3": r"warning: .*\[([0-9a-f\.:]+)\]: SASL .+ authentication failed: (?!.*Connection lost).+",
    "6": r"\w+\([^,]+,([0-9a-f\.:]+),<[^>]+>\): Password mismatch",
    "7": "(never closed",
}


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def line(seconds: float, message: str, program: str = "dovecot") -> models.LogEntry:
    time = str(int(ago(seconds).timestamp()))
    return models.LogEntry.from_dict({"message": message, "program": program, "priority": "info", "time": time})


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest()[:6]  # noqa: S324 - what Dovecot logs


def mismatch(
    seconds: float, password: str, name: str = ANNA, address: str = HERE, session: str = ""
) -> models.LogEntry:
    worker = "auth-worker(171): conn unix:auth-worker (pid=170,uid=401): auth-worker<9>: "
    told = f"lua({name},{address}{session}): Password mismatch (SHA1 of given password: {sha1(password)})"
    return line(seconds, worker + told)


def refused(seconds: float, name: str = ANNA, address: str = HERE, service: str = "submission") -> models.LogEntry:
    told = f"SASL PLAIN authentication failed: (reason unavailable), sasl_username={name}"
    return line(seconds, f"warning: unknown[{address}]: {told}", f"postfix/{service}/smtpd")


def lost(seconds: float, address: str = HERE) -> models.LogEntry:
    told = "SASL PLAIN authentication failed: Connection lost to authentication server, sasl_username=(unavailable)"
    return line(seconds, f"warning: unknown[{address}]: {told}", SUBMISSION)


def ended(seconds: float, address: str = HERE) -> models.LogEntry:
    return line(
        seconds,
        f"imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<{ANNA}>, "
        f"method=PLAIN, rip={address}, lip=172.22.1.250, TLS: Connection closed, TLSv1.3",
    )


def netfilter(seconds: float, message: str) -> models.NetfilterLogEntry:
    return models.NetfilterLogEntry.from_dict(
        {"time": int(ago(seconds).timestamp()), "priority": "crit", "message": message}
    )


def login(seconds: float, service: str = "smtp", address: str = HERE, app_password: int = 0, name: str = ANNA) -> Login:
    return Login(time=ago(seconds), service=service, username=name, real_rip=address, app_password=app_password)


def containers(**states: str) -> dict[str, models.Container]:
    running = dict.fromkeys([*BACKEND, *MAIL_SERVICES, "rspamd-mailcow"], "running")
    return {
        name: models.Container.from_dict({"container": name, "state": state})
        for name, state in (running | {key.replace("_", "-"): value for key, value in states.items()}).items()
        if state != "missing"
    }


def fail2ban(**values: Any) -> models.Fail2Ban:
    settings = {"max_attempts": 10, "retry_window": 600, "netban_ipv4": 32, "netban_ipv6": 128}
    return models.Fail2Ban.from_dict({**settings, "whitelist": "", "blacklist": "", "regex": REGEX, **values})


def active_ban(network: str, left: str = "00h 29m 59s", queued: int = 0) -> dict[str, Any]:
    return {"network": network, "ip": network.partition("/")[0], "banned_until": left, "queued_for_unban": queued}


def mailbox(**values: Any) -> models.Mailbox:
    attributes = {"passwd_update": values.pop("passwd_update", "0")}
    return models.Mailbox.from_dict({"username": ANNA, "modified": None, "attributes": attributes, **values})


def facts(*, address: str = ANNA, password: str | None = None, error: str = "", **known: Any) -> Facts:
    question = Question(address=address, password=password, error=error)
    return Facts(question, NOW, **{"mailbox": mailbox(), "clock": UTC, "fail2ban": fail2ban(), **known})


def judged(id: str, about: Facts) -> Result:
    result = checks()[id].judge(about)
    assert PASSWORD not in repr(result)
    assert sha1(PASSWORD) not in repr(result)
    return result


def unknown() -> Unknown:
    return Unknown(ConnectionTimeout("no reply in time"))


@pytest.mark.parametrize(
    ("states", "status", "cause", "named"),
    [
        ({}, "ok", None, []),
        ({"php_fpm_mailcow": "exited", "dovecot_mailcow": "exited"}, "fail", "backend.down", ["php-fpm-mailcow"]),
        ({"mysql_mailcow": "missing"}, "fail", "backend.down", ["mysql-mailcow: missing"]),
        ({"dovecot_mailcow": "restarting"}, "fail", "login_service.down", ["dovecot-mailcow: restarting"]),
        ({"postfix_mailcow": "exited"}, "fail", "login_service.down", ["postfix-mailcow: exited"]),
        ({"rspamd_mailcow": "exited"}, "warn", None, ["rspamd-mailcow: exited"]),
    ],
)
def test_services(states: dict[str, str], status: str, cause: str | None, named: list[str]) -> None:
    result = judged("words.services", facts(containers=containers(**states)))
    assert (result.status, result.cause) == (status, cause)
    assert all(name in result.actual for name in named)
    assert len(result.evidence) == len(states), "each service that does not run is shown"


def test_no_services_are_told() -> None:
    assert judged("words.services", facts()).status == "unknown"


BACKEND_FAILED = f"auth-worker(171): HTTP request failed with 502 for user {ANNA}"


@pytest.mark.parametrize(
    ("lines", "logins", "status", "cause", "confidence"),
    [
        pytest.param([line(60, BACKEND_FAILED)], [], "fail", "backend.down", "likely", id="just now"),
        pytest.param([line(60, BACKEND_FAILED)], [login(90)], "fail", "backend.down", "likely", id="good before"),
        pytest.param(
            [line(60, BACKEND_FAILED)], [login(30, name="bert@example.org")], "info", None, "possible", id="good since"
        ),
        pytest.param([line(3600, BACKEND_FAILED)], [], "warn", "backend.down", "possible", id="an hour ago"),
        pytest.param(
            [line(60, "auth-worker(171): Invalid JSON received: ")], [], "fail", "backend.down", "likely", id="no JSON"
        ),
        pytest.param([mismatch(60, "x")], [], "ok", None, "certain", id="none"),
        pytest.param([], [], "unknown", None, "certain", id="an empty log"),
    ],
)
def test_the_backend(
    lines: list[models.LogEntry], logins: list[Login], status: str, cause: str | None, confidence: str
) -> None:
    result = judged("words.backend", facts(dovecot_log=lines, sasl_log=logins))
    assert (result.status, result.cause, result.confidence) == (status, cause, confidence)


def test_tries_are_put_together() -> None:
    about = facts(
        dovecot_log=[
            mismatch(100, "a"),
            mismatch(50, "b", session=",<tdD+iedgrc/AAAII>"),
            mismatch(46, "c", session=",<tdD+iedgrc/AAAII>"),
            ended(40),
            mismatch(20, "d", address=THERE),
            mismatch(10, "x", name="bert@example.org"),
        ],
        postfix_log=[refused(98, "Anna@Example.org"), refused(5, service="smtps"), lost(3)],
    )
    tries = [(each.service, each.address, each.sha1) for each in tries_of_user(about)]
    assert tries == [
        ("submission", HERE, sha1("a")),
        ("imap", HERE, sha1("b")),
        ("imap", HERE, sha1("c")),
        ("", THERE, sha1("d")),
        ("smtps", HERE, ""),
    ]


def test_another_password_is_sent() -> None:
    about = facts(
        password=PASSWORD,
        dovecot_log=[mismatch(100, PASSWORD), mismatch(50, "old one")],
        postfix_log=[refused(98), refused(48)],
    )
    result = judged("words.failures", about)
    assert (result.status, result.cause, result.confidence) == ("fail", "password.wrong", "likely")
    assert "2 failed logins from 192.0.2.7 over submission" in result.summary
    assert result.evidence[0].text.endswith("Password mismatch (SHA1 of given password: [masked])")
    assert sha1("old one") not in repr(result)


def test_the_same_password_is_sent() -> None:
    about = facts(password=PASSWORD, dovecot_log=[mismatch(100, "old one"), mismatch(50, PASSWORD)])
    result = judged("words.failures", about)
    assert (result.status, result.cause, result.actual) == ("info", None, "the same")
    assert "does send the password given here" in result.summary


def test_without_a_password() -> None:
    result = judged("words.failures", facts(dovecot_log=[mismatch(50, "x")]))
    assert (result.status, result.cause) == ("info", None)
    assert result.evidence
    assert result.remedy
    assert "give the password" in result.remedy.text


@pytest.mark.parametrize(
    ("known", "settled"),
    [
        pytest.param({"sasl_log": [login(10, "imap")]}, True, id="a login from there"),
        pytest.param({"sasl_log": [login(10, "imap", THERE)]}, False, id="over IMAP from elsewhere"),
        pytest.param({"sasl_log": [login(10, "smtp", THERE)]}, True, id="over SMTP from elsewhere"),
        pytest.param({"sasl_log": [login(90)]}, False, id="a login before"),
        pytest.param({"sasl_log": [login(10, name="bert@example.org")]}, False, id="somebody else's"),
        pytest.param({"mailbox": mailbox(last_smtp_login=int(ago(10).timestamp()))}, True, id="the last login"),
        pytest.param({"mailbox": mailbox(last_imap_login=int(ago(10).timestamp()))}, False, id="the last over IMAP"),
        pytest.param({"mailbox": mailbox(passwd_update="2026-11-23 00:59:50")}, True, id="a new password"),
        pytest.param(
            {"mailbox": mailbox(passwd_update="2026-11-23 00:59:50"), "clock": timezone(timedelta(hours=1))},
            False,
            id="a new password, an hour ago by a clock in the east",
        ),
    ],
)
def test_what_came_since_a_failure(known: dict[str, Any], settled: bool) -> None:
    about = facts(password=PASSWORD, dovecot_log=[mismatch(52, "x")], postfix_log=[refused(50)], **known)
    result = judged("words.failures", about)
    assert result.status == ("info" if settled else "fail")
    assert ("since then" in result.summary) is settled


def test_a_failure_of_the_backend_tells_nothing_of_the_password() -> None:
    about = facts(password=PASSWORD, dovecot_log=[line(52, BACKEND_FAILED), mismatch(52, "x")])
    result = judged("words.failures", about)
    assert result.status == "info"
    assert "could not be checked" in result.summary


def test_no_failures_and_no_lines() -> None:
    assert judged("words.failures", facts(dovecot_log=[mismatch(50, "x", "bert@example.org")])).status == "ok"
    empty = judged("words.failures", facts())
    assert empty.status == "unknown"
    assert "empty" in empty.summary
    without = facts(unknown={"dovecot_log": unknown(), "postfix_log": unknown()})
    assert judged("words.failures", without).status == "unknown"
    one = facts(unknown={"dovecot_log": unknown(), "sasl_log": unknown()}, postfix_log=[refused(50)], password=PASSWORD)
    assert "1 failed login from 192.0.2.7 over submission" in judged("words.failures", one).summary


def guesses() -> dict[str, Any]:
    """One address with many passwords, one with many names, three with a try each."""
    many = [mismatch(600 - n, f"guess {n}", address="203.0.113.1") for n in range(5)]
    names = [mismatch(500, "x", name, "203.0.113.2") for name in (ANNA, "bert@example.org")]
    single = [mismatch(400 - n, f"other {n}", address=f"203.0.113.{10 + n}") for n in range(3)]
    return {"dovecot_log": [*many, *names, *single]}


def test_those_who_guess_are_left_out() -> None:
    about = facts(password=PASSWORD, **guesses())
    assert guessers(about) == {"203.0.113.1", "203.0.113.2", "203.0.113.10", "203.0.113.11", "203.0.113.12"}
    result = judged("words.failures", about)
    assert result.status == "info"
    assert "seem to guess" in result.summary
    banned = facts(fail2ban=fail2ban(active_bans=[active_ban("203.0.113.1/32")]), **guesses())
    assert judged("words.bans", banned).status == "info", "that a stranger is banned is no finding"
    trusted = facts(password=PASSWORD, sasl_log=[login(9000, address="203.0.113.12")], **guesses())
    assert "203.0.113.12" not in guessers(trusted)
    assert judged("words.failures", trusted).cause == "password.wrong"


def test_the_last_logins() -> None:
    about = facts(
        sasl_log=[login(50, "imap", THERE, 4), login(3600), login(10, name="bert@example.org")],
        app_passwords=[models.AppPassword.from_dict({"id": 4, "name": "phone"})],
    )
    result = judged("words.successes", about)
    assert result.status == "info"
    assert "over imap from 192.0.2.8 2026-11-23 00:59:10 UTC (50 seconds ago), with the app password 'phone'" in (
        result.summary
    )
    assert "two-factor login was off then" in result.summary
    own = own_password_over_smtp(about)
    assert own
    assert own.time == ago(3600)
    assert len(result.evidence) == 2
    assert "two-factor" not in judged("words.successes", facts(sasl_log=[login(50, app_password=4)])).summary
    assert "never worked" in judged("words.successes", facts()).summary
    last = facts(mailbox=mailbox(last_imap_login=int(ago(60).timestamp())), unknown={"sasl_log": unknown()})
    assert "last login over imap 2026-11-23 00:59:00 UTC (1 minute ago)" in judged("words.successes", last).summary
    assert judged("words.successes", facts(unknown={"sasl_log": unknown()})).status == "unknown"


FAILED: dict[str, Any] = {"postfix_log": [refused(50, address=THERE)]}


@pytest.mark.parametrize(
    ("settings", "confidence", "call"),
    [
        ({"active_bans": [active_ban("192.0.2.8/32")]}, "certain", "cow.fail2ban.unban('192.0.2.8')"),
        ({"active_bans": [active_ban("192.0.2.0/24")]}, "certain", "cow.fail2ban.unban('192.0.2.8')"),
        ({"active_bans": [active_ban("192.0.2.7/32")]}, "likely", "cow.fail2ban.unban('192.0.2.7')"),
        ({"blacklist": "192.0.2.8\n198.51.100.0/24"}, "certain", "cow.fail2ban.edit(blacklist=['198.51.100.0/24'])"),
        (
            {"perm_bans": [{"network": "192.0.2.8/32", "ip": "192.0.2.8"}]},
            "certain",
            "cow.fail2ban.edit(blacklist=[])",
        ),
    ],
)
def test_a_ban(settings: dict[str, Any], confidence: str, call: str) -> None:
    result = judged("words.bans", facts(own_address=HERE, fail2ban=fail2ban(**settings), **FAILED))
    assert (result.status, result.cause, result.confidence) == ("fail", "address.banned", confidence)
    assert result.remedy
    assert result.remedy.call == call


@pytest.mark.parametrize(
    ("known", "status", "text"),
    [
        pytest.param({}, "ok", "not banned: 192.0.2.8, 192.0.2.7", id="none"),
        pytest.param(
            {"fail2ban": fail2ban(active_bans=[active_ban("192.0.2.8/32", queued=1)])}, "warn", "lifted", id="queued"
        ),
        pytest.param(
            {"fail2ban": fail2ban(active_bans=[active_ban("192.0.2.8/32", "00h 00m -4s")])}, "warn", "lifted", id="over"
        ),
        pytest.param(
            {"fail2ban": fail2ban(active_bans=[active_ban("2001:db8::/64")])}, "ok", "not banned", id="another's"
        ),
        pytest.param({"fail2ban": fail2ban(whitelist="mail.example.org\n192.0.2.0/24")}, "info", "never", id="allowed"),
        pytest.param(
            {"netfilter_log": [netfilter(7200, "Banning 192.0.2.8/32 for 30 minutes")]}, "info", "was banned", id="past"
        ),
        pytest.param(
            {"netfilter_log": [netfilter(9, "2 more attempts in the next 600 seconds until 192.0.2.8/32 is banned")]},
            "warn",
            "2 failures more, and 192.0.2.8 is banned",
            id="near",
        ),
    ],
)
def test_no_ban(known: dict[str, Any], status: str, text: str) -> None:
    result = judged("words.bans", facts(own_address=HERE, **{**FAILED, **known}))
    assert result.status == status
    assert text in result.summary


@pytest.mark.parametrize(
    ("log", "status"),
    [
        ([netfilter(600, "Banning 192.0.2.8/32 for 30 minutes")], "fail"),
        ([netfilter(6000, "Banning 192.0.2.8/32 for 30 minutes")], "info"),
        ([netfilter(600, "Banning 192.0.2.8/32 for 30 minutes"), netfilter(60, "Unbanning 192.0.2.8/32")], "info"),
    ],
)
def test_bans_by_the_log_alone(log: list[models.NetfilterLogEntry], status: str) -> None:
    about = facts(fail2ban=None, netfilter_log=log, unknown={"fail2ban": unknown()}, **FAILED)
    assert judged("words.bans", about).status == status


def test_no_address_is_known() -> None:
    assert judged("words.bans", facts()).status == "info"
    blind = facts(fail2ban=None, unknown={"fail2ban": unknown(), "netfilter_log": unknown()})
    assert judged("words.bans", blind).status == "unknown"


def seconds_of_failures(seconds: Iterable[float], address: str = THERE) -> Facts:
    return facts(postfix_log=[refused(each, address=address) for each in seconds])


def test_how_many_tries_are_left() -> None:
    assert tries_left(seconds_of_failures(range(80, 0, -10)), THERE) == 2
    assert tries_left(seconds_of_failures([1900, 1400, 900, 400]), THERE) == 6, "each within 600 seconds of the last"
    assert tries_left(seconds_of_failures([1900, 1200, 400]), THERE) == 9, "a longer pause begins anew"
    assert tries_left(seconds_of_failures([1900, 1400]), THERE) == 10, "too long ago"
    assert tries_left(seconds_of_failures([50], "10.1.2.3"), "10.1.2.3") is None, "private addresses are never banned"
    both = facts(dovecot_log=[mismatch(50, "x", session=",<x>"), mismatch(40, "x")], postfix_log=[refused(38), lost(9)])
    assert tries_left(both, HERE) == 8, "Dovecot's line counts over IMAP, Postfix's over SMTP, and 454 does not"
    lifted = facts(postfix_log=[refused(50)], netfilter_log=[netfilter(30, "Unbanning 192.0.2.7/32")])
    assert tries_left(lifted, HERE) == 10
    wide = facts(fail2ban=fail2ban(netban_ipv4=24), postfix_log=[refused(50), refused(40, address=THERE)])
    assert tries_left(wide, HERE) == 8


THREE = [mismatch(30, "a"), mismatch(26, "b"), mismatch(18, "c")]


@pytest.mark.parametrize(
    ("known", "status", "cause", "confidence"),
    [
        pytest.param({}, "ok", None, "certain", id="nothing"),
        pytest.param({"dovecot_log": THREE}, "warn", "address.penalised", "possible", id="three passwords"),
        pytest.param({"dovecot_log": [mismatch(n, "a") for n in (30, 20, 10)]}, "ok", None, "certain", id="one thrice"),
        pytest.param({"dovecot_log": THREE, "sasl_log": [login(5)]}, "ok", None, "certain", id="good since"),
        pytest.param({"dovecot_log": THREE, "postfix_log": [lost(5)]}, "warn", "address.penalised", "likely", id="454"),
        pytest.param(
            {"dovecot_log": THREE, "postfix_log": [lost(5)], "error": "454 4.7.0 Temporary authentication failure"},
            "fail",
            "address.penalised",
            "likely",
            id="454, as the user says",
        ),
        pytest.param({"postfix_log": [lost(5)]}, "warn", "login_service.down", "possible", id="454 without failures"),
        pytest.param({"postfix_log": [lost(5, THERE)]}, "ok", None, "certain", id="another's 454"),
        pytest.param({"postfix_log": [lost(90)]}, "ok", None, "certain", id="too long ago"),
        pytest.param(
            {"postfix_log": [lost(5)], "containers": containers(dovecot_mailcow="exited")},
            "ok",
            None,
            "certain",
            id="Dovecot does not run",
        ),
        pytest.param({"unknown": {"postfix_log": unknown()}}, "unknown", None, "certain", id="no log"),
    ],
)
def test_penalties(known: dict[str, Any], status: str, cause: str | None, confidence: str) -> None:
    result = judged("words.penalty", facts(own_address=HERE, **known))
    assert (result.status, result.cause, result.confidence) == (status, cause, confidence)


@pytest.mark.parametrize(
    ("known", "status", "text"),
    [
        ({"passwd_update": "2026-11-23 00:58:00"}, "warn", "the password was set 2 minutes ago: until 01:03:00 UTC"),
        ({"modified": "2026-11-23 00:59:30"}, "warn", "the mailbox was changed 30 seconds ago: until 01:04:30 UTC"),
        ({"passwd_update": str(int(ago(10).timestamp()))}, "warn", "until 01:04:50 UTC"),
        ({"passwd_update": "2026-11-23 00:54:59"}, "ok", "older than five minutes"),
        ({"modified": "2026-11-23 03:59:30"}, "ok", "no change"),
        ({}, "ok", "no change"),
    ],
)
def test_changes_that_the_cache_hides(known: dict[str, Any], status: str, text: str) -> None:
    result = judged("words.cache", facts(mailbox=mailbox(**known)))
    assert result.status == status
    assert text in result.summary
    assert result.cause == ("cache.stale" if status == "warn" else None)


def test_changes_by_the_clock_of_the_server() -> None:
    berlin = timezone(timedelta(hours=1))
    about = facts(
        clock=berlin,
        app_passwords=[
            models.AppPassword.from_dict(
                {"id": 1, "name": "phone", "created": "2026-11-23 01:00:00", "modified": "2026-11-23 01:59:00"}
            )
        ],
    )
    result = judged("words.cache", about)
    assert result.status == "warn"
    assert "the app password 'phone' was changed 1 minute ago: until 01:04:00 UTC" in result.summary


def test_all_have_their_words() -> None:
    mine = [found for found in checks().values() if found.id.startswith("words.")]
    assert len(mine) == 7
    assert all(found.title.endswith("?") and found.explanation.count(".") >= 2 for found in mine)


def test_empty_logs_of_a_server(answering: Answering) -> None:
    """Nothing at all in any log, and no clock to be read: the checks say so, and none has a bug."""

    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/status/version"):
            return httpx.Response(200, json={"version": "2026-07a"})
        if "/get/mailbox/" in path:
            attributes = {"passwd_update": "2026-11-23 00:58:00"}
            return httpx.Response(200, json={"username": ANNA, "active": 1, "attributes": attributes})
        return httpx.Response(200, json={})

    report = answering(answer).doctor(ANNA, probe=False, only=["words"])
    status = {result.id: result.status for result in report.results if result.id.startswith("words.")}
    assert "crash" not in status.values()
    assert status["words.failures"] == status["words.services"] == status["words.cache"] == "unknown"
