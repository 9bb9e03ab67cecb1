"""Looking at the wire: DNS, ports, TLS, greetings, and the one login. Blocking; the library does the talking.

Nothing here decides what it means, and no password is in what is returned.
"""

from __future__ import annotations

import hashlib
import imaplib
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["open", "refused", "timeout", "unresolved", "broken"]
"""Of a port: ``broken`` means that it answered, but not as such a service does."""

Tls = Literal["good", "untrusted", "wrong name", "expired", "failed", "not offered", "not tried"]


@dataclass(slots=True)
class PortProbe:
    """One port, as a client finds it."""

    host: str
    port: int
    state: State
    seconds: float = 0.0
    error: str = ""
    greeting: str = ""
    tls: Tls = "not tried"
    tls_error: str = ""
    mechanisms: Sequence[str] = ()
    """What it offers for logging in, once the connection is encrypted."""
    mechanisms_in_clear: Sequence[str] = ()
    """What it offers before."""
    transcript: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Conversation:
    """The login attempt, and what the server said of the sender."""

    service: Literal["smtp", "imap"]
    host: str
    port: int
    accepted: bool
    """Whether the login went through."""
    code: int | None = None
    """SMTP's reply code."""
    text: str = ""
    """The server's last word."""
    seconds: float = 0.0
    error: str = ""
    """Why there was no answer, where there was none."""
    sender_code: int | None = None
    sender_text: str = ""
    """What it said of the sender, where one was to be tried."""
    transcript: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DnsAnswer:
    """What DNS says of the domain and the server. A record that is not there is an empty list."""

    domain: str
    host: str
    mx: Sequence[str] = ()
    addresses: Sequence[str] = ()
    """A and AAAA of the host."""
    spf: Sequence[str] = ()
    dkim: Sequence[str] = ()
    dmarc: Sequence[str] = ()
    errors: dict[str, str] = field(default_factory=dict)
    """By kind of record: why it could not be asked for."""


def sha1_prefix(password: str) -> str:
    """What Dovecot logs of a password that did not match."""
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest()[:6]


def probe_smtp(
    host: str, port: int, context: ssl.SSLContext, *, implicit_tls: bool, timeout: float = 10.0
) -> PortProbe:
    """What a submission port offers. No login is tried.

    Args:
        context: what its certificate is held against.
    """
    probe = PortProbe(host, port, "open")
    with _noted(probe):
        try:
            _look(probe, implicit_tls, context, timeout)
        except ssl.SSLCertVerificationError as error:
            _blame(probe, error)
            # What stands behind a bad certificate is worth knowing, too.
            _look(probe, implicit_tls, _careless(), timeout)
    return probe


def probe_imaps(host: str, port: int, context: ssl.SSLContext, *, timeout: float = 10.0) -> PortProbe:
    """What the IMAPS port offers. No login is tried. ``context`` as for :func:`probe_smtp`."""
    probe = PortProbe(host, port, "open")

    def look(context: ssl.SSLContext) -> None:
        with imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=timeout) as client:
            probe.greeting = _plain(client.welcome)
            probe.transcript.append(f"< {probe.greeting}")
            probe.mechanisms = [word[5:] for word in client.capabilities if word.startswith("AUTH=")]

    with _noted(probe):
        probe.tls = "good"
        try:
            look(context)
        except ssl.SSLCertVerificationError as error:
            _blame(probe, error)
            look(_careless())
    return probe


def log_in_smtp(
    host: str,
    port: int,
    context: ssl.SSLContext,
    name: str,
    password: str,
    *,
    implicit_tls: bool,
    sender: str | None = None,
    timeout: float = 40.0,
) -> Conversation:
    """The one login: AUTH PLAIN over TLS, once; where it goes through, MAIL FROM and RCPT TO, and nothing is sent.

    Where TLS fails or the certificate does not hold against ``context``, the password does not go out.
    """
    talk = Conversation("smtp", host, port, accepted=False)
    started = time.monotonic()
    try:
        with _smtp(host, port, implicit_tls, context, talk.transcript, timeout) as client:
            if not implicit_tls:
                client.starttls(context=context)
            client.ehlo()
            client.user, client.password = name, password
            try:
                talk.code, answer = client.auth("PLAIN", client.auth_plain)
            except smtplib.SMTPAuthenticationError as error:
                talk.code, answer = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
            talk.text = _plain(answer)
            talk.accepted = talk.code == 235
            if talk.accepted and sender:
                talk.sender_code, answer = client.mail(sender)
                if talk.sender_code == 250:
                    # Postfix holds the sender against the login only when a recipient comes.
                    talk.sender_code, answer = client.rcpt(sender)
                talk.sender_text = _plain(answer)
    except (OSError, smtplib.SMTPException) as error:
        talk.error = "" if talk.code else _words(error)
    talk.seconds = time.monotonic() - started
    return talk


