"""The embedded mailcow's mail ports: who logs in, who is turned away, what is said and logged, and where mail goes."""

from __future__ import annotations

import base64
import hashlib
import imaplib
import json
import logging
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from mailcow_facade import FailedLogin, Mailcow, MailcowError, NotAuthenticated, failed_login
from mailcow_facade.doctor import probes
from mailcow_facade.testing import MailcowServer
from tests.conftest import ROOT

ANNA, BEN, GOOD, BAD = "anna@example.org", "ben@example.org", "Correct-Horse-1", "Wrong-Horse-1"
HERE = "192.0.2.7"
REFUSED = "535 5.7.8 Error: authentication failed: (reason unavailable)"
LOST = "454 4.7.0 Temporary authentication failure: Connection lost to authentication server"
ACCEPTED = "235 2.7.0 Authentication successful"


@pytest.fixture(scope="module")
def running() -> Iterator[MailcowServer]:
    with MailcowServer(allow_from=("127.0.0.1", HERE)) as server:
        yield server


@pytest.fixture
def server(running: MailcowServer) -> MailcowServer:
    running.reset()
    return running


@pytest.fixture
def cow(server: MailcowServer) -> Iterator[Mailcow]:
    """A server with two mailboxes."""
    with Mailcow(server.url, api_key=server.api_key, retries=0) as cow:
        cow.domains.create("example.org")
        cow.mailboxes.create(ANNA, GOOD)
        cow.mailboxes.create(BEN, GOOD)
        yield cow


def connect(server: MailcowServer, *, port: int = 0) -> smtplib.SMTP:
    """Over TLS, unless a port without it is given."""
    if port:
        return smtplib.SMTP("localhost", port, timeout=5)
    return smtplib.SMTP_SSL("localhost", server.smtp.smtps, timeout=5, context=server.ssl_context())


def smtp(server: MailcowServer, password: str = GOOD, name: str = ANNA) -> str:
    """One login over SMTP, and what the server says."""
    with connect(server) as program:
        program.ehlo()
        plain = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
        code, text = program.docmd("AUTH", f"PLAIN {plain}")
        return f"{code} {text.decode()}"


def imap(server: MailcowServer, password: str = GOOD, name: str = ANNA) -> bool:
    """One login over IMAP, and whether it goes through."""
    with imaplib.IMAP4_SSL("localhost", server.imap.imaps, ssl_context=server.ssl_context(), timeout=5) as program:
        try:
            program.login(name, password)
        except imaplib.IMAP4.error as error:
            assert "AUTHENTICATIONFAILED" in str(error)
            return False
        return True


def failures(cow: Mailcow, log: str) -> list[FailedLogin]:
    return [failure for line in getattr(cow.logs, log)(1000) if (failure := failed_login(line))]


def soon(told: Callable[[], Any]) -> Any:
    """What a server tells once it has noticed that a client has gone."""
    ends = time.monotonic() + 5
    while not (found := told()) and time.monotonic() < ends:
        time.sleep(0.01)
    return found


# Who logs in.

SMTP, IMAP = {"smtp"}, {"imap"}
BOTH: set[str] = SMTP | IMAP
NONE: set[str] = set()

Prepare = Callable[[Mailcow, MailcowServer], object]


def app(**options: Any) -> Prepare:
    return lambda cow, server: cow.app_passwords.create(ANNA, "phone", BAD, **options)


def external(cow: Mailcow, server: MailcowServer) -> None:
    cow.identity_provider.edit(
        "generic-oidc",
        client_id="mail",
        client_secret="secret",
        authorize_url="https://login.example.com/authorize",
        token_url="https://login.example.com/token",
        userinfo_url="https://login.example.com/userinfo",
        redirect_url="https://mail.example.org/",
    )
    cow.mailboxes.edit(ANNA, authsource="generic-oidc")


