"""OpenAPI Overlay 1.1, applied strictly.

The specification lets an action that selects nothing pass, and an update may repeat what already stands there. Here
both are errors: an overlay must say only what the pin does not. And no update may describe a schema in another way
beside the one it has (`oneOf` beside `type`): the old one is removed first, by an action that says why. So a correction
that mailcow has made itself, or whose place is gone, stops the build and is removed.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jsonpath import JSONPathEnvironment
from jsonpath.exceptions import JSONPathError

from mailcow_facade.spec.document import Node, SpecError, load, read

REASON = "description"
EVIDENCE = "x-evidence"

_ENVIRONMENT = JSONPathEnvironment(strict=True)  # RFC 9535 and nothing more
_FIELDS = {"overlay", "info", "extends", "actions"}
_DESCRIPTIONS = {"type", "$ref", "oneOf", "anyOf", "allOf"}
"""The keywords of which a schema has one: to add another is to contradict it."""


class OverlayError(SpecError):
    """An action is malformed, matches nothing, or changes nothing. The message names file, number and target."""

    exit_status = 20


def load_overlays(folder: Path) -> list[tuple[str, Node]]:
    """Every ``*.yaml`` of a folder in the order of the names, as (file name, overlay).

    Raises:
        OverlayError: there is none, or one is no overlay.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise OverlayError(f"{folder} holds no overlay")
    return [(path.name, check(load(read(path), name=path.name, unique=True), path.name)) for path in files]


def check(overlay: Any, name: str) -> Node:
    """``overlay`` itself, if it is a well-formed Overlay 1.1 whose actions all tell reason and evidence."""
    if not isinstance(overlay, dict) or not re.fullmatch(r"1\.1\.\d+", str(overlay.get("overlay", ""))):
        raise OverlayError(f"{name}: no OpenAPI Overlay 1.1 document")
    if unknown := {key for key in overlay if not key.startswith("x-")} - _FIELDS:
        raise OverlayError(f"{name}: unknown field {', '.join(sorted(unknown))}")
    info = overlay.get("info")
    if not isinstance(info, dict) or not {"title", "version"} <= info.keys():
        raise OverlayError(f"{name}: no info with title and version")
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise OverlayError(f"{name}: no actions")
    for number, action in enumerate(actions, 1):
        where = f"{name}, action {number}"
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            raise OverlayError(f"{where}: no target")
        where += f" ({action['target']})"
        unknown = {key for key in action if not key.startswith("x-")} - {"target", REASON, "update", "copy", "remove"}
        if unknown:
            raise OverlayError(f"{where}: unknown field {', '.join(sorted(unknown))}")
        if sum(("update" in action, "copy" in action, action.get("remove") is True)) != 1:
            raise OverlayError(f"{where}: wants exactly one of update, copy, remove: true")
        if not str(action.get(REASON) or "").strip():
            raise OverlayError(f"{where}: no {REASON} that gives the reason")
        evidence = action.get(EVIDENCE)
        if not isinstance(evidence, list) or not evidence or not all(isinstance(e, str) and e for e in evidence):
            raise OverlayError(f"{where}: {EVIDENCE} must list where this was seen")
    return overlay


def apply(document: Node, overlays: Iterable[tuple[str, Node]]) -> Node:
    """A copy of ``document`` with all actions carried out in order.

    Raises:
        OverlayError: an action that matches nothing, changes nothing, or cannot be carried out.
    """
    result = copy.deepcopy(document)
    for name, overlay in overlays:
        for number, action in enumerate(overlay["actions"], 1):
            _Action(f"{name}, action {number} ({action['target']})", action).carry_out(result)
    return result


def unfit(document: Node, overlays: Iterable[tuple[str, Node]]) -> list[str]:
    """The actions that :func:`apply` would not carry out on ``document``, named as its errors name them, in order.

    All are tried: an action that does not fit is carried out as far as it goes, so that those after it find what they
    need. One that says only in part what stands there already is told with the first such place.
    """
    result = copy.deepcopy(document)
    found: list[str] = []
    for name, overlay in overlays:
        for number, action in enumerate(overlay["actions"], 1):
            problems: list[OverlayError] = []
            tried = _Action(f"{name}, action {number} ({action['target']})", action, problems)
            try:
                tried.carry_out(result)
            except OverlayError as error:
                problems.append(error)
            if problems:
                more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
                found.append(f"{problems[0]}{more}")
    return found


