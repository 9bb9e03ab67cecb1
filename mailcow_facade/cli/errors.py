"""How commands end: the exit statuses, the same for all, and what an error looks like at the prompt.

An error is one line on stderr, and where something can be done a second one that says what. ``--debug`` adds what the
server answered and where in the program it came out, never a secret.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from mailcow_facade.cli.resources import NAME_OF

if TYPE_CHECKING:
    from mailcow_facade.errors import MailcowError

DONE = 0
NO = 1
USAGE = 2
COULD_NOT_LOOK = 3
REFUSED = 4
NOT_FOUND = 5
ALREADY_EXISTS = 6
PARTLY = 7
UNKNOWN = 8
INTERNAL = 70
INTERRUPTED = 130

STATUSES = {
    DONE: "It is done; what was asked is so.",
    NO: "mailcow refused; what was asked is not so (`exists`, `doctor` with a finding).",
    USAGE: "A mistake in the command line, in a value, or in the configuration.",
    COULD_NOT_LOOK: "No reply, or none that could be used: the server, the network, TLS, a proxy.",
    REFUSED: "The server refused the API key, or may not be asked with it from here.",
    NOT_FOUND: "There is no such object, or this server's version lacks the route.",
    ALREADY_EXISTS: "There is such an object already.",
    PARTLY: "Of several, some were done and some were not: stderr says which.",
    UNKNOWN: "A change broke off. It may have been carried out: look before it is made again.",
    INTERNAL: "A fault of this program, or its output cannot be written.",
    INTERRUPTED: "Interrupted with Ctrl-C.",
}
"""What each exit status means."""

_STATUS_OF = {
    "NotAuthenticated": REFUSED,
    "PermissionDenied": REFUSED,
    "IpNotAllowed": REFUSED,
    "ReadOnlyKey": REFUSED,
    "NotFound": NOT_FOUND,
    "RouteNotFound": NOT_FOUND,
    "AlreadyExists": ALREADY_EXISTS,
    "PartialFailure": PARTLY,
    "OutcomeUnknown": UNKNOWN,
    "Rejected": NO,
    "NoAccess": COULD_NOT_LOOK,
    "ConnectionFailed": COULD_NOT_LOOK,
    "ConnectionTimeout": COULD_NOT_LOOK,
    "TlsError": COULD_NOT_LOOK,
    "UnexpectedReply": COULD_NOT_LOOK,
    "SchemaDrift": COULD_NOT_LOOK,
}

_REMEDIES = {
    "NotAuthenticated": "`mailcow config show` tells where the key comes from",
    "ReadOnlyKey": "`mailcow config show` tells where the key comes from",
    "ConnectionFailed": "`mailcow config show` tells which server is asked, and who says so",
    "ConnectionTimeout": "a longer --timeout may help; `mailcow config show` tells which server is asked",
    "TlsError": "a profile may name the CA in `ca_file`; --insecure accepts any certificate",
}

_UsageError: Any = typer.BadParameter.__base__
"""Whatever is wrong with a command line."""

_RESOURCE = re.compile(rf"\bcow\.({'|'.join(map(re.escape, NAME_OF))})\b(?!\.\w)")
_CALL = re.compile(rf"(?<![\w.@-])({'|'.join(map(re.escape, NAME_OF))})\.([a-z_]+)\b(?![.@-]\w)")


def fail(message: str, status: int = USAGE, *, more: Sequence[str] = ()) -> NoReturn:
    """End with a line on stderr, and more of them below it."""
    _say(message)
    for line in more:
        _say(line, first=False)
    raise typer.Exit(status)


def status_of(error: MailcowError) -> int:
    """The exit status for an error of the facade's."""
    return _STATUS_OF.get(type(error).__name__, NO)


def told(error: MailcowError) -> list[str]:
    """An error in lines: what happened, what became of each item of several, and what can be done."""
    from mailcow_facade.errors import PartialFailure  # noqa: PLC0415

    lines = [in_commands(error.message)]
    if isinstance(error, PartialFailure):
        done, failed = len(error.succeeded), len(error.failed)
        lines = [f"{done} of {done + failed} went through; failed:"]
        for outcome in error.failed:
            why = outcome.error.message if outcome.error else outcome.code or "no reason was given"
            lines.append(f"{outcome.item}: {in_commands(why)}" if outcome.item else in_commands(why))
    if remedy := _REMEDIES.get(type(error).__name__):
        lines.append(remedy)
    return lines