@pytest.mark.parametrize(
    ("steps", "name", "password", "goes"),
    [
        pytest.param([], ANNA, GOOD, BOTH, id="the right password"),
        pytest.param([], "Anna@Example.ORG", GOOD, BOTH, id="in capitals"),
        pytest.param([], ANNA, BAD, NONE, id="a wrong password"),
        pytest.param([], "nobody@example.org", GOOD, NONE, id="nobody"),
        pytest.param([], "anna", GOOD, NONE, id="without a domain"),
        pytest.param([], "anna+shop@example.org", GOOD, NONE, id="with a tag"),
        pytest.param(
            [lambda cow, _: cow.aliases.create("info@example.org", ANNA)],
            "info@example.org",
            GOOD,
            NONE,
            id="an alias",
        ),
        pytest.param(
            [lambda cow, _: cow.alias_domains.create("example.net", "example.org")],
            "anna@example.net",
            GOOD,
            NONE,
            id="an alias domain",
        ),
        pytest.param([lambda cow, _: cow.mailboxes.edit(ANNA, active=False)], ANNA, GOOD, NONE, id="off"),
        pytest.param([lambda cow, _: cow.mailboxes.edit(ANNA, active=2)], ANNA, GOOD, NONE, id="no logins"),
        pytest.param([lambda cow, _: cow.domains.edit("example.org", active=False)], ANNA, GOOD, NONE, id="domain off"),
        pytest.param([lambda cow, _: cow.mailboxes.edit(ANNA, smtp_access=False)], ANNA, GOOD, IMAP, id="SMTP off"),
        pytest.param([lambda cow, _: cow.mailboxes.edit(ANNA, imap_access=False)], ANNA, GOOD, SMTP, id="IMAP off"),
        pytest.param(
            [app(), lambda cow, _: cow.mailboxes.edit(ANNA, smtp_access=False)],
            ANNA,
            BAD,
            BOTH,
            id="SMTP off, an app password",
        ),
        pytest.param(
            [lambda cow, _: cow.mailboxes.edit(ANNA, force_pw_update=True)],
            ANNA,
            GOOD,
            BOTH,
            id="a new password is demanded",
        ),
        pytest.param([lambda _, server: server.set_two_factor(ANNA)], ANNA, GOOD, NONE, id="two-factor"),
        pytest.param(
            [lambda _, server: server.set_two_factor(ANNA), lambda _, server: server.set_two_factor(ANNA, on=False)],
            ANNA,
            GOOD,
            BOTH,
            id="two-factor, off again",
        ),
        pytest.param(
            [app(), lambda _, server: server.set_two_factor(ANNA)], ANNA, BAD, BOTH, id="two-factor, app password"
        ),
        pytest.param([external], ANNA, GOOD, NONE, id="OpenID Connect"),
        pytest.param([app(), external], ANNA, BAD, BOTH, id="OpenID Connect, app password"),
        pytest.param([app(active=False)], ANNA, BAD, NONE, id="an app password that is off"),
        pytest.param([app(protocols=["imap"])], ANNA, BAD, IMAP, id="an app password for IMAP"),
        pytest.param(
            [app(), lambda cow, _: cow.mailboxes.edit(ANNA, active=False)],
            ANNA,
            BAD,
            NONE,
            id="off, an app password",
        ),
    ],
)
def test_who_logs_in(
    server: MailcowServer, cow: Mailcow, steps: list[Prepare], *, name: str, password: str, goes: set[str]
) -> None:
    for step in steps:
        step(cow, server)
    assert smtp(server, password, name) == (ACCEPTED if "smtp" in goes else REFUSED)
    assert imap(server, password, name) is ("imap" in goes)
    assert {login.service for login in cow.logs.sasl()} == goes


def test_a_login_that_went_through_is_told(cow: Mailcow, server: MailcowServer) -> None:
    number = cow.app_passwords.create(ANNA, "phone", BAD).id
    with server.seen_from(HERE):
        smtp(server, BAD)
    (login,) = cow.logs.sasl()
    assert (login.service, login.username, login.real_rip, login.app_password) == ("smtp", ANNA, HERE, number)
    assert cow.mailboxes.get(ANNA).last_smtp_login == login.time


# The cache: what was seen on a real server, after each change through the API.


