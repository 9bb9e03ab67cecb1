"""Which function answers which path. A resource registers its own with the decorators here.

The paths are those of the effective spec. They are found as mailcow's router does it: a path longer than any that it
knows is cut, one whose last part is missing is called without.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Literal, NamedTuple

from mailcow_client import api

from mailcow_facade.testing import php

PREFIX = "/api/v1/"

Function = Callable[..., Any]
Keyless = Literal["refused", "silent", "judged"]
"""What mailcow does with an addition that comes without a key: it refuses; it says nothing of its own; it judges what
was sent before it asks who sent it, so that the function is called, and must refuse by itself."""
_EXTRA = ("mailbox", "bcc", "recipient_map", "tls_policy_maps")
"""mailcow's functions whose results repeat a further argument, which is null."""
_MASKED = ("password", "password2")
"""What results of the function ``mailbox`` show as ``*`` in any case, but for one of its kinds."""


class Route(NamedTuple):
    """A path and the function that answers it."""

    method: str
    path: str
    """The template, as the effective spec has it."""
    run: Function | None = None
    """None where it is not imitated."""
    log: tuple[str, ...] = ()
    """What of mailcow's functions its results name."""
    items: str = ""
    """The name under which results repeat the items of an edit or a deletion."""
    of: str = ""
    """The name under which results repeat what the path ends in."""
    masked: tuple[str, ...] = ()
    """Fields that results show as ``*``."""
    empty: str = "{}"
    """The reply where a read finds nothing."""
    keyless: Keyless = "refused"
    """What becomes of an addition without a key."""

    def echo(self, data: dict[str, Any]) -> list[Any]:
        """What its results repeat of a request."""
        masked = (*self.masked, *_MASKED) if self.log[:1] == ("mailbox",) and "mta_sts" not in self.log else self.masked
        shown = {name: "*" if name in masked and value is not None else value for name, value in data.items()}
        return [*self.log, php.decoded(shown), *([None] if self.log[:1] and self.log[0] in _EXTRA else [])]


class Found(NamedTuple):
    """Where a path has led."""

    route: Route | None
    """None where mailcow knows the category but has no such object: it answers with nothing."""
    params: tuple[str, ...] = ()


_functions: dict[tuple[str, str], Route] = {}


def reads(path: str, *, empty: str = "{}") -> Callable[[Function], Function]:
    """Register ``function(call, *params)`` for ``GET get/…``. It returns what the reply tells."""
    return _register(Route("GET", f"{PREFIX}get/{path}", empty=empty))


def adds(path: str, *, log: str, masked: str = "", keyless: Keyless = "refused") -> Callable[[Function], Function]:
    """Register ``function(call, data)`` for ``POST add/…``.

    It tells its results to the call, and returns False where mailcow does; without a result the reply is then
    "Cannot add item", else "Task completed".

    Args:
        path: what comes after ``add/``.
        log: mailcow's function as results name it, in words: ``mailbox add domain``.
        masked: the fields that results show as ``*``, in words.
        keyless: what becomes of one without a key.
    """
    words, hidden = tuple(log.split()), tuple(masked.split())
    return _register(Route("POST", f"{PREFIX}add/{path}", log=words, masked=hidden, keyless=keyless))


def edits(path: str, *, log: str, items: str, masked: str = "") -> Callable[[Function], Function]:
    """Register ``function(call, data, *params)`` for ``POST edit/…``; ``items`` is the name of the items in ``data``.

    Without a name the items are left out.
    """
    words, hidden = tuple(log.split()), tuple(masked.split())
    return _register(Route("POST", f"{PREFIX}edit/{path}", log=words, items=items, masked=hidden))


def deletes(path: str, *, log: str, items: str, of: str = "") -> Callable[[Function], Function]:
    """Register ``function(call, data, *params)`` for ``POST delete/…``.

    ``of`` is the name of what the path ends in, where results repeat it.
    """
    return _register(Route("POST", f"{PREFIX}delete/{path}", log=tuple(log.split()), items=items, of=of))


def searches(path: str) -> Callable[[Function], Function]:
    """Register ``function(call, data)`` for ``POST search/…``. It returns what the reply tells."""
    return _register(Route("POST", f"{PREFIX}search/{path}"))


def _register(route: Route) -> Callable[[Function], Function]:
    def register(function: Function) -> Function:
        key = (route.method, route.path)
        if key in _functions or key not in _known():
            raise LookupError(f"{route.method} {route.path} is registered twice, or not a route of the effective spec")
        _functions[key] = route._replace(run=function)
        return function

    return register


def all_routes() -> list[Route]:
    """Every route of the effective spec, with what answers it."""
    _load()
    return [_functions.get(key, Route(*key)) for key in sorted(_known())]


def find(path: str) -> Found | None:
    """What answers a path without its prefix, such as ``get/domain/all``; None where mailcow has no such route."""
    node: dict[str, Any] = _tree()
    params: list[str] = []
    depth = 0
    for part in path.split("/"):
        if part in node:
            node = node[part]
        elif _ANY in node:
            node = node[_ANY]
            params.append(part)
        else:
            break
        depth += 1
    if _HERE not in node and _HERE in node.get(_ANY, {}):
        node = node[_ANY]
        params.append("")
    if _HERE in node:
        return Found(node[_HERE], tuple(params))
    # Its logs are all that it looks for by name.
    return Found(None) if depth >= 2 and not path.startswith("get/logs") else None


_ANY = "{}"
_HERE = "/"
"""The key of the route itself; no part of a path is a slash."""


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for route in all_routes():
        node = tree
        for part in route.path.removeprefix(PREFIX).split("/"):
            node = node.setdefault(_ANY if part.startswith("{") else part, {})
        node[_HERE] = route
    return tree


@cache
def _known() -> frozenset[tuple[str, str]]:
    tags = (import_module(f"{api.__name__}.{tag.name}") for tag in pkgutil.iter_modules(api.__path__))
    return frozenset(tuple(route) for tag in tags for route in tag.ROUTES.values())


@cache
def _load() -> None:
    resources = import_module("mailcow_facade.testing.resources")  # which imports this module
    for module in pkgutil.iter_modules(resources.__path__):
        import_module(f"{resources.__name__}.{module.name}")
