"""Groups whose commands are made when they are used: their names and lines of help are told without that."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class Listing(TyperGroup):
    """A group whose commands are made when they are used."""

    def lines(self) -> dict[str, Sequence[tuple[str, str]]]:
        """The names of the commands, each with what it does, under headings."""
        raise NotImplementedError

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override, unused-ignore]
        return [name for rows in self.lines().values() for name, _ in rows]

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override, unused-ignore]
        for heading, rows in self.lines().items():
            with formatter.section(heading):
                formatter.write_dl(list(rows))

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override, unused-ignore]
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and name not in self.list_commands(ctx):
            near = difflib.get_close_matches(name, self.list_commands(ctx))
            meant = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
            ctx.fail(f"No such command {name!r}.{meant}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override, unused-ignore]
        # typer wants each command for its line of help: a stand-in has it, and costs nothing.
        lines = {name: line for rows in self.lines().values() for name, line in rows}
        listed = TyperGroup(
            name=self.name, commands={name: TyperCommand(name, help=line) for name, line in lines.items()}
        )
        listed.params = self.params
        ctx.command, kept = listed, ctx.command
        try:
            return TyperGroup.shell_complete(listed, ctx, incomplete)
        finally:
            ctx.command = kept