@pytest.mark.parametrize(
    ("change", "over_imap"),
    [
        pytest.param(lambda cow: cow.mailboxes.set_password(ANNA, BAD), False, id="password"),
        pytest.param(lambda cow: cow.mailboxes.edit(ANNA, active=False), False, id="inactive"),
        pytest.param(lambda cow: cow.mailboxes.delete(ANNA), False, id="deleted"),
        pytest.param(lambda cow: cow.mailboxes.edit(ANNA, smtp_access=False), True, id="SMTP off"),
    ],
)
def test_an_old_login_goes_on_for_300_seconds(
    cow: Mailcow, server: MailcowServer, change: Callable[[Mailcow], object], over_imap: bool
) -> None:
    assert smtp(server) == ACCEPTED
    first = cow.logs.sasl()
    change(cow)
    assert smtp(server) == ACCEPTED
    assert imap(server) is over_imap, "each service has its own"
    server.clock.advance(285)
    assert smtp(server) == ACCEPTED
    assert [login for login in cow.logs.sasl() if login.service == "smtp"] == first, "it leaves no trace"
    server.clock.advance(23)
    assert smtp(server) == REFUSED


def test_a_new_password_works_at_once(cow: Mailcow, server: MailcowServer) -> None:
    assert smtp(server) == ACCEPTED
    cow.mailboxes.set_password(ANNA, BAD)
    assert smtp(server, BAD) == ACCEPTED


# What is logged, which cow.logs reads as on a real server.


def test_a_failure_over_smtp(cow: Mailcow, server: MailcowServer) -> None:
    with server.seen_from(HERE):
        smtp(server, BAD)
    (told,) = failures(cow, "postfix")
    assert (told.reason, told.username, told.real_rip, told.service) == ("refused", ANNA, HERE, "smtps")
    (told,) = failures(cow, "dovecot")
    assert (told.reason, told.username, told.real_rip) == ("password_mismatch", ANNA, HERE)
    assert told.password_sha1 == hashlib.sha1(BAD.encode(), usedforsecurity=False).hexdigest()[:6]


def test_a_failure_over_imap(cow: Mailcow, server: MailcowServer) -> None:
    with server.seen_from(HERE):
        imap(server, BAD)
    assert soon(lambda: len(failures(cow, "dovecot")) == 2)
    tried, ended = failures(cow, "dovecot")
    assert (tried.reason, tried.username, tried.real_rip) == ("password_mismatch", ANNA, HERE)
    assert (ended.reason, ended.username, ended.service) == ("refused", ANNA, "imap")
    assert failures(cow, "postfix") == []


def test_a_name_without_a_domain_is_known_to_be_unknown(cow: Mailcow, server: MailcowServer) -> None:
    smtp(server, BAD, "anna")
    assert failures(cow, "dovecot") == []
    smtp(server, BAD, "anna")
    (told,) = failures(cow, "dovecot")
    assert (told.reason, told.username) == ("unknown_user", "anna")


@pytest.mark.parametrize(
    ("part", "told"), [("mysql", "500"), ("php-fpm", "502"), ("nginx", "connection refused"), ("redis", None)]
)
def test_the_backend_is_down(cow: Mailcow, server: MailcowServer, part: str, told: str | None) -> None:
    with server.fail(part):
        assert smtp(server) == REFUSED
        with pytest.raises(MailcowError):
            cow.status.version()
    lines = [line.message for line in cow.logs.dovecot(1000)]
    if told is None:
        assert lines == [], "what is logged goes through Redis"
    else:
        assert any(line.endswith(f"HTTP request failed with {told} for user {ANNA}") for line in lines)
        assert [failure.reason for failure in failures(cow, "dovecot")] == ["backend_failed", "password_mismatch"]
    assert smtp(server) == ACCEPTED


def test_dovecot_is_down(cow: Mailcow, server: MailcowServer) -> None:
    with connect(server) as before:
        before.ehlo()
        with server.fail("dovecot"):
            code, text = before.docmd("AUTH", "PLAIN " + base64.b64encode(f"\0{ANNA}\0{GOOD}".encode()).decode())
            assert f"{code} {text.decode()}" == LOST
            with pytest.raises(smtplib.SMTPServerDisconnected):
                smtp(server)
            with pytest.raises(OSError, match=r"(?i)reset|eof|closed"):
                imap(server)
    assert smtp(server) == ACCEPTED


