"""What commands write to stdout: tables for people, and JSON, CSV and YAML for programs.

What programs read is stable: the names are those of the models' fields, sizes are bytes, moments are ISO 8601 in UTC,
a field that the server did not send is left out (in CSV: empty). Secrets are ``***`` unless they are asked for.
rich is imported for tables alone.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import typer
from mailcow_client.types import UNSET

from mailcow_facade.cli.common import color
from mailcow_facade.cli.formats import Format
from mailcow_facade.doctor.plain import plain, plain_lines

HIDDEN = "***"

SIZES = frozenset(
    "bytes_total def_new_mailbox_quota def_quota_for_mbox max_new_mailbox_quota max_new_quota max_quota_for_domain "
    "max_quota_for_mbox message_size quota quota_used quota_used_in_domain size total".split()
)
"""Fields that hold bytes: people are shown them with a unit."""

UNLIMITED = frozenset("def_quota_for_mbox max_quota_for_domain max_quota_for_mbox quota".split())
"""Sizes of which 0 means that there is no limit."""

GAP = 2
"""Spaces between columns."""

_TO_THE_SECOND = frozenset({"time", "unix_time"})
"""Moments of which people are shown the seconds."""

_NAMES = frozenset({"active", "id", "prefid"})
"""Fields that are written like numbers, and are none."""

_LONG = frozenset({"data", "message", "msg"})
"""Fields that are shown whole where they come last."""

_NARROWEST = 10
"""To how many characters a column of text may be cut; the first one, which names the object, to twice as many."""

_TRAILING = re.compile(r" +(?=(\x1b\[0m)?$)")

_WIDE = 10_000
"""Columns, where nothing is a terminal: there nothing is cut."""


def as_plain(value: Any, *, secrets: bool = False) -> Any:  # noqa: PLR0911 - a case a line
    """A result as JSON values.

    Args:
        value: a model, or anything that the facade returns.
        secrets: whether secrets are shown.
    """
    if attrs.has(type(value)):
        found = {name: as_plain(inner, secrets=secrets) for name, inner in _given(value, secrets).items()}
        if not _fields(type(value)):  # a map without names of its own
            found.update(as_plain(value.additional_properties, secrets=secrets))
        return found
    if is_dataclass(value) and not isinstance(value, type):
        # What is told once is its own secret; within a row beside it there may be the hash of that.
        return {
            each.name: HIDDEN if not (each.repr or secrets) else as_plain(getattr(value, each.name))
            for each in dataclass_fields(value)
        }
    if isinstance(value, tuple) and (names := getattr(value, "_fields", ())):
        return {name: as_plain(getattr(value, name), secrets=secrets) for name in names}
    if isinstance(value, Mapping):
        return {str(name): as_plain(inner, secrets=secrets) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [as_plain(inner, secrets=secrets) for inner in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return None if value is UNSET else value


def names_of(model: Any) -> list[str]:
    """The fields of a model's class as they are written; of anything else none."""
    if isinstance(model, type) and attrs.has(model):
        return [_written(name) for name in _fields(model)]
    if isinstance(model, type) and is_dataclass(model):
        return [each.name for each in dataclass_fields(model)]
    return list(getattr(model, "_fields", ()))


def has_secrets(model: Any) -> bool:
    """Whether a model's class has fields that are secrets."""
    return isinstance(model, type) and attrs.has(model) and bool(_secret(model))


def show(
    value: Any,
    format: Format,
    *,
    columns: Sequence[str] = (),
    model: Any = None,
    chosen: bool = False,
    secrets: bool = False,
    nothing: str = "nothing found",
) -> None:
    """Write a result.

    Args:
        value: what the facade returned.
        format: how.
        columns: the fields to show of each row of a list, in order, and first of a single object; all where empty. What
            stands after ``=`` is how a table calls the field.
        model: the class of the rows, for the header of a list that may be empty.
        chosen: whether the columns were asked for; else programs get all fields.
        secrets: whether secrets are shown.
        nothing: what people are told of an empty list.
    """
    data = as_plain(value, secrets=secrets)
    if format == "table" and isinstance(value, Mapping):
        data = _as_rows(data)
    titles = {name: title for name, _, title in (column.partition("=") for column in columns)}
    columns = list(titles)
    if columns and (chosen or format == "table") and isinstance(data, list):
        data = [{name: _at(row, name) for name in columns} if isinstance(row, dict) else row for row in data]
        header = columns
    else:
        header = names_of(model)
    if format == "json":
        write(json.dumps(data, indent=2) + "\n")
    elif format == "yaml":
        write(as_yaml(data))
    elif format == "csv":
        write(_csv(data, header))
    elif isinstance(data, list):
        _list(data, header, titles, nothing)
    elif isinstance(data, dict):
        _record(data, columns)
    elif isinstance(data, str):
        _text(data)
    elif isinstance(data, bool):
        write("yes\n" if data else "no\n")
    elif data is not None:
        write(f"{data}\n")


