"""Spec against spec: what is told, by which rule, where, and what is told once or not at all."""

from __future__ import annotations

import copy
import datetime
import json
import random
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade.drift import compare as comparing
from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.compare import compare
from mailcow_facade.drift.rules import RULES, Rule, is_own
from mailcow_facade.spec import document as doc
from mailcow_facade.spec.document import SpecUnsafe
from mailcow_facade.spec.pin import pin
from scripts import drift_tables
from tests.drift_specs import DATES, JSON, PATH, api, asking, fields, giving, heading, pinned, taking

STRING: doc.Node = {"type": "string"}
INTEGER: doc.Node = {"type": "integer"}
CAT, DOG, FOX = (fields(**{name: STRING}) for name in ("claws", "bark", "tail"))


def told(old: doc.Node, new: doc.Node) -> list[str]:
    return [str(change) for change in compare(old, new)]


def one(old: doc.Node, new: doc.Node) -> Change:
    (change,) = compare(old, new)
    return change


# Every rule, reached by exactly one change

WRAPS: dict[str, tuple[Callable[[Any], doc.Node], str]] = {
    "request-body": (taking, "body"),
    "request-property": (lambda schema: taking(fields(a=schema)), "body/a"),
    "request-parameter": (lambda schema: asking(schema=schema), "query/q"),
    "request-parameter-property": (lambda schema: asking(schema=fields(a=schema)), "query/q/a"),
    "response-body": (giving, "200"),
    "response-property": (lambda schema: giving(fields(a=schema)), "200/a"),
    "response-header": (lambda schema: heading(schema=schema), "200/header/X-Left"),
}
"""Where a schema can stand: a spec with it there, and how that place is told."""


def _bound(keyword: str, stem: str, kind: str) -> dict[str, tuple[Any, Any]]:
    low, high, none = ({"type": kind, keyword: 3}, {"type": kind, keyword: 5}, {"type": kind})
    return {
        f"{stem}-set": (none, low),
        f"{stem}-unset": (low, none),
        f"{stem}-increased": (low, high),
        f"{stem}-decreased": (high, low),
    }


SCHEMAS: dict[str, tuple[Any, Any]] = {
    "type-changed": (STRING, {"type": "boolean"}),
    "type-generalized": (INTEGER, {"type": "number"}),
    "type-specialized": ({"type": "number"}, INTEGER),
    "became-nullable": (STRING, {"type": ["string", "null"]}),
    "became-not-nullable": ({"type": "string", "nullable": True}, STRING),
    "became-enum": (STRING, {"type": "string", "enum": ["x"]}),
    "enum-value-added": ({"enum": ["x"]}, {"enum": ["x", "y"]}),
    "enum-value-removed": ({"enum": ["x", "y"]}, {"enum": ["x"]}),
    "const-added": (STRING, {"type": "string", "const": "x"}),
    "const-removed": ({"type": "string", "const": "x"}, STRING),
    "const-changed": ({"const": "x"}, {"const": "y"}),
    "default-value-added": (STRING, {"type": "string", "default": "x"}),
    "default-value-removed": ({"type": "string", "default": "x"}, STRING),
    "default-value-changed": ({"default": 1}, {"default": 2}),
    "pattern-added": (STRING, {"type": "string", "pattern": "x"}),
    "pattern-removed": ({"type": "string", "pattern": "x"}, STRING),
    "pattern-changed": ({"pattern": "x"}, {"pattern": "y"}),
    "pattern-property-added": (fields(), {"type": "object", "patternProperties": {"^x": STRING}}),
    "pattern-property-removed": ({"type": "object", "patternProperties": {"^x": STRING}}, fields()),
    "one-of-added": ({"oneOf": [CAT, DOG]}, {"oneOf": [CAT, DOG, FOX]}),
    "one-of-removed": ({"oneOf": [CAT, DOG, FOX]}, {"oneOf": [CAT, DOG]}),
    "any-of-added": ({"anyOf": [CAT, DOG]}, {"anyOf": [CAT, DOG, FOX]}),
    "any-of-removed": ({"anyOf": [CAT, DOG, FOX]}, {"anyOf": [CAT, DOG]}),
    "prefix-items-added": ({"type": "array"}, {"type": "array", "prefixItems": [STRING]}),
    "prefix-items-removed": ({"prefixItems": [STRING, STRING]}, {"prefixItems": [STRING]}),
    "deprecated": (STRING, {"type": "string", "deprecated": True}),
    "reactivated": ({"type": "string", "deprecated": True}, STRING),
    **_bound("maximum", "max", "number"),
    **_bound("exclusiveMaximum", "exclusive-max", "number"),
    **_bound("maxLength", "max-length", "string"),
    **_bound("maxItems", "max-items", "array"),
    **_bound("minimum", "min", "number"),
    **_bound("exclusiveMinimum", "exclusive-min", "number"),
    **_bound("minLength", "min-length", "string"),
    **_bound("minItems", "min-items", "array"),
}
"""The end of a rule's id: a schema before and after."""

ODD: dict[str, tuple[Any, Any]] = {
    # How a parameter's fields are written is not known: a number may or may not be a text there.
    "request-parameter-property-type-changed": (INTEGER, STRING),
    "request-parameter-property-type-specialized": (STRING, {"type": "boolean"}),
}

READ_ONLY, WRITE_ONLY = {"type": "string", "readOnly": True}, {"type": "string", "writeOnly": True}
KEY = {"type": "apiKey", "in": "header", "name": "X-API-Key"}
SCHEME = {"components": {"securitySchemes": {"Key": KEY}}}
OPERATION: doc.Node = {"post": {"responses": {}}}


def _with(**paths: Any) -> doc.Node:
    return {**api(), "paths": {**api()["paths"], **{f"/{name}": item for name, item in paths.items()}}}


