"""From what is on the wire to what a typed client reads.

The effective spec tells the wire's truth: a switch is ``"1"``, an empty list is ``{}``, a refusal is a 200. The
transport and the generated parsers take these quirks away, so the generated client is built from this view:

- a schema with ``x-reads-as`` is replaced by what stands there,
- the alternatives ``Nothing`` and ``EmptyList`` of a whole reply are gone: the transport makes an empty list or a
  ``NotFound`` of them,
- only the reply 200 is left: the transport turns every other into a typed error,
- the transport's part of the bargain is written on each reply, as ``x-operation``.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from mailcow_facade.spec.document import Node
from mailcow_facade.spec.overlay import OverlayError
from mailcow_facade.spec.pin import METHODS

READS_AS = "x-reads-as"
OPERATION = "x-operation"

_NOTHING = ({"$ref": "#/components/schemas/Nothing"}, {"$ref": "#/components/schemas/EmptyList"})


def reading_view(effective: Node) -> Node:
    """The document that the client generator reads. ``effective`` is left as it is.

    Raises:
        OverlayError: an operation is not described; a new one in the served file, mostly.
    """
    document = copy.deepcopy(effective)
    schemas = document["components"]["schemas"]
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                _check_described(item[method], f"{method.upper()} {path}")
                _read_operation(item[method], method, path, document)
    scalars = {f"#/components/schemas/{name}": s for name, s in schemas.items() if READS_AS in s}
    document = _replace(document, scalars)
    document["components"].pop("responses", None)
    used = set(re.findall(r"#/components/schemas/([\w.-]+)", repr(document["paths"])))
    schemas = document["components"]["schemas"]
    todo = list(used)
    while todo:
        for name in re.findall(r"#/components/schemas/([\w.-]+)", repr(schemas[todo.pop()])):
            if name not in used:
                used.add(name)
                todo.append(name)
    document["components"]["schemas"] = {name: schemas[name] for name in schemas if name in used}
    return dict(document)


def _check_described(operation: Node, name: str) -> None:
    missing = [field for field in ("operationId", "tags", "summary", "description") if not operation.get(field)]
    if not operation.get("responses", {}).get("200", {}).get("content"):
        missing.append("what 200 holds")
    missing += [f"parameter {p['name']}" for p in operation.get("parameters", ()) if not p.get("description")]
    if missing:
        raise OverlayError(f"{name}: no overlay describes it; it lacks {', '.join(missing)}")


def _read_operation(operation: Node, method: str, path: str, document: Node) -> None:
    for parameter in operation.get("parameters", ()):
        # The generator takes an argument's description from its schema.
        parameter["schema"] = {**parameter["schema"], "description": parameter["description"]}
    reply = operation["responses"]["200"]
    [(content_type, media)] = reply["content"].items()
    schema = media["schema"]
    kind = "value"
    if schema == {"$ref": "#/components/schemas/Results"}:
        kind = "results"
    elif content_type.startswith("text/"):
        kind = "text"
    elif any(part in _NOTHING for part in schema.get("oneOf", ())):
        rest = [part for part in schema["oneOf"] if part not in _NOTHING]
        lists = sum(_is_list(part, document) for part in rest)
        kind = "list" if lists == len(rest) else "either" if lists else "object"
        if len(rest) == 1 and rest[0].get("type") in ("string", "integer", "number", "boolean"):
            kind = "scalar"
        schema = rest[0] if len(rest) == 1 else {**schema, "oneOf": rest}
    media["schema"] = schema
    reply[OPERATION] = {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "reply": kind,
        "writes": operation.get("x-writes", method == "post"),
        "since": operation.get("x-since", ""),
    }
    operation["responses"] = {"200": reply}


def _is_list(schema: Node, document: Node) -> bool:
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return bool(schema.get(READS_AS, schema).get("type") == "array")


def _replace(node: Any, scalars: Node) -> Any:
    if isinstance(node, list):
        return [_replace(part, scalars) for part in node]
    if not isinstance(node, dict):
        return node
    target = scalars.get(node.get("$ref", ""))
    if target is not None:
        # What stands beside the reference (a description) speaks of this one place.
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    if isinstance(node.get(READS_AS), dict):
        about = {key: node[key] for key in ("description", "deprecated") if key in node}
        return _replace({**about, **node[READS_AS]}, scalars)
    # A default that the server fills in is not for the client to send.
    return {key: _replace(value, scalars) for key, value in node.items() if key != "default" or isinstance(value, dict)}
