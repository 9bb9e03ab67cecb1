"""Mail servers for tests, on loopback: each says what a test wants it to, and notes what it was told."""

from __future__ import annotations

import base64
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

Speak = Callable[["Line"], None]


class Certificates:
    """An authority of our own, and what it issues, by the program openssl (3 or newer)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.authority = folder / "ca.pem"
        self._openssl("req", "-x509", *KEY, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test CA")

    def issue(self, name: str, *, for_host: str = "DNS:localhost,IP:127.0.0.1", days: int = 2) -> ssl.SSLContext:
        """What a server needs to show a certificate. ``days`` below 0 makes it one that has expired."""
        names = ("-addext", f"subjectAltName={for_host}")
        self._openssl("req", *KEY, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}", *names)
        by = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy")
        self._openssl("x509", "-req", "-in", f"{name}.csr", *by, "-days", str(days), "-out", f"{name}.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / f"{name}.pem", self._folder / f"{name}.key")
        return context

    def trusting(self) -> ssl.SSLContext:
        """What a client needs to trust them."""
        return ssl.create_default_context(cafile=self.authority)

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=self._folder)  # noqa: S607


KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


class Line:
    """A connection, seen from the server."""

    def __init__(self, sock: socket.socket, heard: list[str]) -> None:
        self.sock = sock
        self._heard = heard
        self._rest = b""

    def say(self, *lines: str) -> None:
        for line in lines:
            self.sock.sendall(line.encode() + b"\r\n")

    def hear(self) -> str:
        """A line. Raises EOFError where there is no more."""
        while b"\r\n" not in self._rest:
            piece = self.sock.recv(4096)
            if not piece:
                raise EOFError
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\r\n")
        self._heard.append(line.decode())
        return self._heard[-1]

    def encrypt(self, context: ssl.SSLContext) -> None:
        self.sock = context.wrap_socket(self.sock, server_side=True)


class Server:
    """Listens on a port of its own, and speaks with whoever comes, one thread each."""

    def __init__(self, speak: Speak) -> None:
        self.heard: list[str] = []
        """All lines from all clients."""
        self.closing = threading.Event()
        self._speak = speak
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]

    @property
    def logins(self) -> list[str]:
        """The login attempts that were made."""
        return [line for line in self.heard if line.split(" ", 1)[0] == "AUTH" or " AUTHENTICATE " in line]

    @property
    def words(self) -> list[str]:
        """The first word of each line."""
        return [line.split(" ", 1)[0].upper() for line in self.heard]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)
        assert not any(thread.is_alive() for thread in self._threads)

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._talk, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _talk(self, sock: socket.socket) -> None:
        sock.settimeout(5)
        line = Line(sock, self.heard)
        with suppress(OSError, EOFError):
            self._speak(line)
        line.sock.close()


STALL, HANG_UP = "(says no more)", "(hangs up)"


@dataclass
class Smtp:
    """What an SMTP server says. Each answer may be :data:`STALL` or :data:`HANG_UP`, or hold several lines."""

    tls: ssl.SSLContext | None = None
    implicit: bool = False
    greeting: str = "220 mail.example.org ESMTP"
    starttls: str = "220 2.0.0 Ready to start TLS"
    """Not offered where it is empty."""
    auth: str = "PLAIN LOGIN"
    auth_in_clear: str = ""
    login: str = "235 2.7.0 Authentication successful"
    answers: dict[str, str] = field(default_factory=dict)
    """By the command's first word, instead of "250 2.0.0 Ok"."""

    def serve(self) -> Server:
        server = Server(lambda line: self._speak(line, server))
        return server

    def _speak(self, line: Line, server: Server) -> None:
        encrypted = self.implicit
        if encrypted and self.tls:
            line.encrypt(self.tls)
        if not _say(line, self.greeting, server):
            return
        while True:
            command = line.hear()
            word = command.split(" ", 1)[0].upper()
            if word == "EHLO":
                auth = self.auth if encrypted else self.auth_in_clear
                offers = [f"AUTH {auth}"] * bool(auth) + ["STARTTLS"] * bool(self.starttls and not encrypted)
                answer = self.answers.get("EHLO") or "\r\n".join(
                    ["250-mail.example.org", *(f"250-{offer}" for offer in offers), "250 SIZE 1000"]
                )
            elif word == "STARTTLS":
                answer = self.starttls
            elif word == "AUTH":
                answer = self.login.replace("{echo}", command.partition(" PLAIN ")[2])
            elif word == "QUIT":
                answer = self.answers.get(word, "221 2.0.0 Bye")
            else:
                answer = self.answers.get(word, "250 2.0.0 Ok")
            if not _say(line, answer, server):
                return
            if word == "STARTTLS" and answer.startswith("220") and self.tls:
                line.encrypt(self.tls)
                encrypted = True


@dataclass
class Imap:
    """What an IMAP server over TLS says."""

    tls: ssl.SSLContext
    greeting: str = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN] ready"
    capability: str = "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN"
    invitation: str = "+ "
    """To send name and password."""
    login: str = "OK Logged in"
    """What follows the command's tag."""

    def serve(self) -> Server:
        server = Server(lambda line: self._speak(line, server))
        return server

    def _speak(self, line: Line, server: Server) -> None:
        line.encrypt(self.tls)
        if not _say(line, self.greeting, server):
            return
        while True:
            tag, _, command = line.hear().partition(" ")
            word = command.split(" ", 1)[0].upper()
            if word == "CAPABILITY":
                line.say(f"* CAPABILITY {self.capability}", f"{tag} OK done")
            elif word == "AUTHENTICATE":
                if not _say(line, self.invitation, server):
                    return
                response = line.hear()
                if self.login in (STALL, HANG_UP):
                    _say(line, self.login, server)
                    return
                line.say(f"{tag} {self.login.replace('{echo}', response)}")
            else:
                line.say("* BYE going", f"{tag} OK done")


def _say(line: Line, answer: str, server: Server) -> bool:
    """Whether the conversation goes on."""
    if answer == STALL:
        server.closing.wait(10)
    elif answer != HANG_UP:
        line.say(answer)
        return not answer.startswith("421")
    return False


def name_and_password(login: str) -> tuple[str, str]:
    """What stands in an AUTH PLAIN."""
    empty, name, password = base64.b64decode(login.rpartition(" ")[2]).decode().split("\0")
    assert empty == ""
    return name, password
