"""What all commands share: how they fail, where the server is, and where secrets come from."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from mailcow_facade import Mailcow

USAGE = 2
COULD_NOT_LOOK = 3
REFUSED = 4
INTERRUPTED = 130
"""Exit statuses, beside 0 and 1."""

KEYRING_SERVICE = "mailcow-facade"
"""In the system's keyring: of the API key, by the server's address, and of passwords, by the login name."""

Url = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="The server, such as https://mail.example.org. Default: MAILCOW_URL.", show_default=False
    ),
]
Insecure = Annotated[bool, typer.Option("--insecure", help="Accept any TLS certificate, of the mail ports too.")]


def fail(message: str, status: int = USAGE) -> NoReturn:
    """End with a line on stderr."""
    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    typer.echo(f"mailcow: {plain(message)}", err=True)
    raise typer.Exit(status)


def open_client(url: str | None, *, insecure: bool = False) -> Mailcow:
    """A client of the server of ``--url`` or ``MAILCOW_URL``, with the key from the environment or the keyring."""
    from mailcow_facade import Mailcow  # noqa: PLC0415

    url = url or os.environ.get("MAILCOW_URL")
    if not url:
        fail("no server: give --url or set MAILCOW_URL, like https://mail.example.org")
    key = os.environ.get("MAILCOW_API_KEY") or os.environ.get("MAIL_API") or from_keyring(url)
    if not key:
        fail("no API key: set MAILCOW_API_KEY to a key from mailcow's API settings (a read-only one will do)")
    try:
        return Mailcow(url, api_key=key, verify=not insecure)
    except ValueError as error:
        fail(str(error))


def from_keyring(name: str) -> str | None:
    """What the system's keyring holds; None where it holds nothing, or the package ``keyring`` is not installed."""
    from importlib import import_module  # noqa: PLC0415

    try:
        keyring = import_module("keyring")
        locked: type[Exception] = import_module("keyring.errors").KeyringError
    except ModuleNotFoundError:
        return None
    try:
        found: str | None = keyring.get_password(KEYRING_SERVICE, name)
    except locked:
        return None  # there is the package, but nothing behind it that keeps secrets
    return found


def mailbox_password(name: str, *, prompt: bool, stdin: bool, keyring: bool) -> str | None:
    """The password of a mailbox: from where the options say, else from ``MAILCOW_PASSWORD``, else none."""
    if sum((prompt, stdin, keyring)) > 1:
        fail("only one of --password-prompt, --password-stdin and --password-keyring")
    if prompt:
        return _given(_asked(name), "no password was typed in")
    if stdin:
        if sys.stdin.isatty():
            fail("--password-stdin at a terminal would show the password: use --password-prompt")
        return _given(sys.stdin.readline().rstrip("\r\n"), "no password came on stdin")
    if keyring:
        return _given(from_keyring(name), f"the keyring has no password for {name} (service {KEYRING_SERVICE})")
    return os.environ.get("MAILCOW_PASSWORD") or None


def _asked(name: str) -> str:
    import getpass  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    with warnings.catch_warnings():
        # Else it would go on where the terminal shows what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"Password of {plain(name)}: ")
        except (getpass.GetPassWarning, EOFError):
            fail("there is no terminal to ask for the password: use --password-stdin")


def _given(password: str | None, otherwise: str) -> str:
    if not password:
        fail(otherwise)
    return password
