"""The pin: a served file reduced to its contract.

Kept are paths, methods, parameters, property names, types, enums, ``required``, and the *shapes* of the examples.
Dropped are prose (titles, summaries, descriptions, operation ids, tags) and every example value: mailcow is GPL-3.0, a
fact is free and a sentence is not, and a change of wording is no change of the API.

An example's shape becomes the ``schema`` where none is declared, marked ``x-from-example: true``. Beside a declared
schema it stands as ``x-example-schema``, since in the served file the two contradict each other more often than not.

A pin is its own pin: what is reduced already stays as it is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from mailcow_facade.spec.document import Node, SpecNotOpenApi, text_of

FROM_EXAMPLE = "x-from-example"
EXAMPLE_SCHEMA = "x-example-schema"

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf")
_SCHEMAS = (
    "items",
    "additionalProperties",
    "not",
    "contains",
    "propertyNames",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
)
_SCALARS = frozenset(
    {
        "$ref",
        "type",
        "format",
        "enum",
        "const",
        "default",
        "required",
        "nullable",
        "deprecated",
        "readOnly",
        "writeOnly",
        "uniqueItems",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains",
        "dependentRequired",
        "discriminator",
        "contentEncoding",
        "contentMediaType",
        FROM_EXAMPLE,
    }
)
_ANY_ORDER = ("type", "enum", "required")


def pin(served: Node) -> Node:
    """The contract of a served file. The same file, reordered or reworded, gives an equal result.

    Raises:
        SpecNotOpenApi: a place that must hold a mapping holds something else.
    """
    info = _mapping(served.get("info"), "info")
    document: Node = {
        "openapi": str(served["openapi"]),
        "info": {"title": str(info.get("title", "")), "version": str(info.get("version", ""))},
        "paths": {
            str(path): _path_item(_mapping(item, str(path)))
            for path, item in _mapping(served.get("paths"), "paths").items()
        },
    }
    if isinstance(servers := served.get("servers"), list):
        document["servers"] = [{"url": str(server.get("url", ""))} for server in servers if isinstance(server, dict)]
    if "security" in served:
        document["security"] = served["security"]
    components: Node = {}
    for kind, values in _mapping(served.get("components", {}), "components").items():
        reduce = _COMPONENTS.get(kind)
        if reduce and isinstance(values, dict):
            components[kind] = {str(name): reduce(value) for name, value in values.items()}
    if components:
        document["components"] = components
    return document


def _mapping(value: Any, where: str) -> Node:
    if not isinstance(value, dict):
        raise SpecNotOpenApi(f"{where} is no mapping")
    return value


def _path_item(item: Node) -> Node:
    result: Node = {method: _operation(item[method]) for method in METHODS if isinstance(item.get(method), dict)}
    if parameters := item.get("parameters"):
        result["parameters"] = _parameters(parameters)
    return result


def _operation(operation: Node) -> Node:
    result: Node = {}
    if parameters := operation.get("parameters"):
        result["parameters"] = _parameters(parameters)
    if isinstance(body := operation.get("requestBody"), dict):
        result["requestBody"] = _request_body(body)
    if isinstance(responses := operation.get("responses"), dict):
        result["responses"] = {str(status): _response(response) for status, response in responses.items()}
    for key in ("deprecated", "security"):
        if key in operation:
            result[key] = operation[key]
    return result


def _parameters(parameters: Any) -> list[Node]:
    if not isinstance(parameters, list):
        raise SpecNotOpenApi("parameters is no list")
    reduced = [_parameter(parameter) for parameter in parameters if isinstance(parameter, dict)]
    return sorted(reduced, key=lambda p: (str(p.get("in")), str(p.get("name")), text_of(p)))


def _parameter(parameter: Node) -> Node:
    if "$ref" in parameter:
        return {"$ref": parameter["$ref"]}
    kept = ("name", "in", "required", "deprecated", "style", "explode", "allowEmptyValue", "allowReserved")
    result = {key: parameter[key] for key in kept if key in parameter}
    result.update(_typed(parameter))
    if content := parameter.get("content"):
        result["content"] = _content(content)
    return result


def _request_body(body: Any) -> Node:
    if not isinstance(body, dict) or "$ref" in body:
        return dict(body or {})
    result: Node = {"content": _content(body.get("content"))}
    if "required" in body:
        result["required"] = body["required"]
    return result


def _response(response: Any) -> Node:
    if not isinstance(response, dict):
        return {"description": ""}
    if "$ref" in response:
        return {"$ref": response["$ref"]}
    # OpenAPI wants a description; ours come with the overlays.
    result: Node = {"description": ""}
    if content := _content(response.get("content")):
        result["content"] = content
    if isinstance(headers := response.get("headers"), dict) and headers:
        result["headers"] = {str(name): _parameter(each) for name, each in headers.items() if isinstance(each, dict)}
    return result


def _content(content: Any) -> Node:
    if not isinstance(content, dict):
        return {}
    return {str(kind): _typed(media) if isinstance(media, dict) else {} for kind, media in content.items()}


def _typed(holder: Node) -> Node:
    """``schema`` of a media type or parameter, joined with what its examples show."""
    examples = [holder["example"]] if "example" in holder else []
    if isinstance(named := holder.get("examples"), dict):
        examples += [e["value"] for e in named.values() if isinstance(e, dict) and "value" in e]
    declared = schema(holder["schema"]) if isinstance(holder.get("schema"), dict) else None
    if not examples:
        known = {} if declared is None else {"schema": declared}
        if isinstance(shown := holder.get(EXAMPLE_SCHEMA), dict):
            known[EXAMPLE_SCHEMA] = schema(shown)
        return known
    shape = shape_of(examples)
    if not declared:
        return {"schema": {FROM_EXAMPLE: True, **shape}}
    return {"schema": declared, EXAMPLE_SCHEMA: shape}


def schema(value: Any) -> Any:
    """A schema without prose and example values; its own example's shape is kept."""
    if not isinstance(value, dict):
        return value
    result: Node = {}
    for key, inner in value.items():
        if key in _SCHEMA_MAPS and isinstance(inner, dict):
            result[key] = {str(name): schema(part) for name, part in inner.items()}
        elif key in _SCHEMA_LISTS and isinstance(inner, list):
            result[key] = sorted((schema(part) for part in inner), key=text_of)
        elif key == "prefixItems" and isinstance(inner, list):
            result[key] = [schema(part) for part in inner]
        elif key in _SCHEMAS or (key == EXAMPLE_SCHEMA and isinstance(inner, dict)):
            result[key] = schema(inner)
        elif key in _ANY_ORDER and isinstance(inner, list):
            result[key] = sorted(inner, key=text_of)
        elif key in _SCALARS:
            result[key] = inner
    examples = [value["example"]] if "example" in value else []
    if isinstance(value.get("examples"), list):
        examples += value["examples"]
    if examples:
        shape = shape_of(examples)
        if not result:
            return {FROM_EXAMPLE: True, **shape}
        # A scalar's example that only repeats the declared type says nothing.
        if shape.get("type") != result.get("type") or shape.keys() - {"type"}:
            result[EXAMPLE_SCHEMA] = shape
    return result