def _as_rows(data: dict[str, Any]) -> Any:
    """Objects by their names as rows; anything else as it is."""
    if len(data) < 2 or not all(isinstance(row, dict) for row in data.values()):
        return data
    return [{"name": name, **row} for name, row in data.items()]


def write(text: str) -> None:
    """Write text as it is: typer's echo would take signs out where no terminal is."""
    sys.stdout.write(text)
    sys.stdout.flush()


def as_yaml(data: Any) -> str:
    """YAML in ASCII: what is not, or moves a cursor, is spelt out."""
    import yaml  # noqa: PLC0415

    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=False, width=100)
    return text.removesuffix("...\n")


def size(number: float) -> str:
    """Bytes with the largest unit that leaves at least 1, and one decimal where it is not whole."""
    amount = float(number)
    units = ["B", "KiB", "MiB", "GiB", "TiB"]
    while abs(amount) >= 1024 and len(units) > 1:
        amount /= 1024
        del units[0]
    return f"{amount:.0f} {units[0]}" if amount == int(amount) else f"{amount:.1f} {units[0]}"


def _fields(model: type) -> list[str]:
    return [each.name for each in attrs.fields(model) if each.name != "additional_properties"]


def _secret(model: type) -> set[str]:
    return {each.name for each in attrs.fields(model) if not each.repr and each.name != "additional_properties"}


def _given(value: Any, secrets: bool) -> dict[str, Any]:
    """The fields that the server sent. Those that a ``repr`` leaves out are secrets."""
    hidden = set[str]() if secrets else _secret(type(value))
    found = {}
    for name in _fields(type(value)):
        inner = getattr(value, name, UNSET)
        if inner is not UNSET:
            found[_written(name)] = HIDDEN if name in hidden and inner else inner
    return found


def _written(name: str) -> str:
    return name.rstrip("_")  # type_ is called type by mailcow, too


def _at(row: Mapping[str, Any], name: str) -> Any:
    found: Any = row
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _csv(data: Any, header: Sequence[str]) -> str:
    rows = data if isinstance(data, list) else [data]
    if all(isinstance(row, dict) for row in rows):
        names = list(header) or list(dict.fromkeys(name for row in rows for name in row))
    else:
        names, rows = ["value"], [{"value": row} for row in rows]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell_for_programs(row.get(name)) for name in names])
    return file.getvalue()


def cell_for_programs(value: Any) -> str:
    """A value in CSV."""
    if value is None:
        return ""
    if isinstance(value, (bool, dict, list)):
        return json.dumps(value)
    # At a terminal it is read by a person, and may hold what moves a cursor.
    return plain(str(value)) if sys.stdout.isatty() else str(value)


def cell(name: str, value: Any) -> str:  # noqa: PLR0911 - a case a line
    """A field's value for people, on one line."""
    name = name.rpartition(".")[2]
    if value in (None, "", []):
        return "-"
    if name == "active" and not isinstance(value, str):
        return {0: "no", 1: "yes", 2: "no login"}.get(value, str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)) and name in SIZES:
        return "unlimited" if not value and name in UNLIMITED else size(value)
    if isinstance(value, (int, float)) and name == "uptime":
        return str(timedelta(seconds=int(value)))
    if isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value):
        return plain(", ".join(map(str, value)))
    if isinstance(value, (dict, list)):
        return plain(json.dumps(value))
    if isinstance(value, str) and _is_moment(value):
        return f"{value[: 19 if name in _TO_THE_SECOND else 16].replace('T', ' ')}Z"
    return plain(str(value))


def _cells_below(name: str, value: Any) -> str:
    """A field of a single object, which may have several lines."""
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return "\n".join(", ".join(f"{key} {cell(key, inner)}" for key, inner in each.items()) for each in value)
    if isinstance(value, str) and "\n" in value.strip():
        return "\n".join(plain_lines(value.strip()))
    return cell(name, value)


