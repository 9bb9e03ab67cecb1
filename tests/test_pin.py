"""The pin: the contract of a served file, and nothing else of it."""

from __future__ import annotations

import copy
import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.pin import pin, schema, shape_of
from tests import generated
from tests.conftest import SHARED_SPECS

SERVED = sorted(SHARED_SPECS.glob("*.yaml"))
needs_served_files = pytest.mark.skipif(
    not SERVED, reason="the served files are mailcow's (GPL-3.0) and no part of this project: ../shared/specs is absent"
)

SAMPLE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "A title", "version": "1.0.0", "description": "Prose."},
    "tags": [{"name": "Things", "description": "Prose."}],
    "paths": {
        "/things/{id}": {
            "get": {
                "operationId": "Get thing",
                "summary": "Prose.",
                "description": "Prose.",
                "tags": ["Things"],
                "parameters": [
                    {"name": "b", "in": "query", "description": "Prose.", "schema": {"type": "string"}},
                    {"name": "a", "in": "path", "required": True, "example": "secret-example", "schema": {}},
                ],
                "responses": {
                    "200": {
                        "description": "Prose.",
                        "content": {
                            "application/json": {
                                "examples": {
                                    "response": {
                                        "value": [
                                            {"name": "anna@example.org", "size": 3, "rate": 0.5, "more": None},
                                            {"name": "ben@example.org", "size": None, "extra": {"x": ["y"]}},
                                        ]
                                    }
                                }
                            }
                        },
                    }
                },
            },
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "title": "Prose.",
                                "required": ["b", "a"],
                                "example": {"a": "1", "new": [1]},
                                "properties": {
                                    "a": {"type": "boolean", "description": "Prose.", "example": "1"},
                                    "b": {"enum": ["y", "x"], "type": "string", "example": "x"},
                                    "description": {"type": "string", "description": "Prose."},
                                },
                            }
                        }
                    }
                },
                "responses": {"200": {"description": "Prose."}},
            },
        }
    },
}


def test_prose_and_values_are_dropped_and_shapes_are_kept() -> None:
    text = doc.dump(pin(SAMPLE))
    for gone in ("Prose", "Get thing", "secret-example", "anna@", "Things"):
        assert gone not in text
    operation = pin(SAMPLE)["paths"]["/things/{id}"]
    assert [parameter["name"] for parameter in operation["get"]["parameters"]] == ["a", "b"]
    assert operation["get"]["responses"]["200"]["content"]["application/json"]["schema"] == {
        "x-from-example": True,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "size": {"type": ["integer", "null"]},
                "rate": {"type": "number"},
                "more": {"type": "null"},
                "extra": {
                    "type": "object",
                    "properties": {"x": {"type": "array", "items": {"type": "string"}}},
                },
            },
        },
    }
    body = operation["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["a", "b"]
    assert body["properties"]["b"] == {"enum": ["x", "y"], "type": "string"}
    assert body["properties"]["description"] == {"type": "string"}, "a property may have the name of a keyword"
    assert body["properties"]["a"] == {"type": "boolean", "x-example-schema": {"type": "string"}}
    assert body["x-example-schema"]["properties"]["new"] == {"type": "array", "items": {"type": "integer"}}


def test_a_key_that_is_an_example_value_is_dropped() -> None:
    shape = shape_of([{"anna@example.org": 1, "12": 2, "name": "x"}])
    assert shape == {
        "type": "object",
        "properties": {"name": {"type": "string"}},
        "additionalProperties": {"type": "integer"},
    }


def test_what_is_no_schema_is_kept_as_it_is() -> None:
    assert schema(True) is True
    assert schema({"additionalProperties": False}) == {"additionalProperties": False}


def _reworded(node: Any, chance: random.Random, *, names: bool = False) -> Any:
    """The same contract with other prose, other example values and another order."""
    if isinstance(node, list):
        return [_reworded(item, chance) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key in chance.sample(sorted(node, key=str), len(node)):
        value = node[key]
        if not names and key in ("description", "summary", "operationId") and isinstance(value, str):
            value = f"Reworded {chance.random()}"
        elif not names and key in ("example", "value") and isinstance(value, str):
            value = f"reworded {chance.random()}"
        else:
            value = _reworded(value, chance, names=key in ("properties", "paths", "responses", "content", "examples"))
        result[key] = value
    return result


@pytest.mark.parametrize("seed", range(5))
def test_other_words_and_another_order_are_no_change(seed: int) -> None:
    assert doc.dump(pin(_reworded(SAMPLE, random.Random(seed)))) == doc.dump(pin(SAMPLE))


@needs_served_files
@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.stem)
def test_every_revision_gives_a_pin(path: Path) -> None:
    served = doc.parse(doc.read(path), name=path.name)
    text = doc.dump(pin(served))
    assert text == doc.dump(pin(doc.parse(doc.read(path))))
    assert text == doc.dump(pin(_reworded(served, random.Random(7)))), "wording or order reached the pin"
    assert doc.dump(pin(doc.load(text))).count("x-from-example") <= text.count("x-from-example")
    assert len(generated.operations(pin(served))) == len(generated.operations(served))


@needs_served_files
def test_neighbours_differ_where_the_contract_does(capsys: pytest.CaptureFixture[str]) -> None:
    """No revision of the 25 changed prose alone, so each has a difference; two of them were read by hand."""
    pins = {path.stem[:10]: pin(doc.parse(doc.read(path))) for path in SERVED}
    changed = {
        (old, new): {
            f"{method} {path}"
            for (method, path) in generated.operations(pins[old]).keys() | generated.operations(pins[new]).keys()
            if generated.operations(pins[old]).get((method, path))
            != generated.operations(pins[new]).get((method, path))
        }
        for old, new in pairwise(sorted(pins))
    }
    assert len(changed) == 24
    assert all(changed.values())
    assert changed["2023-11-27", "2024-12-14"] == {"POST /api/v1/add/syncjob"}
    assert changed["2026-07-14", "2026-07-28"] == {
        "GET /api/v1/get/mailbox/{id}",
        "GET /api/v1/get/mailbox/all/{domain}",
    }
    with capsys.disabled():
        print(f"\nneighbouring revisions: {len(changed)}, operations changed: {[len(c) for c in changed.values()]}")


@needs_served_files
def test_the_committed_pin_is_that_of_the_newest_revision() -> None:
    assert pin(doc.parse(doc.read(SERVED[-1]))) == generated.pinned()


def test_reworded_moves_something() -> None:
    served = copy.deepcopy(SAMPLE)
    assert _reworded(served, random.Random(1)) != SAMPLE