def log_in_imap(
    host: str, port: int, context: ssl.SSLContext, name: str, password: str, *, timeout: float = 40.0
) -> Conversation:
    """The one login over IMAPS, for where SMTP is out of reach. ``context`` as for :func:`log_in_smtp`."""
    talk = Conversation("imap", host, port, accepted=False)
    started = time.monotonic()
    try:
        with imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=timeout) as client:
            talk.transcript += [f"< {_plain(client.welcome)}", "> LOGIN (name and password)"]
            try:
                _, answer = client.login(name, password)
                talk.accepted, talk.text = True, _plain(answer[0] if answer else "")
            except imaplib.IMAP4.error as error:
                talk.text = _plain(error.args[0] if error.args else "")  # what the server said, not what was sent
            talk.transcript.append(f"< {talk.text}")
    except (OSError, imaplib.IMAP4.error) as error:
        talk.error = _words(error)
    talk.seconds = time.monotonic() - started
    return talk


class _Smtp(smtplib.SMTP):
    """smtplib with a transcript, in which no password stands."""

    def __init__(self, host: str, port: int, transcript: list[str], timeout: float) -> None:
        self.transcript = transcript
        super().__init__(host, port, timeout=timeout)

    def putcmd(self, cmd: str, args: str = "") -> None:
        shown = "PLAIN (name and password)" if cmd.upper() == "AUTH" else args
        self.transcript.append(f"> {cmd} {shown}".rstrip())
        super().putcmd(cmd, args)

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()
        self.transcript += [f"< {code} {line}" for line in _plain(text).splitlines()]
        return code, text


class _SmtpOverTls(_Smtp):
    """The same for a port that speaks TLS from the start."""

    def __init__(self, host: str, port: int, transcript: list[str], timeout: float, context: ssl.SSLContext) -> None:
        self._tls_context = context
        super().__init__(host, port, transcript, timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self._tls_context.wrap_socket(socket.create_connection((host, port), timeout), server_hostname=host)


def _smtp(  # noqa: PLR0917 - in the order of smtplib
    host: str, port: int, implicit_tls: bool, context: ssl.SSLContext, transcript: list[str], timeout: float
) -> _Smtp:
    if implicit_tls:
        return _SmtpOverTls(host, port, transcript, timeout, context)
    return _Smtp(host, port, transcript, timeout)


def _look(probe: PortProbe, implicit_tls: bool, context: ssl.SSLContext, timeout: float) -> None:
    with _smtp(probe.host, probe.port, implicit_tls, context, probe.transcript, timeout) as client:
        probe.greeting = next((line[2:] for line in probe.transcript if line.startswith("< ")), "")
        client.ehlo()
        if not implicit_tls:
            probe.mechanisms_in_clear = _mechanisms(client)
            if not client.has_extn("starttls"):
                probe.tls = "not offered"
                return
            client.starttls(context=context)
            client.ehlo()
        if probe.tls == "not tried":
            probe.tls = "good"
        probe.mechanisms = _mechanisms(client)


def _mechanisms(client: smtplib.SMTP) -> list[str]:
    return client.esmtp_features.get("auth", "").split()


@contextmanager
def _noted(probe: PortProbe) -> Iterator[None]:
    """Notes how long a probe took and, where it did not get through, why."""
    started = time.monotonic()
    try:
        yield
    except (OSError, smtplib.SMTPException, imaplib.IMAP4.error) as error:
        probe.error = _words(error)
        if isinstance(error, ssl.SSLError):
            probe.tls, probe.tls_error = "failed", _words(error)
        elif isinstance(error, socket.gaierror):
            probe.state = "unresolved"
        elif isinstance(error, ConnectionRefusedError):
            probe.state = "refused"
        elif isinstance(error, TimeoutError):
            probe.state = "timeout"
        else:
            probe.state = "broken"
    finally:
        probe.seconds = time.monotonic() - started


def _blame(probe: PortProbe, error: ssl.SSLCertVerificationError) -> None:
    kinds: dict[int, Tls] = {10: "expired", 62: "wrong name", 64: "wrong name"}  # OpenSSL's X509_V_ERR numbers
    probe.tls, probe.tls_error = kinds.get(error.verify_code, "untrusted"), error.verify_message
    probe.transcript.clear()


def context_of(verify: bool | ssl.SSLContext) -> ssl.SSLContext:
    """What a client's ``verify`` means for the mail ports."""
    if isinstance(verify, ssl.SSLContext):
        return verify
    return ssl.create_default_context() if verify else _careless()


def _careless() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _plain(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _words(error: BaseException) -> str:
    return str(error) or type(error).__name__
