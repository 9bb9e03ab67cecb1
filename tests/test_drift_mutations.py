"""A spec that is changed in one known way, anywhere: the comparison names that change, and no other."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mailcow_facade.drift.compare import compare
from mailcow_facade.spec import document as doc
from mailcow_facade.spec.pin import METHODS
from tests.conftest import ROOT
from tests.drift_specs import DATES, JSON, pinned


@dataclass(frozen=True)
class Site:
    """A place in a document where something can be changed."""

    holder: Any
    """The mapping that is changed: an operation, a schema, a parameter …"""
    method: str = ""
    path: str = ""
    place: str = ""
    name: str = ""
    """The field, status, name of the path … that stands there."""
    parent: Any = None
    direction: str = ""

    def told(self, rule: str, *steps: str) -> str:
        place = "/".join(step for step in (self.place, *steps) if step)
        return " ".join(part for part in (rule, self.method, self.path, place) if part)


# Where changes can be made. Written without a look at the comparison: places are put together anew.


def operations(document: doc.Node) -> Iterator[Site]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield Site(item[method], method.upper(), path, name=method, parent=item)


def parameters(document: doc.Node) -> Iterator[Site]:
    for site in operations(document):
        for each in site.holder.get("parameters", ()):
            if "$ref" not in each:
                place = f"{each['in']}/{each['name']}"
                yield Site(each, site.method, site.path, place, each["name"], site.holder["parameters"], "request")


def media_types(document: doc.Node) -> Iterator[Site]:
    """The contents of bodies that are written at their place, and with a schema of their own."""
    for site in operations(document):
        body = site.holder.get("requestBody", {})
        bodies = [("request", "body", body), *(("response", s, r) for s, r in site.holder["responses"].items())]
        for direction, place, each in bodies:
            for name, media in each.get("content", {}).items():
                yield Site(media, site.method, site.path, place, name, each, direction)


def schemas(document: doc.Node) -> Iterator[Site]:
    """Every schema of a body, but what is referred to."""
    for site in media_types(document):
        if "schema" in site.holder:
            yield from _within(site, site.holder["schema"], (site.place,), site.holder)


def _within(site: Site, schema: Any, steps: tuple[str, ...], parent: Any, name: str = "") -> Iterator[Site]:
    if not isinstance(schema, dict) or "$ref" in schema or "allOf" in schema or "oneOf" in schema:
        return
    yield Site(schema, site.method, site.path, "/".join(steps), name, parent, site.direction)
    for field, inner in schema.get("properties", {}).items():
        yield from _within(site, inner, (*steps, field), schema, field)
    for key in ("items", "additionalProperties"):
        if key in schema:
            yield from _within(site, schema[key], (*steps, "*"), schema)


def objects(document: doc.Node) -> Iterator[Site]:
    return (site for site in schemas(document) if site.holder.get("type") == "object")


def fields(document: doc.Node, direction: str = "") -> Iterator[Site]:
    """The named fields of schemas."""
    return (site for site in schemas(document) if site.name and direction in ("", site.direction))


def strings(document: doc.Node, direction: str = "") -> Iterator[Site]:
    """Fields that are plain strings."""
    return (
        site for site in fields(document, direction) if site.holder.get("type") == "string" and len(site.holder) == 1
    )


def typed(document: doc.Node, direction: str = "") -> Iterator[Site]:
    return (site for site in fields(document, direction) if isinstance(site.holder.get("type"), str))


def enums(document: doc.Node, direction: str = "") -> Iterator[Site]:
    return (site for site in fields(document, direction) if "enum" in site.holder)


def examples(document: doc.Node) -> Iterator[Site]:
    """The objects in examples beside a declared schema: their fields by name, be they values or shapes of them."""
    for site in media_types(document):
        if "x-example-schema" in site.holder:
            yield from _shapes(site, site.holder["x-example-schema"], (site.place,))
        elif "schema" in site.holder and "example" in site.holder:
            yield from _values(site, site.holder["example"], (site.place,))


def _shapes(site: Site, shape: Any, steps: tuple[str, ...]) -> Iterator[Site]:
    if "properties" in shape:
        yield Site(shape["properties"], site.method, site.path, "/".join(steps), "shape", None, site.direction)
    for field, inner in shape.get("properties", {}).items():
        yield from _shapes(site, inner, (*steps, field))
    for key in ("items", "additionalProperties"):
        if key in shape:
            yield from _shapes(site, shape[key], (*steps, "*"))


def _values(site: Site, value: Any, steps: tuple[str, ...]) -> Iterator[Site]:
    if isinstance(value, dict):
        yield Site(value, site.method, site.path, "/".join(steps), "value", None, site.direction)
        for field, inner in value.items():
            yield from _values(site, inner, (*steps, field))
    for inner in value if isinstance(value, list) else ():
        yield from _values(site, inner, (*steps, "*"))


def whole(document: doc.Node) -> Iterator[Site]:
    yield Site(document)


# The ways


Change = Callable[[Site], str | list[str]]
WAYS: dict[str, tuple[Callable[[doc.Node], Iterator[Site]], Change]] = {}
"""What is changed, where that can be done, and how: the function changes the document and says what is to be told."""


def way(sites: Callable[[doc.Node], Iterator[Site]]) -> Callable[[Change], Change]:
    def add(change: Change) -> Change:
        WAYS[change.__name__] = (sites, change)
        return change

    return add


NEW = "brand_new"


@way(operations)
def operation_removed(site: Site) -> str:
    del site.parent[site.name]
    left = any(method in site.parent for method in METHODS)
    return site.told("api-removed-without-deprecation" if left else "api-path-removed-without-deprecation")


@way(operations)
def operation_deprecated(site: Site) -> str:
    site.holder["deprecated"] = True
    return site.told("endpoint-deprecated")


@way(operations)
def method_added(site: Site) -> str:
    site.parent["patch"] = copy.deepcopy(site.holder)
    return f"endpoint-added PATCH {site.path}"


@way(whole)
def path_added(site: Site) -> str:
    site.holder["paths"]["/api/v1/get/brand/new"] = {"get": {"responses": {"200": {"description": ""}}}}
    return "endpoint-added GET /api/v1/get/brand/new"


@way(operations)
def parameter_added(site: Site) -> str:
    site.holder.setdefault("parameters", []).append({"in": "query", "name": NEW, "schema": {"type": "string"}})
    return site.told("new-optional-request-parameter", "query", NEW)


@way(operations)
def required_parameter_added(site: Site) -> str:
    site.holder.setdefault("parameters", []).append({"in": "header", "name": NEW, "required": True})
    return site.told("new-required-request-parameter", "header", NEW)


@way(parameters)
def parameter_removed(site: Site) -> str:
    site.parent.remove(site.holder)
    return site.told("request-parameter-removed")


@way(parameters)
def parameter_required_or_not(site: Site) -> str:
    site.holder["required"] = not site.holder.get("required", False)
    return site.told(f"request-parameter-became-{'required' if site.holder['required'] else 'optional'}")


@way(parameters)
def parameter_written_differently(site: Site) -> str:
    site.holder["style"] = "deepObject"
    site.holder["explode"] = True
    return site.told("own-request-parameter-changed")


@way(lambda document: (site for site in parameters(document) if site.holder.get("schema", {}).get("type") == "string"))
def parameter_type_changed(site: Site) -> str:
    site.holder["schema"]["type"] = "object"
    return site.told("request-parameter-type-changed")


@way(lambda document: (site for site in operations(document) if site.holder.get("requestBody")))
def body_removed(site: Site) -> str:
    del site.holder["requestBody"]
    return site.told("request-body-removed", "body")


@way(lambda document: (site for site in operations(document) if not site.holder.get("requestBody")))
def body_added(site: Site) -> str:
    site.holder["requestBody"] = {"required": True, "content": {JSON: {"schema": {"type": "object"}}}}
    return site.told("request-body-added-required", "body")


@way(lambda document: (site for site in media_types(document) if site.direction == "request"))
def body_required_or_not(site: Site) -> str:
    site.parent["required"] = not site.parent.get("required", False)
    return site.told(f"request-body-became-{'required' if site.parent['required'] else 'optional'}")


@way(media_types)
def media_type_added(site: Site) -> str:
    site.parent["content"]["text/csv"] = {"schema": {"type": "string"}}
    return site.told("request-body-media-type-added" if site.place == "body" else "response-media-type-added")


@way(lambda document: (site for site in media_types(document) if site.name == JSON))
def media_type_widened(site: Site) -> str:
    site.parent["content"]["application/*"] = site.parent["content"].pop(site.name)
    request = site.direction == "request"
    return site.told("own-request-schema-widened" if request else "response-media-type-name-generalized")


@way(lambda document: (site for site in media_types(document) if site.name == JSON))
def media_type_renamed(site: Site) -> list[str]:
    site.parent["content"]["text/csv"] = site.parent["content"].pop(site.name)
    stem = "request-body-media-type" if site.place == "body" else "response-media-type"
    return [site.told(f"{stem}-added"), site.told(f"{stem}-removed")]


@way(objects)
def field_added(site: Site) -> str:
    site.holder.setdefault("properties", {})[NEW] = {"type": "object", "properties": {"inner": {"type": "string"}}}
    rule = "new-optional-request-property" if site.direction == "request" else "response-optional-property-added"
    return site.told(rule, NEW)


@way(objects)
def required_field_added(site: Site) -> str:
    site.holder.setdefault("properties", {})[NEW] = {"type": "string"}
    site.holder["required"] = [*site.holder.get("required", ()), NEW]
    rule = "new-required-request-property" if site.direction == "request" else "response-required-property-added"
    return site.told(rule, NEW)


@way(fields)
def field_removed(site: Site) -> str:
    del site.parent["properties"][site.name]
    needed = site.name in site.parent.get("required", ())
    if needed:
        site.parent["required"].remove(site.name)
    if site.direction == "request":
        return site.told("request-property-removed")
    return site.told(f"response-{'required' if needed else 'optional'}-property-removed")


@way(fields)
def field_required_or_not(site: Site) -> str:
    needed = set(site.parent.get("required", ()))
    site.parent["required"] = sorted(needed ^ {site.name})
    given = "-with-default" if "default" in site.holder and site.direction == "request" else ""
    end = "became-optional" if site.name in needed else f"became-required{given}"
    return site.told(f"{site.direction}-property-{end}")


@way(typed)
def field_type_changed(site: Site) -> str:
    apart = {"boolean": "object", "object": "boolean"}.get(site.holder["type"], "boolean")
    site.holder["type"] = apart
    return site.told(f"{site.direction}-property-type-changed")


@way(lambda document: (site for site in typed(document) if site.holder["type"] == "integer"))
def field_type_widened(site: Site) -> str:
    site.holder["type"] = "number"
    return site.told(f"{site.direction}-property-type-generalized")


@way(lambda document: (site for site in typed(document) if site.holder["type"] != "null"))
def field_nullable(site: Site) -> str:
    site.holder["type"] = ["null", site.holder["type"]]
    return site.told(f"{site.direction}-property-became-nullable")


@way(lambda document: (site for site in typed(document) if site.holder["type"] not in ("null", "object")))
def field_may_be_an_object(site: Site) -> str:
    site.holder["type"] = [site.holder["type"], "object"]
    site.holder["properties"] = {NEW: {"type": "string"}}
    return site.told(f"{site.direction}-property-type-generalized")


@way(strings)
def format_added(site: Site) -> str:
    site.holder["format"] = "date"
    return site.told(
        "request-property-type-changed" if site.direction == "request" else "response-property-type-specialized"
    )


@way(strings)
def enum_added(site: Site) -> str:
    site.holder["enum"] = ["x", "y"]
    request = site.direction == "request"
    return site.told("request-property-became-enum" if request else "own-response-schema-narrowed")


@way(enums)
def enum_value_added(site: Site) -> str:
    site.holder["enum"] = [NEW, *site.holder["enum"]]
    return site.told(f"{site.direction}-property-enum-value-added")


@way(lambda document: (site for site in enums(document) if len(site.holder["enum"]) > 1))
def enum_value_removed(site: Site) -> str:
    site.holder["enum"] = site.holder["enum"][1:]
    return site.told(f"{site.direction}-property-enum-value-removed")


@way(strings)
def length_bounded(site: Site) -> str:
    site.holder["maxLength"] = 255
    request = site.direction == "request"
    return site.told("request-property-max-length-set" if request else "own-response-schema-narrowed")


@way(strings)
def pattern_added(site: Site) -> str:
    site.holder["pattern"] = "^x"
    return site.told(f"{site.direction}-property-pattern-added")


@way(lambda document: (site for site in fields(document) if "default" not in site.holder))
def default_added(site: Site) -> str:
    site.holder["default"] = NEW
    return site.told(f"{site.direction}-property-default-value-added")


@way(lambda document: (site for site in fields(document) if "default" in site.holder))
def default_changed(site: Site) -> str:
    site.holder["default"] = NEW
    return site.told(f"{site.direction}-property-default-value-changed")


@way(fields)
def field_deprecated(site: Site) -> str:
    site.holder["deprecated"] = True
    return site.told(f"{site.direction}-property-deprecated")


@way(lambda document: (site for site in typed(document) if site.holder["type"] == "array"))
def array_closed(site: Site) -> str:
    site.holder["uniqueItems"] = True
    return site.told(f"own-{site.direction}-schema-narrowed")


@way(lambda document: (site for site in objects(document) if "additionalProperties" not in site.holder))
def object_closed(site: Site) -> str:
    site.holder["additionalProperties"] = False
    return site.told(f"own-{site.direction}-schema-narrowed", "*")


@way(operations)
def status_added(site: Site) -> str:
    site.holder["responses"]["418"] = {"description": "", "content": {JSON: {"schema": {"type": "string"}}}}
    return site.told("response-non-success-status-added", "418")


@way(operations)
def status_removed(site: Site) -> str:
    status = max(site.holder["responses"])
    del site.holder["responses"][status]
    return site.told(f"response-{'success' if status[0] == '2' else 'non-success'}-status-removed", status)


@way(lambda document: (site for site in operations(document) if "$ref" not in site.holder["responses"]["200"]))
def header_added(site: Site) -> str:
    site.holder["responses"]["200"]["headers"] = {"X-Left": {"schema": {"type": "integer"}}}
    return site.told("response-header-added", "200", "header", "X-Left")


@way(examples)
def example_field_added(site: Site) -> str:
    site.holder[NEW] = {"type": "string"} if site.name == "shape" else "x"
    rule = "new-optional-request-property" if site.direction == "request" else "response-optional-property-added"
    return site.told(rule, NEW)


@way(lambda document: (site for site in examples(document) if site.holder))
def example_field_removed(site: Site) -> str:
    field = min(site.holder)
    del site.holder[field]
    rule = "request-property-removed" if site.direction == "request" else "response-optional-property-removed"
    return site.told(rule, field)


@way(lambda document: (site for site in examples(document) if site.holder))
def example_field_of_another_type(site: Site) -> str:
    field = max(site.holder)
    if site.name == "value":
        site.holder[field] = 0.5
    else:
        site.holder[field] = {"type": "boolean" if site.holder[field].get("type") != "boolean" else "object"}
    return site.told(f"{site.direction}-property-type-changed", field)


@way(operations)
def operation_without_key(site: Site) -> str:
    site.holder["security"] = []
    return site.told("api-security-removed", "security", "ApiKeyAuth")


@way(whole)
def key_in_another_header(site: Site) -> str:
    site.holder["components"]["securitySchemes"]["ApiKeyAuth"]["name"] = "X-Key"
    return "own-security-component-changed securitySchemes/ApiKeyAuth"


@way(whole)
def another_way_in(site: Site) -> list[str]:
    site.holder["components"]["securitySchemes"]["Login"] = {"type": "http", "scheme": "basic"}
    site.holder["security"] = [*site.holder["security"], {"Login": []}]
    return ["api-global-security-added security/Login", "api-security-component-added securitySchemes/Login"]


@way(whole)
def another_address(site: Site) -> str:
    site.holder["servers"] = [{"url": "/mail"}]
    return "own-server-changed servers"


@way(whole)
def shared_response_gains_a_field(site: Site) -> list[str]:
    """What is referred to is told wherever it is."""
    site.holder["components"]["responses"]["Unauthorized"]["content"][JSON]["schema"]["properties"][NEW] = {}
    return [
        f"response-optional-property-added {each.method} {each.path} 401/{NEW}"
        for each in operations(site.holder)
        if each.holder["responses"].get("401", {}).get("$ref", "").endswith("/Unauthorized")
    ]


# What is no change


SAME: dict[str, Callable[[doc.Node, Any], doc.Node]] = {}


def no_change(change: Callable[[doc.Node, Any], doc.Node]) -> Callable[[doc.Node, Any], doc.Node]:
    SAME[change.__name__] = change
    return change


@no_change
def reordered(document: doc.Node, draw: Any) -> doc.Node:
    def order(node: Any) -> Any:
        if isinstance(node, list):
            return [order(part) for part in node]
        if not isinstance(node, dict):
            return node
        return {key: order(node[key]) for key in random.sample(list(node), len(node))}

    random = Random(draw(st.integers()))
    return dict(order(document))


@no_change
def reworded(document: doc.Node, draw: Any) -> doc.Node:
    for site in operations(document):
        words = draw(st.text(max_size=5))
        site.holder.update({"operationId": words, "summary": words, "description": words, "tags": [words]})
        for response in site.holder["responses"].values():
            if "$ref" not in response:
                response["description"] = words
    for site in [*fields(document), *parameters(document)]:
        site.holder["description"] = "Other words."
    document["info"]["title"] = "Other words"
    document["tags"] = [{"name": "Other words"}]
    return document


@no_change
def parameters_of_paths_renamed(document: doc.Node, draw: Any) -> doc.Node:
    renamed = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            for each in item.get(method, {}).get("parameters", ()):
                if each.get("in") == "path" and f"{{{each['name']}}}" in path:
                    each["name"] += "_of_it"
        renamed[path.replace("}", "_of_it}")] = item
    return {**document, "paths": renamed}


@no_change
def written_as_references(document: doc.Node, draw: Any) -> doc.Node:
    places = [site for site in fields(document) if "properties" in site.holder]
    for number, site in enumerate(draw(st.lists(st.sampled_from(places), max_size=3, unique_by=id))):
        document["components"].setdefault("schemas", {})[f"S{number}"] = copy.deepcopy(site.holder)
        site.holder.clear()
        site.holder["$ref"] = f"#/components/schemas/S{number}"
    return document


@no_change
def wrapped(document: doc.Node, draw: Any) -> doc.Node:
    for site in draw(st.lists(st.sampled_from(list(fields(document))), max_size=5, unique_by=id)):
        inner = dict(site.holder)
        site.holder.clear()
        site.holder[draw(st.sampled_from(["allOf", "oneOf", "anyOf"]))] = [inner]
    return document


# The documents: one like what a server sends, and the real contract


SERVED = """
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
servers: [{url: /}]
security: [{ApiKeyAuth: []}]
components:
  securitySchemes:
    ApiKeyAuth: {type: apiKey, in: header, name: X-API-Key}
  responses:
    Unauthorized:
      description: Not let in
      content:
        application/json:
          schema: {type: object, required: [msg], properties: {msg: {type: string}, type: {type: string}}}
  schemas:
    Box:
      type: object
      properties: {size: {type: integer}, within: {$ref: '#/components/schemas/Box'}}
