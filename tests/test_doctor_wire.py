"""What the doctor sees on the wire: ports, TLS, DNS and the one login, against servers of our own on loopback."""

from __future__ import annotations

import ast
import base64
import hashlib
import inspect
import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset
import httpx
import pytest
from mailcow_client import models

from mailcow_facade import Mailcow
from mailcow_facade.doctor import attempt, probes
from mailcow_facade.doctor.case import Facts, Question, Unknown
from mailcow_facade.doctor.checks import checks, wire
from mailcow_facade.doctor.probes import Conversation, DnsAnswer, Mask, PortProbe
from mailcow_facade.doctor.report import Report, Result
from mailcow_facade.errors import ConnectionFailed
from tests.clients import Answering
from tests.mail_servers import HANG_UP, STALL, Certificates, Imap, Server, Smtp, name_and_password

HOST = "localhost"
ANNA = "anna+x@example.org"
SECRET = 'Grünes-Boot\u20137 \\" ß'


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def good(certificates: Certificates) -> ssl.SSLContext:
    return certificates.issue("mail.example.org")


@pytest.fixture(scope="module")
def trusting(certificates: Certificates) -> ssl.SSLContext:
    return certificates.trusting()


@pytest.fixture
def running() -> Iterator[Callable[[Server], Server]]:
    """Runs a server until the test's end."""
    with ExitStack() as stack:
        yield stack.enter_context


Running = Callable[[Server], Server]


def smtp(server: Server, context: ssl.SSLContext, *, implicit: bool = False, timeout: float = 5.0) -> PortProbe:
    return probes.probe_smtp(HOST, server.port, context, implicit_tls=implicit, timeout=timeout)


# Ports.


def test_a_submission_port(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    server = running(Smtp(good, auth_in_clear="CRAM-MD5").serve())
    probe = smtp(server, trusting)
    assert (probe.state, probe.tls, probe.error, probe.tls_error) == ("open", "good", "", "")
    assert probe.greeting == "220 mail.example.org ESMTP"
    assert (probe.mechanisms, probe.mechanisms_in_clear) == (["PLAIN", "LOGIN"], ["CRAM-MD5"])
    assert probe.usable
    assert 0 < probe.seconds < 5
    encrypted = next(line for line in probe.transcript if line.startswith("* encrypted with TLSv1"))
    assert [line for line in probe.transcript if line.startswith(">")] == [
        "> EHLO [127.0.0.1]",
        "> STARTTLS",
        "> EHLO [127.0.0.1]",
        "> QUIT",
    ]
    assert probe.transcript.index(encrypted) == probe.transcript.index("< 220 2.0.0 Ready to start TLS") + 1
    assert server.logins == []


def test_a_port_with_tls_from_the_start(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    server = running(Smtp(good, implicit=True).serve())
    probe = smtp(server, trusting, implicit=True)
    assert (probe.state, probe.tls, probe.mechanisms) == ("open", "good", ["PLAIN", "LOGIN"])
    assert probe.mechanisms_in_clear == ()
    assert server.words == ["EHLO", "QUIT"]


def test_an_imap_port(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    server = running(Imap(good).serve())
    probe = probes.probe_imaps(HOST, server.port, trusting)
    assert (probe.state, probe.tls, probe.mechanisms) == ("open", "good", ["PLAIN", "LOGIN"])
    assert probe.greeting == "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN] ready"
    assert server.logins == []


def kinds(tls: ssl.SSLContext) -> list[tuple[str, Server]]:
    return [
        ("submission", Smtp(tls).serve()),
        ("submissions", Smtp(tls, implicit=True).serve()),
        ("imaps", Imap(tls).serve()),
    ]


def look(kind: str, port: int, context: ssl.SSLContext, timeout: float = 5.0) -> PortProbe:
    if kind == "imaps":
        return probes.probe_imaps(HOST, port, context, timeout=timeout)
    return probes.probe_smtp(HOST, port, context, implicit_tls=kind == "submissions", timeout=timeout)


@pytest.mark.parametrize(
    ("fault", "says"),
    [("wrong name", "mismatch"), ("expired", "expired"), ("untrusted", "unable to get local issuer")],
)
def test_a_certificate_that_does_not_hold(  # noqa: PLR0917
    running: Running, certificates: Certificates, good: ssl.SSLContext, trusting: ssl.SSLContext, fault: str, says: str
) -> None:
    tls = {
        "wrong name": lambda: certificates.issue("other", for_host="DNS:other.example.com"),
        "expired": lambda: certificates.issue("old", days=-1),
        "untrusted": lambda: good,
    }[fault]()
    context = probes.context_of(True) if fault == "untrusted" else trusting
    for kind, server in kinds(tls):
        running(server)
        probe = look(kind, server.port, context)
        assert (probe.state, probe.tls) == ("open", fault), kind
        assert says in probe.tls_error
        # What stands behind it is seen, but not for use.
        assert list(probe.mechanisms) == ["PLAIN", "LOGIN"]
        assert not probe.usable
        assert sum("certificate does not hold" in line for line in probe.transcript) == 1
        talk = (
            probes.log_in_imap(HOST, server.port, context, ANNA, SECRET)
            if kind == "imaps"
            else probes.log_in_smtp(HOST, server.port, context, ANNA, SECRET, implicit_tls=kind == "submissions")
        )
        assert (talk.attempted, talk.accepted, server.logins) == (False, False, [])
        assert says in talk.error


def test_no_certificate_is_verified_where_the_client_does_not(running: Running, good: ssl.SSLContext) -> None:
    for kind, server in kinds(good):
        running(server)
        probe = look(kind, server.port, probes.context_of(False))
        assert (probe.state, probe.tls, probe.usable) == ("open", "not verified", True), kind


def test_whom_a_context_trusts_is_taken_over_and_nothing_else(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    trusting.set_alpn_protocols(["http/1.1"])  # as HTTP clients do to it
    derived = probes.context_of(trusting)
    assert derived is not trusting
    server = running(Smtp(good).serve())
    assert smtp(server, derived).tls == "good"
    strangers = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # nobody is trusted
    assert smtp(server, probes.context_of(strangers)).tls == "untrusted"
    trusting.check_hostname = False
    try:
        assert not probes.context_of(trusting).check_hostname
    finally:
        trusting.check_hostname = True
    strangers.check_hostname, strangers.verify_mode = False, ssl.CERT_NONE
    assert smtp(server, probes.context_of(strangers)).tls == "not verified"


def test_a_port_that_is_shut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for kind in ("submission", "submissions", "imaps"):
        probe = look(kind, port, probes.context_of(False))
        assert (probe.state, probe.tls) == ("refused", "not tried")
        assert "refused" in probe.error
        assert not probe.usable


@pytest.fixture
def full() -> Iterator[int]:
    """A port that answers no more than a firewall that drops all."""
    with socket.socket() as listener, ExitStack() as stack:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]


def test_a_port_that_does_not_answer(full: int) -> None:
    started = time.monotonic()
    probe = probes.probe_smtp("127.0.0.1", full, probes.context_of(False), implicit_tls=False, timeout=0.5)
    assert (probe.state, probe.error) == ("timeout", "no answer within 0.5 s")
    assert 0.4 < time.monotonic() - started < 2
    assert probes.probe_imaps("127.0.0.1", full, probes.context_of(False), timeout=0.3).state == "timeout"
    talk = probes.log_in_smtp("127.0.0.1", full, probes.context_of(False), ANNA, SECRET, implicit_tls=True, timeout=0.3)
    assert (talk.attempted, talk.timed_out, talk.error) == (False, True, "no answer within 0.3 s")


def test_one_address_of_two_is_enough(
    running: Running, good: ssl.SSLContext, full: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = running(Smtp(good).serve())

    def two(*_: object, **__: object) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in (full, server.port)]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    probe = smtp(server, probes.context_of(False), timeout=2)
    assert (probe.state, probe.usable) == ("open", True)
    assert probe.transcript[0].endswith("no answer in time")
    assert probe.transcript[1].startswith("* connected to")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "unresolved"),
        (UnicodeError("label empty or too long"), "unresolved"),
    ],
)
def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch, error: Exception, state: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    for kind in ("submission", "imaps"):
        probe = look(kind, 587, probes.context_of(True))
        assert probe.state == state
        assert probe.error in str(error)


