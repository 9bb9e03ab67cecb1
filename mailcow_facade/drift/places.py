"""What a spec says at a place of an operation, a place being what :attr:`Change.place` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mailcow_facade.spec.document import Node
from mailcow_facade.spec.reading import READS_AS

_DEEPEST = 10
"""How many references, or alternatives within each other, are followed."""


def parts_of(place: str) -> list[str]:
    """The steps of a place, spelt as the names they are."""
    return [part.replace("~1", "/").replace("~0", "~") for part in place.split("/")]


class Operation:
    """An operation of a spec.

    Args:
        document: the spec.
        method: its method, in any case.
        path: its path, as the spec spells it.
        media_type: of bodies; where a body has no such type, all that it has count.
    """

    def __init__(self, document: Node, method: str, path: str, media_type: str) -> None:
        self._document = document
        self._operation: Node = document["paths"].get(path, {}).get(method.lower(), {})
        self._media_type = media_type

    def at(self, parts: list[str]) -> list[Node]:
        """The schemas of a place, without references and alternatives; none where the effective spec lacks it."""
        found = self._walk(parts)
        if not found and len(parts) > 1 and parts[0][:1].isdigit():
            # An example shows one row where a list comes, or the other way round.
            found = self._walk([parts[0], *(parts[2:] if parts[1] == "*" else ["*", *parts[1:]])])
        return found

    def read(self, schemas: Iterable[Node]) -> list[Node]:
        """What the generated readers make of schemas of :meth:`at`."""
        return [inner for each in schemas for inner in self._expanded(each.get(READS_AS, each))]

    def _walk(self, parts: list[str]) -> list[Node]:
        head, *way = parts
        if head in ("query", "path", "header", "cookie"):
            named = [each for each in self._parameters(head) if head == "path" or way[:1] == [each.get("name")]]
            start = [each["schema"] for each in named if "schema" in each]
            way = way[1:]
        else:
            holder = self._operation.get("requestBody", {}) if head == "body" else self._reply(head)
            content = self._resolved(holder).get("content", {})
            media = [content[self._media_type]] if self._media_type in content else [*content.values()]
            start = [each["schema"] for each in media if "schema" in each]
        nodes = [node for schema in start for node in self._expanded(schema)]
        for part in way:
            inner: list[Any] = []
            for node in nodes:
                if part == "*":
                    inner += [node[key] for key in ("items", "additionalProperties") if isinstance(node.get(key), dict)]
                elif part in node.get("properties", {}):
                    inner.append(node["properties"][part])
            nodes = [node for schema in inner for node in self._expanded(schema)]
        return nodes

    def _parameters(self, where: str) -> Iterator[Node]:
        for parameter in self._operation.get("parameters", ()):
            found = self._resolved(parameter)
            if found.get("in") == where:
                yield found

    def _reply(self, status: str) -> Node:
        responses: Node = self._operation.get("responses", {})
        found = responses.get(status, {})
        return found if isinstance(found, dict) else {}

    def _resolved(self, node: Node) -> Node:
        for _ in range(_DEEPEST):
            if "$ref" not in node:
                break
            target: Any = self._document
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target.get(part.replace("~1", "/").replace("~0", "~"), {})
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def _expanded(self, schema: Any, depth: int = 0) -> Iterator[Node]:
        """A schema's alternatives, one by one, but for the empty ones: PHP's way to say that there is nothing."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return
        schema = self._resolved(schema)
        if schema.get("maxProperties") == 0 or schema.get("maxItems") == 0:
            return
        alternatives = [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
        if not alternatives:
            yield schema
        for each in alternatives:
            kept = {READS_AS: schema[READS_AS]} if READS_AS in schema else {}
            for inner in self._expanded(each, depth + 1):
                yield {**inner, **kept}

    def is_required(self, parts: list[str]) -> bool:
        """Whether an argument must be sent, or a field of a reply be there."""
        if parts[0] in ("query", "header", "cookie") and len(parts) == 2:
            return any(each.get("required") for each in self._parameters(parts[0]) if each["name"] == parts[1])
        if parts == ["body"]:
            return bool(self._resolved(self._operation.get("requestBody", {})).get("required"))
        parents = [node for node in self.at(parts[:-1]) if parts[-1] in node.get("properties", {})]
        return bool(parents) and all(parts[-1] in parent.get("required", ()) for parent in parents)


def types_of(schemas: Iterable[Node]) -> set[str]:
    """The JSON types that schemas without references and alternatives allow; empty where anything is."""
    found: set[str] = set()
    for schema in schemas:
        types = schema.get("type")
        if types is None:
            return set()
        found.update([types] if isinstance(types, str) else types)
        if schema.get("nullable"):
            found.add("null")
    return found