def _removed(*, deprecated: bool, method: bool) -> tuple[doc.Node, doc.Node]:
    gone = {"responses": {}, "deprecated": deprecated}
    return _with(more={"post": gone, **({"get": {"responses": {}}} if method else {})}), (
        _with(more={"get": {"responses": {}}}) if method else api()
    )


A = fields(a=STRING)
A_MUST = fields("a", a=STRING)
A_GIVEN = fields("a", a={"type": "string", "default": "x"})
TEXT = {"text/plain": {"schema": STRING}}
SINGLE: dict[str, tuple[str, doc.Node, doc.Node]] = {
    "api-path-removed-without-deprecation": ("POST /more", *_removed(deprecated=False, method=False)),
    "api-path-removed-with-deprecation": ("POST /more", *_removed(deprecated=True, method=False)),
    "api-removed-without-deprecation": ("POST /more", *_removed(deprecated=False, method=True)),
    "api-removed-with-deprecation": ("POST /more", *_removed(deprecated=True, method=True)),
    "endpoint-added": ("POST /more", api(), _with(more=OPERATION)),
    "endpoint-deprecated": ("", api(), api({"deprecated": True})),
    "endpoint-reactivated": ("", api({"deprecated": True}), api()),
    "new-required-request-parameter": ("query/q", api(), asking(required=True)),
    "new-optional-request-parameter": ("query/q", api(), asking()),
    "new-request-path-parameter": ("path/q", api(), api({"parameters": [{"in": "path", "name": "q"}]})),
    "request-parameter-removed": ("query/q", asking(), api()),
    "request-parameter-removed-with-deprecation": ("query/q", asking(deprecated=True), api()),
    "request-parameter-became-required": ("query/q", asking(), asking(required=True)),
    "request-parameter-became-optional": ("query/q", asking(required=True), asking(required=False)),
    "own-request-parameter-changed": ("query/q", asking(), asking(style="spaceDelimited")),
    "request-body-added-required": ("body", api(), taking(A, required=True)),
    "request-body-added-optional": ("body", api(), taking(A)),
    "request-body-removed": ("body", taking(A), api()),
    "request-body-became-required": ("body", taking(A), taking(A, required=True)),
    "request-body-became-optional": ("body", taking(A, required=True), taking(A)),
    "request-body-media-type-added": (
        "body", taking(A), api({"requestBody": {"content": {JSON: {"schema": A}, **TEXT}}})
    ),
    "request-body-media-type-removed": (
        "body", api({"requestBody": {"content": {JSON: {"schema": A}, **TEXT}}}), taking(A)
    ),
    "request-body-media-type-schema-added": ("body", api({"requestBody": {"content": {JSON: {}}}}), taking(A)),
    "request-body-media-type-schema-removed": ("body", taking(A), api({"requestBody": {"content": {JSON: {}}}})),
    "new-required-request-property": ("body/a", taking(fields()), taking(A_MUST)),
    "new-required-request-property-with-default": ("body/a", taking(fields()), taking(A_GIVEN)),
    "new-optional-request-property": ("body/a", taking(fields()), taking(A)),
    "request-property-removed": ("body/a", taking(A_MUST), taking(fields())),
    "request-property-became-required": ("body/a", taking(A), taking(A_MUST)),
    "request-property-became-required-with-default": (
        "body/a", taking(fields(a={"type": "string", "default": "x"})), taking(A_GIVEN)
    ),
    "request-property-became-optional": ("body/a", taking(A_MUST), taking(A)),
    "response-success-status-added": ("201", api(), api({"responses": {"200": {}, "201": {}}})),
    "response-success-status-removed": ("201", api({"responses": {"200": {}, "201": {}}}), api()),
    "response-non-success-status-added": ("404", api(), api({"responses": {"200": {}, "404": {}}})),
    "response-non-success-status-removed": ("default", api({"responses": {"200": {}, "default": {}}}), api()),
    "response-media-type-added": ("200", api(), giving(A)),
    "response-media-type-removed": ("200", giving(A), api()),
    "response-media-type-name-specialized": ("200", giving(A, media_type="*/*"), giving(A)),
    "response-media-type-name-generalized": ("200", giving(A), giving(A, media_type="application/*")),
    "response-media-type-name-changed": ("200", giving(A), giving(A, media_type=f"{JSON}; charset=utf-8")),
    "response-body-media-type-schema-added": ("200", api({"responses": {"200": {"content": {JSON: {}}}}}), giving(A)),
    "response-body-media-type-schema-removed": ("200", giving(A), api({"responses": {"200": {"content": {JSON: {}}}}})),
    "response-header-added": ("200/header/X-Left", api(), heading()),
    "required-response-header-removed": ("200/header/X-Left", heading(required=True), api()),
    "optional-response-header-removed": ("200/header/X-Left", heading(), api()),
    "response-header-became-optional": ("200/header/X-Left", heading(required=True), heading()),
    "response-required-property-added": ("200/a", giving(fields()), giving(A_MUST)),
    "response-optional-property-added": ("200/a", giving(fields()), giving(A)),
    "response-required-property-removed": ("200/a", giving(A_MUST), giving(fields())),
    "response-optional-property-removed": ("200/a", giving(A), giving(fields())),
    "response-property-became-required": ("200/a", giving(A), giving(A_MUST)),
    "response-property-became-optional": ("200/a", giving(A_MUST), giving(A)),
    "own-request-schema-narrowed": ("body", taking({"type": "array"}), taking({"type": "array", "uniqueItems": True})),
    "own-request-schema-widened": ("body", taking({"type": "array", "uniqueItems": True}), taking({"type": "array"})),
    "own-request-schema-changed": ("body", taking({"not": STRING}), taking({"not": INTEGER})),
    "own-response-schema-narrowed": ("200", giving(STRING), giving({"type": "string", "maxLength": 3})),
    "own-response-schema-widened": ("200", giving({"type": "string", "enum": ["x"]}), giving(STRING)),
    "own-response-schema-changed": ("200", giving({"not": STRING}), giving({"not": INTEGER})),
    "own-server-changed": ("servers", api(), api(servers=[{"url": "/mail"}])),
    "api-security-added": ("security/Key", api(), api({"security": [{"Key": []}]})),
    "api-security-removed": ("security/Key", api({"security": [{"Key": []}]}), api()),
    "api-global-security-added": ("security/Key", api(), api(security=[{"Key": []}])),
    "api-global-security-removed": ("security/Key", api(security=[{"Key": []}]), api()),
    "api-security-component-added": ("securitySchemes/Key", api(), api(**SCHEME)),
    "api-security-component-removed": ("securitySchemes/Key", api(**SCHEME), api()),
    "api-security-component-type-changed": (
        "securitySchemes/Key",
        api(**SCHEME),
        api(components={"securitySchemes": {"Key": {"type": "http", "scheme": "bearer"}}}),
    ),
    "own-security-component-changed": (
        "securitySchemes/Key", api(**SCHEME), api(components={"securitySchemes": {"Key": {**KEY, "name": "X-Key"}}})
    ),
}  # fmt: skip
"""Rule, place (with its operation, where that is another one), a spec before and after."""
for _direction, _wrap, _place in (("request", taking, "body"), ("response", giving, "200")):
    for _need, _names in (("required", ["a"]), ("optional", [])):
        for _word, (_before, _after) in {
            "read-only": (STRING, READ_ONLY),
            "not-read-only": (READ_ONLY, STRING),
            "write-only": (STRING, WRITE_ONLY),
            "not-write-only": (WRITE_ONLY, STRING),
        }.items():
            SINGLE[f"{_direction}-{_need}-property-became-{_word}"] = (
                f"{_place}/a", _wrap(fields(*_names, a=_before)), _wrap(fields(*_names, a=_after))
            )  # fmt: skip