def test_postfix_is_down(cow: Mailcow, server: MailcowServer) -> None:
    with server.fail("postfix"), pytest.raises(OSError, match=r"(?i)reset|closed|eof"):
        smtp(server)
    with server.fail("postfix"):
        assert imap(server)


def test_ldap_that_cannot_be_reached(cow: Mailcow, server: MailcowServer) -> None:
    cow.identity_provider.edit(
        "ldap", host="192.0.2.99", basedn="dc=example,dc=org", binddn="cn=mail,dc=example,dc=org", bindpass="secret"
    )
    cow.mailboxes.edit(ANNA, authsource="ldap")
    assert smtp(server) == LOST
    assert not imap(server)


# Too many failures.


def test_dovecot_lets_an_address_wait(cow: Mailcow, server: MailcowServer) -> None:
    assert [smtp(server, f"wrong {number}") for number in range(4)] == [REFUSED, REFUSED, LOST, LOST]
    assert smtp(server) == LOST, "the right password, too"
    assert imap(server), "only Postfix loses its patience"
    server.clock.advance(20)
    assert smtp(server) == ACCEPTED


def test_the_same_password_again_counts_for_nothing(cow: Mailcow, server: MailcowServer) -> None:
    assert [smtp(server, BAD) for _ in range(6)] == [REFUSED] * 6


def test_five_errors_end_a_connection(cow: Mailcow, server: MailcowServer) -> None:
    plain = base64.b64encode(f"\0{ANNA}\0{BAD}".encode()).decode()
    with connect(server) as program:
        program.ehlo()
        assert [program.docmd("AUTH", f"PLAIN {plain}")[0] for _ in range(5)] == [535] * 5
        assert program.getreply() == (421, b"4.7.0 mail.example.org Error: too many errors")
        with pytest.raises(smtplib.SMTPServerDisconnected):
            program.noop()


def guess(server: MailcowServer, times: int) -> None:
    for _ in range(times):
        smtp(server, BAD)


def test_an_address_is_banned(cow: Mailcow, server: MailcowServer) -> None:
    with server.seen_from(HERE):
        guess(server, 9)
        assert not cow.fail2ban.get().active_bans
        assert cow.logs.netfilter(1)[0].message == f"1 more attempts in the next 600 seconds until {HERE}/32 is banned"
        guess(server, 1)
        (ban,) = cast(Any, cow.fail2ban.get().active_bans)
        assert (ban.network, ban.ip, ban.queued_for_unban) == (f"{HERE}/32", HERE, 0)
        assert ban.banned_until.startswith("00h 29m") or ban.banned_until == "00h 30m 00s"
        assert cow.logs.netfilter(1)[0].message == f"Banning {HERE}/32 for 30 minutes"
        with pytest.raises(TimeoutError), socket.create_connection(("127.0.0.1", server.smtp.submission), 0.2) as sock:
            sock.recv(1)
    assert smtp(server) == ACCEPTED, "another address"
    server.clock.advance(1800)
    with server.seen_from(HERE):
        assert smtp(server) == ACCEPTED
    assert cow.logs.netfilter(1)[0].message == f"Unbanning {HERE}/32"


def test_the_next_ban_is_longer(cow: Mailcow, server: MailcowServer) -> None:
    cow.fail2ban.edit(max_attempts=2, ban_time=60, max_ban_time=100)
    with server.seen_from(HERE):
        for minutes in (1, 1, 1):
            guess(server, 2)
            assert f"for {minutes} minutes" in cow.logs.netfilter(1)[0].message
            server.clock.advance(120)
        cow.fail2ban.edit(max_ban_time=10000)
        guess(server, 2)
        assert "for 8 minutes" in cow.logs.netfilter(1)[0].message


def test_failures_are_forgotten_after_a_while(cow: Mailcow, server: MailcowServer) -> None:
    cow.fail2ban.edit(max_attempts=2, retry_window=100)
    with server.seen_from(HERE):
        guess(server, 1)
        server.clock.advance(101)
        guess(server, 1)
    assert not cow.fail2ban.get().active_bans


def test_a_ban_is_lifted(cow: Mailcow, server: MailcowServer) -> None:
    server.ban(HERE)
    cow.fail2ban.unban(f"{HERE}/32")
    (ban,) = cast(Any, cow.fail2ban.get().active_bans)
    assert ban.queued_for_unban == 1
    server.clock.advance(10)
    assert not cow.fail2ban.get().active_bans