@pytest.mark.parametrize(
    ("number", "state"),
    [(101, "unreachable"), (113, "refused"), (99, "unreachable")],  # of the network, of the host, no such address here
)
def test_no_way_there(monkeypatch: pytest.MonkeyPatch, number: int, state: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "no way")

    monkeypatch.setattr(socket.socket, "connect", fail)
    probe = probes.probe_smtp("127.0.0.1", 587, probes.context_of(True), implicit_tls=False)
    assert (probe.state, probe.error) == (state, "no way")


@pytest.mark.parametrize(
    ("server", "says"),
    [
        (Smtp(greeting=HANG_UP), "closed"),
        (Smtp(greeting="421 4.7.0 too many connections"), "421 4.7.0 too many connections"),
        (Smtp(greeting="554 5.7.1 no"), "554 5.7.1 no"),
        (Smtp(greeting="HTTP/1.1 400 Bad Request"), "-1"),
        (Smtp(answers={"EHLO": "502 5.5.2 what?"}), "502 5.5.2 what?"),
        (Smtp(greeting=STALL), "no answer within 0.5 s"),
        (Smtp(answers={"EHLO": STALL}), "no answer within 0.5 s"),
    ],
)
def test_what_is_no_mail_server(running: Running, server: Smtp, says: str) -> None:
    started = time.monotonic()
    probe = smtp(running(server.serve()), probes.context_of(False), timeout=0.5)
    assert probe.state == "broken"
    assert says in probe.error
    assert time.monotonic() - started < 2


def test_a_server_that_dribbles_is_not_waited_for_without_end(running: Running) -> None:
    def dribble(line: Any) -> None:
        while True:
            line.sock.sendall(b"2")
            time.sleep(0.05)

    started = time.monotonic()
    probe = smtp(running(Server(dribble)), probes.context_of(False), timeout=0.5)
    assert (probe.state, "no answer within 0.5 s" in probe.error) == ("broken", True)
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("greeting", ["* BYE full", "hello", HANG_UP, STALL])
def test_what_is_no_imap_server(running: Running, good: ssl.SSLContext, greeting: str) -> None:
    server = running(Imap(good, greeting=greeting).serve())
    probe = probes.probe_imaps(HOST, server.port, probes.context_of(False), timeout=0.5)
    assert (probe.state, probe.usable) == ("broken", False)
    assert probe.error


@pytest.mark.parametrize(
    ("starttls", "says"),
    [
        ("454 4.7.0 TLS not available due to local problem", "454 4.7.0 TLS not available"),
        ("220 go\r\n250-AUTH PLAIN\r\n250 ok", "no answer within 0.5 s"),  # what came in the clear is thrown away
        (STALL, "no answer within 0.5 s"),
        (HANG_UP, "closed"),
    ],
)
def test_tls_that_does_not_come_about(running: Running, trusting: ssl.SSLContext, starttls: str, says: str) -> None:
    server = running(Smtp(starttls=starttls, auth_in_clear="PLAIN").serve())
    probe = smtp(server, trusting, timeout=0.5)
    assert (probe.state, probe.tls, probe.usable) == ("open", "failed", False)
    assert says in probe.tls_error
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False, timeout=0.5)
    assert (talk.attempted, talk.accepted, server.logins) == (False, False, [])


def test_a_handshake_that_is_none(running: Running, trusting: ssl.SSLContext) -> None:
    def speak(line: Any) -> None:
        line.say("220 ready")
        while (command := line.hear()) != "STARTTLS":
            line.say("250-ready", "250 STARTTLS" if command.upper().startswith("EHLO") else "250 ok")
        line.say("220 go")
        line.sock.recv(4096)
        line.say("500 what?")

    probe = smtp(running(Server(speak)), trusting)
    assert (probe.state, probe.tls) == ("open", "failed")
    assert "SSL" in probe.tls_error


def test_tls_where_there_is_none(running: Running, trusting: ssl.SSLContext) -> None:
    server = running(Smtp().serve())
    probe = smtp(server, trusting, implicit=True)
    assert (probe.state, probe.tls) == ("open", "failed")
    assert "WRONG_VERSION_NUMBER" in probe.tls_error
    assert "_ssl.c" not in probe.tls_error


def test_a_port_without_starttls(running: Running, trusting: ssl.SSLContext) -> None:
    server = running(Smtp(starttls="", auth_in_clear="PLAIN").serve())
    probe = smtp(server, trusting)
    assert (probe.state, probe.tls, probe.mechanisms_in_clear) == ("open", "not offered", ["PLAIN"])
    assert not probe.usable
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False)
    assert (talk.attempted, server.logins) == (False, [])
    assert "STARTTLS" in talk.error


def test_nothing_goes_out_in_the_clear_whatever_goes_wrong(
    running: Running, trusting: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probes._Smtp, "encrypt", lambda *_: None)
    server = running(Smtp(auth_in_clear="PLAIN").serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False)
    assert (talk.attempted, server.logins) == (False, [])


def test_what_a_server_says_does_not_steer_the_terminal(running: Running, good: ssl.SSLContext) -> None:
    server = running(Smtp(good, greeting="220 \x1b[2Jmail " + "x" * 900).serve())
    probe = smtp(server, probes.context_of(False))
    assert "\x1b" not in repr(probe.transcript) + probe.greeting
    assert len(probe.greeting) < 600


# The one login.


@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("name", [ANNA, "jürgen@bücher.example"])
def test_a_login(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, implicit: bool, name: str) -> None:
    server = running(Smtp(good, implicit=implicit).serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, name, SECRET, implicit_tls=implicit)
    assert (talk.attempted, talk.accepted, talk.code) == (True, True, 235)
    assert talk.text == "2.7.0 Authentication successful"
    assert [name_and_password(login) for login in server.logins] == [(name, SECRET)]
    assert "> AUTH PLAIN (name and password)" in talk.transcript
    assert (talk.sender_code, "MAIL" in server.words) == (None, False)
    assert_secret_nowhere(talk)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("535 5.7.8 Error: authentication failed: (reason unavailable)", 535),
        ("454 4.7.0 Temporary authentication failure: Connection lost to authentication server", 454),
        ("421 4.7.0 mail.example.org Error: too many errors", 421),
        ("530 5.7.0 Must issue a STARTTLS command first", 530),
        ("503 5.5.1 Error: authentication not enabled", 503),
        ("334 VXNlcm5hbWU6", 334),
    ],
)
def test_a_refused_login_is_not_tried_again(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, answer: str, code: int
) -> None:
    server = running(Smtp(good, login=answer).serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False, sender=ANNA)
    assert (talk.attempted, talk.accepted, talk.code) == (True, False, code)
    assert talk.text == answer[4:]
    assert talk.error == ""
    assert len(server.logins) == 1
    assert "MAIL" not in server.words
    assert_secret_nowhere(talk)


