"""``mailcow request``: any route of the API, for one that has no command."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Annotated, Any

import typer

from mailcow_facade.cli.commands import Asked, by_hand, confirm, show_plan
from mailcow_facade.cli.errors import reported
from mailcow_facade.cli.parameters import pair, text_of
from mailcow_facade.cli.watch import HIDDEN, SECRETS

SECRETS_TOLD = SECRETS | frozenset("access_token banlist_id call data log password_short privkey qhash".split())
"""The fields of replies that hold secrets, where they are texts."""


def request(  # noqa: PLR0917 - options, all named at the prompt
    asked: Asked,
    method: Annotated[str, typer.Argument(metavar="METHOD", help="GET or POST.", show_default=False)],
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH", help="The route, such as get/domain/all; /api/v1/ may stand before it.", show_default=False
        ),
    ],
    data: Annotated[
        str | None,
        typer.Option(
            metavar="JSON|@FILE|-", help="What a POST sends; with passwords in it better a file.", show_default=False
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="A parameter of the query. [repeatable]", show_default=False),
    ] = None,
    show_secrets: Annotated[bool, typer.Option("--show-secrets", help="Show secrets, which are *** else.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first, before a deletion.")] = False,
) -> None:
    """Call any route of the API, and show the reply as JSON.

    Empty bodies, refusals under HTTP 200 and the like are errors, as of every other command. What a route that this
    version does not know answers is shown as it is.
    """
    method = method.upper()
    if method not in ("GET", "POST"):
        raise typer.BadParameter("mailcow's API knows GET and POST", param_hint="METHOD")
    body = _body(data)
    if data is not None and method == "GET":
        raise typer.BadParameter("a GET sends none", param_hint="--data")
    params = dict(_pairs(param or []))
    if method == "POST" and "delete/" in path and not yes and not asked.dry:
        confirm(f"request {method} {path}")
    secrets = [*_secrets(body)]
    with reported(debug=asked.debug, secrets=secrets):
        from mailcow_facade.cli.output import show, write  # noqa: PLC0415
        from mailcow_facade.cli.watch import Watch  # noqa: PLC0415

        watch = Watch(dry=asked.dry, secrets=secrets)
        with asked.client(watch) as cow:
            reply = cow.request(method, path, json=body, params=params or None)
        if watch.planned:
            show_plan(watch, asked.format, whole=True)
            return
        reply = reply if show_secrets else _masked(reply)
        if isinstance(reply, str) and not asked.format_named:
            write(reply if reply.endswith("\n") else f"{reply}\n")
        else:
            show(reply, asked.format if asked.format_named else "json")


def entry() -> Any:
    """``mailcow request``."""
    return by_hand("request", request, writes=True)


def _body(data: str | None) -> Any:
    if data is None:
        return None
    try:
        text = text_of(data)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--data") from None
    try:
        return json.loads(text)
    except ValueError:
        # Not shown: it may hold a password.
        raise typer.BadParameter("this is no JSON", param_hint="--data") from None


def _pairs(typed: Collection[str]) -> Iterator[tuple[str, str]]:
    for each in typed:
        try:
            yield pair(each)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--param") from None


def _secrets(value: Any, name: str = "") -> Iterator[str]:
    """The secrets in what is sent."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _secrets(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _secrets(inner, name)
    elif isinstance(value, str) and name in SECRETS:
        yield value


def _masked(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _masked(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_masked(inner, name) for inner in value]
    return HIDDEN if isinstance(value, str) and value and name in SECRETS_TOLD else value