def test_lists_of_networks(cow: Mailcow, server: MailcowServer) -> None:
    cow.fail2ban.edit(max_attempts=1)
    cow.fail2ban.whitelist(HERE)
    with server.seen_from(HERE):
        guess(server, 3)
        assert not cow.fail2ban.get().active_bans
    cow.fail2ban.blacklist("192.0.2.0/24")
    assert cow.fail2ban.get().blacklist == "192.0.2.0/24"
    server.clock.advance(60)
    (ban,) = cast(Any, cow.fail2ban.get().perm_bans)
    assert (ban.network, ban.ip) == ("192.0.2.0/24", "192.0.2.0")
    with server.seen_from("192.0.2.9"), pytest.raises(TimeoutError):
        socket.create_connection(("127.0.0.1", server.smtp.submission), 0.2).recv(1)


def test_the_loopback_interface_is_never_banned(cow: Mailcow, server: MailcowServer) -> None:
    cow.fail2ban.edit(max_attempts=1)
    guess(server, 3)
    assert not cow.fail2ban.get().active_bans


def test_wrong_keys_ban_too(cow: Mailcow, server: MailcowServer) -> None:
    with server.seen_from(HERE), Mailcow(server.url, api_key="WRONG-WRONG") as wrong:
        for _ in range(10):
            with pytest.raises(NotAuthenticated):
                wrong.status.version()
    assert [ban.ip for ban in cow.fail2ban.get().active_bans or ()] == [HERE]


# What is said, held against what a real server said to the same client.


@pytest.mark.parametrize("port", [465, 587, 993])
def test_the_ports_speak_as_real_ones(cow: Mailcow, server: MailcowServer, port: int) -> None:
    recorded = json.loads((ROOT / "cassettes" / "doctor_roads" / "healthy.json").read_text(encoding="utf-8"))
    context = probes.context_of(False)
    if port == 993:
        found = probes.probe_imaps("127.0.0.1", server.imap.imaps, context)
    else:
        place = server.smtp.smtps if port == 465 else server.smtp.submission
        found = probes.probe_smtp("127.0.0.1", place, context, implicit_tls=port == 465)
    said = recorded[f"probe_{'imaps' if port == 993 else 'smtp'} {port}"]
    assert found.greeting == said["greeting"]
    assert list(found.mechanisms) == said["mechanisms"]
    skip = ("* connected", "> EHLO")
    assert [line for line in found.transcript if not line.startswith(skip)] == [
        line for line in said["transcript"] if not line.startswith(skip)
    ]


@pytest.mark.parametrize(
    ("commands", "answers"),
    [
        pytest.param(
            ["EHLO c", f"AUTH PLAIN {'x' * 8}", "MAIL FROM:<a@b.cc>", "HELO x", "FOO", "NOOP", "QUIT"],
            [
                "250 mail.example.org",
                "530 5.7.0 Must issue a STARTTLS command first",
                "530 5.7.0 Must issue a STARTTLS command first",
                "250 mail.example.org",
                "500 5.5.2 Error: command not recognized",
                "250 2.0.0 Ok",
                "221 2.0.0 Bye",
            ],
            id="submission in clear",
        ),
        pytest.param(
            [
                "MAIL FROM:<anna@example.org>",
                "EHLO c",
                "MAIL FROM:<anna@example.org>",
                "RCPT TO:<anna@example.org>",
                "RSET",
                "AUTH CRAM-MD5",
                "AUTH PLAIN !!!",
            ],
            [
                "503 5.5.1 Error: send HELO/EHLO first",
                "250 mail.example.org",
                "250 2.1.0 Ok",
                "554 5.7.1 <localhost[127.0.0.1]>: Client host rejected: Access denied",
                "250 2.0.0 Ok",
                "535 5.7.8 Error: authentication failed: Invalid authentication mechanism: 'CRAM-MD5'",
                "535 5.7.8 Error: authentication failed: Invalid base64 data in initial response",
            ],
            id="smtps",
        ),
        pytest.param(
            [
                "EHLO c",
                "AUTH PLAIN AGEAYg==",
                "MAIL FROM:<>",
                "RCPT TO:<anna@example.org>",
                "RCPT TO:<nobody@example.org>",
                "RCPT TO:<x@example.com>",
                "RSET",
            ],
            [
                "250 mail.example.org",
                "503 5.5.1 Error: authentication not enabled",
                "250 2.1.0 Ok",
                "250 2.1.5 Ok",
                "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
                "454 4.7.1 <x@example.com>: Relay access denied",
                "250 2.0.0 Ok",
            ],
            id="port 25",
        ),
    ],
)
def test_answers(
    cow: Mailcow, server: MailcowServer, commands: list[str], answers: list[str], request: pytest.FixtureRequest
) -> None:
    kind = request.node.callspec.id
    port = {"submission in clear": server.smtp.submission, "port 25": server.smtp.smtp}.get(kind, 0)
    with connect(server, port=port) as program:
        said = [program.docmd(command) for command in commands]
    assert [f"{code} {text.decode().splitlines()[0]}" for code, text in said] == answers


