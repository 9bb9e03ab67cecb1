"""What a change touches here, and whether the facade copes with it as it is.

Nothing of this is written down by hand. The generated functions are found by route, the facade's methods in its source
(``reach.py``), and whether they cope by laying the change beside the effective spec, which the readers and the writers
were generated from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

import mailcow_client.api

from mailcow_facade.drift import reach
from mailcow_facade.drift.change import Change, Kind, Level
from mailcow_facade.drift.places import Operation, parts_of, types_of
from mailcow_facade.drift.report import Impact, Report
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec import shipped
from mailcow_facade.spec.document import Node, spelt

Copes = Literal["yes", "partly", "no"]
Verdict = tuple[Copes, str]

JSON_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
_TAKES = {
    "boolean": {"boolean", "integer", "string"},
    "integer": {"integer", "string", "boolean"},
    "number": {"integer", "number", "string"},
    "string": {"string", "integer", "number"},
    "array": {"array"},
    "object": {"object"},
    "null": {"null"},
}
"""The JSON types that the generated reader of a type understands. PHP spells one value in several ways."""
_OUR_KEY = re.compile(r"X-API-Key|ApiKeyAuth", re.IGNORECASE)
_LISTED = 3
"""How many methods a sentence names."""


def with_impact(report: Report) -> Report:
    """The report with the impact of each change on this package.

    Raises:
        SpecError: a document of this package is missing or damaged.
    """
    here = known()
    return replace(report, findings=tuple(replace(each, impact=here.impact(each.change)) for each in report.findings))


@cache
def known() -> Known:
    """What this package knows of the API.

    Raises:
        SpecError: a document of this package is missing or damaged.
    """
    return Known(shipped.effective(), shipped.pin(), reach.read())


class Known:
    """What a package knows of the API.

    Args:
        effective: the effective spec that its client was generated from.
        pin: the contract below it: which of its paths a route is a case of.
        source: the facade's source.
    """

    def __init__(self, effective: Node, pin: Node, source: reach.Source) -> None:
        self._effective = effective
        self._pinned = {_nameless(path) for path in pin["paths"]}
        self._source = source
        self._found: dict[tuple[str, str], list[_Route]] = {}

    def impact(self, change: Change) -> Impact | None:
        """What a change touches, or None where no generated function belongs to its operation."""
        if not change.path:
            return Impact((), (), *_of_everything(change))
        routes = self._routes(change.method, change.path)
        if not routes:
            return None
        methods = sorted(set().union(*(self._source.methods.get(route.place, ()) for route in routes)))
        copes, why = self._copes(change, routes, methods)
        return Impact(tuple(".".join(route.place) for route in routes), tuple(methods), copes, why)

    def _copes(self, change: Change, routes: list[_Route], methods: list[str]) -> Verdict:
        if not methods:
            return "yes", "No method of the facade calls it; the generated function alone is touched."
        verdicts = [_Case(change, self._effective, route, methods, self._source).verdict() for route in routes]
        # Routes of one path that were told apart here: what one of them does not cope with is not coped with.
        return max(verdicts, key=lambda verdict: ("yes", "partly", "no").index(verdict[0]))

    def _routes(self, method: str, path: str) -> list[_Route]:
        """The generated operations of a path: its own, and those that the overlays tell apart from it.

        The served file has ``get/domain/{id}`` for one domain and, with ``all`` for the id, for the list of them.
        """
        if (method, path) in self._found:
            return self._found[method, path]
        pattern = re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)))
        wanted = _nameless(path)
        self._found[method, path] = [
            route
            for route in self._all
            if not method or route.method == method
            if _nameless(route.path) == wanted
            or (pattern.fullmatch(route.path) and _nameless(route.path) not in self._pinned)
        ]
        return self._found[method, path]

    @cached_property
    def _all(self) -> list[_Route]:
        found = []
        for tag in iter_modules(mailcow_client.api.__path__):
            package = f"mailcow_client.api.{tag.name}"
            for name, (method, path) in import_module(package).ROUTES.items():
                found.append(_Route(method, path, (package, name)))
        return sorted(found, key=lambda route: route.place)


@dataclass(frozen=True, slots=True)
class _Route:
    method: str
    path: str
    place: reach.Place


class _Case:
    """One change against one operation of the effective spec."""

    def __init__(
        self, change: Change, effective: Node, route: _Route, methods: list[str], source: reach.Source
    ) -> None:
        self.change = change
        self.operation = Operation(effective, route.method, route.path, change.media_type)
        self.methods = methods
        self.source = source
        self.parts = parts_of(change.place)
        self.name = next((part for part in reversed(self.parts) if part != "*"), "")
        self.after = _types_told(change.after)
        self.kind = _kind(change)

    def verdict(self) -> Verdict:
        change = self.change
        if RULES[change.rule].area == "security":
            return _security(change)
        if not change.place:
            return self._whole()
        if self.parts[0][:1].isdigit() or self.parts[0] == "default":
            return self._response()
        return self._request()

    def _whole(self) -> Verdict:
        if self.kind == "existence":
            if "removed" in self.change.rule:
                return "no", f"{self._named()} can only raise RouteNotFound on such a server."
            return "yes", "The overlays describe this route already."
        if self.change.level is Level.safe:
            return "yes", "The route goes on answering."
        return self._unknown()

    # Replies.

    def _response(self) -> Verdict:  # noqa: PLR0911
        change = self.change
        if len(self.parts) == 1:
            return self._status()
        if self.parts[1] == "header":
            return "yes", "No model holds a header of a reply."
        there = self.operation.at(self.parts)
        if self.kind == "existence" and change.before is None:
            return self._field_added(there)
        if self.kind == "existence":
            return self._field_removed(there)
        if change.level is Level.safe:
            return "yes", "Whoever reads it notices nothing."
        if self.kind == "requiredness":
            return self._field_may_be_missing(there)
        if self.after is not None:
            return self._other_type(there)
        return "yes", "Readers check neither values nor bounds: what comes is handed on."

    def _status(self) -> Verdict:
        status = self.parts[0]
        if status != "200":
            if status.startswith("2"):
                return "no", "Only the status 200 is understood as a success."
            return "yes", "Every status but 200 becomes a typed error, told in the spec or not."
        if self.change.before is not None and self.change.after is not None and self.after is not None:
            return self._other_type(self.operation.at(self.parts))
        if self.change.level is Level.safe:
            return "yes", "A reply is read by the effective spec, whatever else is told of it."
        if self.operation.at(self.parts):
            return (
                "partly",
                "The effective spec says what this reply is, from what a server answered: see whether it holds.",
            )
        return self._unknown()

    def _field_added(self, there: list[Node]) -> Verdict:
        if there:
            if self.after is None or self.after <= types_of(there):
                return "yes", "The effective spec has this field already."
            return self._other_type(there)
        parents = [node for node in self.operation.at(self.parts[:-1]) if node.get("type") == "object"]
        if parents and all(parent.get("additionalProperties") is False for parent in parents):
            return "partly", "It is read past: nothing more was expected here."
        return "yes", "It is kept in `additional_properties`, without a name of its own."

    def _field_removed(self, there: list[Node]) -> Verdict:
        if not there:
            return "yes", "The effective spec does not have this field."
        return self._field_may_be_missing(there)

    def _field_may_be_missing(self, there: list[Node]) -> Verdict:
        if there and not self.operation.is_required(self.parts) and self.change.after is not None:
            return "yes", "The effective spec says already that it may be missing."
        readers = [method for method in self.methods if self.source.reads(method, self.name)]
        if readers:
            return "no", f"{self._named(readers)} may look at it, and would find `UNSET`."
        return "partly", "Where it is missing it reads as `UNSET`."

    def _other_type(self, there: list[Node]) -> Verdict:
        assert self.after is not None  # noqa: S101
        told = " or ".join(sorted(self.after))
        if not there:
            return "yes", "The effective spec does not have this place: what comes is handed on."
        allowed = types_of(there)
        if not allowed or self.after <= allowed:
            return "yes", f"The effective spec allows {told} here already."
        read = types_of(self.operation.read(there))
        wanted = " or ".join(sorted(read)) or "anything"
        taken = set().union(*(_TAKES[name] for name in read)) if read else set(JSON_TYPES)
        if self.after <= taken:
            return "yes", f"The reader of {wanted} takes {told}."
        rest = " or ".join(sorted(self.after - taken - allowed)).capitalize()
        return "partly", f"{rest} is handed on as it comes, where the type says {wanted}."

    # Requests.

    def _request(self) -> Verdict:  # noqa: PLR0911
        change, there = self.change, self.operation.at(self.parts)
        if self.kind == "existence" and change.after is None:
            return self._argument_removed(there)
        if change.level is Level.safe:
            if self.kind == "existence" and there:
                return "yes", "The effective spec has it already."
            return "yes", "What the facade sends is accepted as before."
        if self.kind in ("existence", "requiredness"):
            return self._argument_wanted(there)
        if not there:
            return "yes", "It is not sent: the effective spec does not have it."
        if self.kind == "values" and _allowed(there) <= {*(change.after or "").removeprefix("one of ").split(", ")}:
            return "yes", "The effective spec has only such values already."
        if self.after is not None:
            return self._argument_of_other_type(there)
        return "partly", "What the server refuses is raised as Rejected; nothing here looks for it beforehand."

    def _argument_removed(self, there: list[Node]) -> Verdict:
        if self.parts == ["body"]:
            return "partly", "A body is sent on; it may be ignored."
        if not there:
            return "yes", "It is not sent: the effective spec does not have it."
        senders = [method for method in self.methods if self.source.sends(method, self.name)]
        if not senders and self.parts[0] != "path":
            return "yes", "No method sends it."
        return "partly", f"{self._named(senders or self.methods)} goes on sending it, and it may be ignored."

    def _argument_wanted(self, there: list[Node]) -> Verdict:
        if self.parts[0] == "path":
            return (
                "yes" if there else "no",
                "A part of the path is always sent." if there else "The path is another one.",
            )
        if there and self.operation.is_required(self.parts):
            return "yes", "It is always sent: the effective spec requires it."
        if self.change.level is not Level.breaking and there:
            return "yes", "The effective spec has it already."
        senders = [method for method in self.methods if self.source.sends(method, self.name)]
        if senders:
            silent = [method for method in self.methods if method not in senders]
            if silent:
                return "no", f"{self._named(silent)} does not send it."
            return "partly", f"{self._named(senders)} can send it, but may leave it out."
        return "no", "No method sends it."

    def _argument_of_other_type(self, there: list[Node]) -> Verdict:
        assert self.after is not None  # noqa: S101
        sent, before = types_of(there), _types_told(self.change.before)
        told = " or ".join(sorted(sent))
        if not sent or sent <= self.after or ("number" in self.after and sent <= self.after | {"integer"}):
            return "yes", f"{told.capitalize() or 'Anything'} is sent, which is accepted."
        if before is not None and not sent <= before:
            return "partly", f"{told.capitalize()} is sent, as an overlay has it: see whether its evidence still holds."
        return "no", f"{told.capitalize()} is sent."

    # Words.

    def _named(self, methods: list[str] | None = None) -> str:
        methods = self.methods if methods is None else methods
        named = [f"`{method}`" for method in methods[:_LISTED]]
        more = len(methods) - len(named)
        return ", ".join(named) + (f" and {more} more" if more else "")

    def _unknown(self) -> Verdict:
        if self.change.level is Level.breaking:
            return "no", "Nothing here makes up for it."
        return "partly", "It depends on what the server makes of it."


def _kind(change: Change) -> Kind:
    """The kind of a change; null is a type like others."""
    rule = RULES[change.rule]
    return "type" if rule.kind == "requiredness" and "nullable" in rule.id else rule.kind


def _allowed(schemas: Iterable[Node]) -> set[str]:
    """The values that some schemas are limited to, as changes tell them; one that nothing equals where any may come."""
    values = [value for schema in schemas for value in schema.get("enum", [None])]
    return set(map(spelt, values))


def _of_everything(change: Change) -> Verdict:
    if RULES[change.rule].area == "security":
        return _security(change)
    if change.level is Level.safe:
        return "yes", "It changes nothing for those who call."
    return "partly", "It concerns every operation: see what the server makes of it."


def _security(change: Change) -> Verdict:
    if change.after is None:
        return "partly", "The key goes on being sent; the other changes tell whether it is still taken."
    if _OUR_KEY.search(change.after):
        return "yes", "The key is sent with every request."
    if change.level is Level.safe:
        return "yes", "It is one more way; the facade sends the key as before."
    return "no", "The facade sends the key in X-API-Key and nothing else."


def _nameless(path: str) -> str:
    """A path without the names of its parameters, which are nothing on the wire."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _types_told(words: str | None) -> set[str] | None:
    """The JSON types that a change tells, formats aside, or None where it tells something else."""
    types = {re.sub(r" \([^)]*\)$", "", word) for word in (words or "").split(" or ")}
    return types if types <= JSON_TYPES else None
