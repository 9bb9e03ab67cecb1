"""The root of the command: which groups there are. A group's module is imported when the group is used."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from mailcow_facade.cli.errors import mistakes_told
from mailcow_facade.cli.listing import SETTINGS, Listing
from mailcow_facade.cli.resources import GROUP_OF, GROUPS

WRITTEN: dict[str, tuple[str, str]] = {
    "doctor": ("mailcow_facade.cli.doctor", "Find out why a mailbox cannot log in, and how to mend it."),
    "drift": ("mailcow_facade.cli.drift", "Find out whether mailcow's API has moved."),
    "request": ("mailcow_facade.cli.request", "Call any route of the API."),
    "demo": (
        "mailcow_facade.cli.demo",
        "Show the main job on an embedded mailcow, from nothing to a login that works.",
    ),
    "serve": ("mailcow_facade.cli.serve", "Run an embedded mailcow, for trying any client."),
    "config": ("mailcow_facade.cli.config", "The servers and keys that the command uses."),
}
"""The commands that are written by hand: the module, whose ``entry()`` makes it, and what it does."""


class Root(Listing):
    """``mailcow``."""

    def lines(self) -> dict[str, Sequence[tuple[str, str]]]:
        tools = [(name, line) for name, (_, line) in WRITTEN.items()]
        groups = {heading: [(name, group.help) for name, group in rows.items()] for heading, rows in GROUPS.items()}
        return {"Tools": tools, **groups}

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        with mistakes_told():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override, unused-ignore]
        with mistakes_told():
            return super().invoke(ctx)  # type: ignore[arg-type, unused-ignore]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override, unused-ignore]
        if cmd_name in WRITTEN:
            return import_module(WRITTEN[cmd_name][0]).entry()
        if cmd_name in GROUP_OF:
            from mailcow_facade.cli.commands import ResourceGroup  # noqa: PLC0415

            return ResourceGroup(cmd_name, GROUP_OF[cmd_name])
        return None


app = typer.Typer(
    name="mailcow",
    cls=Root,
    no_args_is_help=True,
    context_settings=SETTINGS,
    rich_markup_mode=None,  # help without rich, which takes longer to load than all the rest
    pretty_exceptions_enable=False,  # they show local variables, and so passwords
)


def _version(wanted: bool) -> None:
    if wanted:
        from mailcow_facade.version import __version__  # noqa: PLC0415

        typer.echo(f"mailcow-facade {__version__}")
        raise typer.Exit


@app.callback()
def mailcow(
    context: typer.Context,
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A profile of the configuration file.", show_default=False),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Say more about an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Work with a mailcow mail server.

    The server is told by MAILCOW_URL and the API key by MAILCOW_API_KEY, or both by a profile: see mailcow config.
    Each command has a help of its own: mailcow mailbox create --help.
    """
    context.meta["mailcow.profile"] = profile
    context.meta["mailcow.debug"] = debug
