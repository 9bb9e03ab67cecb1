"""``mailcow doctor``: why can this mailbox not log in?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.main import get_command

from mailcow_facade.cli.common import PROFILE, Insecure, ProfileName, Url, color, mailbox_password, open_client, width
from mailcow_facade.cli.errors import INTERRUPTED, fail
from mailcow_facade.cli.listing import SETTINGS

if TYPE_CHECKING:
    from mailcow_facade.doctor.report import Report

Format = Literal["text", "json", "markdown"]


def doctor(  # noqa: PLR0917 - options, all named at the prompt
    context: typer.Context,
    address: Annotated[
        str | None,
        typer.Argument(metavar="ADDRESS", help="The login name, as the refused program sends it.", show_default=False),
    ] = None,
    url: Url = None,
    profile: ProfileName = None,
    insecure: Insecure = False,
    password_prompt: Annotated[bool, typer.Option("--password-prompt", help="Ask for the mailbox's password.")] = False,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read it from the first line of stdin.")
    ] = False,
    password_keyring: Annotated[
        bool, typer.Option("--password-keyring", help="Take it from the keyring (needs the package keyring).")
    ] = False,
    sender: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The address to send as, where that is what fails.", show_default=False),
    ] = None,
    error: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What the program was told, such as '535 5.7.8 ...'.", show_default=False),
    ] = None,
    smtp_host: Annotated[
        str | None, typer.Option(metavar="HOST", help="The mail server. Default: the API's host.", show_default=False)
    ] = None,
    smtp_port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="Submission with STARTTLS.")] = 587,
    smtps_port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="Submission over TLS.")] = 465,
    imap_host: Annotated[
        str | None, typer.Option(metavar="HOST", help="The IMAP server. Default: the mail server.", show_default=False)
    ] = None,
    imaps_port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="IMAP over TLS.")] = 993,
    no_probe: Annotated[
        bool, typer.Option("--no-probe", help="Leave the mail ports alone; no login is tried.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="A check to run, with what it needs, or a room of them. Repeatable.", show_default=False
        ),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A check or room to leave out. Repeatable.", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to show the report.")] = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what is well, too (text).")] = False,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a zip to send to others, without names.", show_default=False),
    ] = None,
    keep_addresses: Annotated[bool, typer.Option("--keep-addresses", help="Leave the names in the bundle.")] = False,
    list_checks: Annotated[bool, typer.Option("--list-checks", help="Show all checks and exit.")] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help="Show what a check is about and exit.", show_default=False)
    ] = None,
) -> None:
    """Find out why a mailbox cannot log in, and how to mend it.

    Without a password nothing is tried, only read. With one, at most one login is made, and only where nothing else
    explains it: from MAILCOW_PASSWORD, or as a --password option says. Passwords and keys are never arguments.

    Exit status: 0 healthy, or only warnings; 1 a finding; 2 usage; 3 could not look; 4 the API refused the key.
    """
    if context.args:
        # Not shown: it may be a password.
        fail("one login name, and nothing after it: passwords are never arguments")
    if list_checks or explain is not None:
        _tell(explain, as_json=format == "json")
        return
    if not address or not address.strip():
        fail("no login name: mailcow doctor ADDRESS (see mailcow doctor --help)")
    if bundle is not None and not _may_be_written(bundle):
        fail(f"{bundle} is no file that can be written")
    only, skip = only or [], skip or []
    _known(*only, *skip)
    try:
        profile = profile or (None if url else context.meta.get(PROFILE))
        with open_client(url, profile, insecure=insecure) as cow:
            report = cow.doctor(
                address,
                mailbox_password(address, prompt=password_prompt, stdin=password_stdin, keyring=password_keyring),
                sender=sender,
                error=error,
                smtp_host=smtp_host,
                smtp_port=smtp_port,
                smtps_port=smtps_port,
                imap_host=imap_host,
                imaps_port=imaps_port,
                probe=not no_probe,
                only=only,
                skip=skip,
            )
    except KeyboardInterrupt:
        typer.echo("", err=True)  # the shell's prompt goes on a line of its own
        raise typer.Exit(INTERRUPTED) from None
    from mailcow_facade.cli.spelling import with_commands  # noqa: PLC0415

    report = with_commands(report, _same_server(url, profile, insecure=insecure))
    typer.echo(_shown(report, format, verbose=verbose), nl=False)
    if bundle is not None:
        try:
            report.write_bundle(bundle, keep_addresses=keep_addresses)
        except OSError as problem:
            fail(f"{bundle} could not be written: {problem.strerror}")
        typer.echo(f"mailcow: wrote {bundle}", err=True)
    raise typer.Exit(report.exit_status)


def entry() -> Any:
    """``mailcow doctor``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("doctor", context_settings={"allow_extra_args": True, **SETTINGS})(doctor)
    return get_command(app)


def _same_server(url: str | None, profile: str | None, *, insecure: bool) -> list[str]:
    """The options that make another command ask the same server."""
    named = ["--url", url] if url else ["--profile", profile] if profile else []
    return [*named, *(["--insecure"] if insecure else [])]


def _shown(report: Report, format: Format, *, verbose: bool) -> str:
    if format == "json":
        return json.dumps(report.to_dict(), indent=2) + "\n"
    if format == "markdown":
        return report.to_markdown()
    return report.to_text(width=width(), color=color(), verbose=verbose)


def _tell(id: str | None, *, as_json: bool) -> None:
    try:
        from mailcow_facade.doctor.checks import checks  # noqa: PLC0415
        from mailcow_facade.doctor.explain import described, explanation, listing  # noqa: PLC0415
    except ModuleNotFoundError as error:
        fail(f"the doctor needs mailcow-facade[doctor]: {error}")
    try:
        text = listing(width=width()) if id is None else explanation(id, width=width())
    except ValueError as error:
        fail(str(error))
    if as_json:
        chosen = [*checks().values()] if id is None else [checks()[id]]
        text = json.dumps([described(check) for check in chosen], indent=2) + "\n"
    typer.echo(text, nl=False)


def _may_be_written(path: Path) -> bool:
    try:
        return path.absolute().parent.is_dir() and not path.is_dir()
    except OSError:
        return False


def _known(*names: str) -> None:
    """Fails, before anything is asked for, where one of these names no check."""
    try:
        from mailcow_facade.doctor.checks import chosen  # noqa: PLC0415
    except ModuleNotFoundError as error:
        fail(f"the doctor needs mailcow-facade[doctor]: {error}")
    for name in names:
        try:
            chosen([name], ())
        except ValueError:
            fail(f"there is no check {name!r}: see mailcow doctor --list-checks")
