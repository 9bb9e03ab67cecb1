"""IMAP, as mailcow's Dovecot speaks it, as far as logging in and reading the inbox goes."""

from __future__ import annotations

import asyncio
import binascii
import re
import secrets
import ssl
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime

from mailcow_facade.testing.logins import Attempt, Logins
from mailcow_facade.testing.state import State
from mailcow_facade.testing.store import Row

LONGEST = 64 * 1024
"""Bytes of a command line."""

_ALWAYS = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE"
_CLEAR = f"{_ALWAYS} LITERAL+ STARTTLS LOGINDISABLED"
_ENCRYPTED = f"{_ALWAYS} LITERAL+ AUTH=PLAIN AUTH=LOGIN"
_LOGGED_IN = "IMAP4rev1 SASL-IR LITERAL+ UNSELECT"
"""Fewer than Dovecot has: what is here, and no more."""
_FLAGS = r"\Answered \Flagged \Deleted \Seen \Draft"

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)')
_LITERAL = re.compile(rb"\{(\d+)(\+?)\}\r\n$")
_RANGE = re.compile(r"(\d{1,9}|\*)(:(\d{1,9}|\*))?")
_SECTION = re.compile(r"BODY(\.PEEK)?\[(|HEADER|TEXT)\]$")


class _Left(Exception):
    """The connection is to be ended."""


