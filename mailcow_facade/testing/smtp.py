"""SMTP, as mailcow's Postfix speaks it: submission with STARTTLS, SMTPS, and port 25, where nobody logs in."""

from __future__ import annotations

import asyncio
import binascii
import logging
import re
import secrets
import ssl
from base64 import b64decode
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, TLSSetupException

from mailcow_facade.testing import mailing
from mailcow_facade.testing.logins import Attempt, Logins
from mailcow_facade.testing.lookups import knows_domain
from mailcow_facade.testing.state import State

Kind = Literal["submission", "smtps", "smtp"]

_log = logging.getLogger(__name__)

LARGEST = 104857600
"""Bytes of a mail."""
MOST_ERRORS = 5
"""After so many in a connection it is ended."""

_REFUSED = "535 5.7.8 Error: authentication failed: {}"
_LOST = "Connection lost to authentication server"
_SAYINGS = {
    "250 OK": "250 2.0.0 Ok",
    "221 Bye": "221 2.0.0 Bye",
    "220 Ready to start TLS": "220 2.0.0 Ready to start TLS",
    "503 Error: send HELO first": "503 5.5.1 Error: send HELO/EHLO first",
    "503 Error: send EHLO first": "503 5.5.1 Error: send HELO/EHLO first",
    "503 Error: need MAIL command": "503 5.5.1 Error: need MAIL command",
    "503 Error: need RCPT command": "503 5.5.1 Error: need RCPT command",
    "503 Error: nested MAIL command": "503 5.5.1 Error: nested MAIL command",
    "552 Error: message size exceeds fixed maximum message size": "552 5.3.4 Message size exceeds fixed limit",
    "552 Error: Too much mail data": "552 5.3.4 Error: message file too big",
    "500 Error: bad syntax": "500 5.5.2 Error: bad syntax",
}
"""What the library says and what Postfix does."""
_UNKNOWN = re.compile(r'500 Error: command ".*" not recognized|502 5\.5\.1 Too many unrecognized commands.*', re.DOTALL)
_DSN = re.compile(r"\s(NOTIFY|ORCPT|RET|ENVID)=\S*", re.IGNORECASE)
"""Options that Postfix takes and the library does not know."""
_IN_CLEAR = ("HELO", "EHLO", "STARTTLS", "NOOP", "QUIT")
"""Commands that a port for submission takes before it is encrypted."""
_COUNTED = ("helo", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "rset", "noop", "quit", "unknown")
"""Commands in the order in which Postfix counts them at a connection's end."""


