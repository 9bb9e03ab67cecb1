"""``mailcow log tail``: the newest rows of a log, and those that come."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import typer

from mailcow_facade.cli.commands import Asked, Verb, built, common_options, positional_and_named
from mailcow_facade.cli.errors import reported
from mailcow_facade.cli.formats import Format
from mailcow_facade.cli.parameters import Field
from mailcow_facade.cli.resources import GROUP_OF


def entry(name: str) -> Any:
    """``mailcow log tail``. Its arguments and options are those of the method, as of each derived command."""
    verb = Verb("log", GROUP_OF["log"], "tail")
    parts = [_with_dashes(part) if part.name == "name" else part for part in verb.parts if isinstance(part, Field)]

    def run(context: typer.Context, **typed: Any) -> None:
        asked = Asked(context, typed)
        values = {part.name: part.value(typed) for part in parts}
        positional, named = positional_and_named(parts, values)
        with reported(debug=asked.debug), asked.client() as cow:
            _write(cow.logs.tail(*positional, **named), asked.format)

    declared: dict[str, tuple[Any, Any]] = {}
    for part in parts:
        declared |= part.declared()
    paragraphs = [verb.doc.summary, *verb.doc.paragraphs, "Ctrl-C ends it, with exit status 130."]
    return built(name, run, declared | common_options(), "\n\n".join(map(verb.said, paragraphs)))


def _with_dashes(part: Field) -> Field:
    """The names of logs as the other commands of the group are called."""
    names = {choice.replace("_", "-"): choice for choice in part.kind.choices}

    def read(text: str) -> str:
        if text not in names:
            raise ValueError(f"{text!r} is none of {', '.join(names)}")
        return names[text]

    return replace(
        part, kind=replace(part.kind, choices=tuple(names), read=read), help=f"Which log: {', '.join(names)}."
    )


def _write(rows: Iterator[Any], format: Format) -> None:
    """Write each row when it comes: a line for people, a JSON object a line, CSV, or items of a YAML list."""
    from mailcow_facade.cli.output import as_plain, as_yaml, cell_for_programs, names_of, write  # noqa: PLC0415

    header: list[str] = []
    for row in rows:
        data = as_plain(row)
        if format == "json":
            write(json.dumps(data) + "\n")
        elif format == "yaml":
            write(as_yaml([data]))
        elif format == "csv":
            if not header:
                header = names_of(type(row))
                write(_csv(header))
            write(_csv([cell_for_programs(data.get(name)) for name in header]))
        else:
            write(_line(data) + "\n")


def _line(row: Mapping[str, Any]) -> str:
    """A row for people: when, what else there is, and the message last."""
    from mailcow_facade.cli.output import cell  # noqa: PLC0415

    times = [name for name in ("time", "unix_time") if row.get(name)]
    last = [name for name in ("message", "msg", "subject") if row.get(name)]
    others = [name for name in row if name not in times + last and row[name] not in (None, "", [], {})]
    when = [f"{datetime.fromisoformat(row[name]):%Y-%m-%d %H:%M:%S}" for name in times]
    return "  ".join([*when, *(cell(name, row[name]) for name in others), *(cell(name, row[name]) for name in last)])


def _csv(cells: list[str]) -> str:
    holder = io.StringIO(newline="")
    csv.writer(holder, lineterminator="\n").writerow(cells)
    return holder.getvalue()
