"""Mailboxes as rows of a CSV file: what ``mailcow mailbox import`` reads and ``export`` writes.

The columns are the options that ``mailbox create`` and ``edit`` share and that a mailbox tells of, so they are derived
as the commands are. A cell is typed as the option is; an empty one says nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mailcow_client import models
from mailcow_client.types import UNSET

from mailcow_facade import arguments
from mailcow_facade.cli.commands import Verb
from mailcow_facade.cli.output import names_of
from mailcow_facade.cli.parameters import ANSWERS, Field
from mailcow_facade.cli.resources import GROUP_OF
from mailcow_facade.units import to_bytes

ADDRESS, PASSWORD = "address", "password"

FIRST = ("name", "quota", "active", "authsource", "tags")
"""The columns that most files have; they stand first."""

MOST_MISTAKES = 20
"""How many of them are told."""

SHORTEST = 6
"""Of a cell that is taken out of a message wherever it stands: it may be a password in the wrong column."""

_UNITS = (("GiB", 1024**3), ("MiB", 1024**2))


class Mistakes(ValueError):
    """What is wrong with a file, a line for each mistake. No cell is quoted: any may be a password."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        rest = [f"and {len(mistakes) - MOST_MISTAKES} more"] if len(mistakes) > MOST_MISTAKES else []
        self.lines = [*mistakes[:MOST_MISTAKES], *rest]
        super().__init__("; ".join(self.lines))


@dataclass(frozen=True)
class Row:
    """A mailbox as a line wants it."""

    line: int
    """Where it begins; the header is line 1."""
    address: str
    password: str | None
    wanted: Mapping[str, Any]
    """What it shall be like, by column, as the facade takes it. What the file says nothing of is missing."""

    def __repr__(self) -> str:
        return f"Row({self.line}, {self.address!r})"


@cache
def columns() -> dict[str, Field]:
    """What a column may say beside address and password, by its name."""
    group = GROUP_OF["mailbox"]
    create, edit = (
        {part.name: part for part in Verb("mailbox", group, method).parts if isinstance(part, Field)}
        for method in ("create", "edit")
    )
    told = {*names_of(models.Mailbox), *names_of(models.MailboxAttributes)}
    both = {name: part for name, part in create.items() if name in edit and name in told}
    return {name: both[name] for name in (*FIRST, *(name for name in both if name not in FIRST))}


def header() -> list[str]:
    """The columns that a file may have, in the order in which they are written."""
    return [ADDRESS, *columns(), PASSWORD]


def written(mailbox: models.Mailbox, names: Iterable[str]) -> list[str]:
    """The cells of a mailbox that is there. There is none of its password, which nobody knows."""
    return [mailbox.username if name == ADDRESS else _cell(present(mailbox, name), name) for name in names]


def present(mailbox: models.Mailbox, name: str) -> Any:
    """What a mailbox has in a column; ``UNSET`` where the server does not tell."""
    if name == "tags":
        return mailbox.tags or []
    found = getattr(mailbox, name, UNSET)
    return getattr(mailbox.attributes, name, UNSET) if found is UNSET else found


def changes(mailbox: models.Mailbox, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the wanted values that the mailbox does not have."""
    return {name: value for name, value in wanted.items() if not _same(name, present(mailbox, name), value)}


def read(content: bytes) -> list[Row]:
    """The rows of a file. Its columns are parted by commas, semicolons or tabs.

    Raises:
        Mistakes: something is wrong with it.
    """
    text = _text(content)
    first, _, _ = text.partition("\n")
    delimiter = next((each for each in ",;\t" if each in first), ",")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    rows: list[Row] = []
    mistakes: list[str] = []
    seen: dict[str, int] = {}
    while True:
        line = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            break
        except csv.Error as error:
            raise Mistakes([*mistakes, f"line {line}: no CSV: {error}"]) from None
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = _names(cells, line)
            continue
        try:
            row = _row(line, names, cells)
        except Mistakes as error:
            mistakes += error.lines
            continue
        if row.address in seen:
            mistakes.append(f"line {line}: {row.address} stands in line {seen[row.address]} already")
        seen.setdefault(row.address, line)
        rows.append(row)
    if not names:
        raise Mistakes(["the file is empty: its first line names the columns, address being one"])
    if mistakes:
        raise Mistakes(mistakes)
    return rows


def without(text: str, *cells: str | None) -> str:
    """A message without what stood in the file."""
    for cell in cells:
        if cell:
            text = text.replace(repr(cell), "this")
            if len(cell) >= SHORTEST:
                text = text.replace(cell, "***")
    return text


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Mistakes(["the file is in UTF-16: save it as CSV in UTF-8"])
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in content:
        raise Mistakes([f"line {_line(content, content.index(0))}: there is a NUL: this is no CSV file"])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Mistakes([f"line {_line(content, error.start)}: not UTF-8: save the file as CSV in UTF-8"]) from None


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def _names(cells: Sequence[str], line: int) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if ADDRESS not in names:
        # Not quoted: it may be a row, with a password in it.
        raise Mistakes([f"line {line}: the first line names the columns, and address is one of them"])
    known = header()
    unknown = [name or "one without a name" for name in names if name not in known]
    if unknown:
        raise Mistakes([f"line {line}: unknown columns: {', '.join(unknown)}; there are {', '.join(known)}"])
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Mistakes([f"line {line}: columns that stand twice: {', '.join(twice)}"])
    return names


def _row(line: int, names: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(names):
        raise Mistakes([f"line {line}: {len(cells)} cells, where the header has {len(names)}"])
    mistakes = []
    wanted: dict[str, Any] = {}
    about = dict(zip(names, cells, strict=True))
    address = ""
    try:
        address = arguments.address(about[ADDRESS].strip())
    except ValueError:
        mistakes.append(f"line {line}: address: no e-mail address")
    for name, cell in about.items():
        if name not in columns() or not cell.strip():
            continue
        try:
            wanted[name] = _value(columns()[name], cell.strip())
        except ValueError as error:
            mistakes.append(f"line {line}: {name}: {without(str(error), cell.strip())}")
    if mistakes:
        raise Mistakes(mistakes)
    return Row(line, address, about.get(PASSWORD) or None, wanted)


def _value(column: Field, cell: str) -> Any:
    """What a cell says.

    Raises:
        ValueError: it will not do.
    """
    if column.kind.flag:
        answers = {**ANSWERS, "1": True, "0": False}
        if cell.lower() not in answers:
            raise ValueError(f"none of {', '.join(answers)}")
        return answers[cell.lower()]
    if column.many:
        # No tag holds a comma: mailcow would split it there. So a comma alone stands for no tag at all.
        return [column.kind.read(part.strip()) for part in cell.split(",") if part.strip()]
    return column.kind.read(cell)


def _same(name: str, have: Any, wanted: Any) -> bool:
    if name == "quota":
        return bool(have == to_bytes(wanted))
    if name == "tags":
        return {tag.strip() for tag in have} == {*wanted}
    if isinstance(wanted, str):
        return isinstance(have, str) and have.strip() == wanted
    return bool(have == wanted)


def _cell(value: Any, name: str) -> str:
    if value is UNSET or value is None:
        return ""
    if name == "quota":
        unit = next(((unit, size) for unit, size in _UNITS if value and value % size == 0), None)
        return f"{value // unit[1]} {unit[0]}" if unit else str(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return ", ".join(value)
    return str(value)