def test_logging_in_step_by_step(cow: Mailcow, server: MailcowServer) -> None:
    with connect(server) as program:
        program.ehlo()
        assert program.docmd("AUTH", "LOGIN") == (334, b"VXNlcm5hbWU6")
        assert program.docmd(base64.b64encode(ANNA.encode()).decode()) == (334, b"UGFzc3dvcmQ6")
        assert program.docmd(base64.b64encode(GOOD.encode()).decode())[0] == 235
        assert program.docmd("AUTH", "LOGIN") == (503, b"5.5.1 Error: already authenticated")
    with connect(server) as program:
        program.ehlo()
        assert program.docmd("AUTH", "PLAIN") == (334, b"")
        assert program.docmd("*") == (501, b"5.7.0 Authentication aborted")


def test_what_a_connection_did_is_counted(cow: Mailcow, server: MailcowServer) -> None:
    with connect(server, port=server.smtp.submission) as program:
        program.starttls(context=server.ssl_context())
        with pytest.raises(smtplib.SMTPAuthenticationError):
            program.login(ANNA, BAD)

    def ended() -> list[str]:
        return [line.message for line in cow.logs.postfix(50) if line.message.startswith("disconnect")]

    assert soon(ended) == [
        "disconnect from localhost[127.0.0.1] ehlo=2 starttls=1 auth=0/2 quit=1 commands=4/6",
    ]


