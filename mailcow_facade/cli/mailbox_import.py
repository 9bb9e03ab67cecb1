"""``mailcow mailbox import``: mailboxes as a CSV file says, safe to run again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import httpx
import typer

from mailcow_facade import Mailcow
from mailcow_facade.cli.commands import Asked, by_hand
from mailcow_facade.cli.errors import DONE, NO, PARTLY, fail, in_commands, reported
from mailcow_facade.cli.mailbox_csv import Mistakes, Row, changes, read, without
from mailcow_facade.cli.output import show
from mailcow_facade.cli.password_file import PasswordFile
from mailcow_facade.cli.secrets import length_for
from mailcow_facade.cli.watch import Watch
from mailcow_facade.errors import (
    AlreadyExists,
    MailcowError,
    NoAccess,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    PermissionDenied,
    UnexpectedReply,
)

if TYPE_CHECKING:
    from mailcow_client.models import Mailbox

AT_ONCE = 2
"""How many mailboxes are dealt with at a time: mailcow makes them no faster with more."""

STAND_IN = "Stand-in-1"
"""A password for trying out whether the facade takes the rest of a row."""

Word = Literal["created", "changed", "unchanged", "refused", "unknown", "not tried"]


@dataclass
class Result:
    """What became of a row."""

    line: int
    address: str
    result: Word
    changed: list[str] = field(default_factory=list)
    """The columns that were changed, ``password`` among them."""
    why: str | None = None
    """Of a row that was refused, or of which nobody knows."""


@dataclass
class Planned(Result):
    """What would become of a row."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    """What would be sent."""


def import_(
    asked: Asked,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The CSV file; - for stdin.", show_default=False)],
    generate_passwords: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Make a password up for each new mailbox that has none in the file, and write it to this one, which "
            "you alone may read. Take the same file when you run it again.",
            show_default=False,
        ),
    ] = None,
    set_passwords: Annotated[
        bool, typer.Option("--set-passwords", help="Set the passwords of mailboxes that are there already, too.")
    ] = False,
    stop_on_error: Annotated[
        bool, typer.Option("--stop-on-error", help="Stop at the first row that is refused.")
    ] = False,
) -> None:
    """Create and change mailboxes as a CSV file says.

    The first line names the columns: address, and whichever you need of name, quota, active, authsource, tags (with
    commas between), password, and the other options that mailbox create and mailbox edit share, such as imap_access.
    An empty cell leaves a mailbox as it is, or takes the default for a new one. mailbox export writes such a file.

    It can be run again at any time, and does what is left to do. A file with mistakes is refused as a whole, with their
    lines. No mailbox is deleted. The exit status is 7 where some rows were refused, and 1 where all were.
    """
    try:
        rows = read(_content(file))
        _try_out(rows)
    except Mistakes as error:
        fail(f"{file} is not imported:", more=error.lines)
    with reported(debug=asked.debug):
        watch = Watch(dry=asked.dry)
        with asked.client(watch) as cow:
            passwords = _password_file(generate_passwords, cow) if not asked.dry else None
            makes = generate_passwords is not None
            work = _Import(cow, watch, rows, passwords, makes=makes, sets=set_passwords, stops=stop_on_error)
            try:
                work.run()
            finally:
                if passwords:
                    passwords.close()
                if work.looked:
                    _tell(work, asked, generate_passwords)
    refused = [result for result in work.results.values() if result.result in ("refused", "unknown", "not tried")]
    raise typer.Exit(DONE if not refused else NO if len(refused) == len(rows) else PARTLY)


def entry(name: str) -> Any:
    """``mailcow mailbox import``."""
    return by_hand(name, import_, writes=True)


class _Import:
    """One run."""

    def __init__(
        self,
        cow: Mailcow,
        watch: Watch,
        rows: Sequence[Row],
        passwords: PasswordFile | None,
        *,
        makes: bool,
        sets: bool,
        stops: bool,
    ) -> None:
        self.results: dict[int, Result] = {}
        """By line."""
        self.looked = False
        """Whether it is known what there is, so that something may have been done."""
        self._cow = cow
        self._watch = watch
        self._rows = rows
        self._passwords = passwords
        self._makes = makes
        self._sets = sets
        self._stops = stops
        self._domains: set[str] = set()
        self._there: dict[str, Mailbox] = {}
        self._stop = threading.Event()

    def run(self) -> None:
        """Look what is there, and then deal with each row.

        Raises:
            MailcowError: the server cannot be asked any more. ``results`` has what was done before.
        """
        self._look()
        waiting = iter(self._rows)
        taking = threading.Lock()
        kind = Planned if self._watch.dry else Result
        self.results = {row.line: kind(row.line, row.address, "not tried") for row in self._rows}

        def work() -> None:
            while not self._stop.is_set():
                with taking:
                    row = next(waiting, None)
                if row is None:
                    return
                try:
                    self._deal_with(row)
                except BaseException:
                    self._stop.set()
                    raise
                advance()

        with (
            _bar("mailbox import", len(self._rows)) as advance,
            # What would be sent is told row by row, so one is dealt with after another.
            ThreadPoolExecutor(1 if self._watch.dry else AT_ONCE, thread_name_prefix="mailcow") as pool,
        ):
            try:
                for future in [pool.submit(work) for _ in range(AT_ONCE)]:
                    future.result()
            except BaseException:
                self._stop.set()
                raise

    def _look(self) -> None:
        """Read once what there is, by domain where the file names few of them."""
        self._domains = {domain.domain_name for domain in self._cow.domains.list()}
        wanted = {_domain(row) for row in self._rows} & self._domains
        if len(wanted) * 2 > len(self._domains):
            found = self._cow.mailboxes.list(reduced=True)
        else:
            found = [each for name in sorted(wanted) for each in self._cow.mailboxes.list(name, reduced=True)]
        self._there = {mailbox.username: mailbox for mailbox in found}
        self.looked = True

    def _deal_with(self, row: Row) -> None:
        result = self.results[row.line]
        planned = len(self._watch.planned)
        password = row.password
        try:
            if mailbox := self._there.get(row.address):
                self._edit(row, mailbox, result)
            elif _domain(row) not in self._domains:
                result.result, result.why = "refused", f"there is no domain {_domain(row)}"
            else:
                password = self._password_for(row)
                self._create(row, password, result)
        except (NoAccess, UnexpectedReply) as error:
            # The rows after it would meet the same.
            if result.result == "unknown" and not isinstance(error, (NotAuthenticated, PermissionDenied)):
                result.why = result.why or error.message
            else:
                result.result = "not tried"
            raise
        except (MailcowError, ValueError) as error:
            self._failed(row, error, result)
        if isinstance(result, Planned):
            result.requests = self._watch.planned[planned:]
        result.why = result.why and without(in_commands(result.why), row.password, password)
        if self._stops and result.result in ("refused", "unknown"):
            self._stop.set()

    def _password_for(self, row: Row) -> str | None:
        """The password of a new mailbox.

        Raises:
            ValueError: it has none.
        """
        if row.password or row.wanted.get("authsource", "mailcow") != "mailcow":
            return row.password
        if self._passwords:
            return self._passwords.password_of(row.address)
        if self._makes:
            return STAND_IN  # nothing is sent
        raise ValueError("a new mailbox needs a password: a column of this name, or --generate-passwords FILE")

    def _create(self, row: Row, password: str | None, result: Result) -> None:
        planned = len(self._watch.planned)
        try:
            self._cow.mailboxes.create(row.address, password, **row.wanted)
        except AlreadyExists:
            # By somebody else, or by a run that was broken off while the server was at it; or it is no mailbox.
            mailbox = self._read_back(row.address)
            if not mailbox:
                self._nobodys(row)
                raise
            if self._passwords and self._passwords.is_new(row.address):
                self._nobodys(row)
            self._edit(row, mailbox, result)
            return
        except OutcomeUnknown as error:
            if self._watch.dry and len(self._watch.planned) > planned:
                result.result = "created"
                return
            result.result, result.why = "unknown", error.message
            mailbox = self._read_back(row.address)
            if not mailbox:
                raise
            result.why = None
            self._edit(row, mailbox, result)
        except (MailcowError, ValueError):
            self._nobodys(row)
            raise
        result.result = "created"

    def _edit(self, row: Row, mailbox: Mailbox, result: Result) -> None:
        changed = changes(mailbox, row.wanted)
        result.result = "unknown"  # until it is done
        if changed:
            self._cow.mailboxes.edit(row.address, **changed)
            result.changed += changed
        if self._sets and row.password:
            self._cow.mailboxes.set_password(row.address, row.password)
            result.changed.append("password")
        result.result = "changed" if result.changed else "unchanged"

    def _read_back(self, address: str) -> Mailbox | None:
        """The mailbox as it is now, if it is.

        Raises:
            MailcowError: the server cannot tell.
        """
        try:
            return self._cow.mailboxes.get(address)
        except NotFound:
            return None

    def _nobodys(self, row: Row) -> None:
        """The password that was made up for a row is not in use."""
        if self._passwords and not row.password:
            self._passwords.forget(row.address)

    def _failed(self, row: Row, error: MailcowError | ValueError, result: Result) -> None:
        result.result = "unknown" if isinstance(error, OutcomeUnknown) else "refused"
        result.why = error.message if isinstance(error, MailcowError) else str(error)


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")


def _try_out(rows: Sequence[Row]) -> None:
    """Have the facade look at each row, as it does before it sends anything.

    Raises:
        Mistakes: it would not take all of them.
    """
    mistakes = []
    with Mailcow("https://mail.example.org", api_key="NONE", transport=_Nowhere()) as cow:
        for row in rows:
            try:
                with suppress(_Sent):
                    cow.mailboxes.create(row.address, row.password or STAND_IN, **row.wanted)
                if row.wanted:
                    with suppress(_Sent):
                        cow.mailboxes.edit(row.address, **row.wanted)
            except ValueError as error:
                mistakes.append(f"line {row.line}: {without(str(error), row.password, *_texts(row))}")
    if mistakes:
        raise Mistakes(mistakes)


class _Sent(Exception):
    """Something would be sent."""


class _Nowhere(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise _Sent


def _texts(row: Row) -> Iterator[str]:
    for value in row.wanted.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from map(str, value)


def _domain(row: Row) -> str:
    return row.address.rpartition("@")[2]


def _password_file(path: Path | None, cow: Mailcow) -> PasswordFile | None:
    if path is None:
        return None
    try:
        return PasswordFile(path.expanduser(), length_for(cow))
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}")


@contextmanager
def _bar(name: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr, at a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from mailcow_facade.cli.progress import bar  # noqa: PLC0415

    with bar(name, total) as advance:
        yield advance


def _tell(work: _Import, asked: Asked, generated: Path | None) -> None:
    results = [work.results[line] for line in sorted(work.results)]
    shown: Sequence[Any] = results
    if asked.format == "table":
        shown = [replace(result, why=result.why or ", ".join(result.changed)) for result in results]
    model = Planned if asked.dry else Result
    show(shown, asked.format, columns=["line", "address", "result", "why"], model=model)
    counts = {word: sum(result.result == word for result in results) for word in get_args(Word)}
    summary = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    before = "dry run: nothing was sent; it would be: " if asked.dry else ""
    typer.echo(f"mailcow: {before}{summary or 'the file has no rows'}", err=True)
    if generated and generated.exists():
        typer.echo(f"mailcow: the new passwords are in {generated}", err=True)
