"""One package a tag, one module an operation."""

import re
from functools import cache
from importlib import import_module
from types import ModuleType


def find(method: str, path: str) -> ModuleType | None:
    """The module of the operation that a request with this path belongs to, or None where no operation has it.

    A path that is spelt out goes before one with parameters.
    """
    places = [place for place in _places() if place[0] == method and re.fullmatch(place[1], path)]
    if not places:
        return None
    *_, module = min(places, key=lambda place: place[2])
    return import_module(module)


@cache
def _places() -> list[tuple[str, str, int, str]]:
    """Of each operation: the method, a pattern for the path, how many parameters it has, the module."""
    from pkgutil import iter_modules  # only a search needs it

    found = []
    for tag in iter_modules(__path__, f"{__name__}."):
        for name, (method, path) in import_module(tag.name).ROUTES.items():
            pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]*", re.escape(path))
            found.append((method, pattern, path.count("{"), f"{tag.name}.{name}"))
    return found
