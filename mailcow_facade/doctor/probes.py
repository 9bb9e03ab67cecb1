"""Looking at the wire: DNS, ports, TLS, greetings, and the one login. Blocking; the libraries do the talking.

Nothing here decides what it means, nothing is tried twice, and no password is in what is returned.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import imaplib
import re
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Literal, Self

import dns.exception
import dns.rdatatype
import dns.resolver

from mailcow_facade.doctor.spellings import pattern_of, spellings

State = Literal["open", "refused", "timeout", "unreachable", "unresolved", "broken"]
"""Of a port: ``timeout`` means that no connection came about in time, ``unreachable`` that there is no way to it from
here, ``unresolved`` that its host's name was not found, ``broken`` that it answered, but not as such a service does."""

Tls = Literal["good", "not verified", "untrusted", "wrong name", "expired", "failed", "not offered", "not tried"]
"""``not verified``: it is encrypted, but the certificate was not to be looked at."""

LONGEST = 1000
"""UTF-8 bytes of a name and a password together that are sent. Postfix takes lines of 2048 characters."""

_ERRORS = (OSError, ValueError, OverflowError, imaplib.IMAP4.error)  # smtplib's are OSErrors, Unicode's ValueErrors
_CERTIFICATE: dict[int, Tls] = {10: "expired", 62: "wrong name", 64: "wrong name"}  # OpenSSL's X509_V_ERR numbers


@dataclass(slots=True)
class PortProbe:
    """One port, as a client finds it."""

    host: str
    port: int
    state: State
    seconds: float = 0.0
    error: str = ""
    """Why it is not open, or broken."""
    greeting: str = ""
    tls: Tls = "not tried"
    tls_error: str = ""
    mechanisms: Sequence[str] = ()
    """What it offers for logging in, once the connection is encrypted."""
    mechanisms_in_clear: Sequence[str] = ()
    """What it offers before."""
    transcript: list[str] = field(default_factory=list)
    """The conversation: ``>`` what was sent, ``<`` what came, ``*`` what happened."""

    @property
    def usable(self) -> bool:
        """Whether a login could be tried here: over TLS that holds, or is not to be looked at."""
        return self.state == "open" and self.tls in ("good", "not verified") and "PLAIN" in self.mechanisms


@dataclass(slots=True)
class Conversation:
    """The login attempt, and what the server said of the sender."""

    service: Literal["smtp", "imap"]
    host: str
    port: int
    accepted: bool
    """Whether the login went through."""
    attempted: bool = False
    """Whether name and password were sent at all."""
    code: int | None = None
    """SMTP's reply code."""
    text: str = ""
    """The server's last word about the login."""
    seconds: float = 0.0
    error: str = ""
    """Why there was no answer, where there was none."""
    timed_out: bool = False
    """Whether the time ran out before there was one."""
    sender_code: int | None = None
    sender_text: str = ""
    """What it said of the sender, where one was to be tried."""
    transcript: list[str] = field(default_factory=list)
    """As in :class:`PortProbe`; name and password are left out."""


@dataclass(slots=True)
class DnsAnswer:
    """What DNS says of the domain and the server. A record that is not there is an empty list."""

    domain: str
    host: str
    mx: Sequence[str] = ()
    """Such as ``10 mail.example.org``, the most preferred first."""
    addresses: Sequence[str] = ()
    """A and AAAA of the host."""
    spf: Sequence[str] = ()
    dkim: Sequence[str] = ()
    dmarc: Sequence[str] = ()
    selector: str = "dkim"
    """Of the DKIM record that was asked for."""
    exists: bool = True
    """Whether the domain is in DNS at all."""
    errors: dict[str, str] = field(default_factory=dict)
    """By kind of record (``mx``, ``a``, ``aaaa``, ``spf``, ``dkim``, ``dmarc``): why it could not be asked for."""


