"""The mail ports: what listens, with which certificate, and what is turned away before a word is said."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import trustme

from mailcow_facade.testing.imap import LONGEST, Imap
from mailcow_facade.testing.logins import Logins
from mailcow_facade.testing.smtp import Kind, Submission
from mailcow_facade.testing.state import State

SILENCE = 5.0
"""Seconds after which a connection that a ban keeps silent is broken off, so that no test hangs for ever."""

_ROUNDS = 10
"""Of the event loop: more than the end of a connection takes to come through TLS to whoever logs it."""

Protocol = Callable[[str], asyncio.BaseProtocol]
"""Makes one for a connection from an address."""


@dataclass(frozen=True)
class SmtpPorts:
    """Where mail is handed in."""

    host: str
    submission: int
    """With STARTTLS, as port 587."""
    smtps: int
    """Over TLS, as port 465."""
    smtp: int
    """For other servers, as port 25: without logins."""


@dataclass(frozen=True)
class ImapPorts:
    """Where mail is read."""

    host: str
    imap: int
    """With STARTTLS, as port 143."""
    imaps: int
    """Over TLS, as port 993."""


class Certificates:
    """An authority of the server's own, and the certificate that it has given it.

    Args:
        hostname: of the mail server; it is also good for localhost and 127.0.0.1.
    """

    def __init__(self, hostname: str) -> None:
        self._authority = trustme.CA()
        self._issued = self._authority.issue_cert(hostname, "localhost", "127.0.0.1")
        self._folder = TemporaryDirectory(prefix="mailcow-")

    @cached_property
    def authority(self) -> Path:
        """Its certificate, as a file."""
        path = Path(self._folder.name) / "ca.pem"
        path.write_bytes(self._authority.cert_pem.bytes())
        return path

    @cached_property
    def for_server(self) -> ssl.SSLContext:
        """What a server needs to show the certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued.configure_cert(context)
        return context

    def for_client(self) -> ssl.SSLContext:
        """What a client needs to trust it, and nobody else."""
        return ssl.create_default_context(cadata=self._authority.cert_pem.bytes().decode())

    def forget(self) -> None:
        """Delete the file."""
        self._folder.cleanup()


class Wires:
    """The mail ports of a server. To be made within the event loop that serves them.

    Args:
        state: the server.
        logins: judges who logs in.
        certificates: what they show.
        ports: the ports' numbers by their names; any that are free where left out.

    Raises:
        OSError: a port is taken.
    """

    def __init__(
        self, state: State, logins: Logins, certificates: Certificates, ports: Mapping[str, int] | None = None
    ) -> None:
        self._state = state
        self._logins = logins
        self._tls = certificates.for_server
        self._ports = ports or {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._transports: set[asyncio.BaseTransport] = set()
        self.smtp = SmtpPorts(
            "127.0.0.1",
            self._listen("submission", "postfix", lambda client: self._submission("submission", client, self._tls)),
            self._listen("smtps", "postfix", lambda client: self._submission("smtps", client, None), tls=True),
            self._listen("smtp", "postfix", lambda client: self._submission("smtp", client, self._tls)),
        )
        self.imap = ImapPorts(
            "127.0.0.1",
            self._listen("imap", "dovecot", lambda client: self._imap(client, self._tls)),
            self._listen("imaps", "dovecot", lambda client: self._imap(client, None), tls=True),
        )

    async def close(self) -> None:
        """Listen no more, and break off what is connected."""
        for task in self._tasks:
            task.cancel()
        await self.drop()

    async def drop(self) -> None:
        """Break off what is connected, and let its end be logged."""
        for transport in self._transports:
            cast(asyncio.Transport, transport).abort()
        for _ in range(_ROUNDS if self._transports else 1):
            await asyncio.sleep(0)
        self._transports.clear()

    def _submission(self, kind: Kind, client: str, tls: ssl.SSLContext | None) -> asyncio.BaseProtocol:
        return Submission(self._state, self._logins, kind, client, tls)

    def _imap(self, client: str, tls: ssl.SSLContext | None) -> asyncio.BaseProtocol:
        connection = Imap(self._state, self._logins, client, tls)
        return asyncio.StreamReaderProtocol(asyncio.StreamReader(limit=LONGEST), connection.serve)

    def _listen(self, name: str, part: str, protocol: Protocol, *, tls: bool = False) -> int:
        """Listen at the port of this name; its number."""
        listening = socket.create_server(("127.0.0.1", self._ports.get(name, 0)), backlog=128)
        listening.setblocking(False)
        self._run(self._accept(listening, part, protocol, self._tls if tls else None))
        return int(listening.getsockname()[1])

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # or it may be collected while it runs
        task.add_done_callback(self._tasks.discard)

    async def _accept(
        self, listening: socket.socket, part: str, protocol: Protocol, tls: ssl.SSLContext | None
    ) -> None:
        loop, state = asyncio.get_running_loop(), self._state
        with listening:
            while True:
                connection, (address, _) = await loop.sock_accept(listening)
                client = state.seen_from or address
                # Answers are sent in pieces; the second must not wait until the first is acknowledged.
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if part in state.faults.down:
                    _reset(connection)
                    continue
                with state.store.lock:
                    banned = state.netfilter.is_banned(client)
                    state.store.commit()
                if banned:
                    loop.call_later(SILENCE, _reset, connection)
                else:
                    self._run(self._serve(connection, protocol, client, tls))

    async def _serve(
        self, connection: socket.socket, protocol: Protocol, client: str, tls: ssl.SSLContext | None
    ) -> None:
        loop = asyncio.get_running_loop()
        try:
            transport, _ = await loop.connect_accepted_socket(lambda: protocol(client), connection, ssl=tls)
        except OSError:
            connection.close()  # the client does not like the certificate, or speaks no TLS
            return
        self._transports = {each for each in self._transports if not each.is_closing()} | {transport}


def _reset(connection: socket.socket) -> None:
    """End a connection with a reset: nobody is there."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