class Imap:
    """One connection.

    Args:
        state: the server.
        logins: judges who logs in.
        client: the address of the other side.
        tls: for STARTTLS; none where the connection is encrypted from the start.
    """

    def __init__(self, state: State, logins: Logins, client: str, tls: ssl.SSLContext | None) -> None:
        self._state = state
        self._logins = logins
        self._client = client
        self._tls = tls
        self._session = secrets.token_urlsafe(12)
        self._user = ""
        self._inbox: list[Row] | None = None
        """Its mails, where it is selected. They stay for ever, so the UID of each is its place, counted from 1."""
        self._tried: list[tuple[str, str]] = []
        """Names and mechanisms that were refused."""
        self._began = state.clock.now()
        self._left = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk until one of both ends it."""
        self._reader, self._writer = reader, writer
        try:
            offered = _CLEAR if self._tls else _ENCRYPTED
            await self._say(f"* OK [CAPABILITY {offered}] Dovecot (Debian) ready.")
            while True:
                await self._answer(await self._command())
        except (_Left, EOFError, OSError, ValueError, asyncio.CancelledError):
            pass  # it is over, what came is no IMAP at all, or the server stops
        finally:
            self._note_end()
            writer.close()

    async def _say(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self._writer.drain()

    async def _command(self) -> list[str]:
        """The words of a command; its literals are among them."""
        words: list[str] = []
        while True:
            line = await self._reader.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            literal = _LITERAL.search(line)
            text = (line[: literal.start()] if literal else line).decode("utf-8", "surrogateescape")
            for quoted, bare in _WORD.findall(text):
                words.append(bare or re.sub(r"\\(.)", r"\1", quoted))
            if not literal:
                return words
            if not literal[2]:
                await self._say("+ OK")
            length = int(literal[1])
            if length > LONGEST:
                raise _Left
            words.append((await self._reader.readexactly(length)).decode("utf-8", "surrogateescape"))

    async def _answer(self, words: list[str]) -> None:
        if len(words) < 2:
            await self._say(f"{words[0] if words else '*'} BAD Error in IMAP command received by server.")
            return
        tag, name, *args = words
        before = {
            "CAPABILITY": self._capability,
            "NOOP": self._noop,
            "ID": self._identify,
            "LOGOUT": self._log_out,
            "STARTTLS": self._encrypt,
            "LOGIN": self._log_in,
            "AUTHENTICATE": self._authenticate,
        }
        after = {
            "CAPABILITY": self._capability,
            "NOOP": self._noop,
            "CHECK": self._noop,
            "ID": self._identify,
            "LOGOUT": self._log_out,
            "SELECT": self._select,
            "EXAMINE": self._select,
            "CLOSE": self._close,
            "UNSELECT": self._close,
            "LIST": self._list,
            "STATUS": self._status,
            "SEARCH": self._search,
            "FETCH": self._fetch,
            "UID": self._by_uid,
        }
        method = (after if self._user else before).get(name.upper())
        if method is None:
            await self._say(f"{tag} BAD Error in IMAP command received by server.")
            return
        await method(tag, name.upper(), args)

    async def _capability(self, tag: str, name: str, args: list[str]) -> None:
        offered = _LOGGED_IN if self._user else _CLEAR if self._tls else _ENCRYPTED
        await self._say(f"* CAPABILITY {offered}", f"{tag} OK Capability completed.")

    async def _noop(self, tag: str, name: str, args: list[str]) -> None:
        lines = []
        if self._inbox is not None:
            now = self._mails()
            if len(now) != len(self._inbox):
                lines = [f"* {len(now)} EXISTS"]
            self._inbox = now
        await self._say(*lines, f"{tag} OK {name} completed.")

    async def _identify(self, tag: str, name: str, args: list[str]) -> None:
        await self._say('* ID ("name" "Dovecot")', f"{tag} OK ID completed.")

    async def _log_out(self, tag: str, name: str, args: list[str]) -> None:
        self._left = True
        await self._say("* BYE Logging out", f"{tag} OK Logout completed.")
        raise _Left

    async def _encrypt(self, tag: str, name: str, args: list[str]) -> None:
        if self._tls is None:
            await self._say(f"{tag} BAD TLS is already active.")
            return
        await self._say(f"{tag} OK Begin TLS negotiation now.")
        context, self._tls = self._tls, None
        await self._writer.start_tls(context)

    async def _log_in(self, tag: str, name: str, args: list[str]) -> None:
        if self._tls:
            await self._say(
                "* BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did it anyway. "
                "If anyone was listening, the password was exposed.",
                f"{tag} NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.",
            )
        elif len(args) != 2:
            await self._say(f"{tag} BAD Missing arguments.")
        else:
            await self._judge(tag, "PLAIN", args[0], args[1])

    async def _authenticate(self, tag: str, name: str, args: list[str]) -> None:
        mechanism = args[0].upper() if args else ""
        if self._tls:
            await self._say(
                f"{tag} NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections."
            )
        elif mechanism not in ("PLAIN", "LOGIN"):
            await self._say(f"{tag} NO [ALERT] Unsupported authentication mechanism.")
        else:
            try:
                initial = args[1] if len(args) > 1 else ""
                if mechanism == "PLAIN":
                    _, user, password = (await self._response("", initial)).split("\0")
                else:
                    user = await self._response("VXNlcm5hbWU6", initial)
                    password = await self._response("UGFzc3dvcmQ6", "")
            except InterruptedError:
                await self._say(f"{tag} BAD Authentication aborted by client.")
            except (binascii.Error, ValueError):
                await self._say(f"{tag} NO [AUTHENTICATIONFAILED] Authentication failed.")
            else:
                await self._judge(tag, mechanism, user, password)

    async def _response(self, challenge: str, initial: str) -> str:
        if not initial:
            await self._say(f"+ {challenge}")
            initial = (await self._reader.readline()).decode("latin-1").strip()
        if initial == "*":
            raise InterruptedError
        return b64decode(initial, validate=True).decode("utf-8", "surrogateescape")

    async def _judge(self, tag: str, mechanism: str, name: str, password: str) -> None:
        attempt = Attempt("imap", name, password, self._client, self._session)
        if self._logins.judge(attempt) == "accepted":
            self._user = attempt.user
            with self._state.store.lock:
                self._logins.log("dovecot", f"imap-login: Login: {self._about(attempt.user, mechanism)}")
                self._state.store.commit()
            await self._say(f"{tag} OK [CAPABILITY {_LOGGED_IN}] Logged in")
            return
        self._tried.append((attempt.user, mechanism))
        await self._say(f"{tag} NO [AUTHENTICATIONFAILED] Authentication failed.")

    def _about(self, user: str, mechanism: str) -> str:
        return f"user=<{user}>, method={mechanism}, rip={self._client}, lip=127.0.0.1, TLS"

    def _note_end(self) -> None:
        how = "Logged out" if self._user else "Aborted login by logging out" if self._left else "Connection closed"
        if self._user:
            line = f"imap({self._user})<1><{self._session}>: Disconnected: {how}"
        elif self._tried:
            seconds = round(self._state.clock.now() - self._began)
            tries = f"auth failed, {len(self._tried)} attempts in {seconds} secs"
            line = f"imap-login: Disconnected: {how} ({tries}): {self._about(*self._tried[-1])}"
        else:
            line = f"imap-login: Disconnected: {how} (no auth attempts in 0 secs): user=<>, rip={self._client}"
        with self._state.store.lock:
            self._logins.log("dovecot", line)
            self._state.store.commit()

    # The inbox. It is all that there is.

    def _mails(self) -> list[Row]:
        """What it holds, without the contents."""
        with self._state.store.lock:
            query = "SELECT id, time, seen, LENGTH(content) AS size FROM message WHERE mailbox = ? ORDER BY id"
            return self._state.store.rows(query, self._user)

    async def _select(self, tag: str, name: str, args: list[str]) -> None:
        self._inbox = None
        if not args or args[0].upper() != "INBOX":
            await self._say(f"{tag} NO [NONEXISTENT] Mailbox doesn't exist: {args[0] if args else ''}")
            return
        self._inbox = self._mails()
        await self._say(
            f"* FLAGS ({_FLAGS})",
            f"* {len(self._inbox)} EXISTS",
            "* 0 RECENT",
            f"* OK [UIDVALIDITY {int(self._state.started)}] UIDs valid",
            f"* OK [UIDNEXT {len(self._inbox) + 1}] Predicted next UID",
            f"{tag} OK [{'READ-ONLY' if name == 'EXAMINE' else 'READ-WRITE'}] {name.title()} completed.",
        )

    async def _close(self, tag: str, name: str, args: list[str]) -> None:
        self._inbox = None
        await self._say(f"{tag} OK {name.title()} completed.")

    async def _list(self, tag: str, name: str, args: list[str]) -> None:
        await self._say('* LIST (\\HasNoChildren) "/" INBOX', f"{tag} OK List completed.")

    async def _status(self, tag: str, name: str, args: list[str]) -> None:
        if not args or args[0].upper() != "INBOX":
            await self._say(f"{tag} NO [NONEXISTENT] Mailbox doesn't exist: {args[0] if args else ''}")
            return
        mails = self._mails()
        values = {"MESSAGES": len(mails), "UNSEEN": sum(not mail["seen"] for mail in mails), "RECENT": 0}
        wanted = [word.strip("()").upper() for word in args[1:]]
        told = " ".join(f"{word} {values[word]}" for word in wanted if word in values)
        await self._say(f"* STATUS INBOX ({told})", f"{tag} OK Status completed.")

    async def _search(self, tag: str, name: str, args: list[str], *, uid: bool = False) -> None:
        tests: dict[str, Callable[[Row], bool]] = {
            "ALL": lambda mail: True,
            "SEEN": lambda mail: bool(mail["seen"]),
            "UNSEEN": lambda mail: not mail["seen"],
        }
        words = [word.upper() for word in args]
        if self._inbox is None or not words or not set(words) <= set(tests):
            await self._say(f"{tag} BAD Error in IMAP command SEARCH: only ALL, SEEN and UNSEEN are understood here")
            return
        places = enumerate(self._inbox, 1)
        found = [str(place) for place, mail in places if all(tests[word](mail) for word in words)]
        await self._say(" ".join(["* SEARCH", *found]), f"{tag} OK Search completed.")

    async def _by_uid(self, tag: str, name: str, args: list[str]) -> None:
        methods = {"FETCH": self._fetch, "SEARCH": self._search}
        method = methods.get(args[0].upper()) if args else None
        if method is None:
            await self._say(f"{tag} BAD Error in IMAP command UID: Unknown command")
            return
        await method(tag, name, args[1:], uid=True)

    async def _fetch(self, tag: str, name: str, args: list[str], *, uid: bool = False) -> None:
        items = [word.strip("()").upper() for word in args[1:]]
        if uid and "UID" not in items:
            items.append("UID")
        if self._inbox is None or not args or not items:
            await self._say(f"{tag} BAD Error in IMAP command FETCH: Invalid arguments")
            return
        chosen = _chosen(args[0], len(self._inbox))
        if chosen is None or (not chosen and not uid):
            await self._say(f"{tag} BAD Error in IMAP command FETCH: Invalid messageset")
            return
        for place in chosen:
            parts = [self._part(place, self._inbox[place - 1], item) for item in items]
            if None in parts:
                await self._say(f"{tag} BAD Error in IMAP command FETCH: Unknown parameter")
                return
            told = b" ".join(part for part in parts if part)
            self._writer.write(b"* %d FETCH (%s)\r\n" % (place, told))
        await self._say(f"{tag} OK Fetch completed.")

    def _part(self, place: int, mail: Row, item: str) -> bytes | None:
        """One thing of a mail, with its name; None where that is not understood."""
        if item == "UID":
            return f"UID {place}".encode()
        if item == "FLAGS":
            return rb"FLAGS (\Seen)" if mail["seen"] else b"FLAGS ()"
        if item == "RFC822.SIZE":
            return f"RFC822.SIZE {mail['size']}".encode()
        if item == "INTERNALDATE":
            return f'INTERNALDATE "{datetime.fromtimestamp(mail["time"], UTC):%d-%b-%Y %H:%M:%S +0000}"'.encode()
        section = _SECTION.fullmatch("BODY[]" if item == "RFC822" else item)
        if section is None:
            return None
        with self._state.store.lock:
            content = bytes(self._state.store.value("SELECT content FROM message WHERE id = ?", mail["id"]) or b"")
            if not section[1]:
                self._state.store.change("message", "id", mail["id"], seen=1)
                self._state.store.commit()
                mail["seen"] = 1
        head, _, body = content.partition(b"\r\n\r\n")
        wanted = {"": content, "HEADER": head + b"\r\n\r\n", "TEXT": body}[section[2]]
        name = "RFC822" if item == "RFC822" else f"BODY[{section[2]}]"
        return b"%s {%d}\r\n%s" % (name.encode(), len(wanted), wanted)


def _chosen(text: str, count: int) -> list[int] | None:
    """The places that a set such as ``1:3,5,7:*`` names, of so many mails; None where it is no set."""
    found: set[int] = set()
    for part in text.split(","):
        if not _RANGE.fullmatch(part):
            return None
        ends = sorted(count if end == "*" else int(end) for end in part.split(":"))
        found.update(place for place in range(1, count + 1) if ends[0] <= place <= ends[-1])
    return sorted(found)