GLOBAL = ("own-server", "api-global", "api-security-component", "own-security-component")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_reached_and_told_alone(rule: str) -> None:
    if rule in SINGLE:
        where, old, new = SINGLE[rule]
    elif rule == "response-mediatype-enum-value-removed":
        old, new = map(giving, SCHEMAS["enum-value-removed"])
        where = "200"
    else:
        place = next(name for name in sorted(WRAPS, key=len, reverse=True) if rule.startswith(f"{name}-"))
        before, after = ODD.get(rule) or SCHEMAS[rule.removeprefix(f"{place}-")]
        wrap, where = WRAPS[place]
        old, new = wrap(before), wrap(after)
    if " " not in where and not rule.startswith(GLOBAL):
        where = f"POST {PATH} {where}".strip()
    change = one(old, new)
    assert str(change) == f"{rule} {where}"
    assert change.level == RULES[rule].level
    assert change.source == "schema"


OASDIFF = {
    line.split("\t")[0]: line.split("\t")[1:]
    for line in (Path(__file__).parent / "data" / "oasdiff_rules.tsv").read_text().splitlines()[1:]
}
"""The rules of oasdiff as of August 2026, with level, direction, area and kind."""


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rules_are_those_of_oasdiff_or_marked_as_ours(rule: Rule) -> None:
    known = OASDIFF.get(rule.id)
    assert (known is None) == is_own(rule.id)
    assert known in (None, [rule.level.name, rule.direction, rule.area, rule.kind])
    assert rule.text.endswith(".")
    assert rule.text[0].isupper()


# What a change tells


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (STRING, {"type": "integer"}, ("string", "integer")),
        (STRING, {"type": ["null", "integer"]}, ("string", "integer or null")),
        (STRING, {"type": "string", "format": "date"}, ("string", "string (date)")),
        (STRING, {"enum": ["x", 1, None], "type": "string"}, (None, "one of 1, null, x")),
        ({"enum": ["y", "x"]}, {"enum": ["x", "z", "y"]}, ("one of x, y", "one of x, y, z")),
        ({"maxLength": 3}, {}, ("maxLength 3", None)),
        ({}, {"default": {"b": 1, "a": [True]}}, (None, '{"a": [true], "b": 1}')),
        ({"pattern": "a"}, {"pattern": "b"}, ('"a"', '"b"')),
        ({}, STRING, ("anything", "string")),
        ({"format": "date"}, {"format": "date", "type": "string"}, ("anything (date)", "string (date)")),
    ],
)
def test_before_and_after(before: Any, after: Any, words: tuple[str | None, str | None]) -> None:
    change = one(giving(fields(a=before)), giving(fields(a=after)))
    assert (change.before, change.after) == words


def test_a_change_knows_its_operation_and_media_type() -> None:
    old, new = (api({"requestBody": {"content": {"text/csv": {"schema": schema}}}}) for schema in (STRING, INTEGER))
    change = one(old, new)
    assert (change.operation, change.media_type) == (f"POST {PATH}", "text/csv")
    assert one(api(), api(servers=[{"url": "/x"}])).operation == ""


def test_places_are_json_pointers_with_a_star_for_what_is_data() -> None:
    def spec(schema: Any) -> doc.Node:
        rows = {"type": "array", "items": fields(**{"a/b": {"additionalProperties": fields(**{"c~": schema})}})}
        return giving(rows)

    assert told(spec(STRING), spec(INTEGER)) == [f"response-property-type-changed POST {PATH} 200/*/a~1b/*/c~0"]


def test_worst_first_then_by_path_method_and_place() -> None:
    old = taking(fields(a=STRING, b=STRING, c=STRING))
    new = taking(fields(b=INTEGER, c=STRING, d=STRING, aa=INTEGER))
    new["paths"]["/another"] = {"put": {"responses": {}}, "get": {"responses": {}}}
    assert told(old, new) == [
        f"request-property-type-changed POST {PATH} body/b",
        f"request-property-removed POST {PATH} body/a",
        "endpoint-added GET /another",
        "endpoint-added PUT /another",
        f"new-optional-request-property POST {PATH} body/aa",
        f"new-optional-request-property POST {PATH} body/d",
    ]