class _Action:
    def __init__(self, where: str, action: Node, problems: list[OverlayError] | None = None) -> None:
        self.where = where
        self.action = action
        self.problems = problems
        """Where what does not fit is collected; without it, it is raised."""

    def error(self, problem: str) -> OverlayError:
        return OverlayError(f"{self.where}: {problem}")

    def complain(self, problem: str) -> None:
        """Something does not fit; the rest may."""
        if self.problems is None:
            raise self.error(problem)
        self.problems.append(self.error(problem))

    def select(self, path: str, document: Node) -> list[tuple[tuple[str | int, ...], Any]]:
        try:
            return [(tuple(match.parts), match.obj) for match in _ENVIRONMENT.finditer(path, document)]
        except JSONPathError as error:
            raise self.error(f"{path} is no RFC 9535 JSONPath: {error}") from error

    def carry_out(self, document: Node) -> None:
        matches = self.select(self.action["target"], document)
        if not matches:
            raise self.error("matches nothing")
        if self.action.get("remove"):
            # From the last to the first and from within outwards, so that the indexes of a list stay true.
            for parts in sorted({parts for parts, _ in matches}, key=_position, reverse=True):
                if not parts:
                    raise self.error("cannot remove the whole document")
                del _at(document, parts[:-1])[parts[-1]]
            return
        if "copy" in self.action:
            sources = self.select(self.action["copy"], document)
            if len(sources) != 1:
                raise self.error(f"copy selects {len(sources)} nodes, not one")
            value = sources[0][1]
        else:
            value = self.action["update"]
        if len({_kind(node) for _, node in matches}) > 1:
            raise self.error("selects objects, arrays and primitives mixed")
        for parts, node in matches:
            self._update(document, parts, node, copy.deepcopy(value))

    def _update(self, document: Node, parts: tuple[str | int, ...], node: Any, value: Any) -> None:
        here = "".join(map(_token, parts))
        if isinstance(node, dict):
            if not isinstance(value, dict):
                self.complain("updates an object with something else")
            elif not value:
                self.complain("changes nothing: the update is empty")
            else:
                self._merge(node, value, here)
        elif isinstance(node, list):
            self._extend(node, value, here)
        elif isinstance(value, (dict, list)):
            self.complain("updates a primitive with something else")
        elif _same(node, value):
            self.complain(f"changes nothing: {here} is {value!r} already")
        else:
            _at(document, parts[:-1])[parts[-1]] = value

    def _merge(self, node: Node, update: Node, here: str) -> None:
        if (old := node.keys() & _DESCRIPTIONS) and (new := update.keys() & _DESCRIPTIONS - old):
            self.complain(f"{here} has {', '.join(sorted(old))} already: remove it before {', '.join(sorted(new))}")
        for key, value in update.items():
            at = here + _token(key)
            if key not in node:
                node[key] = value
                continue
            old = node[key]
            if isinstance(old, dict) and isinstance(value, dict):
                if value:
                    self._merge(old, value, at)
                else:
                    self.complain(f"changes nothing: {at} is there already")
            elif isinstance(old, list) and isinstance(value, list):
                self._extend(old, value, at)
            elif isinstance(old, (dict, list)) or isinstance(value, (dict, list)):
                self.complain(f"{at} is a {_kind(old)}, the update a {_kind(value)}: remove the old one first")
            elif _same(old, value):
                self.complain(f"changes nothing: {at} is {value!r} already")
            else:
                node[key] = value

    def _extend(self, node: list[Any], value: Any, here: str) -> None:
        added = value if isinstance(value, list) else [value]
        if not added:
            self.complain(f"changes nothing: nothing is added to {here}")
        for item in added:
            if any(_same(item, old) for old in node):
                self.complain(f"changes nothing: {here} holds {item!r} already")
            else:
                node.append(item)


def _at(document: Any, parts: tuple[str | int, ...]) -> Any:
    for part in parts:
        document = document[part]
    return document


def _token(part: str | int) -> str:
    """One step of a JSON pointer."""
    return "/" + str(part).replace("~", "~0").replace("/", "~1")


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON: true is not 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _position(parts: tuple[str | int, ...]) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in parts]


def _kind(node: Any) -> str:
    return "object" if isinstance(node, dict) else "array" if isinstance(node, list) else "primitive"
