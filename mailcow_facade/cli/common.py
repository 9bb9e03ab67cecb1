"""What all commands share: where the server is, where secrets come from, and what the terminal takes."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailcow_facade.cli.errors import fail
from mailcow_facade.cli.settings import (
    KEYRING_SERVICE,
    NO_KEY,
    ConfigError,
    Key,
    Profile,
    Server,
    from_keyring,
    key,
    server,
)

if TYPE_CHECKING:
    import ssl

    from mailcow_facade import Mailcow
    from mailcow_facade.cli.watch import Watch

Url = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="The server, such as https://mail.example.org. Default: MAILCOW_URL.", show_default=False
    ),
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="A profile of the configuration file.", show_default=False),
]
Insecure = Annotated[bool, typer.Option("--insecure", help="Accept any TLS certificate, of the mail ports too.")]

PROFILE, DEBUG = "mailcow.profile", "mailcow.debug"
"""Under what ``context.meta`` keeps what was said before the command's name."""


def found(url: str | None, profile: str | None) -> tuple[Server, Key]:
    """The server that is meant, and the key for it. Ends with a line on stderr where one is missing."""
    try:
        meant = server(url, profile)
        opened_by = key(meant)
    except ConfigError as error:
        fail(str(error))
    if not opened_by:
        fail(NO_KEY)
    return meant, opened_by


def open_client(
    url: str | None,
    profile: str | None = None,
    *,
    insecure: bool = False,
    timeout: float | None = None,
    watch: Watch | None = None,
) -> Mailcow:
    """A client of the server that options, environment and configuration name.

    Args:
        url: what ``--url`` says.
        profile: what ``--profile`` says.
        insecure: whether any certificate will do.
        timeout: seconds to wait for a reply, in place of the profile's.
        watch: what sees the requests, and may hold back those that write.
    """
    from mailcow_facade import Mailcow  # noqa: PLC0415

    meant, opened_by = found(url, profile)
    about = meant.profile or Profile("", meant.url)
    verify = _verify(about, insecure)
    options: dict[str, Any] = {}
    if timeout or about.timeout:
        options["timeout"] = timeout or about.timeout
    if watch:
        options["transport"] = watch.transport(verify)
    try:
        return Mailcow(meant.url, api_key=opened_by.value, verify=verify, **options)
    except ValueError as error:
        fail(str(error))


def _verify(profile: Profile, insecure: bool) -> bool | ssl.SSLContext:
    if insecure or not profile.verify:
        return False
    if not profile.ca_file:
        return True
    import ssl  # noqa: PLC0415

    try:
        return ssl.create_default_context(cafile=os.path.expanduser(profile.ca_file))
    except (OSError, ssl.SSLError) as error:
        fail(f"{profile.ca_file} (ca_file of profile {profile.name}) will not do: {error}")


def mailbox_password(name: str, *, prompt: bool, stdin: bool, keyring: bool) -> str | None:
    """The password of a mailbox: from where the options say, else from ``MAILCOW_PASSWORD``, else none."""
    if sum((prompt, stdin, keyring)) > 1:
        fail("only one of --password-prompt, --password-stdin and --password-keyring")
    if prompt:
        return asked(name)
    if stdin:
        return from_stdin("--password-stdin", "--password-prompt")
    if keyring:
        return _given(from_keyring(name), f"the keyring has no password for {name} (service {KEYRING_SERVICE})")
    return os.environ.get("MAILCOW_PASSWORD") or None


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def asked(whose: str, what: str = "password", *, twice: bool = False) -> str:
    """What is typed at the terminal, which does not show it.

    Args:
        whose: whose it is, or what it is for.
        what: what is asked for.
        twice: whether it is new, and so must be typed twice.
    """
    import getpass  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    with warnings.catch_warnings():
        # Else it would go on where the terminal shows what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            value = _given(getpass.getpass(f"{what.capitalize()} of {plain(whose)}: "), f"no {what} was typed in")
            if twice and getpass.getpass("The same again: ") != value:
                fail("these were two different ones")
        except (getpass.GetPassWarning, EOFError):
            fail(f"there is no terminal to ask for the {what}: use --{what.replace(' ', '-')}-stdin")
    return value


def from_stdin(option: str, other: str, what: str = "password") -> str:
    """The next line of stdin."""
    if sys.stdin.isatty():
        fail(f"{option} at a terminal would show the {what}: use {other}")
    return _given(sys.stdin.readline().rstrip("\r\n"), f"no {what} came on stdin")


def _given(secret: str | None, otherwise: str) -> str:
    if not secret:
        fail(otherwise)
    return secret


def color() -> bool:
    """Whether stdout is a terminal that takes colour, and nobody objects."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Of a report: the terminal's, but no more than can be read; 80 where there is none."""
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