@pytest.mark.parametrize(("what", "late"), [(HANG_UP, False), (STALL, True)])
def test_a_login_without_an_answer_is_not_tried_again(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, what: str, late: bool
) -> None:
    server = running(Smtp(good, login=what).serve())
    started = time.monotonic()
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False, timeout=0.7)
    assert time.monotonic() - started < 3
    assert (talk.attempted, talk.accepted, talk.code, talk.timed_out) == (True, False, None, late)
    assert ("no answer within 0.7 s" in talk.error) is late
    assert talk.error
    assert len(server.logins) == 1
    assert_secret_nowhere(talk)


@pytest.mark.parametrize("auth", ["", "LOGIN CRAM-MD5"])
def test_only_plain_is_tried(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, auth: str) -> None:
    server = running(Smtp(good, auth=auth).serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False)
    assert (talk.attempted, talk.code, server.logins) == (False, None, [])
    assert "AUTH PLAIN" in talk.error


def test_a_server_that_hangs_up_before_the_login(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    server = running(Smtp(good, greeting="421 4.7.0 too many connections").serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False)
    assert (talk.attempted, talk.code, talk.text) == (False, 421, "4.7.0 too many connections")
    assert server.logins == []


NOT_OWNED = "553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user anna@example.org"


@pytest.mark.parametrize(
    ("answers", "code", "says"),
    [
        ({}, 250, "Ok"),
        ({"RCPT": NOT_OWNED}, 553, "not owned by user"),
        ({"MAIL": NOT_OWNED}, 553, "not owned by user"),
        ({"RCPT": "421 4.7.0 too many errors"}, 421, "too many errors"),
        ({"MAIL": HANG_UP}, None, "closed"),
    ],
)
def test_a_sender(  # noqa: PLR0917
    running: Running,
    good: ssl.SSLContext,
    trusting: ssl.SSLContext,
    answers: dict[str, str],
    code: int | None,
    says: str,
) -> None:
    server = running(Smtp(good, answers=answers).serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False, sender="boss@example.org")
    assert (talk.accepted, talk.code, talk.sender_code) == (True, 235, code)
    assert says in talk.sender_text
    assert talk.error == ""
    assert "DATA" not in server.words
    assert ("RSET" in server.words) is (code in (250, 553))
    assert len(server.logins) == 1


def test_a_sender_that_the_server_has_no_letters_for(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    server = running(Smtp(good).serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, SECRET, implicit_tls=False, sender="ä@example.org")
    assert (talk.accepted, talk.sender_code) == (True, None)
    assert "characters" in talk.sender_text
    assert "MAIL" not in server.words


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        (ANNA, "a\0b", "NUL"),
        ("anna\0@example.org", "secret", "NUL"),
        (ANNA, "x" * 1000, "longer"),
        (ANNA, "ß" * 495, "longer"),
        (ANNA, "", "empty"),
        ("", "secret", "empty"),
        (ANNA, "a\ud800", "no character"),
    ],
)
def test_what_cannot_be_sent_is_refused_before(silent_port: Server, name: str, password: str, says: str) -> None:
    assert says in probes.unsendable(name, password)
    for log_in in (partial(probes.log_in_smtp, implicit_tls=False), probes.log_in_imap):
        with pytest.raises(ValueError, match=says) as caught:
            log_in("127.0.0.1", silent_port.port, probes.context_of(False), name, password)
        assert len(password) < 2 or password not in str(caught.value)
        assert caught.value.__context__ is None
    assert silent_port.heard == []


@pytest.fixture
def silent_port(running: Running) -> Server:
    return running(Server(lambda line: None))


def test_the_longest_that_is_sent_fits_into_a_line_of_postfix() -> None:
    assert probes.unsendable("a", "x" * (probes.LONGEST - 1)) == ""
    assert len("AUTH PLAIN ") + len(base64.b64encode(b"\0\0" + b"x" * probes.LONGEST)) < 2048


@pytest.mark.parametrize("password", [SECRET, "plain-secret-9", "näïve pass=word&more", "ab", "100%\tfun ✓"])
def test_a_server_that_repeats_the_password(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, password: str
) -> None:
    raw = password.encode()
    spellings = (
        "{echo}",
        password,
        base64.b64encode(raw).decode(),
        base64.b64encode(b"user=x," + raw + b",and more").decode(),
        raw.hex().upper(),
        hashlib.sha1(raw, usedforsecurity=False).hexdigest(),
    )
    server = running(Smtp(good, login=f"535 5.7.8 no: {' | '.join(spellings)}").serve())
    talk = probes.log_in_smtp(HOST, server.port, trusting, ANNA, password, implicit_tls=False)
    assert talk.code == 535
    assert talk.text.startswith("5.7.8 no")
    assert_secret_nowhere(talk, password)
    imap = running(Imap(good, login=f"NO [AUTHENTICATIONFAILED] {' | '.join(spellings)}").serve())
    assert_secret_nowhere(probes.log_in_imap(HOST, imap.port, trusting, ANNA, password), password)


def test_a_mask() -> None:
    mask = Mask(ANNA, SECRET)
    assert mask(f"<{SECRET}>") == "<(password)>"
    assert SECRET not in repr(mask)
    assert Mask()("as it is") == Mask(ANNA, "")("as it is") == "as it is"