def _is_moment(text: str) -> bool:
    if len(text) < 20 or text[10:11] != "T":
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _list(data: list[Any], header: Sequence[str], titles: Mapping[str, str], nothing: str) -> None:
    if not data:
        typer.echo(f"mailcow: {nothing}", err=True)
        return
    if not all(isinstance(row, dict) for row in data):
        for row in data:
            write(cell("", row) + "\n")
        return
    names = list(header or dict.fromkeys(name for row in data for name in row))
    # What no row has says nothing.
    names = [name for name in names if any(row.get(name) not in (None, "", []) for row in data)] or names
    columns = [
        Column(
            titles.get(name) or name.rpartition(".")[2],
            [cell(name, row.get(name)) for row in data],
            number=name not in _NAMES and all(_is_number(row.get(name)) for row in data),
            fixed=all(_has_a_width(row.get(name)) for row in data),
            whole=name in _LONG and name == names[-1],
        )
        for name in names
    ]
    left_out = _table(columns)
    if left_out:
        typer.echo(f"mailcow: no room for {', '.join(left_out)}; --columns chooses others", err=True)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _has_a_width(value: Any) -> bool:
    """Whether it makes no sense when it is cut, and is never long."""
    return _is_moment(value) if value and isinstance(value, str) else not isinstance(value, (dict, list))


def _record(data: Mapping[str, Any], first: Sequence[str]) -> None:
    """One object: what a list would show, then the rest that says something."""
    flat = dict(_flat(data))
    rest = [name for name, value in flat.items() if value not in (None, "", []) and not _is_double(name, flat)]
    names = dict.fromkeys([name for name in first if name in flat] + rest)
    if names:
        cells = [_cells_below(name, flat[name]) for name in names]
        _table([Column("", list(names), fixed=True), Column("", cells, whole=True)])


def _is_double(name: str, data: Mapping[str, Any]) -> bool:
    """Whether it is what another field says, as a number."""
    return name.endswith("_int") and name.removesuffix("_int") in data


def _flat(data: Mapping[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in data.items():
        if isinstance(value, dict) and value:
            found += _flat(value, f"{before}{name}.")
        elif value != {}:
            found.append((f"{before}{name}", value))
    return found


def _text(text: str) -> None:
    if sys.stdout.isatty():
        text = "\n".join(plain_lines(text))
    write(text if text.endswith("\n") else f"{text}\n")


@dataclass
class Column:
    """A column of a table."""

    title: str
    cells: list[str]
    number: bool = False
    """Whether it is aligned on the right."""
    fixed: bool = False
    """Whether it is never cut."""
    whole: bool = False
    """Whether it goes on in further lines, in place of being cut: below itself, or in a list from the left, as the
    terminal does it."""

    def width(self) -> int:
        """What it takes to show it all."""
        from rich.cells import cell_len  # noqa: PLC0415

        return max(cell_len(line) for text in (self.title, *self.cells) for line in text.split("\n"))


def _table(columns: list[Column]) -> list[str]:
    """Write a table.

    Returns:
        The titles of the columns for which there was no room.
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    terminal = sys.stdout.isatty()
    shown = _fitted(columns, shutil.get_terminal_size().columns if terminal else _WIDE)
    console = Console(
        file=sys.stdout,
        width=sum(width + GAP for _, width in shown),
        height=1,  # without which rich would take a dumb terminal for one of 80 columns
        force_terminal=terminal,
        no_color=not color(),
        color_system="standard" if color() else None,
        highlight=False,
        soft_wrap=False,
        legacy_windows=False,
    )
    table = Table(
        box=None,
        pad_edge=False,
        show_header=any(column.title for column, _ in shown),
        header_style="bold" if color() else "",
        padding=(0, GAP, 0, 0),
    )
    for column, width in shown:
        table.add_column(
            column.title,
            width=width,
            no_wrap=not column.whole,
            overflow="fold" if column.whole else "ellipsis",
            justify="right" if column.number else "left",
        )
    for row in zip(*(column.cells for column, _ in shown), strict=True):
        table.add_row(*map(Text, row))
    with console.capture() as captured:
        console.print(table)
    write("".join(f"{_TRAILING.sub('', line)}\n" for line in captured.get().splitlines()))
    return [column.title for column in columns if column not in [each for each, _ in shown]]


def _fitted(columns: Sequence[Column], room: int) -> list[tuple[Column, int]]:
    """The columns for which there is room, with their widths. The widest text gives way, to a certain width; after that
    the last column is left out. Two are always shown."""
    *others, last = columns
    if others and last.whole and last.title:
        return [*_fitted(others, room - GAP - _NARROWEST), (last, last.width())]
    longest = [column.width() for column in columns]
    least = [
        width if column.fixed else min(width, _NARROWEST * (1 if place else 2))
        for place, (column, width) in enumerate(zip(columns, longest, strict=True))
    ]
    count = len(columns)
    while count > 2 and sum(least[:count]) + GAP * (count - 1) > room:
        count -= 1
    widths = longest[:count]
    while sum(widths) + GAP * (count - 1) > room and max(widths) > 1:
        # The first column is worth twice its width.
        place = max(
            range(count), key=lambda each: (widths[each] > least[each], widths[each] / (1 if each else 2), each)
        )
        widths[place] -= 1
    return [*zip(columns, widths, strict=False)]