class Mask:
    """Takes a password, in whatever spelling, out of text that comes from outside.

    Args:
        name: the login name that is sent with it.
        password: None or "" takes nothing out.
    """

    def __init__(self, name: str = "", password: str | None = None) -> None:
        self._pattern = pattern_of(spellings(password, name) if password else ())

    def __call__(self, text: str) -> str:
        """The text without it."""
        return self._pattern.sub("(password)", text) if self._pattern else text

    def __repr__(self) -> str:
        return "Mask()"


def sha1_prefix(password: str) -> str:
    """What Dovecot logs of a password that did not match."""
    return hashlib.sha1(password.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:6]


def unsendable(name: str, password: str) -> str:
    """Why this name and password cannot be sent, in words; "" where they can."""
    try:
        sent = len(name.encode()) + len(password.encode())
    except UnicodeError:
        return "the name or the password holds what is no character"
    if not name or not password:
        return "the password is empty" if name else "the name is empty"
    if "\0" in name or "\0" in password:
        return "the name or the password holds a NUL, which cannot be sent"
    if sent > LONGEST:
        return f"name and password are longer than {LONGEST} bytes together, which is more than servers take"
    return ""


def context_of(verify: bool | ssl.SSLContext) -> ssl.SSLContext:
    """What a client's ``verify`` means for the mail ports.

    Of a context only whom it trusts is taken over. The rest is for HTTP, such as the protocols that it announces.
    """
    if not isinstance(verify, ssl.SSLContext):
        return ssl.create_default_context() if verify else _careless()
    trusted = verify.get_ca_certs(binary_form=True)
    lists = verify.verify_flags & (ssl.VERIFY_CRL_CHECK_LEAF | ssl.VERIFY_CRL_CHECK_CHAIN)
    if verify.verify_mode == ssl.CERT_NONE:
        return _careless()
    if type(verify) is not ssl.SSLContext or not trusted or lists:
        return verify  # whom such a one trusts cannot be read out of it
    context = ssl.create_default_context(cadata=b"".join(trusted))
    context.check_hostname = verify.check_hostname
    context.verify_flags = verify.verify_flags
    context.minimum_version = verify.minimum_version
    return context


def probe_smtp(
    host: str, port: int, context: ssl.SSLContext, *, implicit_tls: bool, timeout: float = 10.0
) -> PortProbe:
    """What a submission port offers. No login is tried.

    Args:
        context: what its certificate is held against. Where it does not hold, what stands behind it is looked at
            nevertheless.
        implicit_tls: whether it speaks TLS from the start; else STARTTLS is tried.
        timeout: seconds for all of it, but for finding the host's address, for which the system has limits of its own.
    """
    probe = PortProbe(host, port, "broken")

    def look(wire: _Wire, context: ssl.SSLContext) -> None:
        client = _Smtp(wire, context if implicit_tls else None)
        try:
            client.hello()
            if not implicit_tls:
                probe.mechanisms_in_clear = client.mechanisms
                if not client.has_extn("starttls"):
                    probe.tls = "not offered"
                    return
                client.encrypt(context)
                client.hello()
            probe.mechanisms = client.mechanisms
        finally:
            client.leave()

    _probe(probe, look, context, timeout)
    return probe