def assert_secret_nowhere(shown: object, password: str = SECRET) -> None:
    """Neither the password nor anything that it can be read from."""
    text = shown if isinstance(shown, str) else repr(shown)
    raw = password.encode()
    if len(password) > 2:  # shorter ones are in many a word
        assert password not in text
        assert raw.hex() not in text.lower()
        assert json.dumps(password)[1:-1] not in text
        for piece in text.replace("'", " ").split():
            for start in range(4):
                part = piece[start:].rstrip(",.;|)")
                try:
                    decoded = base64.b64decode(part[: len(part) // 4 * 4])
                except ValueError:
                    continue
                assert raw not in decoded
    assert base64.b64encode(f"\0{ANNA}\0{password}".encode()).decode() not in text
    assert hashlib.sha1(raw, usedforsecurity=False).hexdigest() not in text


def test_an_imap_login(running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    server = running(Imap(good).serve())
    talk = probes.log_in_imap(HOST, server.port, trusting, ANNA, SECRET)
    assert (talk.service, talk.attempted, talk.accepted, talk.text) == ("imap", True, True, "Logged in")
    assert len(server.logins) == 1
    assert name_and_password(server.heard[server.heard.index(server.logins[0]) + 1]) == (ANNA, SECRET)
    assert "> AUTHENTICATE PLAIN (name and password)" in talk.transcript
    assert_secret_nowhere(talk)


@pytest.mark.parametrize(
    ("login", "text", "error"),
    [
        ("NO [AUTHENTICATIONFAILED] Authentication failed.", "[AUTHENTICATIONFAILED] Authentication failed.", ""),
        ("NO [UNAVAILABLE] Temporary authentication failure.", "[UNAVAILABLE] Temporary authentication failure.", ""),
        (HANG_UP, "", "EOF"),
        (STALL, "", "no answer within 0.7 s"),
    ],
)
def test_a_refused_imap_login_is_not_tried_again(  # noqa: PLR0917
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, login: str, text: str, error: str
) -> None:
    server = running(Imap(good, login=login).serve())
    talk = probes.log_in_imap(HOST, server.port, trusting, ANNA, SECRET, timeout=0.7)
    assert (talk.attempted, talk.accepted, talk.text) == (True, False, text)
    assert error in talk.error
    assert bool(talk.error) is bool(error)
    assert len(server.logins) == 1
    assert_secret_nowhere(talk)


def test_an_imap_server_that_asks_twice_gets_one_answer(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    server = running(Imap(good, invitation="+ \r\n+ b25jZSBtb3Jl", login="NO no").serve())
    talk = probes.log_in_imap(HOST, server.port, trusting, ANNA, SECRET)
    assert (talk.accepted, talk.text) == (False, "no")
    response = base64.b64encode(f"\0{ANNA}\0{SECRET}".encode()).decode()
    assert server.heard.count(response) == 1
    assert "*" in server.heard
    assert len(server.logins) == 1


@pytest.mark.parametrize("capability", ["IMAP4rev1 LOGINDISABLED", "IMAP4rev1 AUTH=CRAM-MD5"])
def test_an_imap_server_without_plain(
    running: Running, good: ssl.SSLContext, trusting: ssl.SSLContext, capability: str
) -> None:
    server = running(Imap(good, greeting="* OK ready", capability=capability).serve())
    talk = probes.log_in_imap(HOST, server.port, trusting, ANNA, SECRET)
    assert (talk.attempted, server.logins) == (False, [])
    assert talk.error


# DNS.


class NameServer:
    """Answers from a table over UDP; what is not in it, does not exist."""

    def __init__(
        self, records: dict[tuple[str, str], list[str]], *, rcode: dns.rcode.Rcode = dns.rcode.NXDOMAIN
    ) -> None:
        self.asked: list[tuple[str, str]] = []
        self._records = records
        self._rcode = rcode
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._sock.bind(("127.0.0.1", 0))
        self._sock.settimeout(5)
        self.resolver = dns.resolver.Resolver(configure=False)
        self.resolver.nameservers = ["127.0.0.1"]
        self.resolver.port = self._sock.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> NameServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waker:
            waker.sendto(b"", self._sock.getsockname())
        self._thread.join(5)
        self._sock.close()

    def _serve(self) -> None:
        while True:
            wire_form, client = self._sock.recvfrom(4096)
            if not wire_form:
                return
            query = dns.message.from_wire(wire_form)
            [question] = query.question
            name, kind = str(question.name).rstrip("."), dns.rdatatype.to_text(question.rdtype)
            self.asked.append((name, kind))
            answer = dns.message.make_response(query)
            answer.flags |= dns.flags.RA
            if found := self._records.get((name, kind)):
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
            elif not any(name == other for other, _ in self._records):
                answer.set_rcode(self._rcode)
            self._sock.sendto(answer.to_wire(), client)


KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"
RECORDS = {
    ("example.org", "MX"): ["20 backup.example.com.", "10 mail.example.org."],
    ("example.org", "TXT"): ['"google=1"', '"v=spf1 mx " "-all"'],
    ("mail.example.org", "A"): ["192.0.2.1"],
    ("mail.example.org", "AAAA"): ["2001:db8::1"],
    ("dkim._domainkey.example.org", "TXT"): [f'"v=DKIM1; k=rsa; t=s; " "p={KEY[:9]}" "{KEY[9:]}"'],
    ("_dmarc.example.org", "TXT"): ['"v=DMARC1; p=reject"'],
}


def test_what_dns_says() -> None:
    with NameServer(RECORDS) as server:
        found = probes.look_up_dns("example.org", "mail.example.org", resolver=server.resolver)
    assert found.mx == ["10 mail.example.org", "20 backup.example.com"]
    assert found.addresses == ["192.0.2.1", "2001:db8::1"]
    assert found.spf == ["v=spf1 mx -all"]
    assert found.dkim == [f"v=DKIM1; k=rsa; t=s; p={KEY}"]
    assert found.dmarc == ["v=DMARC1; p=reject"]
    assert (found.exists, found.errors) == (True, {})


def test_an_address_is_not_asked_for_and_a_selector_is() -> None:
    with NameServer(RECORDS) as server:
        found = probes.look_up_dns("example.org", "192.0.2.9", "s1", resolver=server.resolver)
    assert (found.addresses, found.dkim) == (["192.0.2.9"], [])
    assert ("s1._domainkey.example.org", "TXT") in server.asked
    assert not [kind for _, kind in server.asked if kind in ("A", "AAAA")]


def test_a_domain_that_is_not_there() -> None:
    with NameServer(RECORDS) as server:
        found = probes.look_up_dns("example.net", "mail.example.org", resolver=server.resolver)
    assert (found.exists, found.mx, found.errors) == (False, [], {})
    assert found.addresses == ["192.0.2.1", "2001:db8::1"]


def test_dns_that_fails() -> None:
    with NameServer({}, rcode=dns.rcode.SERVFAIL) as server:
        found = probes.look_up_dns("example.org", "mail.example.org", resolver=server.resolver, timeout=2)
    assert found.exists
    assert sorted(found.errors) == ["a", "aaaa", "dkim", "dmarc", "mx", "spf"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], deaf.getsockname()[1]
        started = time.monotonic()
        late = probes.look_up_dns("example.org", "mail.example.org", resolver=resolver, timeout=0.5)
        assert time.monotonic() - started < 3
    assert sorted(late.errors) == ["a", "aaaa", "dkim", "dmarc", "mx", "spf"]


def test_dns_without_a_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise dns.exception.DNSException("cannot open /etc/resolv.conf")  # type: ignore[no-untyped-call]

    monkeypatch.setattr(dns.resolver, "get_default_resolver", none)
    found = probes.look_up_dns("example.org", "mail.example.org")
    assert found.errors["mx"] == "cannot open /etc/resolv.conf"


@pytest.mark.parametrize("domain", ["a..b", "x" * 70, "ä" * 70 + ".example", ""])
def test_names_that_dns_does_not_take(domain: str) -> None:
    with NameServer(RECORDS) as server:
        found = probes.look_up_dns(domain, "mail.example.org", resolver=server.resolver)
    assert found.mx == []
    assert found.addresses == ["192.0.2.1", "2001:db8::1"]


# The checks.

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def facts_of(**about: Any) -> Facts:
    question = about.pop("question", None) or Question(ANNA, SECRET, smtp_host="mail.example.org")
    return Facts(question, NOW, **about)


def port(number: int = 587, **about: Any) -> PortProbe:
    good = {"state": "open", "tls": "good", "mechanisms": ["PLAIN", "LOGIN"], "transcript": ["* connected"]}
    return PortProbe("mail.example.org", number, **{**good, **about})


@pytest.mark.parametrize(
    ("about", "cause", "confidence", "says"),
    [
        ({"state": "refused", "error": "Connection refused"}, "port.closed", "likely", "refuses connections"),
        ({"state": "timeout", "error": "no answer within 10 s"}, "port.closed", "possible", "undecided between"),
        ({"state": "unresolved", "error": "Name or service not known"}, "port.closed", "possible", "not found"),
        ({"state": "broken", "error": "421 4.7.0 no"}, "port.closed", "possible", "421 4.7.0 no"),
        ({"tls": "untrusted", "tls_error": "self-signed certificate"}, "tls.failed", "certain", "self-signed"),
        ({"tls": "wrong name", "tls_error": "mismatch"}, "tls.failed", "certain", "not for mail.example.org"),
        ({"tls": "expired", "tls_error": "certificate has expired"}, "tls.failed", "certain", "has expired"),
        ({"tls": "failed", "tls_error": "WRONG_VERSION_NUMBER"}, "tls.failed", "likely", "WRONG_VERSION_NUMBER"),
        ({"tls": "not offered", "mechanisms": []}, "tls.failed", "likely", "does not offer STARTTLS"),
        (
            {"tls": "not offered", "mechanisms": [], "mechanisms_in_clear": ["PLAIN"]},
            "tls.required",
            "likely",
            "in the clear",
        ),
        ({"mechanisms": []}, "port.no_auth", "certain", "offers no AUTH"),
        ({"mechanisms": ["CRAM-MD5"]}, "port.no_auth", "likely", "CRAM-MD5"),
    ],
)
def test_what_is_wrong_with_a_port(about: dict[str, Any], cause: str, confidence: str, says: str) -> None:
    bad = port(**about)
    alone = wire.submission(facts_of(submission=bad, submissions=port(465, **about)))
    assert (alone.status, alone.cause, alone.confidence) == ("fail", cause, confidence)
    assert says in alone.summary
    assert alone.remedy
    assert alone.evidence[0].source == "mail.example.org:587"
    # Another port that does the same makes a closed one no finding, but nothing else.
    spared = wire.submission(facts_of(submission=bad, submissions=port(465)))
    assert spared.status == ("warn" if cause == "port.closed" else "fail")
    assert "port 465 can be used instead" in spared.summary
    assert wire.submissions(facts_of(submission=port(), submissions=bad)).status == spared.status
    fetched = wire.imaps(facts_of(imaps=bad))
    assert fetched.status == ("warn" if cause == "port.closed" else "fail")


def test_a_good_port() -> None:
    result = wire.submission(facts_of(submission=port(seconds=0.2), submissions=port(465, state="refused")))
    assert (result.status, result.cause, result.seconds) == ("ok", None, 0.2)
    assert "PLAIN LOGIN" in result.summary
    assert "verified" not in result.summary
    assert "not to be verified" in wire.imaps(facts_of(imaps=port(993, tls="not verified"))).summary


def test_no_way_from_here_says_nothing_of_the_server() -> None:
    result = wire.submission(facts_of(submission=port(state="unreachable", error="Network is unreachable")))
    assert (result.status, result.cause) == ("unknown", None)


def test_ports_that_were_not_to_be_looked_at() -> None:
    facts = facts_of(question=Question(ANNA, SECRET, probe=False))
    for judge in (wire.submission, wire.submissions, wire.imaps, wire.dns, wire.login):
        assert judge(facts).status == "skipped"


def test_dns_as_it_should_be() -> None:
    found = DnsAnswer(
        "example.org",
        "mail.example.org",
        mx=["10 MAIL.example.org"],
        addresses=["192.0.2.1"],
        spf=["v=spf1 mx -all"],
        dkim=[f"v=DKIM1; p={KEY[:5]} {KEY[5:]}"],
        dmarc=["v=DMARC1; p=none"],
    )
    result = wire.dns(facts_of(dns=found, dkim=dkim(KEY)))
    assert result.status == "ok", result.summary
    assert [evidence.source for evidence in result.evidence] == [
        "DNS MX of example.org",
        "DNS A, AAAA of mail.example.org",
        "DNS TXT, SPF of example.org",
        "DNS TXT, DKIM of dkim._domainkey.example.org",
        "DNS TXT, DMARC of _dmarc.example.org",
    ]


def dkim(key: str) -> models.Dkim:
    told = {
        "dkim_selector": "dkim",
        "dkim_txt": f"v=DKIM1;k=rsa;p={key}",
        "length": "2048",
        "privkey": "",
        "pubkey": key,
    }
    return models.Dkim.from_dict(told)


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"mx": []}, "there is no MX record"),
        ({"mx": ["10 mx.example.net"]}, "its mail goes to mx.example.net, not to mail.example.org"),
        ({"addresses": []}, "mail.example.org has no address in DNS"),
        ({"spf": []}, "there is no SPF record"),
        ({"dmarc": []}, "there is no DMARC record"),
        ({"dkim": []}, "there is no DKIM record"),
        ({"dkim": ["v=DKIM1; p=other"]}, "is not the server's key"),
        ({"exists": False}, "example.org is not in DNS"),
        ({"errors": {"mx": "SERVFAIL"}}, "MX could not be asked for (SERVFAIL)"),
    ],
)
def test_dns_is_for_information(about: dict[str, Any], says: str) -> None:
    good = {
        "mx": ["10 mail.example.org"],
        "addresses": ["192.0.2.1"],
        "spf": ["v=spf1 mx -all"],
        "dkim": [f"p={KEY}"],
        "dmarc": ["v=DMARC1; p=none"],
    }
    result = wire.dns(facts_of(dns=DnsAnswer("example.org", "mail.example.org", **{**good, **about}), dkim=dkim(KEY)))
    assert (result.status, result.cause) == ("info", None)
    assert says in result.summary
    assert len(result.evidence) == 5