# What is told once


def test_what_came_or_went_is_told_without_what_is_within() -> None:
    inner = fields("x", x=fields(y=STRING))
    assert told(taking(fields()), taking(fields(a=inner))) == [f"new-optional-request-property POST {PATH} body/a"]
    assert told(giving(fields(a=inner)), giving(fields())) == [f"response-optional-property-removed POST {PATH} 200/a"]
    assert told(_with(more={"post": giving(inner)["paths"][PATH]["post"]}), api()) == [
        "api-path-removed-without-deprecation POST /more"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STRING, A),
        (A, {"type": "array", "items": A}),
        ({}, A),
        (A, STRING),
        ({"type": "array", "items": {"type": "string", "enum": ["x"]}}, STRING),
        (STRING, {"type": ["string", "object"], "properties": {"a": STRING}}),
        ({"type": "string", "enum": ["x"], "maxLength": 3}, INTEGER),
    ],
)
def test_another_type_is_told_without_what_goes_with_it(before: Any, after: Any) -> None:
    change = one(giving(fields(a=before)), giving(fields(a=after)))
    assert RULES[change.rule].kind == "type"
    assert change.place == "200/a"


def test_within_a_type_that_is_kept_changes_are_told_beside_it() -> None:
    both = {"type": ["string", "object"], "properties": {"a": STRING}}
    assert told(giving(A), giving({**both, "properties": {"b": STRING}})) == [
        f"response-body-type-generalized POST {PATH} 200",
        f"response-optional-property-removed POST {PATH} 200/a",
        f"response-optional-property-added POST {PATH} 200/b",
    ]


def _beside(schema: Any, example: Any) -> doc.Node:
    """A reply with a declared schema, and an example beside it."""
    media = {"schema": schema, **({"example": example} if example is not None else {})}
    return api({"responses": {"200": {"content": {JSON: media}}}})


def test_a_change_that_schema_and_example_show_is_told_once() -> None:
    change = one(_beside(A, {"a": "x"}), _beside(fields(a=STRING, b={"type": "boolean"}), {"a": "x", "b": "1"}))
    assert str(change) == f"response-optional-property-added POST {PATH} 200/b"
    assert (change.source, change.after) == ("schema", "boolean")
    # mailcow often forgets the list.
    change = one(_beside(A, [{"a": "x"}]), _beside(fields(a=STRING, b=fields(c=STRING)), [{"a": "x", "b": {"c": 1}}]))
    assert (change.place, change.source) == ("200/b", "schema")


def test_a_change_that_only_the_example_shows_is_never_breaking() -> None:
    change = one(_beside(A, {"a": "x", "b": 1}), _beside(A, {"a": "x", "b": [1]}))
    assert str(change) == f"response-property-type-changed POST {PATH} 200/b"
    assert RULES[change.rule].level == Level.breaking
    assert (change.level, change.source) == (Level.risky, "example")


def test_an_example_without_a_schema_counts_like_one() -> None:
    def spec(example: Any) -> doc.Node:
        return api({"responses": {"200": {"content": {JSON: {"example": example}}}}})

    change = one(spec({"a": "x", "b": 1}), spec({"a": "x", "b": [1]}))
    assert (change.level, change.source) == (Level.breaking, "example")
    assert told(spec([]), spec([{"a": 1}])) == [f"response-optional-property-added POST {PATH} 200/*"]
    assert told(spec([{"a": 1}]), spec([])) == [f"response-optional-property-removed POST {PATH} 200/*"]
    assert compare(spec({"anna@example.org": 1}), spec({"ben@example.org": 2})) == [], "keys that are data"
    change = one(spec({"anna@example.org": 1}), spec({"ben@example.org": "x"}))
    assert (change.place, change.before, change.after) == ("200/*", "integer", "string")


@pytest.mark.parametrize(
    ("example", "rules"),
    [
        (None, []),
        ({"a": "x"}, []),
        ({"a": 1}, ["response-property-type-changed 200/a"]),
        ({"a": None}, ["response-property-type-changed 200/a"]),
        ({"a": "x", "b": 1}, ["response-optional-property-added 200/b"]),
        ([{"a": "x"}], ["response-body-type-changed 200"]),
    ],
)
def test_of_an_example_that_appears_only_what_contradicts_is_told(example: Any, rules: list[str]) -> None:
    changes = compare(_beside(A, None), _beside(A, example))
    assert [f"{change.rule} {change.place}" for change in changes] == rules
    assert all(change.source == "example" and change.level < Level.breaking for change in changes)
    gone = compare(_beside(A, example), _beside(A, None))
    assert [change.place for change in gone] == [change.place for change in changes]


def test_a_schema_that_is_declared_where_an_example_said_the_same_is_no_change() -> None:
    old = api({"parameters": [{"name": "q", "in": "query", "example": "x"}]})
    assert compare(old, asking(example="x")) == []
    assert compare(asking(example="x"), old) == []


def test_an_example_within_a_schema_counts_where_it_contradicts() -> None:
    switch = {"type": "boolean", "example": "1"}
    assert compare(taking(fields(a=switch)), taking(fields(a={"type": "boolean", "example": "0"}))) == []
    change = one(taking(fields(a=switch)), taking(fields(a={"type": "boolean", "example": 1})))
    assert (change.place, change.before, change.after, change.source) == ("body/a", "string", "integer", "example")


# What is no change


SHARED: doc.Node = {
    "schemas": {"Thing": A_MUST, "Node": fields(next={"$ref": "#/components/schemas/Node"}, value=STRING)},
    "parameters": {"Q": {"name": "q", "in": "query", "schema": STRING}},
    "requestBodies": {"Body": {"content": {JSON: {"schema": A_MUST}}}},
    "responses": {"Fine": {"description": "Prose.", "content": {JSON: {"schema": A_MUST}}}},
}