paths:
  /api/v1/get/thing/{id}:
    get:
      operationId: Get things
      tags: [Things]
      parameters:
        - {in: path, name: id, required: true, example: all, schema: {type: string, enum: [all, one]}}
        - {in: query, name: tags, description: Some, example: 'a,b', schema: {type: string}}
        - {in: header, name: X-API-Key, required: false, schema: {type: string}}
      responses:
        '401': {$ref: '#/components/responses/Unauthorized'}
        '200':
          description: Things
          content:
            application/json:
              examples:
                response:
                  value:
                    - {name: chair, legs: 4, rate: 0.5, parts: [{name: leg, of: null}], extra: {colour: red}}
                    - {name: table, legs: null, 7: true}
    post:
      operationId: Ask for things
      responses:
        '401': {$ref: '#/components/responses/Unauthorized'}
        '200':
          description: A thing
          headers: {}
          content:
            application/json:
              schema:
                type: object
                required: [name]
                properties:
                  name: {type: string, description: Prose}
                  state: {type: string, enum: [new, old], default: new}
                  box: {$ref: '#/components/schemas/Box'}
                  labels: {type: object, additionalProperties: {type: object, properties: {text: {type: string}}}}
  /api/v1/edit/thing:
    post:
      operationId: Edit things
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [items]
              properties:
                items: {type: array, items: {type: string}}
                attr:
                  type: object
                  properties:
                    active: {type: boolean, example: '1'}
                    legs: {type: integer, default: 4, minimum: 0}
                    colour: {type: string, enum: [red, green, blue]}
                    note: {type: [string, 'null'], maxLength: 100}
                    name: {type: string}
            example: {items: [chair], attr: {active: '1', legs: '4', secret: x}}
      responses:
        '401': {$ref: '#/components/responses/Unauthorized'}
        '200':
          description: Done
          content:
            application/json:
              schema: {type: object, properties: {type: {type: string, enum: [success, danger]}, log: {type: array}}}
              example: [{type: success, log: [edit, {name: chair}], msg: [done, chair]}]
