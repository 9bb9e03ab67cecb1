"""An embedded mailcow: real HTTP on the loopback interface, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import struct
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from mailcow_facade.testing import resources
from mailcow_facade.testing.app import App
from mailcow_facade.testing.clock import Clock
from mailcow_facade.testing.logins import Logins
from mailcow_facade.testing.mailing import Message, messages
from mailcow_facade.testing.resources import quarantine, queue
from mailcow_facade.testing.state import State
from mailcow_facade.testing.store import Store

if TYPE_CHECKING:
    import ssl

    from mailcow_facade.testing.wires import Certificates, ImapPorts, SmtpPorts, Wires

START_SECONDS = 10.0


class MailcowServer:
    """A mailcow for tests, with real state and the real quirks::

        with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
            cow.domains.create("example.org")

    Args:
        database: a file that keeps the state, made where there is none; without one it is kept in memory.
        port: of HTTP; 0 for any that is free.
        mail_ports: those of ``submission``, ``smtps``, ``smtp``, ``imap`` and ``imaps``; any that are free where left
            out.
        hostname: the mail server's own name.
        api_key, read_only_key: the two keys. Those that are not given are made at random, and kept with the state.
        allow_from: the addresses that may use them. Whatever else is on the loopback interface is refused.

    Attributes:
        url: where it is, once it runs.
        api_key, read_only_key: its keys.
        clock: what it takes for the time; see :meth:`Clock.advance`.
        state: what all its parts share, its database among them.
    """

    def __init__(
        self,
        *,
        database: str | Path = ":memory:",
        port: int = 0,
        mail_ports: Mapping[str, int] | None = None,
        hostname: str = "mail.example.org",
        api_key: str | None = None,
        read_only_key: str | None = None,
        allow_from: Iterable[str] = ("127.0.0.1",),
    ) -> None:
        self.clock = Clock()
        self.state = State(Store(self.clock, database), self.clock, hostname=hostname)
        resources.fill(self.state)
        self._made: dict[str, str] = {}
        self.api_key = api_key or self._kept_key("embedded_key")
        self.read_only_key = read_only_key or self._kept_key("embedded_read_only_key")
        keys = {self.read_only_key: "ro", self.api_key: "rw"}
        self._connections: dict[tuple[str, int], asyncio.Transport] = {}
        self._app = App(self.state, keys, frozenset(allow_from), self._drop)
        self._port = port
        self._mail_ports = dict(mail_ports or {})
        self._socket: socket.socket | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._logins = Logins(self.state)
        self._wires: Wires | None = None
        self._certificates: Certificates | None = None
        self._starting = threading.Lock()

    @property
    def url(self) -> str:
        """Where it is.

        Raises:
            RuntimeError: it does not run.
        """
        if self._socket is None:
            raise RuntimeError("the server does not run: enter it with `with`, or call start()")
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def smtp(self) -> SmtpPorts:
        """Where mail is handed in: host and ports. The mail ports are opened when they are first asked for.

        Raises:
            RuntimeError: the server does not run.
        """
        return self._mail().smtp

    @property
    def imap(self) -> ImapPorts:
        """Where mail is read: host and ports.

        Raises:
            RuntimeError: the server does not run.
        """
        return self._mail().imap

    @property
    def ca_file(self) -> Path:
        """The certificate of the authority that has issued the mail ports' own, as a file."""
        return self._issued().authority

    def ssl_context(self) -> ssl.SSLContext:
        """For a client of the mail ports: it trusts their certificate, and no other."""
        return self._issued().for_client()

    def messages(self, address: str) -> list[Message]:
        """What was delivered to a mailbox, or would have gone out to an address elsewhere; the oldest first."""
        with self.state.store.lock:
            return messages(self.state.store, address)

    def set_two_factor(self, address: str, on: bool = True) -> None:
        """Turn the two-factor login of a mailbox on or off. On a real server its user does that, in the web pages.

        As there, only the log ``ui`` tells of it.

        Raises:
            LookupError: there is no such mailbox.
        """
        store, done = self.state.store, "set_tfa" if on else "unset_tfa_key"
        with store.lock:
            if not store.execute("UPDATE mailbox SET two_factor = ? WHERE username = ?", on, address):
                raise LookupError(f"no mailbox: {address}")
            store.insert(
                "ui_log",
                task=secrets.token_hex(3).upper(),
                type="success",
                msg=json.dumps(["object_modified", address]),
                call=json.dumps([done, {done: "1"}]),
                user=address.lower(),
                role="user",
                remote=self.state.seen_from or "127.0.0.1",
                time=int(self.clock.now()),
            )
            store.commit()

    def fill_mailbox(self, address: str, used: int, messages: int = 1) -> None:
        """Let a mailbox hold so many bytes in so many mails, as if they had come in.

        Raises:
            LookupError: there is no such mailbox.
        """
        with self.state.store.lock:
            query = "UPDATE mailbox SET bytes = ?, messages = ? WHERE username = ?"
            if not self.state.store.execute(query, used, messages, address):
                raise LookupError(f"no mailbox: {address}")
            self.state.store.commit()

    def ban(self, network: str, seconds: float = 1800) -> None:
        """Ban an address or a network, as mailcow's netfilter does after too many failures.

        Raises:
            ValueError: it is no network.
        """
        with self.state.store.lock:
            self.state.netfilter.ban(network, seconds)
            self.state.store.commit()

    @contextmanager
    def seen_from(self, address: str) -> Iterator[None]:
        """Let all clients seem to come from an address for the time of a ``with`` block; for the API as for mail.

        So an address can be banned, which that of the loopback interface never is, and one be tried that the key is
        not allowed for.

        Raises:
            ValueError: it is no address.
        """
        before, self.state.seen_from = self.state.seen_from, str(ip_address(address))
        try:
            yield
        finally:
            self.state.seen_from = before

    def start(self) -> Self:
        """Start it, and return once it answers. One that runs goes on.

        Raises:
            OSError: the port is taken.
            RuntimeError: it did not start.
        """
        if self._thread:
            return self
        listening = socket.create_server(("127.0.0.1", self._port), backlog=512)
        config = uvicorn.Config(
            cast(Any, self._app),
            http=_protocol(self._connections),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._socket = listening
        self._thread = threading.Thread(target=self._run, name="mailcow", daemon=True)
        self._thread.start()
        if not self._server.ready.wait(START_SECONDS) or not self._server.started:
            self.stop()
            raise RuntimeError("the embedded mailcow did not start")
        return self

    def stop(self) -> None:
        """Stop it. Its state is kept, and :meth:`start` goes on with it."""
        if self._server:
            self._server.should_exit = True
        if self._thread:
            self._thread.join()
        if self._socket:
            self._socket.close()
        self._server = self._thread = self._socket = self._wires = None

    def close(self) -> None:
        """Stop it for good, and close its database."""
        self.stop()
        if self._certificates:
            self._certificates.forget()
        self.state.store.close()

    def reset(self) -> None:
        """Make it pristine: nothing but what a new server has, all faults mended, all sessions and bans ended.

        What logins have left in caches is gone, mail connections are broken off, and the clock tells the real time
        again.
        """
        if self._wires and isinstance(self._server, _Server) and self._server.loop:
            asyncio.run_coroutine_threadsafe(self._wires.drop(), self._server.loop).result(START_SECONDS)
        with self.state.store.lock:
            self.state.faults.clear()
            self.state.seen_from = ""
            self.state.names.clear()
            self.clock.rewind()
            self._logins.clear()
            self.state.netfilter.clear()
            self._app.forget()
            self.state.store.clear()
            resources.fill(self.state)
            self._keep_keys()

    @contextmanager
    def fail(self, part: str) -> Iterator[None]:
        """Let a part be down for the time of a ``with`` block: ``mysql``, ``redis``, ``php-fpm`` and others.

        Raises:
            ValueError: there is no such part.
        """
        self.state.faults.fail(part)
        try:
            yield
        finally:
            self.state.faults.down.discard(part)

    def spoil(self, how: str, *, times: int = 1) -> None:
        """Spoil the next replies of HTTP.

        Args:
            how: ``reset``, the connection breaks off; ``truncated``, within the reply; ``html``, a proxy's page comes.
            times: how many of them.

        Raises:
            ValueError: there is no such way.
        """
        self.state.faults.spoil(how, times)

    def slow_down(self, seconds: float) -> None:
        """Let each reply of HTTP wait; 0 for no longer."""
        self.state.faults.latency = seconds

    def hold_back(
        self,
        recipient: str,
        message: str,
        *,
        sender: str,
        score: float = 15.0,
        action: str = "reject",
        ip: str = "192.0.2.1",
        symbols: Mapping[str, float] | None = None,
    ) -> int:
        """Put a message into the quarantine.

        Args:
            recipient: for whom it was.
            message: with its header.
            sender: of the envelope.
            score, action: what rspamd made of it.
            ip: where it came from.
            symbols: the score by the name of the symbol.

        Returns:
            Its number there.
        """
        about = {"sender": sender, "score": score, "action": action, "ip": ip, "symbols": dict(symbols or {})}
        with self.state.store.lock:
            number = quarantine.hold_back(self.state.store, recipient, message, about)
            self.state.store.commit()
        return number

    def enqueue(self, sender: str, *recipients: str, message: str, reason: str = "") -> str:
        """Put a message into the queue, where it waits until it is deleted.

        Args:
            sender, recipients: of the envelope.
            message: with its header.
            reason: why it waits.

        Returns:
            Its id there.
        """
        with self.state.store.lock:
            queue_id = queue.enqueue(self.state.store, sender, list(recipients), message, reason)
            self.state.store.commit()
        return queue_id

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.start)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.close)

    def _kept_key(self, name: str) -> str:
        """A key of the state's own, made where it has none yet."""
        self._made[name] = self.state.store.setting(name) or _new_key()
        self._keep_keys()
        return self._made[name]

    def _keep_keys(self) -> None:
        for name, key in self._made.items():
            self.state.store.set(name, key)
        self.state.store.commit()

    def _issued(self) -> Certificates:
        with self._starting:
            if self._certificates is None:
                from mailcow_facade.testing.wires import Certificates  # noqa: PLC0415 - mail costs only those who use it

                self._certificates = Certificates(self.state.hostname)
            return self._certificates

    def _mail(self) -> Wires:
        certificates = self._issued()
        with self._starting:
            if self._wires is None:
                from mailcow_facade.testing.wires import Wires  # noqa: PLC0415

                if not isinstance(self._server, _Server) or self._server.loop is None:
                    raise RuntimeError("the server does not run: enter it with `with`, or call start()")

                async def open_wires() -> Wires:
                    return Wires(self.state, self._logins, certificates, self._mail_ports)

                opened = asyncio.run_coroutine_threadsafe(open_wires(), self._server.loop)
                self._wires = opened.result(START_SECONDS)
            return self._wires

    def _run(self) -> None:
        server, listening = self._server, self._socket
        if server and listening:
            try:
                asyncio.run(self._serve(server, listening))
            finally:
                cast(_Server, server).ready.set()

    async def _serve(self, server: uvicorn.Server, listening: socket.socket) -> None:
        await server.serve(sockets=[listening])
        if self._wires:
            await self._wires.close()

    def _drop(self, client: tuple[str, int]) -> None:
        """Break a connection off, with a reset and not with an end."""
        transport = self._connections.pop(client, None)
        if transport:
            connection = transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.ready.set()


def _protocol(connections: dict[tuple[str, int], asyncio.Transport]) -> type[asyncio.Protocol]:
    """HTTP whose connections are known by the client's host and port."""

    class Protocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            connections[transport.get_extra_info("peername")[:2]] = transport
            # Head and body are sent one after the other; the second must not wait until the first is acknowledged.
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().connection_made(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            connections.pop(self.client or ("", 0), None)
            super().connection_lost(exc)

    return Protocol


def _new_key() -> str:
    """A key as mailcow makes them."""
    return "-".join(secrets.token_hex(3).upper() for _ in range(5))
