"""The documents that this package was built from, as they are shipped with it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from mailcow_facade.spec import document as doc
from mailcow_facade.version import __version__

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent

NAME = f"the contract of mailcow-facade {__version__}"
"""What reports call them."""


@cache
def pin() -> doc.Node:
    """The contract that the pinned mailcow serves, without its prose. Not to be changed: all callers share it.

    Raises:
        SpecError: the file is missing or damaged.
    """
    return _document("openapi.yaml", _CHECKOUT / "openapi.yaml")


@cache
def effective() -> doc.Node:
    """The effective spec: the pin with our corrections, what is really on the wire. Not to be changed, like the pin.

    Raises:
        SpecError: the file is missing or damaged.
    """
    return _document("openapi.effective.yaml", _CHECKOUT / "generated" / "openapi.effective.yaml")


@cache
def server_version() -> str | None:
    """The mailcow release whose file was pinned, such as ``2026-07a``; None where it was not known.

    Raises:
        SpecError: the lock is missing or damaged.
    """
    try:
        lock: dict[str, Any] = json.loads(doc.read(_path("spec.lock", _CHECKOUT / "spec.lock")))
        version: str | None = lock.get("server_version")
    except (ValueError, AttributeError) as error:
        raise doc.SpecNoFile("spec.lock is damaged") from error
    return version


def _document(name: str, elsewhere: Path) -> doc.Node:
    return doc.parse(doc.read(_path(name, elsewhere)), name=name)


def _path(name: str, elsewhere: Path) -> Path:
    """Of an installed package's file, or of a checkout's."""
    installed = _PACKAGE / "files" / name
    return installed if installed.is_file() else elsewhere


def overlays() -> list[tuple[str, doc.Node]]:
    """The overlays that lie between the two, as :func:`mailcow_facade.spec.overlay.load_overlays` gives them.

    Raises:
        SpecError: one is missing or damaged.
    """
    from mailcow_facade.spec.overlay import load_overlays  # noqa: PLC0415 - only this needs JSONPath

    installed = _PACKAGE / "files" / "overlays"
    return load_overlays(installed if installed.is_dir() else _CHECKOUT / "overlays")