def shared(operation: doc.Node) -> doc.Node:
    return api(operation, components=json.loads(json.dumps(SHARED)))


def _ref(kind: str, name: str) -> doc.Node:
    return {"$ref": f"#/components/{kind}/{name}"}


NODE = _ref("schemas", "Node")


@pytest.mark.parametrize(
    ("one_way", "another"),
    [
        (taking(A_MUST), shared({"requestBody": _ref("requestBodies", "Body")})),
        (taking(A_MUST), shared({"requestBody": {"content": {JSON: {"schema": _ref("schemas", "Thing")}}}})),
        (giving(A_MUST), shared({"responses": {"200": _ref("responses", "Fine")}})),
        (asking(), shared({"parameters": [_ref("parameters", "Q")]})),
        (asking(), asking(style="form", explode=True, required=False, deprecated=False)),
        (giving(A), giving({"allOf": [A]})),
        (giving(fields("a", a=STRING, b=STRING)), giving({"allOf": [A_MUST, fields(b=STRING)]})),
        (giving({**A, "required": []}), giving({**A, "additionalProperties": True})),
        (giving({"type": ["string", "null"]}), giving({"type": "string", "nullable": True})),
        (giving({"type": ["string", "null"]}), giving({"oneOf": [{"type": "null"}, STRING]})),
        (giving({"type": ["string", "integer"]}), giving({"anyOf": [INTEGER, STRING]})),
        (giving({"type": ["number", "integer"]}), giving({"type": "number"})),
        (giving({"oneOf": [CAT, DOG]}), giving({"oneOf": [DOG, CAT]})),
        (giving({"oneOf": [CAT]}), giving(CAT)),
        (giving({"exclusiveMinimum": True, "minimum": 3}), giving({"exclusiveMinimum": 3})),
        (giving({"not": {"$ref": "#/components/schemas/Thing"}}), giving({"not": A_MUST})),
        (heading(), {**heading(), "tags": [{"name": "x"}], "servers": [{"url": "/"}]}),
        (
            api({"responses": {"200": {"headers": {"X-Left": {}}}}}),
            api({"responses": {"200": {"headers": {"x-left": {}}}}}),
        ),
    ],
)
def test_the_same_written_in_another_way_is_no_change(one_way: doc.Node, another: doc.Node) -> None:
    one_way, another = ({**each, "components": copy.deepcopy(SHARED)} for each in (one_way, another))
    assert compare(one_way, another) == []
    assert compare(another, one_way) == []


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ([{"type": ["string", "integer"]}, {"type": ["number", "null"]}], {"type": "integer"}),
        ([fields("a", a=STRING), fields("b", b=STRING)], fields("a", "b", a=STRING, b=STRING)),
        ([fields(a={}), fields(a={"maxLength": 3})], fields(a={"maxLength": 3})),
        ([{"enum": ["x", "y"]}, {"enum": ["y", "z"]}], {"enum": ["y"]}),
        ([{"minimum": 1, "maximum": 9}, {"minimum": 3, "maximum": 5}], {"minimum": 3, "maximum": 5}),
        ([{"items": A}, {"items": fields("a")}], {"items": A_MUST}),
        ([{"items": A}, {"items": A}], {"items": A}),
        ([{"additionalProperties": A}, {"additionalProperties": False}], {"additionalProperties": False}),
        ([{"additionalProperties": A}, {"additionalProperties": fields("a")}], {"additionalProperties": A_MUST}),
        ([{"pattern": "x"}, {"pattern": "y"}], {"allOf": [{"pattern": "x"}, {"pattern": "y"}]}),
    ],
)
def test_what_holds_at_once_is_joined(parts: list[Any], joined: Any) -> None:
    assert compare(giving({"allOf": parts}), giving(joined)) == []
    assert compare(giving({"allOf": parts}), giving({**joined, "const": "x"})) != []


def test_patterns_that_hold_at_once_are_compared_as_they_stand() -> None:
    old, new = (giving({"allOf": [{"pattern": "x"}, {"pattern": each}]}) for each in ("y", "z"))
    assert told(old, new) == [f"own-response-schema-changed POST {PATH} 200"]


def test_what_a_parameter_of_the_path_is_called_is_no_change() -> None:
    def spec(name: str, **more: Any) -> doc.Node:
        parameter = {"in": "path", "name": name, "required": True, "schema": {**STRING, **more}}
        document = api()
        document["paths"] = {f"/things/{{{name}}}/all": {"get": {"parameters": [parameter], "responses": {}}}}
        return document

    assert compare(spec("id"), spec("mailbox")) == []
    (change,) = compare(spec("id"), spec("mailbox", enum=["x"]))
    assert str(change) == "request-parameter-became-enum GET /things/{mailbox}/all path/mailbox"


def test_a_path_with_another_constant_is_another_path() -> None:
    old, new = api(), api()
    new["paths"] = {"/things/all": new["paths"].pop(PATH)}
    assert told(old, new) == [
        f"api-path-removed-without-deprecation POST {PATH}",
        "endpoint-added POST /things/all",
    ]


def test_a_parameter_that_is_deprecated_itself_or_by_its_schema_is_so_once() -> None:
    old, new = asking(), asking(deprecated=True, schema={**STRING, "deprecated": True})
    assert told(old, new) == [f"request-parameter-deprecated POST {PATH} query/q"]
    assert told(old, asking(deprecated=True)) == told(old, new)


def test_parameters_of_a_path_are_those_of_its_operations() -> None:
    old, new = asking(), api()
    new["paths"][PATH]["parameters"] = old["paths"][PATH]["post"]["parameters"]
    assert compare(old, new) == []
    assert told(api(), new) == [f"new-optional-request-parameter POST {PATH} query/q"]