class Submission(SMTP):
    """One connection.

    Args:
        state: the server.
        logins: judges who logs in.
        kind: of the port.
        client: the address of the other side.
        tls: for STARTTLS; none where the connection is encrypted from the start.
    """

    def __init__(self, state: State, logins: Logins, kind: Kind, client: str, tls: ssl.SSLContext | None) -> None:
        super().__init__(
            self,
            hostname=state.hostname,
            ident="ESMTP Postcow",
            data_size_limit=LARGEST,
            tls_context=tls,
            loop=asyncio.get_running_loop(),
        )
        self._state = state
        self._logins = logins
        self._kind = kind
        self._client = client
        self._user = ""
        self._how = ""
        """The mechanism by which the user has logged in."""
        self._greeted_as = ""
        self._command = ""
        self._errors = 0
        self._tried: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()
        self._ended = False
        for name in ("HELP", "EXPN"):
            self._smtp_methods.pop(name, None)
        self._smtp_methods = {name: partial(self._run, name, method) for name, method in self._smtp_methods.items()}
        self._log(f"connect from {self._peer}")

    # What aiosmtpd asks of a handler, which is this class itself. Names and arguments are the library's.

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """The host's name, and what it offers."""
        session.host_name = self._greeted_as = hostname
        offers = ["PIPELINING", f"SIZE {LARGEST}", "ETRN"]
        if self.tls_context and not self._encrypted:
            offers.append("STARTTLS")
        elif self._kind != "smtp":
            offers += ["AUTH PLAIN LOGIN", "AUTH=PLAIN LOGIN"]
        lines = [self._state.hostname, *offers, "ENHANCEDSTATUSCODES", "8BITMIME", "DSN"]
        return [f"250-{line}" for line in lines[:-1]] + [f"250 {lines[-1]}"]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Any sender is taken until there is a recipient."""
        envelope.mail_from = address
        return "250 2.1.0 Ok"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Whether this client may send this sender's mail to this recipient."""
        sender = _bare(envelope.mail_from)
        with self._state.store.lock:
            refusal = self._refusal(sender, address)
            if refusal:
                known = f" sasl_method={self._how} sasl_username={self._user}" if self._user else ""
                self._log(
                    f"NOQUEUE: reject: RCPT from {self._peer}: {refusal}; from=<{sender}> to=<{address}> "
                    f"proto={'ESMTP' if session.extended_smtp else 'SMTP'} helo=<{self._greeted_as}>{known}"
                )
                return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        """Deliver at once."""
        number = secrets.token_hex(5).upper() + "1"
        sender = _bare(envelope.mail_from)
        with self._state.store.lock:
            known = f", sasl_method={self._how}, sasl_username={self._user}" if self._user else ""
            self._log(f"{number}: client={self._peer}{known}")
            self._deliver(number, sender, envelope.rcpt_tos, envelope.content)
        return f"250 2.0.0 Ok: queued as {number}"

    # Commands that Postfix answers otherwise than the library.

    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802
        """Log in."""
        mechanism, _, initial = (arg or "").partition(" ")
        mechanism = mechanism.upper()
        if not self._greeted_as:
            await self.push("503 5.5.1 Error: send HELO/EHLO first")
        elif self._kind == "smtp":
            await self.push("503 5.5.1 Error: authentication not enabled")
        elif self._user:
            await self.push("503 5.5.1 Error: already authenticated")
        elif not mechanism:
            await self.push("501 5.5.4 Syntax: AUTH mechanism")
        elif mechanism not in ("PLAIN", "LOGIN"):
            await self.push(_REFUSED.format(f"Invalid authentication mechanism: '{mechanism}'"))
        elif (given := await self._given(mechanism, initial.strip())) is not None:
            await self._log_in(mechanism, *given)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        """Name the sender."""
        await super().smtp_MAIL(_DSN.sub("", arg) if arg else arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        """Name a recipient."""
        await super().smtp_RCPT(_DSN.sub("", arg) if arg else arg)

    async def smtp_VRFY(self, arg: str | None) -> None:  # noqa: N802
        """Nobody is told who is there."""
        await self.push("502 5.5.1 VRFY command is disabled")

    async def push(self, status: str | bytes) -> None:
        """Say something; in Postfix's words, and no more after too many errors."""
        text = status if isinstance(status, str) else status.decode("ascii", "replace")
        if _UNKNOWN.fullmatch(text):
            text, self._command = "500 5.5.2 Error: command not recognized", "unknown"
            self._tried["unknown"] += 1
        text = _SAYINGS.get(text, text)
        bad = text[:1] in "45"
        if bad:
            self._errors += 1
            self._failed[self._command] += 1
        await super().push(text)
        if bad and self._errors >= MOST_ERRORS:
            await super().push(f"421 4.7.0 {self._state.hostname} Error: too many errors")
            self._log(f"NOQUEUE: too many errors after {self._command.upper()} from {self._peer}")
            self._hang_up()

    async def handle_exception(self, error: Exception) -> str:
        """A client that does not go on with TLS is none of our faults; anything else is."""
        if not isinstance(error, TLSSetupException):
            _log.error("the embedded SMTP server has failed", exc_info=error)
        return "451 4.3.0 Error: internal error"

    def connection_lost(self, error: Exception | None) -> None:
        """Count up what was said."""
        if not self._ended:
            self._ended = True
            counts = [
                f"{name}={self._tried[name] - self._failed[name]}"
                + (f"/{self._tried[name]}" if self._failed[name] else "")
                for name in _COUNTED
                if self._tried[name]
            ]
            total, failed = self._tried.total(), sum(self._failed[name] for name in _COUNTED)
            counts.append(f"commands={total - failed}" + (f"/{total}" if failed else ""))
            with self._state.store.lock:
                self._log(f"disconnect from {self._peer} {' '.join(counts)}")
                self._state.store.commit()
        super().connection_lost(error)

    @property
    def _peer(self) -> str:
        return f"{'localhost' if self._client == '127.0.0.1' else 'unknown'}[{self._client}]"

    @property
    def _encrypted(self) -> bool:
        return self.tls_context is None or self._tls_protocol is not None

    async def _run(self, name: str, method: Callable[[str | None], Awaitable[None]], arg: str | None) -> None:
        """Run a command, and count it."""
        self._command = name.lower()
        self._tried[self._command] += 1
        if self._kind == "submission" and not self._encrypted and name not in _IN_CLEAR:
            await self.push("530 5.7.0 Must issue a STARTTLS command first")
            return
        if name == "EHLO" and self._encrypted and self._kind != "smtp" and "dovecot" in self._state.faults.down:
            self._log("fatal: no SASL authentication mechanisms", "fatal")
            self._hang_up()
            return
        await method(arg)
        if name == "STARTTLS" and self._tls_protocol:
            self._greeted_as = ""

    def _hang_up(self) -> None:
        if self.transport:
            self.transport.close()

    async def _given(self, mechanism: str, initial: str) -> tuple[str, str] | None:
        """Name and password, or None after telling why there are none."""
        try:
            if mechanism == "PLAIN":
                response = await self._response("", initial)
                _, name, password = response.split("\0")
                return name, password
            return await self._response("VXNlcm5hbWU6", initial), await self._response("UGFzc3dvcmQ6", "")
        except InterruptedError:
            await self.push("501 5.7.0 Authentication aborted")
        except binascii.Error:
            where = "initial response" if initial else "continued response"
            await self.push(_REFUSED.format(f"Invalid base64 data in {where}"))
        except ValueError:
            await self.push(_REFUSED.format("(reason unavailable)"))
        return None

    async def _response(self, challenge: str, initial: str) -> str:
        """What the client answers; a response that came with the command needs no challenge."""
        if not initial:
            await super().push(f"334 {challenge}")
            initial = (await self._reader.readline()).decode("latin-1").strip()
        if initial == "*":
            raise InterruptedError
        return b64decode(initial, validate=True).decode("utf-8", "surrogateescape")

    async def _log_in(self, mechanism: str, name: str, password: str) -> None:
        if "dovecot" in self._state.faults.down:
            outcome = "lost"
        else:
            outcome = self._logins.judge(Attempt("smtp", name, password, self._client))
        if outcome == "accepted":
            self._user, self._how = name.lower(), mechanism
            await self.push("235 2.7.0 Authentication successful")
            return
        reason = _LOST if outcome == "lost" else "(reason unavailable)"
        with self._state.store.lock:
            self._log(
                f"warning: {self._peer}: SASL {mechanism} authentication failed: {reason}, sasl_username={name}",
                "warning",
            )
            self._state.store.commit()
        await self.push(
            f"454 4.7.0 Temporary authentication failure: {reason}" if outcome == "lost" else _REFUSED.format(reason)
        )

    def _refusal(self, sender: str, recipient: str) -> str:
        """Why mail from one to the other is not taken; empty where it is."""
        store = self._state.store
        if self._kind != "smtp" and not self._user:
            return f"554 5.7.1 <{self._peer}>: Client host rejected: Access denied"
        if self._user and sender and self._user not in mailing.owners(store, sender):
            return f"553 5.7.1 <{sender}>: Sender address rejected: not owned by user {self._user}"
        domain = recipient.rpartition("@")[2]
        if not self._user and not knows_domain(store, domain):
            return f"454 4.7.1 <{recipient}>: Relay access denied"
        if not mailing.is_known(store, recipient):
            return f"550 5.1.1 <{recipient}>: Recipient address rejected: User unknown in virtual mailbox table"
        return ""

    def _deliver(self, number: str, sender: str, recipients: list[str], content: bytes) -> None:
        """Put the mail wherever it goes."""
        store, host = self._state.store, self._state.hostname
        date = format_datetime(datetime.fromtimestamp(self._state.clock.now(), UTC))
        size = len(content)
        self._write("qmgr", f"{number}: from=<{sender}>, size={size}, nrcpt={len(recipients)} (queue active)")
        for recipient in recipients:
            received = (
                f"Received: from {self._greeted_as} ({self._peer})\r\n"
                f"\tby {host} (Postcow) with ESMTP id {number}\r\n\tfor <{recipient}>; {date}\r\n"
            )
            for destination in sorted(mailing.destinations(store, recipient)):
                full = not mailing.deliver(store, sender, recipient, destination, received.encode() + content)
                here = mailing.is_here(store, destination.rpartition("@")[2])
                status = (
                    "bounced (552 5.2.2 Quota exceeded (mailbox for user is full))"
                    if full
                    else "sent (250 2.0.0 Saved)"
                )
                told = f"relay={'dovecot' if here else 'none'}, dsn={'5.2.2' if full else '2.0.0'}, status={status}"
                self._write("lmtp" if here else "smtp", f"{number}: to=<{destination}>, {told}")
        self._write("qmgr", f"{number}: removed")
        store.commit()

    def _write(self, part: str, message: str) -> None:
        self._logins.log("postfix", message, program=f"postfix/{part}")

    def _log(self, message: str, priority: str = "info") -> None:
        part = "smtpd" if self._kind == "smtp" else f"{self._kind}/smtpd"
        self._logins.log("postfix", message, program=f"postfix/{part}", priority=priority)


def _bare(sender: str) -> str:
    """A sender's address; empty for that of a bounce, which the library leaves in its brackets."""
    return "" if sender == "<>" else sender
