"""``mailcow serve``: the embedded mailcow as a process, for trying any client."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.main import get_command

from mailcow_facade.cli.errors import fail
from mailcow_facade.cli.listing import SETTINGS

if TYPE_CHECKING:
    from mailcow_facade.testing import MailcowServer

Output = Literal["text", "json", "env"]

KEY, READ_ONLY_KEY = "MAILCOW_SERVE_API_KEY", "MAILCOW_SERVE_API_KEY_RO"
"""Where the server's keys may be told. Not in MAILCOW_API_KEY: that is the one of a real server."""

NEEDED = "needs mailcow-facade[testing]: pip install 'mailcow-facade[cli,testing]'"

PASSWORD = "Correct-Horse-1"  # noqa: S105 - of mailboxes that are there to be tried

PORTS = {
    "smtp": "submission",
    "smtps": "smtps",
    "mx": "smtp",
    "imap": "imap",
    "imaps": "imaps",
}
"""What an option calls a port, and what the server does."""


def _port(help: str) -> Any:
    return typer.Option(metavar="PORT", min=0, max=65535, help=help, show_default=False)


def serve(  # noqa: PLR0917 - options, all named at the prompt
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="COMMAND", help="After --: a program to run with it; it ends when that does."),
    ] = None,
    port: Annotated[int, _port("Of the API.")] = 0,
    smtp_port: Annotated[int, _port("Submission with STARTTLS, as 587.")] = 0,
    smtps_port: Annotated[int, _port("Submission over TLS, as 465.")] = 0,
    mx_port: Annotated[int, _port("Mail from other servers, as 25.")] = 0,
    imap_port: Annotated[int, _port("IMAP with STARTTLS, as 143.")] = 0,
    imaps_port: Annotated[int, _port("IMAP over TLS, as 993.")] = 0,
    database: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep the state there, the keys with it. Default: in memory.",
            show_default=False,
        ),
    ] = None,
    populate: Annotated[
        bool, typer.Option("--populate", help=f"Make two domains with mailboxes, password {PASSWORD}.")
    ] = False,
    output: Annotated[
        Output, typer.Option("--output", "-o", help="How to tell where it is: env are lines for a shell.")
    ] = "text",
) -> None:
    """Run an embedded mailcow: API, SMTP and IMAP on the loopback interface, real state, the real quirks.

    It tells where it is and what its keys are, and runs until Ctrl-C or SIGTERM. Ports that are not named are any that
    are free. Keys are made at random, or taken from MAILCOW_SERVE_API_KEY and MAILCOW_SERVE_API_KEY_RO.

    After -- comes a program to run with MAILCOW_URL, MAILCOW_API_KEY and the like in its environment; the exit status
    is that program's.
    """
    for source in _GIVEN.values():
        if not re.fullmatch("[A-Za-z0-9-]*", os.environ.get(source, "")):
            fail(f"{source} is no key: letters, digits and dashes")
    if database and (database.is_dir() or not database.absolute().parent.is_dir()):
        fail(f"{database} is no file that can be written")
    ports = {"smtp": smtp_port, "smtps": smtps_port, "mx": mx_port, "imap": imap_port, "imaps": imaps_port}
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    server = _started(port, {PORTS[name]: value for name, value in ports.items()}, database)
    try:
        if populate:
            fill(server)
        if command:
            raise typer.Exit(_run(command, server, stopped))
        typer.echo(told(server, output, database), nl=False)
        sys.stdout.flush()
        stopped.wait()
    finally:
        server.close()


def entry() -> Any:
    """``mailcow serve``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("serve", context_settings=SETTINGS)(serve)
    return get_command(app)


def variables(server: MailcowServer) -> dict[str, str]:
    """What the environment of a program says that uses the server."""
    return {
        "MAILCOW_URL": server.url,
        "MAILCOW_API_KEY": server.api_key,
        "MAILCOW_API_KEY_RO": server.read_only_key,
        "MAILCOW_MAIL_HOST": server.smtp.host,
        "MAILCOW_SMTP_PORT": str(server.smtp.submission),
        "MAILCOW_SMTPS_PORT": str(server.smtp.smtps),
        "MAILCOW_MX_PORT": str(server.smtp.smtp),
        "MAILCOW_IMAP_PORT": str(server.imap.imap),
        "MAILCOW_IMAPS_PORT": str(server.imap.imaps),
        "MAILCOW_CA_FILE": str(server.ca_file),
    }


def told(server: MailcowServer, output: Output, database: Path | None) -> str:
    """Where the server is. Keys that were given are not repeated."""
    known = variables(server)
    given = {name: source for name, source in _GIVEN.items() if os.environ.get(source)}
    if output == "json":
        return json.dumps({**known, **dict.fromkeys(given)}, indent=2) + "\n"
    if output == "env":
        values = {name: shlex.quote(value) for name, value in known.items()}
        values |= {name: f'"${source}"' for name, source in given.items()}
        return "".join(f"export {name}={value}\n" for name, value in values.items())
    keys = {name: f"as {given[name]} says" if name in given else known[name] for name in _GIVEN}
    smtp, imap = server.smtp, server.imap
    return f"""\
