"""The command and its subcommands."""

from __future__ import annotations

from typing import Annotated

import typer

from mailcow_facade.cli.doctor import doctor

app = typer.Typer(
    name="mailcow",
    no_args_is_help=True,
    add_completion=False,
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
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Work with a mailcow mail server.

    The server is told by MAILCOW_URL, the API key by MAILCOW_API_KEY.
    """


app.command(context_settings={"allow_extra_args": True})(doctor)
