"""The effective spec as a judge: does a reply agree with it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, Self

import httpx
from jsonschema import Draft202012Validator
from mailcow_client.types import Operation
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from mailcow_facade.errors import SchemaDrift
from mailcow_facade.spec import shipped
from mailcow_facade.spec.document import listed

_URI = "urn:effective"
_JSON = "application/json"

# What is no such word, or is very long, is data that somebody made a key of.
_IS_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")

Path = tuple[str | int, ...]


class Contradiction(NamedTuple):
    """A place where a reply is not as the spec says. The reply's own values are never told."""

    pointer: str
    """Where, as a JSON pointer into the reply; "" is the whole of it."""
    expected: str
    """What the spec wants there."""
    found: str
    """The JSON type of what came, or "nothing"."""


class Deviation(NamedTuple):
    """A way in which replies differ from the spec, the same for all replies and rows that show it."""

    place: str
    """Where, as a JSON pointer with ``*`` for every index and for a key that is data."""
    kind: Literal["new", "missing", "type", "value"]
    """``new``: no schema names this field. ``missing``: it should be there. ``type``: it has another JSON type.
    ``value``: it has the right type, but ``keyword`` does not allow its value."""
    expected: str
    """What the spec wants there; empty where it is new."""
    found: str
    """The JSON type of what came, or "nothing"."""
    keyword: str = ""


class _Flaw(NamedTuple):
    path: Path
    kind: Literal["missing", "type", "value"]
    expected: str
    found: str
    keyword: str


class _Fields(NamedTuple):
    """What some schemas say of an object's fields."""

    named: dict[str, list[Any]]
    patterns: list[tuple[re.Pattern[str], Any]]
    """For names that fit, where they are not named; such a name may be data."""
    others: list[Any]
    """The schemas of what is not named."""
    free: bool
    """Whether anything may stand there."""

    def of_others(self, name: str) -> list[Any]:
        """The schemas for a field that is not named."""
        return [schema for pattern, schema in self.patterns if pattern.search(name)] or self.others