def probe_imaps(host: str, port: int, context: ssl.SSLContext, *, timeout: float = 10.0) -> PortProbe:
    """What the IMAPS port offers. No login is tried. The arguments are those of :func:`probe_smtp`."""
    probe = PortProbe(host, port, "broken")

    def look(wire: _Wire, context: ssl.SSLContext) -> None:
        client = _Imap(wire, context)
        try:
            probe.mechanisms = client.mechanisms
        finally:
            client.leave()

    _probe(probe, look, context, timeout)
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

    Args:
        sender: whether mail from this address is taken is asked, too, with the login name for the recipient.
        timeout: seconds for all of it. A server that refuses a login takes its time, 17 seconds and more.

    Raises:
        ValueError: the name or the password cannot be sent; see :func:`unsendable`.
    """
    response = _plain_response(name, password)
    talk = Conversation("smtp", host, port, accepted=False)

    def converse(wire: _Wire) -> None:
        client = _Smtp(wire, context if implicit_tls else None)
        try:
            if not implicit_tls:
                client.hello()
                client.encrypt(context)
            client.hello()
            if not isinstance(client.sock, ssl.SSLSocket) or "PLAIN" not in client.mechanisms:
                talk.error = "AUTH PLAIN over TLS is not offered"
                return
            talk.attempted = True
            talk.code, answer = client.docmd("AUTH", f"PLAIN {response}")
            talk.text = wire.clean(answer)
            talk.accepted = talk.code == 235
            if talk.code == 334:
                client.docmd("*")  # whatever more it wants to know, it is not told
            if talk.accepted and sender:
                _try_sender(talk, client, sender, name)
        finally:
            client.leave()

    _converse(talk, converse, Mask(name, password), timeout)
    return talk


def log_in_imap(
    host: str, port: int, context: ssl.SSLContext, name: str, password: str, *, timeout: float = 40.0
) -> Conversation:
    """The one login over IMAPS, for where SMTP is out of reach. Arguments and errors as for :func:`log_in_smtp`."""
    _plain_response(name, password)
    talk = Conversation("imap", host, port, accepted=False)
    responses = [b"\0" + name.encode() + b"\0" + password.encode()]

    def converse(wire: _Wire) -> None:
        client = _Imap(wire, context)
        try:
            if "PLAIN" not in client.mechanisms:
                talk.error = "AUTH=PLAIN is not offered"
                return
            talk.attempted = True
            wire.note("> AUTHENTICATE PLAIN (name and password)")
            try:
                # Asked a second time, it says no more.
                _, answer = client.authenticate("PLAIN", lambda _: responses.pop() if responses else None)
                talk.accepted, talk.text = True, wire.clean(answer[-1] if answer else "")
                wire.note(f"< OK {talk.text}")
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                talk.text = wire.clean(error.args[0] if error.args else "")
                wire.note(f"< NO {talk.text}")
        finally:
            client.leave()

    _converse(talk, converse, Mask(name, password), timeout)
    return talk


def look_up_dns(
    domain: str,
    host: str,
    selector: str = "dkim",
    *,
    resolver: dns.resolver.Resolver | None = None,
    timeout: float = 5.0,
) -> DnsAnswer:
    """What DNS says of a domain and of its mail server.

    Args:
        domain: what stands behind the @.
        host: the mail server; an IP address is not asked for.
        selector: which DKIM record to ask for.
        resolver: whom to ask; else ``dns.resolver.get_default_resolver()``, the system's.
        timeout: seconds for all of it: the records are asked for side by side.
    """
    answer = DnsAnswer(domain, host, selector=selector)
    questions = {
        "mx": (domain, "MX"),
        "spf": (domain, "TXT"),
        "dkim": (f"{selector}._domainkey.{domain}", "TXT"),
        "dmarc": (f"_dmarc.{domain}", "TXT"),
    }
    try:
        answer.addresses = [str(ip_address(host.strip("[]")))]
    except ValueError:
        questions |= {"a": (host, "A"), "aaaa": (host, "AAAA")}
    try:
        asked = resolver or dns.resolver.get_default_resolver()
    except (dns.exception.DNSException, OSError) as error:
        answer.errors = dict.fromkeys(questions, str(error) or type(error).__name__)
        return answer

    def ask(kind: str) -> list[Any]:
        name, rdtype = questions[kind]
        try:
            return list(asked.resolve(name, rdtype, lifetime=timeout, search=False))
        except dns.resolver.NXDOMAIN:
            if kind in ("mx", "spf"):
                answer.exists = False
        except dns.resolver.NoAnswer:
            pass
        except (dns.exception.DNSException, OSError, ValueError) as error:
            answer.errors[kind] = str(error) or type(error).__name__
        return []

    with ThreadPoolExecutor(len(questions), thread_name_prefix="dns") as pool:
        found = dict(zip(questions, pool.map(ask, questions), strict=True))
    exchanges = sorted(found["mx"], key=lambda record: (record.preference, str(record.exchange)))
    answer.mx = [f"{record.preference} {str(record.exchange).rstrip('.')}" for record in exchanges]
    if "a" in questions:
        answer.addresses = [str(record.address) for kind in ("a", "aaaa") for record in found[kind]]
    answer.spf = [text for text in _texts(found["spf"]) if text.lower().startswith("v=spf1")]
    answer.dkim = _texts(found["dkim"])
    answer.dmarc = [text for text in _texts(found["dmarc"]) if text.lower().startswith("v=dmarc1")]
    return answer


def _texts(records: Sequence[Any]) -> list[str]:
    """TXT records. Their parts are one text."""
    return [b"".join(record.strings).decode("utf-8", "replace") for record in records]


class _Wire:
    """One connection: how far it has got, what was said, and the time that is left for it.

    A time-out of the socket's own is for one read; a server that sends a byte now and then would be waited for without
    end. So when the time is over, the connection is cut.
    """

    def __init__(self, host: str, port: int, ends: float, transcript: list[str], mask: Mask) -> None:
        self.host, self.port = host, port
        self.stage: Literal["name", "connection", "TLS", "talk"] = "name"
        self.greeting = ""
        self.own_name = "[127.0.0.1]"
        """What a client says it is: its address."""
        self.late = False
        self._ends = ends
        self._transcript = transcript
        self._mask = mask
        self._guard: threading.Timer | None = None
        self._twin: socket.socket | None = None

    @property
    def left(self) -> float:
        """Seconds."""
        return max(self._ends - time.monotonic(), 0.01)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._guard and self._twin:
            self._guard.cancel()
            self._guard.join()
            self._twin.close()

    def connect(self) -> socket.socket:
        """A connection to one of the host's addresses, each of which gets its share of the time."""
        addresses = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        self.stage = "connection"
        failures: list[OSError] = []
        for place, (family, kind, protocol, _, address) in enumerate(addresses):
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(self.left / (len(addresses) - place))
                sock.connect(address)
            except OSError as error:
                sock.close()
                failures.append(error)
                self.note(f"* {address[0]} port {self.port}: {_words(error)}")
                continue
            except BaseException:
                sock.close()
                raise
            self.note(f"* connected to {address[0]} port {self.port}")
            self.stage = "talk"
            sock.settimeout(self.left)
            self._set_guard(sock)
            own = str(sock.getsockname()[0]).partition("%")[0]
            self.own_name = f"[IPv6:{own}]" if ":" in own else f"[{own}]"
            return sock
        # The address that no way leads to is often one of IPv6; what another one did tells more.
        raise min(failures, key=lambda error: ("refused", "timeout", "unreachable").index(_unconnected(error)))

    def encrypt(self, sock: socket.socket, context: ssl.SSLContext) -> ssl.SSLSocket:
        """TLS over it from here on."""
        self.stage = "TLS"
        try:
            secured = context.wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise
        self.encrypted(secured)
        return secured

    def encrypted(self, sock: ssl.SSLSocket) -> None:
        self.stage = "talk"
        self.note(f"* encrypted with {sock.version()}")

    def note(self, line: str) -> None:
        """Put a line into the transcript. ``line`` holds no secret of ours, but the server may repeat one."""
        self._transcript.append(self.clean(line))

    def clean(self, value: Any) -> str:
        """Text of the server's as it may be shown: no secret, nothing that steers a terminal, not endless."""
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        printable = "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
        return self._mask(printable)[:500]

    def why(self, error: BaseException) -> str:
        """An error in words."""
        return self.clean(_words(TimeoutError() if self.is_late(error) else error))

    def is_late(self, error: BaseException | None) -> bool:
        """Whether time ran out. smtplib says "closed" of that, too."""
        while error is not None:
            if self.late or isinstance(error, TimeoutError):
                return True
            error = error.__cause__ or error.__context__
        return False

    def _set_guard(self, sock: socket.socket) -> None:
        self._twin = sock.dup()  # outlives what TLS makes of the socket
        self._guard = threading.Timer(self.left, self._cut)
        self._guard.daemon = True
        self._guard.start()

    def _cut(self) -> None:
        self.late = True
        if self._twin:
            with suppress(OSError):
                self._twin.shutdown(socket.SHUT_RDWR)