def test_security_of_all_operations_is_told_once_and_for_each_that_has_its_own() -> None:
    old, new = _with(more=OPERATION), _with(more=OPERATION)
    assert told({**old, "security": [{"Key": []}]}, {**new, "security": [{"Key": [], "Two": ["b", "a"]}]}) == [
        "api-global-security-removed security/Key",
        "api-global-security-added security/Key + Two (a, b)",
    ]
    new["security"] = old["security"] = [{"Key": []}]
    new["paths"]["/more"] = {"post": {"responses": {}, "security": [{"Key": []}]}}
    assert compare(old, new) == []
    new["paths"]["/more"]["post"]["security"] = []
    assert told(old, new) == ["api-security-removed POST /more security/Key"]


# References, forms, and what else is not plain


def test_a_change_of_what_is_referred_to_is_told_wherever_it_is() -> None:
    old = shared(
        {
            "requestBody": _ref("requestBodies", "Body"),
            "responses": {"200": {"content": {JSON: {"schema": {"type": "array", "items": _ref("schemas", "Thing")}}}}},
        }
    )
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Thing"]["properties"]["a"] = INTEGER
    assert told(old, new) == [f"response-property-type-changed POST {PATH} 200/*/a"]
    new["components"]["requestBodies"]["Body"]["content"][JSON]["schema"] = fields()
    assert told(old, new) == [
        f"response-property-type-changed POST {PATH} 200/*/a",
        f"request-property-removed POST {PATH} body/a",
    ]


def test_schemas_that_refer_to_themselves() -> None:
    def spec(value: Any, node: Any = NODE) -> doc.Node:
        document = shared({"responses": {"200": {"content": {JSON: {"schema": node}}}}})
        document["components"]["schemas"]["Node"]["properties"]["value"] = value
        return document

    assert compare(spec(STRING), spec(STRING, {"allOf": [NODE]})) == []
    assert told(spec(STRING), spec(INTEGER)) == [f"response-property-type-changed POST {PATH} 200/value"]
    unrolled = fields(next=fields(next=NODE, value=STRING), value=STRING)
    assert compare(spec(STRING), spec(STRING, unrolled)) == []
    twice = spec(STRING, {"oneOf": [NODE, {"type": "array", "items": NODE}]})
    assert compare(twice, copy.deepcopy(twice)) == []
    for itself in ({"$ref": "#/components/schemas/Loop"}, {"allOf": [{"$ref": "#/components/schemas/Loop"}]}):
        loop = spec(STRING, {"$ref": "#/components/schemas/Loop"})
        loop["components"]["schemas"]["Loop"] = itself
        assert compare(loop, spec(STRING, {})) == []
    joined = spec(STRING, {"allOf": [NODE, fields(next=NODE)]})
    assert compare(joined, spec(STRING)) == []
    assert [change.place for change in compare(joined, spec(INTEGER))][-1] == "200/value"


def test_schemas_that_refer_to_each_other_without_end_are_refused() -> None:
    def tree(leaf: Any) -> doc.Node:
        names = [f"N{number}" for number in range(12)]
        nodes = {name: fields(leaf=leaf, **{other: _ref("schemas", other) for other in names}) for name in names}
        document = giving(_ref("schemas", "N0"))
        document["components"] = {"schemas": nodes}
        return document

    with pytest.raises(SpecUnsafe, match="too many ways"):
        compare(tree(STRING), tree(INTEGER))


@pytest.mark.parametrize(
    "both",
    [
        lambda ref: {"allOf": [ref, ref]},
        lambda ref: {"oneOf": [ref, fields(other=ref)]},
        lambda ref: {"not": fields(one=ref, other=ref)},
    ],
)
def test_a_few_schemas_that_stand_for_a_million_millions_are_refused(both: Callable[[Any], doc.Node]) -> None:
    def twice_and_twice(leaf: Any) -> doc.Node:
        nodes = {f"N{number}": both(_ref("schemas", f"N{number + 1}")) for number in range(40)}
        document = giving(_ref("schemas", "N0"))
        document["components"] = {"schemas": {**nodes, "N40": leaf}}
        return document

    with pytest.raises(SpecUnsafe, match="too many ways"):
        compare(twice_and_twice(STRING), twice_and_twice(INTEGER))


def test_schemas_within_schemas_beyond_all_depth_are_refused() -> None:
    def chain(leaf: Any) -> doc.Node:
        nodes = {f"N{number}": fields(inner=_ref("schemas", f"N{number + 1}")) for number in range(doc.MAX_DEPTH + 1)}
        document = giving(_ref("schemas", "N0"))
        document["components"] = {"schemas": {**nodes, f"N{len(nodes)}": leaf}}
        return document

    with pytest.raises(SpecUnsafe, match="too many ways"):
        compare(chain(STRING), chain(INTEGER))


def test_the_name_of_a_header_is_the_same_in_any_case() -> None:
    old, new = asking(schema=STRING), asking(schema=INTEGER)
    for document, name in ((old, "X-Left"), (new, "x-left")):
        document["paths"][PATH]["post"]["parameters"][0] |= {"in": "header", "name": name}
    assert [change.place for change in compare(old, new)] == ["header/x-left"]


def test_one_is_not_true() -> None:
    """To Python they are equal, and so are two documents that differ in nothing else."""
    assert told(giving(fields(a={"default": 1})), giving(fields(a={"default": True}))) == [
        f"response-property-default-value-changed POST {PATH} 200/a"
    ]
    assert told(taking(fields(a={"enum": [0, 1]})), taking(fields(a={"enum": [False, True]}))) == [
        f"request-property-enum-value-removed POST {PATH} body/a",
        f"request-property-enum-value-added POST {PATH} body/a",
    ]
    change = compare(giving({"enum": [1, "never"]}), giving({"enum": ["1", "never"]}))[0]
    assert (change.before, change.after) == ("one of 1, never", 'one of "1", never')