"""


@cache
def _text(name: str) -> str:
    """A document as JSON: read anew, it is a copy that shares nothing with another."""
    if name == "served":
        return json.dumps(doc.load(SERVED))
    return json.dumps(doc.parse(doc.read(ROOT / "openapi.yaml")) if name == "pin" else pinned(name))


def _read(name: str) -> doc.Node:
    document: doc.Node = json.loads(_text(name))
    return document


DOCUMENTS = ("served", "pin", DATES[0])


def often(name: str) -> settings:
    """The made-up document is small."""
    return settings(
        max_examples=25 if name == "served" else 6,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("change", WAYS)
def test_one_change_is_told_and_no_other(name: str, change: str) -> None:
    find, make = WAYS[change]
    count = sum(1 for _ in find(_read(name)))
    if not count:
        assert name != "served", "the made-up document has a place for every change"
        pytest.skip("no place for it in there")

    @often(name)
    @given(st.integers(0, count - 1))
    def test(number: int) -> None:
        old, new = _read(name), _read(name)
        sites = list(find(new))
        told = make(sites[number])
        assert sorted(map(str, compare(old, new))) == ([told] if isinstance(told, str) else sorted(told))

    test()


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("same", SAME)
def test_what_says_the_same_is_no_change(name: str, same: str) -> None:
    @often(name)
    @given(st.data())
    def test(data: st.DataObject) -> None:
        assert compare(_read(name), SAME[same](_read(name), data.draw)) == []

    test()


JUNK = st.recursive(
    st.sampled_from([None, True, False, 0, -1, 0.5, "", "x", "$ref", "string", "#/components/schemas/Box"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["$ref", "type", "enum", "schema", "allOf", "oneOf", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def _slots(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in [*(node.items() if isinstance(node, dict) else enumerate(node))]:
        yield node, key
        if isinstance(value, (dict, list)):
            yield from _slots(value)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 10_000), JUNK), min_size=1, max_size=3))
def test_nonsense_is_compared_or_refused(wrongs: list[tuple[int, Any]]) -> None:
    old, new = _read("served"), _read("served")
    for number, junk in wrongs:
        slots = list(_slots(new))
        node, key = slots[number % len(slots)]
        node[key] = copy.deepcopy(junk)
    for pair in ((old, new), (new, old), (new, new)):
        try:
            found = compare(*pair)
        except doc.SpecError:
            continue
        assert pair[0] is not pair[1] or not found


def test_there_are_at_least_twenty_ways() -> None:
    assert len(WAYS) >= 20