def test_dns_that_says_nothing() -> None:
    found = DnsAnswer("example.org", "mail.example.org", errors=dict.fromkeys(("mx", "a"), "no resolver"))
    result = wire.dns(facts_of(dns=found))
    assert (result.status, result.cause) == ("unknown", None)
    assert "no resolver" in result.summary
    unread = facts_of(dns=DnsAnswer("example.org", "192.0.2.1", mx=["10 a.example.org"], addresses=["192.0.2.1"]))
    unread.unknown["dkim"] = Unknown(ConnectionFailed("gone"))
    assert "DKIM key could not be read" in wire.dns(unread).summary


@pytest.mark.parametrize(
    ("told", "cause", "status"),
    [
        ("535 5.7.8 Error: authentication failed: (reason unavailable)", None, "info"),
        ("(535, b'5.7.8 Error: authentication failed: (reason unavailable)')", None, "info"),
        ("a1 NO [AUTHENTICATIONFAILED] Authentication failed.", None, "info"),
        ("530 5.7.0 Must issue a STARTTLS command first", "tls.required", "fail"),
        ("538 5.7.11 Encryption required for requested authentication mechanism", "tls.required", "fail"),
        ("503 5.5.1 Error: authentication not enabled", "port.no_auth", "fail"),
        ("SMTP AUTH extension not supported by server.", "port.no_auth", "fail"),
        ("554 5.7.1 <x@example.com>: Relay access denied", "port.no_auth", "fail"),
        ("553 5.7.1 <a@example.org>: Sender address rejected: not logged in", "port.no_auth", "fail"),
        (NOT_OWNED, "sender.not_owned", "fail"),
        (
            "454 4.7.0 Temporary authentication failure: Connection lost to authentication server",
            "login_service.down",
            "fail",
        ),
        ("b NO [UNAVAILABLE] Temporary authentication failure.", "login_service.down", "fail"),
        ("421 4.7.0 mail.example.org Error: too many errors", "address.penalised", "fail"),
        ("timed out", "address.banned", "fail"),
        ("connect ETIMEDOUT 192.0.2.1:587", "address.banned", "fail"),
        ("The connection to the server timed out.", "address.banned", "fail"),
        ("The operation has time-out", "address.banned", "fail"),
        ("[Errno 111] Connection refused", "port.closed", "fail"),
        ("[Errno -2] Name or service not known", "port.closed", "fail"),
        ("certificate verify failed: self-signed certificate (_ssl.c:1006)", "tls.failed", "fail"),
        ("Hostname mismatch, certificate is not valid for 'x'", "tls.failed", "fail"),
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)", "tls.failed", "fail"),
        ("mail.example.org:587 said: 454 4.7.0 try later", "login_service.down", "fail"),
        ("error 553", "sender.not_owned", "fail"),
        ("cannot reach 192.0.2.53:530 in 454.2 s", None, "info"),
        ("Mail could not be sent", None, "info"),
        ("", None, "skipped"),
        ("   ", None, "skipped"),
    ],
)
def test_what_the_program_was_told(told: str, cause: str | None, status: str) -> None:
    result = wire.error(facts_of(question=Question(ANNA, error=told)))
    assert (result.status, result.cause) == (status, cause), result.summary
    assert bool(result.remedy) is bool(cause)
    assert bool(result.evidence) is bool(told.strip())