def test_no_password_is_logged(cow: Mailcow, server: MailcowServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with connect(server) as program:
        program.login(ANNA, GOOD)
    with connect(server) as program:
        program.user, program.password = ANNA, GOOD
        program.ehlo()
        program.auth("LOGIN", program.auth_login)
    imap(server)
    forms = [GOOD, base64.b64encode(GOOD.encode()).decode(), base64.b64encode(f"\0{ANNA}\0{GOOD}".encode()).decode()]
    assert not [form for form in forms if form in caplog.text]


# Where mail goes, and from whom.


def send(
    server: MailcowServer, sender: str = ANNA, *recipients: str, user: str = ANNA, text: str = "Subject: Hi\n\nHello\n"
) -> None:
    with connect(server) as program:
        program.login(user, GOOD)
        program.sendmail(sender, recipients or (BEN,), text)


@pytest.mark.parametrize(
    ("sender", "may"),
    [
        (ANNA, True),
        ("Anna@Example.org", True),
        ("anna+x@example.org", True),
        ("info@example.org", True),
        ("quiet@example.org", False),
        ("off@example.org", False),
        ("anna@example.net", True),
        ("granted@example.org", True),
        ("", True),
        (BEN, False),
        ("ben@example.net", False),
        ("ben@example.com", False),
    ],
)
def test_as_whom_one_may_send(cow: Mailcow, server: MailcowServer, sender: str, may: bool) -> None:
    cow.aliases.create("info@example.org", ANNA)
    cow.aliases.create("quiet@example.org", ANNA, sender_allowed=False)
    cow.aliases.create("off@example.org", ANNA, active=False)
    cow.aliases.create("granted@example.org", BEN)
    cow.alias_domains.create("example.net", "example.org")
    cow.mailboxes.edit(ANNA, sender_acl=["granted@example.org"])
    if may:
        send(server, sender)
        assert [mail.sender for mail in server.messages(BEN)] == [sender]
        return
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(server, sender)
    told = f"5.7.1 <{sender}>: Sender address rejected: not owned by user {ANNA}".encode()
    assert cast(Any, refused.value).recipients == {BEN: (553, told)}
    assert server.messages(BEN) == []
    assert any("553 5.7.1" in line.message for line in cow.logs.postfix(50))


@pytest.mark.parametrize(
    ("recipient", "ends"),
    [
        (BEN, [BEN]),
        ("BEN@example.org", [BEN]),
        ("ben+shop@example.org", [BEN]),
        ("ben@example.net", [BEN]),
        ("team@example.org", [ANNA, BEN]),
        ("team+x@example.org", [ANNA, BEN]),
        ("all@example.org", [ANNA, BEN, "friend@example.com"]),
        ("round@example.org", []),
        ("whatever@caught.example.org", [ANNA]),
        ("friend@example.com", ["friend@example.com"]),
        ("nobody@example.org", None),
        ("nobody@example.net", None),
        ("gone@example.org", None),
    ],
)
def test_where_mail_goes(cow: Mailcow, server: MailcowServer, recipient: str, ends: list[str] | None) -> None:
    cow.alias_domains.create("example.net", "example.org")
    cow.domains.create("caught.example.org")
    cow.mailboxes.create("gone@example.org", GOOD, active=False)
    cow.aliases.create("team@example.org", [ANNA, BEN])
    cow.aliases.create("all@example.org", ["team@example.org", "friend@example.com"])
    cow.aliases.create("round@example.org", "about@example.org")
    cow.aliases.create("about@example.org", "round@example.org")
    cow.aliases.create("@caught.example.org", ANNA)
    if ends is None:
        with pytest.raises(smtplib.SMTPRecipientsRefused, match="550"):
            send(server, ANNA, recipient)
    else:
        send(server, ANNA, recipient)
    found = [address for address in (ANNA, BEN, "friend@example.com") if server.messages(address)]
    assert found == (ends or [])
    for address in found:
        (mail,) = server.messages(address)
        assert (mail.recipient.lower(), mail.parsed["Subject"]) == (recipient.lower(), "Hi")


def test_mail_from_other_servers(cow: Mailcow, server: MailcowServer) -> None:
    with connect(server, port=server.smtp.smtp) as other:
        other.starttls(context=server.ssl_context())
        other.sendmail("friend@example.com", [ANNA], "Subject: From afar\n\n.\n")
    (mail,) = server.messages(ANNA)
    assert mail.sender == "friend@example.com"
    assert mail.parsed["Subject"] == "From afar"
    assert mail.parsed.get_content() == ".\r\n"


def test_a_mailbox_fills(cow: Mailcow, server: MailcowServer) -> None:
    send(server)
    (mail,) = server.messages(BEN)
    mailbox = cow.mailboxes.get(BEN)
    assert (mailbox.messages, mailbox.quota_used) == (1, len(mail.content))
    server.fill_mailbox(BEN, mailbox.quota)
    send(server)
    assert len(server.messages(BEN)) == 1
    assert any("bounced" in line.message for line in cow.logs.postfix(20))


def test_mail_goes_with_its_mailbox(cow: Mailcow, server: MailcowServer) -> None:
    send(server)
    cow.mailboxes.rename(BEN, "benjamin@example.org")
    assert len(server.messages("benjamin@example.org")) == 1
    cow.mailboxes.delete("benjamin@example.org")
    assert server.messages("benjamin@example.org") == []


# Reading it.


def test_reading_the_inbox(cow: Mailcow, server: MailcowServer) -> None:
    for number in (1, 2, 3):
        send(server, text=f"Subject: Mail {number}\n\nText {number}\n")
    with imaplib.IMAP4_SSL("localhost", server.imap.imaps, ssl_context=server.ssl_context(), timeout=5) as program:
        program.authenticate("PLAIN", lambda _: f"\0{BEN}\0{GOOD}".encode())
        assert program.select("INBOX") == ("OK", [b"3"])
        assert program.select("Elsewhere")[0] == "NO"
        program.select()
        assert program.search(None, "UNSEEN") == ("OK", [b"1 2 3"])
        _, ((_, header), _) = cast(Any, program.fetch("2", "(BODY.PEEK[HEADER])"))
        assert b"Subject: Mail 2\r\n" in header
        assert program.search(None, "SEEN") == ("OK", [b""])
        _, ((about, content), _) = cast(Any, program.fetch("2", "(RFC822)"))
        assert content == server.messages(BEN)[1].content
        assert about == b"2 (RFC822 {%d}" % len(content)
        assert program.search(None, "SEEN") == ("OK", [b"2"])
        _, told = program.uid("FETCH", "1:*", "(FLAGS RFC822.SIZE)")
        assert told[1] == rb"2 (FLAGS (\Seen) RFC822.SIZE %d UID 2)" % len(content)
        assert program.uid("SEARCH", "ALL") == ("OK", [b"1 2 3"])
        assert program.status("INBOX", "(MESSAGES UNSEEN)") == ("OK", [b"INBOX (MESSAGES 3 UNSEEN 2)"])
        send(server)
        program.noop()
        assert program.response("EXISTS")[1][-1] == b"4"
        with pytest.raises(imaplib.IMAP4.error, match="Invalid messageset"):
            program.fetch("5", "(FLAGS)")
        assert program.close()[0] == "OK"


def test_imap_in_clear(cow: Mailcow, server: MailcowServer) -> None:
    with imaplib.IMAP4("localhost", server.imap.imap, timeout=5) as program:
        assert "LOGINDISABLED" in program.capabilities
        with pytest.raises(imaplib.IMAP4.error, match="PRIVACYREQUIRED"):
            program.login(ANNA, GOOD)
        program.starttls(server.ssl_context())
        assert "AUTH=PLAIN" in program.capabilities
        assert program.login(ANNA, GOOD)[0] == "OK"
    assert failures(cow, "dovecot") == []


def test_imap_with_literals(cow: Mailcow, server: MailcowServer) -> None:
    odd = 'a "quoted" \\ pass\tword'
    cow.mailboxes.set_password(ANNA, odd)
    assert imap(server, odd)
    sock = socket.create_connection(("127.0.0.1", server.imap.imaps), 5)
    with server.ssl_context().wrap_socket(sock, server_hostname="localhost") as wire:
        lines = wire.makefile("rb")
        lines.readline()
        wire.sendall(b"a LOGIN {%d}\r\n" % len(ANNA))
        assert lines.readline().startswith(b"+")
        wire.sendall(ANNA.encode() + b" {%d+}\r\n%s\r\n" % (len(odd), odd.encode()))
        assert lines.readline().startswith(b"a OK ")
        wire.sendall(b"b NONSENSE\r\n\r\nc LOGOUT\r\n")
        assert lines.readline() == b"b BAD Error in IMAP command received by server.\r\n"
        assert lines.readline() == b"* BAD Error in IMAP command received by server.\r\n"
        assert lines.readline().startswith(b"* BYE")


# Starting and stopping.


def test_the_certificate_holds(server: MailcowServer) -> None:
    found = probes.probe_imaps("localhost", server.imap.imaps, server.ssl_context())
    assert found.tls == "good"
    assert probes.probe_imaps("localhost", server.imap.imaps, probes.context_of(True)).tls == "untrusted"
    assert "BEGIN CERTIFICATE" in server.ca_file.read_text()


def test_it_starts_anew() -> None:
    with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
        cow.domains.create("example.org")
        cow.mailboxes.create(ANNA, GOOD)
        assert smtp(server) == ACCEPTED
        idle = connect(server)
        server.stop()
        with pytest.raises(RuntimeError, match="does not run"):
            assert server.smtp
        server.start()
        assert smtp(server) == ACCEPTED
        idle.close()


def test_who_asks_for_no_mail_pays_for_none() -> None:
    code = (
        "import sys\n"
        "from mailcow_facade import Mailcow\n"
        "from mailcow_facade.testing import MailcowServer\n"
        "with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:\n"
        "    cow.status.version()\n"
        "    print([name for name in ('aiosmtpd', 'trustme') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
