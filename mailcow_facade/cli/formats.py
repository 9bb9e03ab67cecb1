"""The formats of what commands write."""

from __future__ import annotations

from typing import Literal, get_args

import typer

Format = Literal["table", "json", "csv", "yaml"]
FORMATS: tuple[Format, ...] = get_args(Format)


def format_of(typed: str | None) -> Format:
    """What ``--output`` says; a table where it says nothing.

    Raises:
        typer.BadParameter: there is no such format.
    """
    for each in FORMATS:
        if typed in (None, each):
            return each
    raise typer.BadParameter(f"{typed!r} is none of {', '.join(FORMATS)}", param_hint="--output")