An embedded mailcow runs until Ctrl-C.

  API       {server.url}/api/v1
  key       {keys["MAILCOW_API_KEY"]}
  to read   {keys["MAILCOW_API_KEY_RO"]}
  SMTP      {smtp.host}, port {smtp.submission} (STARTTLS), {smtp.smtps} (TLS), {smtp.smtp} (from other servers)
  IMAP      {imap.host}, port {imap.imap} (STARTTLS), {imap.imaps} (TLS)
  CA        {server.ca_file}
  state     {"in memory" if database is None else database}

In another terminal:

  export MAILCOW_URL={server.url} MAILCOW_API_KEY={"…" if given else known["MAILCOW_API_KEY"]}
  mailcow domain list
"""


_GIVEN = {"MAILCOW_API_KEY": KEY, "MAILCOW_API_KEY_RO": READ_ONLY_KEY}


def fill(server: MailcowServer) -> None:
    """Make two domains with mailboxes and aliases, where they are missing."""
    from mailcow_facade import Mailcow  # noqa: PLC0415

    with Mailcow(server.url, api_key=server.api_key) as cow:
        for domain in ("example.org", "example.com"):
            if not cow.domains.exists(domain):
                cow.domains.create(domain)
        for address, options in _MAILBOXES.items():
            if not cow.mailboxes.exists(address):
                cow.mailboxes.create(address, PASSWORD, **options)
        for address, goto in _ALIASES.items():
            if not cow.aliases.exists(address):
                cow.aliases.create(address, goto)


_MAILBOXES: dict[str, dict[str, Any]] = {
    "anna@example.org": {"name": "Anna Example", "quota": "3 GiB", "tags": ["staff"]},
    "ben@example.org": {"name": "Ben Example", "quota": "1 GiB", "tags": ["staff"]},
    "carla@example.org": {"name": "Carla Example", "quota": "1 GiB", "active": 2},
    "shop@example.com": {"name": "Shop", "quota": "512 MiB", "protocol_access": ["smtp"]},
}
_ALIASES: dict[str, list[str]] = {
    "office@example.org": ["anna@example.org", "ben@example.org"],
    "hello@example.com": ["anna@example.org"],
}


def _started(port: int, mail_ports: Mapping[str, int], database: Path | None) -> MailcowServer:
    try:
        from mailcow_facade.testing import MailcowServer  # noqa: PLC0415

        server = MailcowServer(
            database=database or ":memory:",
            port=port,
            mail_ports=mail_ports,
            api_key=os.environ.get(KEY),
            read_only_key=os.environ.get(READ_ONLY_KEY),
        )
    except ModuleNotFoundError:
        fail(f"serve {NEEDED}")
    except sqlite3.Error as error:
        fail(f"{database} will not do as a database: {error}")
    try:
        server.start()
        _ = server.smtp  # the mail ports open when they are asked for
    except ModuleNotFoundError:
        server.close()
        fail(f"serve {NEEDED}")
    except OSError as error:
        server.close()
        fail(f"a port cannot be had: {error.strerror or error}")
    return server


def _run(command: Sequence[str], server: MailcowServer, stopped: threading.Event) -> int:
    """Run a program with the server; its exit status."""
    try:
        running = subprocess.Popen(command, env={**os.environ, **variables(server)})
    except OSError as error:
        fail(f"{command[0]} cannot be run: {error.strerror}")
    signal.signal(signal.SIGTERM, lambda *_: running.terminate())
    signal.signal(signal.SIGINT, lambda *_: None)  # the terminal has told the program, too, and it ends as it likes
    status = running.wait()
    return 128 - status if status < 0 else status