@pytest.mark.parametrize("odd", [{1: 2, "b": 3}, {datetime.date(2020, 1, 1): 1}, {None: 1, "a": 2}])
def test_keys_that_json_has_not(odd: Any) -> None:
    """YAML has them."""
    for keyword in ("default", "const", "dependentRequired"):
        assert one(giving({keyword: {"a": 1}}), giving({keyword: odd})).before
    assert compare(giving({"enum": [odd]}), giving({"enum": [copy.deepcopy(odd)]})) == []
    assert len(compare(giving({"enum": [odd]}), giving({"enum": [1]}))) == 2


@pytest.mark.parametrize("shape", [3, "x", [], None])
def test_a_shape_that_is_none_says_nothing(shape: Any) -> None:
    old, new = giving(STRING), giving({**STRING, "x-example-schema": shape})
    assert compare(old, new) == compare(new, old) == []
    new = giving(STRING)
    new["paths"][PATH]["post"]["responses"]["200"]["content"][JSON]["x-example-schema"] = shape
    assert compare(old, new) == compare(new, old) == []


def test_a_reference_to_nowhere_is_compared_by_its_name() -> None:
    old, new = (giving({"$ref": ref}) for ref in ("#/components/schemas/A", "other.yaml#/B"))
    assert compare(old, copy.deepcopy(old)) == []
    assert told(old, new) == [f"own-response-schema-changed POST {PATH} 200"]


def test_forms_that_are_most_alike_are_compared() -> None:
    cat = fields(claws=INTEGER, name=STRING)
    assert told(giving({"oneOf": [CAT, DOG]}), giving({"oneOf": [DOG, cat]})) == [
        f"response-property-type-changed POST {PATH} 200/claws",
        f"response-optional-property-added POST {PATH} 200/name",
    ]


def test_one_schema_and_several_forms() -> None:
    assert told(giving(CAT), giving({"oneOf": [DOG, CAT]})) == [f"response-body-one-of-added POST {PATH} 200"]
    assert told(taking({"anyOf": [DOG, CAT]}), taking(CAT)) == [f"request-body-any-of-removed POST {PATH} body"]
    assert told(taking(CAT), taking({**CAT, "oneOf": [DOG, FOX]})) == [
        f"own-request-schema-narrowed POST {PATH} body"
    ], "the forms hold in addition"
    assert told(giving({"oneOf": [CAT, DOG]}), giving({})) == [f"own-response-schema-widened POST {PATH} 200"]


NARROWED, WIDENED, CHANGED, SPECIALIZED, GENERALIZED = (
    "schema-narrowed", "schema-widened", "schema-changed", "type-specialized", "type-generalized",
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "sent", "come"),
    [
        (STRING, {"type": "string", "format": "date"}, "type-changed", SPECIALIZED),
        ({"format": "int32"}, {"format": "int64"}, GENERALIZED, GENERALIZED),
        ({"type": "integer", "format": "int64"}, {"type": "number"}, GENERALIZED, GENERALIZED),
        (STRING, {"type": ["integer", "null"]}, "type-changed", "type-changed"),
        ({"type": ["string", "null"]}, {"type": "null"}, "type-changed", SPECIALIZED),
        ({"type": "null"}, STRING, "type-changed", "type-changed"),
        ({"type": "null"}, {"type": ["string", "null"]}, GENERALIZED, GENERALIZED),
        ({}, {"additionalProperties": False}, NARROWED, NARROWED),
        ({"additionalProperties": False}, {}, WIDENED, WIDENED),
        ({"required": True}, {}, CHANGED, CHANGED),
        ({"type": "array", "items": False}, {"type": "array"}, CHANGED, CHANGED),
        ({"maximum": "3"}, {"maximum": "4"}, CHANGED, CHANGED),
        ({"exclusiveMinimum": 0, "type": "number"}, {"type": "number"}, WIDENED, WIDENED),
        ({"enum": 3}, {"enum": 4}, CHANGED, CHANGED),
        ({"type": 3}, {"type": 4}, CHANGED, CHANGED),
    ],
)
def test_gradings(before: Any, after: Any, sent: str, come: str) -> None:
    for direction, wrap, stem in (("request", taking, sent), ("response", giving, come)):
        rule = f"own-{direction}-{stem}" if stem.startswith("schema") else f"{direction}-property-{stem}"
        assert one(wrap(fields(a=before)), wrap(fields(a=after))).rule == rule


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ({"schema": INTEGER}, {"schema": STRING}, "type-generalized"),
        ({"schema": STRING}, {"schema": INTEGER}, "type-changed"),
        ({"schema": STRING}, {"schema": {"type": "array", "items": STRING}}, "type-generalized"),
        ({"schema": STRING, "explode": False}, {"schema": {"type": "array"}, "explode": False}, "type-changed"),
        ({"schema": STRING}, {"schema": {"type": "array", "items": INTEGER}}, "type-changed"),
    ],
)
def test_a_parameter_is_text_on_the_wire(before: Any, after: Any, rule: str) -> None:
    assert told(asking(**before), asking(**after)) == [f"request-parameter-{rule} POST {PATH} query/q"]


@pytest.mark.parametrize(
    "keyword",
    ["multipleOf", "uniqueItems", "minContains", "maxContains", "contains", "if", "then", "else", "propertyNames",
     "dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
     "contentEncoding", "contentMediaType", "discriminator", "minProperties", "maxProperties", "not"],
)  # fmt: skip
def test_no_keyword_gets_lost(keyword: str) -> None:
    values = {"uniqueItems": True, "discriminator": {"propertyName": "a"}, "contentEncoding": "base64"}
    value = values.get(keyword, 3 if keyword.startswith(("m",)) else {"type": "string"})
    for wrap in (taking, giving):
        for old, new in (({}, {keyword: value}), ({keyword: value}, {})):
            assert is_own(one(wrap(fields(a=old)), wrap(fields(a=new))).rule)


