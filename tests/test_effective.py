"""The effective spec is a document to build on: valid, described, evidenced, and true to what was recorded."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from mailcow_client import api
from openapi_spec_validator import validate

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.contract import Contract, Contradiction
from mailcow_facade.spec.overlay import EVIDENCE, load_overlays
from mailcow_facade.spec.reading import reading_view
from tests import generated
from tests.conftest import ROOT
from tests.test_replies import REPLIES

KEYWORDS = frozenset(
    "$ref additionalProperties anyOf default deprecated description enum format items maxItems maxLength maxProperties"
    " maximum minItems minLength minProperties minimum oneOf pattern patternProperties properties required type"
    " uniqueItems x-hidden x-reads-as".split()
)

CONTRACT = Contract.shipped()
EVIDENCE_KINDS = ("live", "source", "served", "openapi.yaml")


def schemas(node: Any, where: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every schema of a document, with its place."""
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(node, list):
        for number, item in enumerate(node):
            found += schemas(item, f"{where}/{number}")
    elif isinstance(node, dict):
        for key, value in node.items():
            at = f"{where}/{key}"
            if key == "schema":
                found += _schemas_in(value, at)
            elif key == "schemas":
                for name, schema in value.items():
                    found += _schemas_in(schema, f"{at}/{name}")
            else:
                found += schemas(value, at)
    return found


def _schemas_in(schema: Any, where: str) -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(schema, dict):
        return []
    found = [(where, schema)]
    for key in ("properties", "patternProperties"):
        for name, inner in schema.get(key, {}).items():
            found += _schemas_in(inner, f"{where}/{name}" if key == "properties" else f"{where}/{key}/{name}")
    for key in ("items", "additionalProperties", "x-reads-as"):
        found += _schemas_in(schema.get(key), f"{where}/{key}")
    for key in ("anyOf", "oneOf"):
        for number, inner in enumerate(schema.get(key, ())):
            found += _schemas_in(inner, f"{where}/{key}/{number}")
    return found


def test_it_is_valid_openapi() -> None:
    validate(generated.effective())
    validate(reading_view(generated.effective()))
    assert generated.effective()["openapi"] == "3.1.0"


def test_operations_have_names_and_words() -> None:
    names: Counter[str] = Counter()
    for (method, path), operation in generated.operations(generated.effective()).items():
        about = f"{method} {path}"
        names[operation["operationId"].lower()] += 1
        assert re.fullmatch(r"[a-z][A-Za-z0-9]+", operation["operationId"]), about
        assert len(operation["tags"]) == 1, about
        assert re.fullmatch(r"[a-z0-9_]+", operation["tags"][0]), about
        assert operation["summary"], about
        assert not operation["summary"].endswith("."), about
        assert operation["description"].endswith((".", "`")), about
        assert {"200", "401", "403", "404", "500"} <= operation["responses"].keys(), about
        assert "*/*" not in operation["responses"]["200"].get("content", {}), about
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], f"{about} {parameter['name']}"
    assert max(names.values()) == 1


def test_tags_and_overlays_are_the_same_rooms() -> None:
    tags = {operation["tags"][0] for operation in generated.operations(generated.effective()).values()}
    files = {path.stem for path in (ROOT / "overlays").glob("*.yaml")} - {"00-base", "zz-everywhere"}
    assert tags == files


def test_schemas_say_what_they_mean() -> None:
    everything = schemas(generated.effective())
    assert len(everything) > 1500
    for where, schema in everything:
        unknown = schema.keys() - KEYWORDS
        assert not unknown, f"{where} has {unknown}: a description with a comma wants quotes"
        untyped = schema.keys() <= {"description"} and ("patternProperties" in where or not schema)
        assert schema.keys() & {"type", "$ref", "oneOf", "anyOf"} or untyped, f"{where} is untyped"
        if schema.get("type") == "array":
            assert "items" in schema, where


def test_properties_are_described() -> None:
    for where, schema in schemas(generated.effective()):
        for name, inner in schema.get("properties", {}).items():
            assert inner.get("description") or "$ref" in inner, f"{where}/{name} has no description"


@pytest.mark.parametrize("overlay", load_overlays(ROOT / "overlays"), ids=lambda entry: entry[0])
def test_evidence_is_where_it_is_said_to_be(overlay: tuple[str, dict[str, Any]]) -> None:
    name, document = overlay
    recorded = {(reply["request"]["method"], _bare(reply["request"]["path"])) for reply in REPLIES}
    for action in document["actions"]:
        for evidence in action[EVIDENCE]:
            kind, _, detail = evidence.partition(":")
            assert kind in EVIDENCE_KINDS or (ROOT / kind).is_file(), f"{name}: {evidence}"
            if kind != "tests/data/replies.jsonl":
                continue
            for method, path in re.findall(r"(GET|POST) ([\w./{}@-]+)", detail):
                pattern = re.sub(r"\{[^}]*\}", "[^/]+", path.rstrip("/"))
                assert any(m == method and re.fullmatch(pattern, p) for m, p in recorded), f"{name}: {evidence}"


def _bare(path: str) -> str:
    return path.removeprefix("/api/v1/").partition("?")[0].rstrip("/")


def contradictions(method: str, path: str, body: str) -> list[Contradiction]:
    """Where a reply with status 200 contradicts the effective spec."""
    module = api.find(method, path)
    assert module
    return [*CONTRACT.contradictions(module.OPERATION, json.loads(body))]


def test_a_reply_that_contradicts_it_is_found() -> None:
    good = next(r for r in REPLIES if r["request"]["path"] == "/api/v1/get/domain/example.test")
    body = json.loads(next(
        r["response"]["body"] for r in REPLIES
        if r["request"]["path"] == good["request"]["path"] and r["response"]["body"] != "{}"
    ))  # fmt: skip
    assert contradictions("GET", good["request"]["path"], json.dumps(body)) == []
    for change in ({"max_quota_for_domain": "1"}, {"active": 2}, {"rl": True}):
        assert contradictions("GET", good["request"]["path"], json.dumps({**body, **change}))
    del body["domain_name"]
    assert contradictions("GET", good["request"]["path"], json.dumps(body))


def test_the_lock_tells_what_everything_was_made_of() -> None:
    lock = json.loads((ROOT / "spec.lock").read_text(encoding="utf-8"))
    assert lock["sha256"]["pin"] == doc.sha256((ROOT / "openapi.yaml").read_bytes())
    assert lock["sha256"]["effective"] == doc.sha256((ROOT / "generated" / "openapi.effective.yaml").read_bytes())
    assert re.fullmatch(r"[0-9a-f]{64}", lock["sha256"]["served"])
    assert lock["generator"].startswith("openapi-python-client ")
    assert lock["formatter"].startswith("ruff ")
