"""``mailcow drift``: did the API move?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.main import get_command

from mailcow_facade.cli.common import DEBUG, PROFILE, Insecure, ProfileName, Url, color, open_client, width
from mailcow_facade.cli.errors import fail, reported
from mailcow_facade.cli.listing import SETTINGS
from mailcow_facade.cli.settings import ConfigError, key, server

if TYPE_CHECKING:
    from mailcow_facade.drift.report import Report

Format = Literal["text", "json", "markdown", "html", "github", "junit", "sarif"]
FailOn = Literal["breaking", "risky", "safe", "none"]


def drift(  # noqa: PLR0917 - options, all named at the prompt
    context: typer.Context,
    old: Annotated[
        str | None,
        typer.Argument(metavar="OLD", help="A served file, a pin, or a server's address.", show_default=False),
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="What to compare with it.", show_default=False)
    ] = None,
    url: Url = None,
    profile: ProfileName = None,
    insecure: Insecure = False,
    cassettes: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Compare replies that vcrpy recorded.", show_default=False),
    ] = None,
    objects: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many objects to read on a route that is about a single one.")
    ] = 3,
    requests: Annotated[int, typer.Option(metavar="N", min=1, help="How many requests to send at most.")] = 1000,
    seconds: Annotated[float, typer.Option(metavar="N", min=1, help="How long to go on at most.")] = 300.0,
    accepted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A list of changes that are accepted (YAML).", show_default=False),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="From where on a change matters.")] = "risky",
    format: Annotated[Format, typer.Option(help="How to show the report.")] = "text",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report there.", show_default=False)
    ] = None,
) -> None:
    """Find out whether mailcow's API has moved.

    Without OLD and NEW a server is looked at: its description is compared with the one that this package was built
    from, and with an API key (a read-only one will do) everything is read that can be read without changing anything,
    one request after another. Values are never shown.

    Exit status: 0 no drift; 1 drift that matters, as --fail-on says; 2 usage, or it could not be compared.
    """
    if (old is None) != (new is None):
        fail("OLD and NEW go together; for one server: mailcow drift --url URL")
    if sum((old is not None, url is not None or profile is not None, cassettes is not None)) > 1:
        fail("only one of OLD NEW, a server (--url or --profile) and --cassettes")
    with reported(debug=bool(context.meta.get(DEBUG))):
        try:
            from mailcow_facade.drift import accepted as lists  # noqa: PLC0415
            from mailcow_facade.drift import sources  # noqa: PLC0415
            from mailcow_facade.drift.change import level_of  # noqa: PLC0415
            from mailcow_facade.spec.document import SpecError  # noqa: PLC0415
        except ModuleNotFoundError as error:
            fail(f"drift needs mailcow-facade[drift]: {error}")
        try:
            known = lists.load_accepted(accepted) if accepted else ()
            if old is not None and new is not None:
                one, other = (sources.load(source, verify=not insecure) for source in (old, new))
                report = sources.compare_specs(one, other)
            elif cassettes is not None:
                report = sources.compare_cassettes(cassettes)
            else:
                profile = profile or (None if url else context.meta.get(PROFILE))
                report = _of_server(
                    url, profile, insecure=insecure, objects=objects, requests=requests, seconds=seconds
                )
            report = lists.apply_accepted(report, known)
        except SpecError as error:
            fail(str(error))
        _show(report, format, fail_on, output)
        status = report.exit_status(level_of(fail_on))
        if status == 2:
            fail(f"could not compare all: {report.incomplete or 'there is nothing to compare'}")
        raise typer.Exit(status)


def entry() -> Any:
    """``mailcow drift``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("drift", context_settings=SETTINGS)(drift)
    return get_command(app)


def _of_server(
    url: str | None, profile: str | None, *, insecure: bool, objects: int, requests: int, seconds: float
) -> Report:
    from mailcow_facade.drift import sources  # noqa: PLC0415
    from mailcow_facade.settings import base_url_of  # noqa: PLC0415

    try:
        meant = server(url, profile)
        opened_by = key(meant)
    except ConfigError as error:
        fail(str(error))
    if opened_by:
        with open_client(url, profile, insecure=insecure) as cow:
            return cow.drift(objects=objects, requests=requests, seconds=seconds)
    address = str(base_url_of(meant.url))
    verify = not insecure and (meant.profile is None or meant.profile.verify)
    typer.echo("mailcow: no API key (MAILCOW_API_KEY): only the description is compared, not the replies", err=True)
    return sources.compare_specs(sources.of_package(), sources.load(address, verify=verify))


def _show(report: Report, format: Format, fail_on: FailOn, output: Path | None) -> None:
    from mailcow_facade.drift.change import level_of  # noqa: PLC0415
    from mailcow_facade.drift.formats import render  # noqa: PLC0415

    text = render(
        report,
        format,
        width=width() if output is None else 80,
        color=output is None and color(),
        fail_on=level_of(fail_on),
    )
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as problem:
        fail(f"{output} could not be written: {problem.strerror}")
    typer.echo(f"mailcow: wrote {output}", err=True)
