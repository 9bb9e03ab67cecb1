"""``mailcow config``: which server and key the command uses, and the profiles of the configuration file."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, ClassVar

import typer

from mailcow_facade.cli.commands import COMMON, command
from mailcow_facade.cli.common import DEBUG, PROFILE
from mailcow_facade.cli.errors import fail, reported
from mailcow_facade.cli.formats import format_of
from mailcow_facade.cli.listing import SETTINGS, Listing
from mailcow_facade.cli.settings import (
    NO_KEY,
    Config,
    ConfigError,
    Profile,
    key,
    load,
    path,
    server,
    write_default,
    write_profile,
)

Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="table|json|csv|yaml", help="What to write.", rich_help_panel=COMMON),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the profile is called.", show_default=False)]


def show(
    context: typer.Context,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="The profile to look at.", show_default=False)
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The server to look at.", show_default=False)
    ] = None,
    output: Output = None,
) -> None:
    """Show which server a command would talk to and where the key for it comes from. The key is masked.

    The server is that of --url, of --profile, of the profile in MAILCOW_PROFILE, of MAILCOW_URL, or of the default
    profile, whichever comes first. The key is that of MAILCOW_API_KEY (or MAIL_API), else of the keyring, else what the
    profile's api_key_command writes. Where MAILCOW_URL is set, its key goes to no other server.
    """
    from mailcow_facade.cli import output as written  # noqa: PLC0415

    with reported(debug=bool(context.meta.get(DEBUG))):
        meant = server(url, profile or (None if url else context.meta.get(PROFILE)))
        found = key(meant)
        about = meant.profile or Profile("", meant.url)
        facts = {
            "url": meant.url,
            "url_from": meant.source,
            "api_key": found.masked if found else None,
            "api_key_from": found.source if found else None,
            "verify": about.ca_file or about.verify,
            "timeout": about.timeout,
            "config_file": str(path()),
        }
        written.show(facts, format_of(output))
        if not found:
            fail(NO_KEY)


def list_(context: typer.Context, output: Output = None) -> None:
    """Show the profiles of the configuration file."""
    from mailcow_facade.cli import output as written  # noqa: PLC0415

    with reported(debug=bool(context.meta.get(DEBUG))):
        config = load()
        rows = [_row(config, profile) for profile in config.profiles.values()]
        written.show(rows, format_of(output), columns=["name", "default", "url", "verify", "api_key_command"])


def use(context: typer.Context, name: Name) -> None:
    """Make a profile the default."""
    with reported(debug=bool(context.meta.get(DEBUG))):
        place = write_default(name)
        typer.echo(f"the default is {name} now ({place})")


def path_() -> None:
    """Show where the configuration file is, or would be. MAILCOW_CONFIG names another one."""
    typer.echo(str(path()))


def init(
    context: typer.Context,
    name: Name,
    *,
    url: Annotated[
        str,
        typer.Option("--url", metavar="URL", help="The server, such as https://mail.example.org.", show_default=False),
    ],
    api_key_command: Annotated[
        str | None,
        typer.Option(
            "--api-key-command",
            metavar="JSON",
            help='What writes the key, as a list: \'["pass", "show", "mailcow"]\'. No shell is between.',
            show_default=False,
        ),
    ] = None,
    ca_file: Annotated[
        str | None,
        typer.Option("--ca-file", metavar="FILE", help="The certificates to trust, in place of the system's."),
    ] = None,
    insecure: Annotated[bool, typer.Option("--insecure", help="Accept any TLS certificate.")] = False,
    timeout: Annotated[
        float | None, typer.Option("--timeout", metavar="SECONDS", help="How long to wait for a reply.")
    ] = None,
    default: Annotated[bool, typer.Option("--default", help="Make it the default. The first one is.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a profile of this name.")] = False,
) -> None:
    """Write a profile to the configuration file. The file holds no key.

    The key is read from MAILCOW_API_KEY, from the system's keyring, or from what a program of your choice writes.
    Comments and whatever else is in the file stay.
    """
    with reported(debug=bool(context.meta.get(DEBUG))):
        from mailcow_facade.settings import base_url_of  # noqa: PLC0415

        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
            raise ConfigError("the name of a profile is of letters, digits, dots, dashes and underscores")
        base_url_of(url)
        if name in load().profiles and not force:
            raise ConfigError(f"there is a profile {name} already: --force replaces it")
        words = _words(api_key_command)
        place = write_profile(Profile(name, url, not insecure, ca_file, timeout, tuple(words)), default=default)
        typer.echo(f"wrote profile {name} to {place}")
        if not words:
            typer.echo(f"mailcow: next: keyring set mailcow-facade {url}, or set MAILCOW_API_KEY", err=True)


class ConfigGroup(Listing):
    """``mailcow config``."""

    COMMANDS: ClassVar[dict[str, Any]] = {"show": show, "list": list_, "init": init, "use": use, "path": path_}

    def lines(self) -> dict[str, list[tuple[str, str]]]:  # type: ignore[override, unused-ignore]
        return {"Commands": [(name, str(each.__doc__).partition(".")[0] + ".") for name, each in self.COMMANDS.items()]}

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override, unused-ignore]
        function = self.COMMANDS.get(cmd_name)
        return function and command(cmd_name, function)


def _row(config: Config, profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "default": profile.name == config.default,
        "url": profile.url,
        "verify": profile.ca_file or profile.verify,
        "timeout": profile.timeout,
        "api_key_command": list(profile.api_key_command),
    }


def _words(text: str | None) -> list[str]:
    if text is None:
        return []
    try:
        words = json.loads(text)
    except ValueError:
        words = None
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise ConfigError('--api-key-command is a list in JSON, such as ["pass", "show", "mailcow"]')
    return words


def entry() -> Any:
    """``mailcow config``."""
    return ConfigGroup(
        name="config",
        help="The servers and keys that the command uses.",
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=SETTINGS,
    )