def test_a_range_of_media_types_and_one_of_them_are_compared() -> None:
    assert told(giving(A, media_type="*/*"), giving(fields(a=INTEGER))) == [
        f"response-property-type-changed POST {PATH} 200/a",
        f"response-media-type-name-specialized POST {PATH} 200",
    ]
    assert told(taking(A, media_type="application/*"), taking(A)) == [f"own-request-schema-narrowed POST {PATH} body"]
    assert told(taking(A), taking(A, media_type="*/*")) == [f"own-request-schema-widened POST {PATH} body"]
    assert told(giving(A), giving(A, media_type="text/*")) == [
        f"response-media-type-removed POST {PATH} 200",
        f"response-media-type-added POST {PATH} 200",
    ]


def test_null_and_format_at_once_are_two_changes() -> None:
    new = {"type": ["string", "null"], "format": "date"}
    assert told(giving(STRING), giving(new)) == [
        f"response-body-became-nullable POST {PATH} 200",
        f"response-body-type-specialized POST {PATH} 200",
    ]


def test_fields_that_have_no_name() -> None:
    def spec(schema: Any) -> doc.Node:
        return giving({"type": "object", "additionalProperties": schema})

    assert told(spec(STRING), spec(INTEGER)) == [f"response-property-type-changed POST {PATH} 200/*"]
    assert told(spec(True), spec(A)) == [f"response-optional-property-added POST {PATH} 200/*"]
    assert told(spec(A), spec(False)) == [f"response-optional-property-removed POST {PATH} 200/*"]
    old, new = (taking({"patternProperties": {"^x": each}}) for each in (STRING, INTEGER))
    assert told(old, new) == [f"request-property-type-changed POST {PATH} body/*"]


def test_what_has_several_forms_is_described_by_all_of_them() -> None:
    change = one(giving(fields()), giving(fields(a={"oneOf": [CAT, INTEGER, {"type": "null"}]})))
    assert change.after == "object or integer or null"
    document = giving(fields(a=_ref("schemas", "Many")))
    document["components"] = {"schemas": {"Many": {"anyOf": [_ref("schemas", "Many"), A]}}}
    assert one(giving(fields()), document).after


def test_examples_within_lists_and_of_fields_without_names() -> None:
    rows = {"type": "array", "items": fields(a=STRING)}
    (change,) = compare(_beside(rows, None), _beside(rows, [{"a": "x", "b": 1}]))
    assert (change.place, change.after) == ("200/*/b", "integer")
    by_name = {"type": "object", "additionalProperties": fields(a=STRING)}
    (change,) = compare(_beside(by_name, {"anna@example.org": {"a": 3}}), _beside(by_name, None))
    assert (change.place, change.before, change.after) == ("200/*/a", "integer", "string")
    assert compare(_beside({}, None), _beside({}, [1])) != []


def test_a_parameter_that_is_written_as_json() -> None:
    def spec(schema: Any) -> doc.Node:
        return api({"parameters": [{"name": "q", "in": "query", "content": {JSON: {"schema": schema}}}]})

    assert told(spec(STRING), spec(INTEGER)) == [f"request-parameter-type-changed POST {PATH} query/q"]
    assert told(asking(), spec(STRING)) == [f"own-request-parameter-changed POST {PATH} query/q"]


# Real revisions

PAIRS = list(pairwise(DATES))


def test_all_revisions_are_here() -> None:
    assert len(DATES) == 25
    assert DATES[0] == "2020-06-07"


@pytest.mark.parametrize("date", DATES)
def test_a_pin_is_its_own_pin_and_has_no_drift_to_itself(date: str) -> None:
    document = pinned(date)
    assert pin(document) == document
    assert compare(document, copy.deepcopy(document)) == []


@pytest.mark.parametrize("pair", PAIRS, ids="..".join)
def test_neighbours(pair: tuple[str, str]) -> None:
    """No crash, the same twice, each change by a name of its own; and on the way back, what came goes."""
    old, new = map(pinned, pair)
    found = compare(old, new)
    assert found
    assert compare(_shuffled(old), _shuffled(new)) == found
    assert (old, new) == tuple(map(pinned, pair)), "they are left as they were"
    names = [str(change) for change in found]
    assert len(set(names)) == len(names), "a name is of one change"
    assert [change.level for change in found] == sorted((change.level for change in found), reverse=True)

    back = Counter((each.operation, each.place, each.after, each.before) for each in compare(new, old))
    assert back == Counter((each.operation, each.place, each.before, each.after) for each in found)


def _shuffled(node: Any) -> Any:
    """The same with every mapping in another order."""
    if isinstance(node, list):
        return [_shuffled(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _shuffled(node[key]) for key in random.Random(len(node)).sample(list(node), len(node))}


def test_the_limit_is_far_from_what_mailcow_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MAX_STEPS", comparing.MAX_STEPS // 50)
    assert len(compare(pinned(DATES[0]), pinned(DATES[-1]))) > 100


# The page


def test_the_tables_of_the_page_are_in_step() -> None:
    text = drift_tables.PAGE.read_text(encoding="utf-8")
    assert drift_tables.written(text) == text, "run scripts/drift_tables.py"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="rules"):
        drift_tables.written("# Drift\n")


def test_the_page_shows_every_change_of_a_pair() -> None:
    """The counts of one row, by hand."""
    found = Counter(change.level.name for change in compare(pinned("2024-12-14"), pinned("2025-03-11")))
    assert found == {"breaking": 1, "risky": 1}
    assert "| 2024-12-14 | 2025-03-11 | 1 | 1 | 0 |" in drift_tables.PAGE.read_text(encoding="utf-8")