def shape_of(values: Iterable[Any]) -> Node:
    """The schema that all ``values`` have in common: types and property names, no value."""
    types: set[str] = set()
    properties: dict[str, list[Any]] = {}
    keyed_by_data: list[Any] = []
    items: list[Any] = []
    for value in values:
        types.add(_type_of(value))
        if isinstance(value, dict):
            for name, inner in value.items():
                if _IS_NAME.fullmatch(str(name)):
                    properties.setdefault(str(name), []).append(inner)
                else:
                    keyed_by_data.append(inner)
        elif isinstance(value, list):
            items += value
    result: Node = {}
    if types:
        ordered = sorted(types - ({"integer"} if "number" in types else set()))
        result["type"] = ordered[0] if len(ordered) == 1 else ordered
    if properties:
        result["properties"] = {name: shape_of(inner) for name, inner in properties.items()}
    if keyed_by_data:
        result["additionalProperties"] = shape_of(keyed_by_data)
    if items:
        result["items"] = shape_of(items)
    return result


# A key such as an address or a number is an example value itself, not a property's name.
_IS_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, (str, bytes, datetime.date)):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _security_scheme(scheme: Any) -> Any:
    if not isinstance(scheme, dict):
        return scheme
    return {key: value for key, value in scheme.items() if key != "description"}


_COMPONENTS: dict[str, Callable[[Any], Any]] = {
    "schemas": schema,
    "responses": _response,
    "parameters": _parameter,
    "requestBodies": _request_body,
    "headers": _parameter,
    "securitySchemes": _security_scheme,
}