def in_commands(text: str) -> str:
    """A text that names calls of the library, such as ``domains.edit``, with the commands for them."""
    text = _RESOURCE.sub(lambda resource: f"`mailcow {NAME_OF[resource[1]]}`", text)
    return _CALL.sub(lambda call: f"`mailcow {NAME_OF[call[1]]} {call[2].replace('_', '-')}`", text)


@contextmanager
def reported(*, debug: bool, secrets: Collection[str] = ()) -> Iterator[None]:
    """Around what a command does: errors become lines on stderr and an exit status, never a traceback.

    Args:
        debug: whether to show more.
        secrets: what must not be shown, whatever it stands in.

    Raises:
        typer.Exit: the command is over.
    """
    from mailcow_facade.errors import MailcowError  # noqa: PLC0415

    try:
        with _notes_told(secrets):
            yield
    except MailcowError as error:
        lines = [_without(line, secrets) for line in told(error)]
        for number, line in enumerate(lines):
            _say(line, first=number == 0)
        if debug:
            _more(error, secrets)
        raise typer.Exit(status_of(error)) from None
    except ValueError as error:
        # What the facade refuses before it sends anything.
        _say(_without(in_commands(str(error)), secrets))
        if debug:
            _traceback(secrets)
        raise typer.Exit(USAGE) from None
    except ImportError as error:
        _say(_without(str(error), secrets))
        raise typer.Exit(USAGE) from None
    except KeyboardInterrupt:
        typer.echo("", err=True)  # the shell's prompt goes on a line of its own
        raise typer.Exit(INTERRUPTED) from None
    except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):
        raise
    except OSError as error:
        _say(_without(f"{error.filename or 'the output'}: {error.strerror or error}", secrets))
        raise typer.Exit(INTERNAL) from None
    except Exception as error:  # noqa: BLE001 - whatever it is, no user shall see a traceback with values in it
        _say(f"a fault of this program ({type(error).__name__}); --debug shows where, for a report")
        if debug:
            _traceback(secrets)
        raise typer.Exit(INTERNAL) from None


@contextmanager
def mistakes_told() -> Iterator[None]:
    """Around all commands: a mistake in the command line is told as other errors are, without the line of usage.

    Raises:
        typer.Exit: there was one.
    """
    try:
        yield
    except _UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            raise  # which is no error: it shows the help
        _say(error.format_message())
        if error.ctx and type(error).__name__ == "NoSuchOption" and hasattr(error.ctx.command, "list_commands"):
            _say("options of a command stand after it, as in `mailcow domain list --output json`", first=False)
        elif error.ctx:
            _say(f"`{error.ctx.command_path} --help` tells what there is", first=False)
        raise typer.Exit(USAGE) from None


@contextmanager
def _notes_told(secrets: Collection[str]) -> Iterator[None]:
    """Let what the library logs for whoever uses it be a line on stderr, like what the command says itself."""
    import logging  # noqa: PLC0415

    class Notes(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            _say(_without(in_commands(record.getMessage()), secrets))

    logger, notes = logging.getLogger("mailcow_facade"), Notes(logging.WARNING)
    logger.addHandler(notes)
    try:
        yield
    finally:
        logger.removeHandler(notes)


def _say(message: str, *, first: bool = True) -> None:
    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    typer.echo(f"mailcow: {plain(message)}" if first else f"  {plain(message)}", err=True)


def _more(error: MailcowError, secrets: Collection[str]) -> None:
    about = {
        "error": type(error).__name__,
        "operation": error.operation,
        "HTTP status": error.status,
        "code": error.code,
        "parameters": list(error.params) or None,
        "reply": error.reply,
    }
    for name, value in about.items():
        if value is not None:
            _say(_without(f"{name}: {value}", secrets), first=False)
    _traceback(secrets)


def _traceback(secrets: Collection[str]) -> None:
    """Where it came out: files and lines alone, since the source beside them says nothing more to a user."""
    import traceback  # noqa: PLC0415

    for frame in traceback.extract_tb(sys.exc_info()[2]):
        _say(_without(f"at {frame.filename}:{frame.lineno} in {frame.name}", secrets), first=False)


def _without(text: str, secrets: Collection[str]) -> str:
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    return text