class Contract:
    """What the spec says of each operation's replies with HTTP status 200.

    Args:
        document: an effective spec.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self._registry: Registry[Any] = Registry().with_resource(_URI, DRAFT202012.create_resource(document))
        self._document = document
        self._validators: dict[str, Draft202012Validator | None] = {}

    @classmethod
    def shipped(cls) -> Self:
        """The effective spec that the client of this package was generated from.

        Raises:
            SpecError: the file is missing or damaged.
        """
        return cls(shipped.effective())

    def describes(self, operation: Operation) -> bool:
        """Whether anything is said of this operation's replies: not of plain text, nor of one that the spec lacks."""
        return self._validator(operation) is not None

    def contradictions(self, operation: Operation, data: Any) -> Iterator[Contradiction]:
        """Where a reply contradicts the spec, in the order of the pointers.

        A field that the spec does not name contradicts nothing.
        """
        flaws = self._flaws(operation, data)
        yield from dict.fromkeys(Contradiction(_pointer(*flaw.path), flaw.expected, flaw.found) for flaw in flaws)

    def deviations(self, operation: Operation, data: Any) -> Iterator[Deviation]:
        """How a reply differs from the spec, each way once: what contradicts it, then what is new."""
        if not self.describes(operation):
            return
        schema = self._reply(operation)[1]["content"][_JSON]["schema"]
        found: dict[Deviation, None] = {}
        for flaw in self._flaws(operation, data):
            place = _pointer(*self._masked(schema, flaw.path))
            found[Deviation(place, flaw.kind, flaw.expected, flaw.found, flaw.keyword)] = None
        for path, value in self._unnamed([schema], data, ()):
            found[Deviation(_pointer(*path), "new", "", _type_of(value))] = None
        yield from found

    def check(self, request: httpx.Request, data: Any) -> None:
        """Compare the reply to a request of the client's own.

        Raises:
            SchemaDrift: the reply contradicts the spec.
        """
        operation: Operation | None = request.extensions.get("operation")
        if operation is None:
            return
        found = list(self.contradictions(operation, data))
        if found:
            first = found[0]
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            done = "; the write itself was carried out" if operation.writes else ""
            raise SchemaDrift(
                f"the reply is not as the spec says: at {first.pointer or 'its top'} {first.expected} was expected, "
                f"and {first.found} came{more}{done}",
                pointer=first.pointer,
                expected=first.expected,
                found=first.found,
                status=200,
                operation=operation.id,
            )

    def _flaws(self, operation: Operation, data: Any) -> Iterator[_Flaw]:
        validator = self._validator(operation)
        if validator:
            errors = sorted(validator.iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
            # A value that has the wrong type is none of the values allowed either: one place is told once.
            yield from dict.fromkeys(flaw for error in errors for flaw in self._explained(error))

    def _validator(self, operation: Operation) -> Draft202012Validator | None:
        if operation.id not in self._validators:
            pointer, reply = self._reply(operation)
            self._validators[operation.id] = (
                Draft202012Validator(
                    {"$ref": f"{_URI}#{pointer}/content/application~1json/schema"}, registry=self._registry
                )
                if _JSON in reply.get("content", {})
                else None
            )
        return self._validators[operation.id]

    def _reply(self, operation: Operation) -> tuple[str, dict[str, Any]]:
        """What is said of the reply, and where; nothing where the spec lacks the operation."""
        described = self._document["paths"].get(operation.path, {}).get(operation.method.lower(), {})
        reply = described.get("responses", {}).get("200", {})
        pointer = _pointer("paths", operation.path, operation.method.lower(), "responses", "200")
        if "$ref" in reply:
            pointer = reply["$ref"].removeprefix("#")
            reply = self._document["components"]["responses"][pointer.rpartition("/")[2]]
        return pointer, reply

    # jsonschema's errors are loosely typed: most of what they hold may be "unset".
    def _explained(self, error: Any) -> Iterator[_Flaw]:
        path = tuple(error.absolute_path)
        found = _type_of(error.instance)
        if error.validator == "required":
            for name in error.validator_value:
                if name not in error.instance:
                    wanted = self._wanted(error.schema["properties"][name])
                    yield _Flaw((*path, name), "missing", wanted, "nothing", "required")
        elif error.validator in ("type", "anyOf", "oneOf", "enum", "const"):
            deeper = self._deeper(error)
            if deeper:
                yield from deeper
            elif found in self._types(error.schema):
                yield _Flaw(path, "value", self._wanted(error.schema), found, "enum")
            else:
                yield _Flaw(path, "type", self._wanted(error.schema), found, "type")
        else:
            wanted = f"{error.validator} {error.validator_value}"
            yield _Flaw(path, "value", wanted, found, error.validator)

    def _deeper(self, error: Any) -> list[_Flaw]:
        """Of several forms, the one whose own type fits is meant: what is wrong lies within it."""
        branches: dict[int, list[Any]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        for inners in branches.values():
            if all(len(inner.path) or inner.validator == "required" for inner in inners):
                return [found for inner in inners for found in self._explained(inner)]
        return []

    def _wanted(self, schema: Any) -> str:
        """A schema in a few words: its types, or the values it allows."""
        schema = self._resolved(schema)
        if "enum" in schema or "const" in schema:
            return listed(schema.get("enum", [schema.get("const")]))
        if forms := schema.get("anyOf") or schema.get("oneOf"):
            return " or ".join(dict.fromkeys(self._wanted(form) for form in forms))
        types = schema.get("type", "anything")
        if _only_empty(schema):
            return f"empty {types}"
        return " or ".join(types) if isinstance(types, list) else str(types)

    def _types(self, schema: Any) -> set[str]:
        """The JSON types that a schema allows for what is not empty."""
        schema = self._resolved(schema)
        if forms := schema.get("anyOf") or schema.get("oneOf"):
            return set().union(*map(self._types, forms))
        if _only_empty(schema):
            return set()
        if "type" in schema:
            types = set(schema["type"]) if isinstance(schema["type"], list) else {schema["type"]}
            return types | ({"integer"} if "number" in types else set())
        if "enum" in schema or "const" in schema:
            return set(map(_type_of, schema.get("enum", [schema.get("const")])))
        return {"null", "boolean", "integer", "number", "string", "array", "object"}

    def _unnamed(self, schemas: list[Any], value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
        """The fields that none of the schemas for this value names, and those within it."""
        if isinstance(value, list):
            items = [leaf["items"] for leaf in self._leaves(schemas) if "items" in leaf]
            for item in value if items else ():
                yield from self._unnamed(items, item, (*path, "*"))
        elif isinstance(value, dict) and (fields := self._fields(schemas)):
            for name, inner in value.items():
                if name in fields.named:
                    yield from self._unnamed(fields.named[name], inner, (*path, name))
                elif others := fields.of_others(name):
                    yield from self._unnamed(others, inner, (*path, "*"))
                elif not fields.free:
                    # Where no name is known at all, they may well be data.
                    is_name = _IS_NAME.fullmatch(name) and not fields.named.keys().isdisjoint(value)
                    yield (*path, name if is_name else "*"), inner

    def _masked(self, schema: Any, path: Path) -> Iterator[str]:
        schemas = [schema]
        for part in path:
            fields = self._fields(schemas)
            if isinstance(part, int):
                yield "*"
                schemas = [leaf["items"] for leaf in self._leaves(schemas) if "items" in leaf]
            elif fields and part in fields.named:
                yield part
                schemas = fields.named[part]
            else:
                yield "*"
                schemas = fields.of_others(part) if fields else []

    def _fields(self, schemas: Iterable[Any]) -> _Fields | None:
        """What is said of an object's fields; None where there shall be no object, or an empty one alone."""
        leaves = [leaf for leaf in self._leaves(schemas) if "object" in self._types(leaf)]
        if not leaves:
            return None
        fields = _Fields({}, [], [], any(_is_free(leaf) for leaf in leaves))
        for leaf in leaves:
            for name, inner in leaf.get("properties", {}).items():
                fields.named.setdefault(name, []).append(inner)
            for pattern, inner in leaf.get("patternProperties", {}).items():
                fields.patterns.append((re.compile(pattern), inner))
            if isinstance(others := leaf.get("additionalProperties"), dict):
                fields.others.append(others)
        return fields

    def _leaves(self, schemas: Iterable[Any]) -> Iterator[Any]:
        """The schemas, with those that they are put together from in their place."""
        for reference in schemas:
            schema = self._resolved(reference)
            forms = [form for key in ("anyOf", "oneOf", "allOf") for form in schema.get(key, ())]
            yield from self._leaves(forms)
            if not forms or "properties" in schema:
                yield schema

    def _resolved(self, schema: Any) -> Any:
        while "$ref" in schema:
            schema = self._document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema


def _only_empty(schema: Any) -> bool:
    return 0 in (schema.get("maxProperties"), schema.get("maxItems"))


def _is_free(schema: Any) -> bool:
    others = schema.get("additionalProperties")
    return others is True or (others is None and "properties" not in schema)


def _pointer(*parts: str | int) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return type(value).__name__
