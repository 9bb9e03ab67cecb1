"""``mailcow mailbox export``: mailboxes as CSV, for ``mailbox import``."""

from __future__ import annotations

import csv
import io
import sys
from typing import Annotated, Any

import typer

from mailcow_facade.cli.commands import Asked, by_hand
from mailcow_facade.cli.errors import reported
from mailcow_facade.cli.mailbox_csv import ADDRESS, PASSWORD, header, written
from mailcow_facade.cli.output import write
from mailcow_facade.doctor.plain import plain


def export(
    asked: Asked,
    domain: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only those of this domain.", show_default=False)
    ] = None,
    tags: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT", help="Only those with at least one of these tags. [repeatable]", show_default=False
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="FIELDS", help="The columns to write, with commas between.", show_default=False),
    ] = None,
) -> None:
    """Write mailboxes as CSV, for import.

    There is no column for passwords, which nobody knows. To import the file where it came from changes nothing.
    """
    names = _chosen(columns)
    with reported(debug=asked.debug):
        with asked.client() as cow:
            found = cow.mailboxes.list(domain, tags, reduced=True)
        holder = io.StringIO(newline="")
        writer = csv.writer(holder, lineterminator="\n")
        writer.writerow(names)
        for mailbox in found:
            cells = written(mailbox, names)
            # At a terminal it is read by a person, and may hold what moves a cursor.
            writer.writerow(map(plain, cells) if sys.stdout.isatty() else cells)
        write(holder.getvalue())


def entry(name: str) -> Any:
    """``mailcow mailbox export``."""
    return by_hand(name, export, output=False)


def _chosen(typed: str | None) -> list[str]:
    known = [name for name in header() if name != PASSWORD]
    if typed is None:
        return known
    names = [name.strip() for name in typed.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is no column; there are {', '.join(known)}", param_hint="--columns")
    return [ADDRESS, *(name for name in names if name != ADDRESS)]