class _Smtp(smtplib.SMTP):
    """smtplib with a transcript, in which no password stands.

    Args:
        context: for a port that speaks TLS from the start.
    """

    def __init__(self, wire: _Wire, context: ssl.SSLContext | None) -> None:
        self._wire = wire
        self._from_the_start = context
        super().__init__(wire.host, wire.port, local_hostname="localhost", timeout=wire.left)
        self.local_hostname = wire.own_name  # not the machine's name, which may take long to find out

    @property
    def mechanisms(self) -> list[str]:
        # Postfix offers them twice, the second time for very old programs.
        return [*dict.fromkeys(self.esmtp_features.get("auth", "").upper().split())]

    def hello(self) -> None:
        """EHLO. Raises ``SMTPResponseException`` where it is refused."""
        code, text = self.ehlo()
        if code != 250:
            raise smtplib.SMTPResponseException(code, text)

    def encrypt(self, context: ssl.SSLContext) -> None:
        """STARTTLS, where it is offered; else raises ``SMTPNotSupportedError``."""
        self._wire.stage = "TLS"
        self.starttls(context=context)
        assert isinstance(self.sock, ssl.SSLSocket)  # noqa: S101 - it raises otherwise
        self._wire.encrypted(self.sock)

    def leave(self) -> None:
        """Say goodbye, without waiting long for an answer."""
        with suppress(*_ERRORS):
            if self.sock:
                self.sock.settimeout(min(2.0, self._wire.left))
                self.docmd("QUIT")
        with suppress(*_ERRORS):
            self.close()

    def putcmd(self, cmd: str, args: str = "") -> None:
        shown = "PLAIN (name and password)" if cmd.upper() == "AUTH" else args
        self._wire.note(f"> {cmd.upper()} {shown}".rstrip())
        super().putcmd(cmd, args)

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()
        for line in text.splitlines() or [b""]:
            self._wire.note(f"< {code} {self._wire.clean(line)}".rstrip())
        self._wire.greeting = self._wire.greeting or f"{code} {self._wire.clean(text)}"
        return code, text

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock = self._wire.connect()
        return self._wire.encrypt(sock, self._from_the_start) if self._from_the_start else sock