def test_what_the_program_was_told_is_shown_without_secrets() -> None:
    sent = base64.b64encode(f"\0bob@example.org\0{SECRET}".encode()).decode()
    told = f"send: AUTH PLAIN {sent}\nreply: 535 5.7.8 no ({SECRET})\nLOGIN bob {SECRET}"
    result = wire.error(facts_of(question=Question(ANNA, SECRET, error=told)))
    assert "AUTH PLAIN (left out)" in result.actual
    assert "535" in result.actual
    assert_secret_nowhere(repr(result))
    assert result.status == "info"
    asked = f"334 VXNlcm5hbWU6 Ym9i 334 UGFzc3dvcmQ6 {sent} 535 5.7.8 Error: authentication failed"
    spoken = wire.error(facts_of(question=Question(ANNA, error=asked)))
    assert (sent in repr(spoken), "535" in spoken.summary) == (False, True)
    blind = wire.error(facts_of(question=Question(ANNA, error=f"AUTH PLAIN {sent} 535 no")))
    assert sent not in repr(blind)


# The login as the checks see it.


def mailbox(**about: Any) -> models.Mailbox:
    times = {"created": "2026-01-01 10:00:00", "modified": None, "username": ANNA}
    attributes = {"passwd_update": "2026-01-01 10:00:00", "imap_access": "1"}
    attributes |= {name: about.pop(name) for name in ("passwd_update", "imap_access") if name in about}
    return models.Mailbox.from_dict({**times, "attributes": attributes, "sender_acl": [], **about})


def tried(**about: Any) -> Conversation:
    base = {"attempted": True, "transcript": ["> AUTH PLAIN (name and password)"], "seconds": 1.5}
    return Conversation(
        **{"service": "smtp", "host": "mail.example.org", "port": 587, "accepted": False, **base, **about}
    )


@pytest.mark.parametrize(
    ("talk", "cause", "confidence"),
    [
        ({"code": 535, "text": "5.7.8 Error: authentication failed"}, "password.wrong", "possible"),
        ({"service": "imap", "text": "[AUTHENTICATIONFAILED] no"}, "password.wrong", "possible"),
        ({"service": "imap", "text": "[UNAVAILABLE] later"}, "login_service.down", "possible"),
        ({"code": 454, "text": "4.7.0 Connection lost"}, "login_service.down", "possible"),
        ({"code": 421, "text": "4.7.0 too many errors"}, "address.penalised", "possible"),
        ({"code": 530, "text": "5.7.0 Must issue a STARTTLS command first"}, "tls.required", "likely"),
        ({"code": 503, "text": "5.5.1 authentication not enabled"}, "port.no_auth", "likely"),
        ({"error": "no answer within 40 s", "timed_out": True}, "address.banned", "possible"),
        ({"error": "Connection unexpectedly closed"}, "login_service.down", "possible"),
        ({"code": 334, "text": "more"}, "login_service.down", "possible"),
    ],
)
def test_a_login_that_did_not_go_through(talk: dict[str, Any], cause: str, confidence: str) -> None:
    result = wire.login(facts_of(login=tried(**talk), mailbox=mailbox()))
    assert (result.status, result.cause, result.confidence) == ("fail", cause, confidence)
    assert result.remedy
    assert result.seconds == 1.5
    assert result.evidence[0].text == "> AUTH PLAIN (name and password)"


def test_a_login_service_that_keeps_an_address_waiting() -> None:
    def failure(address: str, minutes: int) -> models.LogEntry:
        at = str(int((NOW - timedelta(minutes=minutes)).timestamp()))
        said = (
            f"warning: unknown[{address}]: SASL PLAIN authentication failed: (reason unavailable), sasl_username={ANNA}"
        )
        return models.LogEntry.from_dict(
            {"time": at, "program": "postfix/submission/smtpd", "priority": "warning", "message": said}
        )

    here = [failure("192.0.2.7", minutes) for minutes in (0, 1, 1)]
    for log, cause in (
        (here, "address.penalised"),
        (here[:2], "login_service.down"),
        ([*here[:2], failure("192.0.2.7", 60), failure("192.0.2.8", 1)], "login_service.down"),
    ):
        talk = tried(code=454, text="4.7.0 Temporary authentication failure")
        assert wire.login(facts_of(login=talk, postfix_log=log, own_address="192.0.2.7")).cause == cause


def test_a_login_that_goes_through() -> None:
    talk = tried(accepted=True, code=235, text="2.7.0 ok")
    result = wire.login(facts_of(login=talk, mailbox=mailbox()))
    assert (result.status, result.cause) == ("ok", None)
    over_imap = wire.login(facts_of(login=tried(accepted=True, service="imap"), mailbox=mailbox()))
    assert (over_imap.status, "over IMAP" in over_imap.summary) == ("ok", True)


def test_a_login_that_goes_through_but_not_the_sender() -> None:
    asked = Question(ANNA, SECRET, sender="boss@example.org")
    refused = tried(accepted=True, code=235, sender_code=553, sender_text="5.7.1 not owned by user")
    result = wire.login(facts_of(question=asked, login=refused, mailbox=mailbox()))
    assert (result.status, result.cause, result.confidence) == ("fail", "sender.not_owned", "certain")
    taken = tried(accepted=True, code=235, sender_code=250, sender_text="2.1.5 Ok")
    assert wire.login(facts_of(question=asked, login=taken, mailbox=mailbox())).status == "ok"
    full = tried(accepted=True, code=235, sender_code=552, sender_text="5.2.2 mailbox is full")
    other = wire.login(facts_of(question=asked, login=full, mailbox=mailbox()))
    assert (other.status, other.cause, "552 5.2.2" in other.summary) == ("warn", None, True)


