"""The generated package, seen as data: every operation with its module."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import mailcow_client.api

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.pin import METHODS
from tests.conftest import ROOT

GENERATED = ROOT / "generated"


@cache
def effective() -> dict[str, Any]:
    """The effective spec."""
    return doc.parse((GENERATED / "openapi.effective.yaml").read_bytes())


@cache
def pinned() -> dict[str, Any]:
    """The pin."""
    return doc.parse((ROOT / "openapi.yaml").read_bytes())


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """The operations of a document by method and path."""
    return {
        (method.upper(), path): item[method]
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    }


@cache
def modules() -> list[ModuleType]:
    """The modules of all generated operations."""
    found = []
    for tag in pkgutil.iter_modules(mailcow_client.api.__path__):
        package = import_module(f"mailcow_client.api.{tag.name}")
        found += [import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    return found


def bare(path: str) -> str:
    """A path template without the names of its parameters, which differ from one source to the other."""
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/")