class _Imap(imaplib.IMAP4):
    """imaplib over TLS from the start. Raises where the server is none of IMAP."""

    def __init__(self, wire: _Wire, context: ssl.SSLContext) -> None:
        self._wire = wire
        self._context = context
        super().__init__(wire.host, wire.port, wire.left)
        wire.greeting = wire.clean(self.welcome)
        wire.note(f"< {wire.greeting}")
        wire.note(f"< CAPABILITY {' '.join(self.capabilities)}")

    @property
    def mechanisms(self) -> list[str]:
        return [word[5:].upper() for word in self.capabilities if word.upper().startswith("AUTH=")]

    def leave(self) -> None:
        """Say goodbye, without waiting long for an answer."""
        with suppress(*_ERRORS):
            self.sock.settimeout(min(2.0, self._wire.left))
            self.logout()
        with suppress(*_ERRORS):
            self.shutdown()

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._wire.encrypt(self._wire.connect(), self._context)


def _probe(
    probe: PortProbe, look: Callable[[_Wire, ssl.SSLContext], None], context: ssl.SSLContext, timeout: float
) -> None:
    """Have a look, and note how it went."""
    started = time.monotonic()
    for asked in (context, _careless()):
        wire = _Wire(probe.host, probe.port, started + timeout, probe.transcript, Mask())
        try:
            with wire:
                look(wire, asked)
            probe.state = "open"
            if probe.tls == "not tried":
                probe.tls = "good" if asked.verify_mode == ssl.CERT_REQUIRED else "not verified"
        except ssl.SSLCertVerificationError as error:
            probe.state = "open"
            probe.tls, probe.tls_error = _CERTIFICATE.get(error.verify_code, "untrusted"), wire.why(error)
            probe.transcript.clear()  # up to here it will be the same
            wire.note(f"* the certificate does not hold: {probe.tls_error}")
            continue  # what stands behind it is worth knowing, too
        except _ERRORS as error:
            _note_failure(probe, wire, error, timeout)
        finally:
            probe.greeting = probe.greeting or wire.greeting
            probe.seconds = round(time.monotonic() - started, 3)
        break