@pytest.mark.parametrize(
    ("about", "stale"),
    [
        ({"passwd_update": "2026-03-01 13:00:00"}, True),
        ({"modified": "2026-03-01 13:00:00"}, True),
        ({"passwd_update": "2026-03-01 12:50:00"}, False),
        ({"passwd_update": "0"}, False),
        ({"created": "2026-03-01 13:00:00", "passwd_update": "2026-03-01 13:00:00"}, False),
        ({"created": "2026-03-01 12:59:00", "passwd_update": "2026-03-01 13:00:00"}, True),
    ],
)
def test_a_password_that_may_be_the_old_one(about: dict[str, Any], stale: bool) -> None:
    facts = facts_of(login=tried(accepted=True, code=235), mailbox=mailbox(**about))
    facts.clock = timezone(timedelta(hours=1))
    facts.now = datetime(2026, 3, 1, 12, 0, 40, tzinfo=UTC)  # 40 s after the change, by the server's own clock
    result = wire.login(facts)
    assert (result.status, result.cause) == ("ok", "cache.stale" if stale else None)
    assert ("old one" in result.summary) is stale
    facts.login = tried(code=535, text="5.7.8 no")
    assert ("remembered" in wire.login(facts).summary) is stale
    facts.clock = None
    facts.login = tried(accepted=True, code=235)
    assert wire.login(facts).cause is None


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"question": Question(ANNA, SECRET, probe=False)}, "not to be looked at"),
        ({"question": Question(ANNA)}, "no password"),
        ({"question": Question(ANNA, "a\0b")}, "NUL"),
        ({"question": Question(ANNA, "")}, "empty"),
        ({"fail2ban": None}, "bans"),
        ({"submission": port(tls="untrusted")}, "no port"),
        ({"submission": port(mechanisms=["LOGIN"])}, "no port"),
        ({"submission": None}, "no port"),
        ({"submission": None, "imaps": port(993), "mailbox": mailbox(imap_access="0")}, "no port"),
    ],
)
def test_when_no_login_is_tried(about: dict[str, Any], says: str) -> None:
    facts = facts_of(**{"fail2ban": models.Fail2Ban.from_dict({}), "submission": port(), **about})
    assert says in attempt.why_no_login(facts)
    result = wire.login(facts)
    assert (result.status, result.cause) == ("skipped", None)
    assert says in result.summary


def test_where_the_login_goes() -> None:
    closed = port(state="refused")
    assert attempt.login_way(facts_of(submission=port(), submissions=port(465), imaps=port(993))) == "submission"
    assert attempt.login_way(facts_of(submission=closed, submissions=port(465), imaps=port(993))) == "submissions"
    assert attempt.login_way(facts_of(submission=closed, submissions=closed, imaps=port(993))) == "imaps"
    bans_unread = facts_of(submission=port(), fail2ban=models.Fail2Ban.from_dict({}))
    assert attempt.why_no_login(bans_unread) == ""
    bans_unread.unknown["fail2ban"] = Unknown(ConnectionFailed("gone"))
    assert "bans" in attempt.why_no_login(bans_unread)


def test_a_login_that_did_not_come_about() -> None:
    talk = tried(attempted=False, error="the certificate changed")
    result = wire.login(facts_of(login=talk, fail2ban=models.Fail2Ban.from_dict({}), submission=port()))
    assert (result.status, result.cause) == ("unknown", None)
    assert "the certificate changed" in result.summary


# All of it, as a client does it, against a made-up API.

WORLD: dict[str, Any] = {
    "status/version": {"version": "2026-07a"},
    "status/host": {"system_time": "01.03.2026 13:00:40"},
    f"mailbox/{ANNA}": {
        "username": ANNA,
        "domain": "example.org",
        "active": 1,
        "created": "2026-01-01 10:00:00",
        "modified": None,
        "authsource": "mailcow",
        "attributes": {"smtp_access": "1", "imap_access": "1", "pop3_access": "1", "passwd_update": "0"},
        "quota": 0,
        "quota_used": 0,
        "sender_acl": [],
    },
    "domain/example.org": {"domain_name": "example.org", "active": 1},
    "identity-provider": {"authsource": "mailcow"},
    "fail2ban": {
        "ban_time": 1800,
        "ban_time_increment": 1,
        "blacklist": "",
        "max_attempts": 10,
        "max_ban_time": 10000,
        "netban_ipv4": 32,
        "netban_ipv6": 128,
        "regex": {},
        "retry_window": 600,
        "whitelist": "",
    },
    "logs/api/1": [{"remote": "192.0.2.7", "time": 1772366400, "uri": "/api/v1/get/logs/api/1"}],
    "logs/api/20": [{"remote": "192.0.2.7", "time": 1772366400, "uri": "/api/v1/get/logs/api/20"}],
    "dkim/example.org": {"dkim_selector": "s1", "dkim_txt": "", "length": "2048", "privkey": "", "pubkey": KEY},
}
"""What the API answers, by the path behind ``get/``. Anything else is empty."""

EMPTY_LISTS = ("logs/", "app-passwd/")


@pytest.fixture
def asked() -> list[str]:
    """What the API was asked for, in order."""
    return []


@pytest.fixture
def examine(
    answering: Answering, trusting: ssl.SSLContext, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Report]]:
    """Runs the doctor with the wire's checks. Whatever port is not named, is shut."""

    def examine(world: dict[str, Any] | None = None, **about: Any) -> Report:
        def answer(request: httpx.Request) -> httpx.Response:
            path = request.url.path.rpartition("/get/")[2]
            asked.append(path)
            empty: Any = [] if path.startswith(EMPTY_LISTS) else {}
            told = {**WORLD, **(world or {})}.get(path, empty)
            return told if isinstance(told, httpx.Response) else httpx.Response(200, json=told)

        cow = answering(answer, verify=about.pop("verify", trusting))
        ports = {name: about.pop(name, 1) for name in ("smtp_port", "smtps_port", "imaps_port")}
        about = {"password": SECRET, "only": ["wire"], **about}
        return cow.doctor(ANNA, smtp_host=HOST, **ports, **about)

    with NameServer(RECORDS) as names:
        monkeypatch.setattr(dns.resolver, "get_default_resolver", lambda: names.resolver)
        yield examine


Examine = Callable[..., Report]


def of(report: Report, id: str) -> Result:
    return next(result for result in report.results if result.id == id)


def test_a_healthy_wire(running: Running, good: ssl.SSLContext, examine: Examine) -> None:
    submission = running(Smtp(good).serve())
    submissions = running(Smtp(good, implicit=True).serve())
    imaps = running(Imap(good).serve())
    ports = {"smtp_port": submission.port, "smtps_port": submissions.port, "imaps_port": imaps.port}
    report = examine(**ports, sender=ANNA)
    statuses = {result.id: result.status for result in report.results if result.id.startswith("wire.")}
    assert statuses == {
        "wire.error": "skipped",
        "wire.dns": "info",  # the host of this test is not the one in DNS
        "wire.submission": "ok",
        "wire.submissions": "ok",
        "wire.imaps": "ok",
        "wire.login": "ok",
    }
    assert report.logins == 1
    assert [name_and_password(login) for login in submission.logins] == [(ANNA, SECRET)]
    assert submissions.logins == imaps.logins == []
    assert "s1._domainkey.example.org" in str(of(report, "wire.dns").evidence)
    for shown in (repr(report), json.dumps(report.to_dict()), json.dumps(report.to_dict(), ensure_ascii=False)):
        assert_secret_nowhere(shown)


