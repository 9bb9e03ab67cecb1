"""The effective spec as a judge: does a reply agree with it?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

import httpx
from jsonschema import Draft202012Validator
from mailcow_client.types import Operation
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from mailcow_facade.errors import SchemaDrift
from mailcow_facade.spec import document as doc

_URI = "urn:effective"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


class Contradiction(NamedTuple):
    """A place where a reply is not as the spec says. The reply's own values are never told."""

    pointer: str
    """Where, as a JSON pointer into the reply; "" is the whole of it."""
    expected: str
    """What the spec wants there."""
    found: str
    """The JSON type of what came, or "nothing"."""


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
        return cls(_shipped())

    def contradictions(self, operation: Operation, data: Any) -> Iterator[Contradiction]:
        """Where a reply contradicts the spec, in the order of the pointers.

        A field that the spec does not name contradicts nothing.
        """
        validator = self._validator(operation)
        if validator:
            errors = sorted(validator.iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
            # A value that has the wrong type is none of the values allowed either: one place is told once.
            yield from dict.fromkeys(found for error in errors for found in self._explained(error))

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

    def _validator(self, operation: Operation) -> Draft202012Validator | None:
        if operation.id not in self._validators:
            described = self._document["paths"].get(operation.path, {}).get(operation.method.lower(), {})
            reply = described.get("responses", {}).get("200", {})
            pointer = _pointer("paths", operation.path, operation.method.lower(), "responses", "200")
            if "$ref" in reply:
                pointer = reply["$ref"].removeprefix("#")
                reply = self._document["components"]["responses"][pointer.rpartition("/")[2]]
            self._validators[operation.id] = (
                Draft202012Validator(
                    {"$ref": f"{_URI}#{pointer}/content/application~1json/schema"}, registry=self._registry
                )
                if "application/json" in reply.get("content", {})
                else None
            )
        return self._validators[operation.id]

    # jsonschema's errors are loosely typed: most of what they hold may be "unset".
    def _explained(self, error: Any) -> Iterator[Contradiction]:
        pointer = _pointer(*error.absolute_path)
        if error.validator == "required":
            for name in error.validator_value:
                if name not in error.instance:
                    yield Contradiction(f"{pointer}/{name}", self._wanted(error.schema["properties"][name]), "nothing")
        elif error.validator in ("type", "anyOf", "oneOf", "enum", "const"):
            deeper = self._deeper(error)
            if deeper:
                yield from deeper
            else:
                yield Contradiction(pointer, self._wanted(error.schema), _type_of(error.instance))
        else:
            wanted = f"{error.validator} {error.validator_value}"
            yield Contradiction(pointer, wanted, _type_of(error.instance))

    def _deeper(self, error: Any) -> list[Contradiction]:
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
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self._wanted(self._document["components"]["schemas"][name])
        if "enum" in schema or "const" in schema:
            return "one of " + ", ".join(map(repr, schema.get("enum", [schema.get("const")])))
        if forms := schema.get("anyOf") or schema.get("oneOf"):
            return " or ".join(dict.fromkeys(self._wanted(form) for form in forms))
        types = schema.get("type", "anything")
        return " or ".join(types) if isinstance(types, list) else str(types)


def _pointer(*parts: str | int) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


@cache
def _shipped() -> dict[str, Any]:
    name = "openapi.effective.yaml"
    installed = _PACKAGE / "files" / name
    path = installed if installed.is_file() else _CHECKOUT / "generated" / name
    return doc.parse(doc.read(path), name=name)


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return type(value).__name__