def _note_failure(probe: PortProbe, wire: _Wire, error: BaseException, timeout: float) -> None:
    reason = f"no answer within {timeout:g} s" if wire.is_late(error) else wire.why(error)
    wire.note(f"* {reason}")
    if wire.stage == "TLS":
        probe.state = "open"
        if probe.tls == "not tried":  # else the certificate is to blame already
            probe.tls, probe.tls_error = "failed", reason
        return
    probe.error = reason
    if wire.stage == "name":
        probe.state = "unresolved"
    elif wire.stage == "connection":
        probe.state = _unconnected(error)
    else:
        probe.state = "broken"
        if wire.is_late(error):
            probe.error = f"it takes connections, but then there is {reason}"


def _unconnected(error: BaseException) -> State:
    if isinstance(error, TimeoutError):
        return "timeout"
    # A firewall may refuse in the name of a router, and then there is "no route to host".
    if isinstance(error, OSError) and error.errno in (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ECONNRESET):
        return "refused"
    return "unreachable"


def _converse(talk: Conversation, converse: Callable[[_Wire], None], mask: Mask, timeout: float) -> None:
    """Have the conversation, and note how it ended."""
    started = time.monotonic()
    wire = _Wire(talk.host, talk.port, started + timeout, talk.transcript, mask)
    try:
        with wire:
            converse(wire)
    except _ERRORS as error:
        reason = f"no answer within {timeout:g} s" if wire.is_late(error) else wire.why(error)
        wire.note(f"* {reason}")
        if talk.text or talk.code:
            talk.sender_text = talk.sender_text or reason  # the login has had its answer
        else:
            talk.error, talk.timed_out = reason, wire.is_late(error)
            if not talk.attempted and isinstance(error, smtplib.SMTPResponseException):
                talk.code, talk.text = error.smtp_code, wire.clean(error.smtp_error)
    finally:
        talk.seconds = round(time.monotonic() - started, 3)


def _try_sender(talk: Conversation, client: _Smtp, sender: str, recipient: str) -> None:
    """Would mail from this address be taken? Postfix holds it against the login only when a recipient comes."""
    options = () if (sender + recipient).isascii() else ("SMTPUTF8",)
    if options and not client.has_extn("smtputf8"):
        talk.sender_text = "the server takes no addresses with such characters"
        return
    talk.sender_code, answer = client.mail(sender, options)
    if talk.sender_code == 250:
        talk.sender_code, answer = client.rcpt(recipient)
    talk.sender_text = client._wire.clean(answer)
    client.rset()


def _plain_response(name: str, password: str) -> str:
    if reason := unsendable(name, password):
        raise ValueError(reason)
    return base64.b64encode(f"\0{name}\0{password}".encode()).decode()


def _careless() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _words(error: BaseException) -> str:
    """An error as people say it."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return f"{error.smtp_code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
    if isinstance(error, ssl.SSLError):
        return re.sub(r"\s*\(_ssl\.c:\d+\)", "", str(error))
    if isinstance(error, imaplib.IMAP4.error) and error.args and isinstance(error.args[0], bytes):
        return error.args[0].decode("utf-8", "replace")
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