@pytest.mark.parametrize("answer", ["535 5.7.8 Error: authentication failed", "454 4.7.0 later", HANG_UP])
def test_a_refused_login_costs_one(running: Running, good: ssl.SSLContext, examine: Examine, answer: str) -> None:
    submission = running(Smtp(good, login=answer).serve())
    submissions = running(Smtp(good, implicit=True, login=answer).serve())
    imaps = running(Imap(good).serve())
    report = examine(smtp_port=submission.port, smtps_port=submissions.port, imaps_port=imaps.port)
    assert of(report, "wire.login").status == "fail"
    assert report.logins == 1
    assert len(submission.logins) == 1
    assert submissions.logins == imaps.logins == []
    assert_secret_nowhere(repr(report))


def test_the_next_port_where_one_is_shut(running: Running, good: ssl.SSLContext, examine: Examine) -> None:
    submissions = running(Smtp(good, implicit=True).serve())
    report = examine(smtps_port=submissions.port)
    assert (len(submissions.logins), report.logins) == (1, 1)
    assert (of(report, "wire.submission").status, of(report, "wire.submissions").status) == ("warn", "ok")
    imaps = running(Imap(good).serve())
    report = examine(imaps_port=imaps.port)
    assert (len(imaps.logins), report.logins) == (1, 1)
    assert of(report, "wire.submission").status == "fail"
    assert "over IMAP" in of(report, "wire.login").summary


def test_no_login_over_tls_that_does_not_hold(
    running: Running, good: ssl.SSLContext, certificates: Certificates, examine: Examine
) -> None:
    old = running(Smtp(certificates.issue("old2", days=-1)).serve())
    plain = running(Smtp(starttls="", auth_in_clear="PLAIN").serve())
    for server in (old, plain):
        report = examine(smtp_port=server.port)
        assert (report.logins, server.logins) == (0, [])
        assert of(report, "wire.login").status == "skipped"
        assert of(report, "wire.submission").status == "fail"
    report = examine(smtp_port=old.port, verify=False)
    assert (report.logins, len(old.logins)) == (1, 1)
    assert "not to be verified" in of(report, "wire.submission").summary


def test_a_port_for_servers(running: Running, good: ssl.SSLContext, examine: Examine) -> None:
    relay = running(Smtp(good, auth="").serve())
    submissions = running(Smtp(good, implicit=True).serve())
    report = examine(smtp_port=relay.port, smtps_port=submissions.port)
    assert (of(report, "wire.submission").status, of(report, "wire.submission").cause) == ("fail", "port.no_auth")
    assert relay.logins == []
    assert report.logins == 1


@pytest.mark.parametrize(
    "about",
    [
        {"skip": ["words.bans"]},
        {"only": ["wire.login"]},
        {"only": ["wire.login"], "skip": ["words", "name", "account"]},
    ],
)
def test_no_login_before_the_bans_were_read(
    running: Running, good: ssl.SSLContext, examine: Examine, asked: list[str], about: dict[str, Any]
) -> None:
    server = running(Smtp(good).serve())
    report = examine({"fail2ban": httpx.Response(500, text="down")}, smtp_port=server.port, **about)
    assert (report.logins, server.logins) == (0, [])
    assert of(report, "wire.login").status == "skipped"
    asked.clear()
    report = examine(smtp_port=server.port, **about)
    assert (report.logins, len(server.logins)) == (1, 1)
    assert "fail2ban" in asked


@pytest.mark.parametrize(
    ("world", "about"),
    [
        ({}, {"password": None}),
        ({}, {"probe": False}),
        ({}, {"skip": ["wire.login"]}),
        ({f"mailbox/{ANNA}": {}}, {}),
        ({f"mailbox/{ANNA}": {**WORLD[f"mailbox/{ANNA}"], "active": 0}}, {}),
        ({"domain/example.org": {"domain_name": "example.org", "active": 0}}, {}),
    ],
)
def test_when_a_login_would_tell_nothing(
    running: Running, good: ssl.SSLContext, examine: Examine, world: dict[str, Any], about: dict[str, Any]
) -> None:
    server = running(Smtp(good).serve())
    report = examine(world, smtp_port=server.port, **about)
    assert (report.logins, server.logins) == (0, [])
    assert of(report, "wire.login").status == "skipped"
    if about.get("probe") is False:
        assert server.heard == []


def test_without_the_api_the_ports_are_looked_at_nevertheless(
    running: Running, good: ssl.SSLContext, examine: Examine
) -> None:
    server = running(Smtp(good).serve())
    report = examine({"status/version": httpx.Response(502, text="bad gateway")}, smtp_port=server.port)
    assert of(report, "wire.submission").status == "ok"
    assert (report.logins, server.logins) == (0, [])


def test_stale_after_a_change(running: Running, good: ssl.SSLContext, examine: Examine) -> None:
    server = running(Smtp(good).serve())
    before = datetime.now(UTC) + timedelta(hours=1) - timedelta(seconds=40)  # this server is an hour ahead of UTC
    changed = {**WORLD[f"mailbox/{ANNA}"], "modified": f"{before:%Y-%m-%d %H:%M:%S}"}
    result = of(examine({f"mailbox/{ANNA}": changed}, smtp_port=server.port, only=["wire.login"]), "wire.login")
    assert (result.status, result.cause) == ("ok", "cache.stale")
    assert re.search(r"about 4\d s ago", result.summary)


def test_ports_that_do_not_answer_are_waited_for_side_by_side(
    full: int, monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    for name in ("probe_smtp", "probe_imaps"):
        monkeypatch.setattr(probes, name, partial(getattr(probes, name), timeout=1.0))
    started = time.monotonic()
    report = examine(smtp_port=full, smtps_port=full, imaps_port=full)
    assert time.monotonic() - started < 2.5
    assert of(report, "wire.submission").status == of(report, "wire.submissions").status == "fail"
    assert "ban" in of(report, "wire.submission").summary


def test_every_remedy_names_a_call_that_exists(silent: Mailcow) -> None:
    calls = {saying.remedy.call for saying in wire._SAYINGS if saying.remedy}
    answers: list[dict[str, Any]] = [{"code": code} for code in (535, 454, 421, 530, 503)]
    answers += [{"timed_out": True}, {"error": "closed"}]
    faults = ("refused", "timeout", "unresolved", "broken")
    results = [
        *(wire.login(facts_of(login=tried(**answer), mailbox=mailbox())) for answer in answers),
        *(wire.submission(facts_of(submission=port(state=fault))) for fault in faults),
        *(wire.submission(facts_of(submission=port(tls=fault))) for fault in ("untrusted", "failed", "not offered")),
        wire.login(
            facts_of(
                question=Question(ANNA, SECRET, sender="b@example.org"),
                login=tried(accepted=True, sender_code=553),
                mailbox=mailbox(),
            )
        ),
    ]
    calls |= {result.remedy.call for result in results if result.remedy}
    calls.discard("")
    assert len(calls) >= 6
    for call in calls:
        expression = ast.parse(call, mode="eval").body
        assert isinstance(expression, ast.Call)
        method: Any = silent
        for name in ast.unparse(expression.func).split(".")[1:]:
            method = getattr(method, name)
        values = [ast.literal_eval(value) for value in expression.args]
        keywords = {word.arg: ast.literal_eval(word.value) for word in expression.keywords if word.arg}
        if "<lambda>" not in repr(method):  # the async client's methods are wrapped in tests
            inspect.signature(method).bind(*values, **keywords)


def test_the_explanations() -> None:
    found = [check for check in checks().values() if check.id.startswith("wire.")]
    assert len(found) == 6
    for check in found:
        assert check.title.endswith("?")
        assert check.explanation.count(".") >= 2
