"""Made-up specs for the tests of drift, and the pins of all published revisions of mailcow's."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from mailcow_facade.spec import document as doc

PINS = sorted((Path(__file__).parent / "data" / "pins").glob("*.yaml"))
DATES = [path.stem for path in PINS]

JSON = "application/json"
PATH = "/things/{id}"


@cache
def _read(path: Path) -> doc.Node:
    return doc.parse(doc.read(path))


def pinned(date: str) -> doc.Node:
    """The pin of a revision, for the caller to change."""
    return copy.deepcopy(_read(next(path for path in PINS if path.stem == date)))


def api(operation: doc.Node | None = None, **more: Any) -> doc.Node:
    """A spec with one operation, ``POST /things/{id}``."""
    paths = {PATH: {"post": {"responses": {"200": {"description": ""}}, **(operation or {})}}}
    return {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"}, "paths": paths, **more}


def taking(schema: Any, media_type: str = JSON, **more: Any) -> doc.Node:
    """The operation takes a body that is described by ``schema``."""
    return api({"requestBody": {"content": {media_type: {"schema": schema}}, **more}})


def giving(schema: Any, media_type: str = JSON) -> doc.Node:
    """The operation answers with what ``schema`` describes."""
    return api({"responses": {"200": {"description": "", "content": {media_type: {"schema": schema}}}}})


def asking(**parameter: Any) -> doc.Node:
    """The operation has one parameter, ``q`` in the query."""
    return api({"parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}, **parameter}]})


def heading(**header: Any) -> doc.Node:
    """The reply has the header ``X-Left``."""
    found = {"X-Left": {"schema": {"type": "string"}, **header}}
    return api({"responses": {"200": {"description": "", "headers": found}}})


def fields(*required: str, **properties: Any) -> doc.Node:
    """An object with these fields, of which those named first must be there."""
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}
