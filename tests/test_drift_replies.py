"""How replies differ from the contract: each way told once, without a value; and how recordings are read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from mailcow_client.types import Operation

from mailcow_facade.drift import cassettes
from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.replies import Replies
from mailcow_facade.drift.report import Finding, NotCompared, Report, in_order
from mailcow_facade.drift.rules import RULES
from mailcow_facade.drift.sources import compare_cassettes
from mailcow_facade.spec.contract import Contract, Deviation
from mailcow_facade.spec.document import SpecNoFile

THINGS = Operation(id="listThings", method="GET", path="/api/v1/get/thing/all", reply="list", writes=False, since="")
WRITE = THINGS._replace(id="addThing", method="POST", path="/api/v1/add/thing", reply="results", writes=True)
NOTHING = {"type": "object", "maxProperties": 0, "additionalProperties": False}
THING = {
    "type": "object",
    "required": ["id", "state"],
    "properties": {
        "id": {"type": "integer"},
        "state": {"enum": [0, 1]},
        "name": {"type": ["string", "null"]},
        "code": {"type": "string", "maxLength": 3, "pattern": "^[a-z]*$", "minLength": 1},
        "many": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 2},
        "size": {"type": "integer", "minimum": 0, "maximum": 9},
        "by_name": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Part"}},
        "free": {"type": "object"},
        "any": {},
        "part": {"oneOf": [{"$ref": "#/components/schemas/Part"}, {"type": "boolean", "enum": [False]}]},
        "all": {"allOf": [{"$ref": "#/components/schemas/Part"}, {"properties": {"b": {"type": "string"}}}]},
        "tilde~slash/": {"type": "string"},
    },
    "patternProperties": {"^[0-9]$": {"type": "null"}},
}
PART = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "components": {
        "schemas": {"Thing": THING, "Part": PART, "Nothing": NOTHING},
        "responses": {"Done": {"content": {"application/json": {"schema": {"type": "array", "items": PART}}}}},
    },
    "paths": {
        THINGS.path: {
            "get": {
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "oneOf": [
                                        {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                                        {"$ref": "#/components/schemas/Nothing"},
                                    ]
                                }
                            }
                        }
                    }
                }
            }
        },
        WRITE.path: {"post": {"responses": {"200": {"$ref": "#/components/responses/Done"}}}},
    },
}
GOOD: dict[str, Any] = {"id": 1, "state": 0}


@pytest.fixture
def contract() -> Contract:
    return Contract(DOCUMENT)


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        [GOOD, {**GOOD, "name": None, "5": None, "many": [1, 2.5], "size": 9}],
        [{**GOOD, "by_name": {"anna@example.org": {"a": "x"}}, "free": {"x": {"y": 1}}, "any": {"z": [{"q": 1}]}}],
        [{**GOOD, "part": False}, {**GOOD, "part": {"a": ""}}, {**GOOD, "all": {"a": "", "b": ""}}],
    ],
)
def test_what_the_contract_names_is_no_deviation(contract: Contract, data: Any) -> None:
    assert [*contract.deviations(THINGS, data)] == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("text", Deviation("", "type", "array or empty object", "string", "type")),
        ({"1": GOOD}, Deviation("", "type", "array or empty object", "object", "type")),
        (None, Deviation("", "type", "array or empty object", "null", "type")),
        ([{"id": 1}], Deviation("/*/state", "missing", "one of 0, 1", "nothing", "required")),
        ([{**GOOD, "id": "1"}], Deviation("/*/id", "type", "integer", "string", "type")),
        ([{**GOOD, "id": None}], Deviation("/*/id", "type", "integer", "null", "type")),
        ([{**GOOD, "state": 7}], Deviation("/*/state", "value", "one of 0, 1", "integer", "enum")),
        ([{**GOOD, "state": "0"}], Deviation("/*/state", "type", "one of 0, 1", "string", "type")),
        ([{**GOOD, "code": "long"}], Deviation("/*/code", "value", "maxLength 3", "string", "maxLength")),
        ([{**GOOD, "many": [1, "2"]}], Deviation("/*/many/*", "type", "number", "string", "type")),
        ([{**GOOD, "new": {"deep": 1}}], Deviation("/*/new", "new", "", "object")),
        ([{**GOOD, "x" * 65: 1}], Deviation("/*/*", "new", "", "integer")),
        ([{**GOOD, "anna@example.org": 1}], Deviation("/*/*", "new", "", "integer")),
        ([{**GOOD, "by_name": {"a@b": {}}}], Deviation("/*/by_name/*/a", "missing", "string", "nothing", "required")),
        ([{**GOOD, "by_name": {"anna": {"a": "", "b": 1}}}], Deviation("/*/by_name/*/b", "new", "", "integer")),
        ([{**GOOD, "by_name": {"anna": 1}}], Deviation("/*/by_name/*", "type", "object", "integer", "type")),
        ([{**GOOD, "part": True}], Deviation("/*/part", "value", "object or one of false", "boolean", "enum")),
        ([{**GOOD, "part": {}}], Deviation("/*/part/a", "missing", "string", "nothing", "required")),
        ([{**GOOD, "part": {"a": "", "c": 1}}], Deviation("/*/part/c", "new", "", "integer")),
        ([{**GOOD, "all": {"a": "", "c": 1}}], Deviation("/*/all/c", "new", "", "integer")),
        ([{**GOOD, "5": 5}], Deviation("/*/*", "type", "null", "integer", "type")),
        ([{**GOOD, "tilde~slash/": 5}], Deviation("/*/tilde~0slash~1", "type", "string", "integer", "type")),
    ],
)  # fmt: skip
def test_each_kind_of_deviation(contract: Contract, data: Any, told: Deviation) -> None:
    assert [*contract.deviations(THINGS, data)] == [told]


def test_names_among_which_none_is_known_may_be_data(contract: Contract) -> None:
    told = {deviation.place for deviation in contract.deviations(THINGS, [{"anna": 1, "berta": 2}])}
    assert told == {"/*/*", "/*/id", "/*/state"}


def test_a_reply_that_is_no_operation_of_it(contract: Contract) -> None:
    other = THINGS._replace(id="other", path="/api/v1/get/other")
    assert not contract.describes(other)
    assert [*contract.deviations(other, {"x": 1})] == []
    assert [*contract.contradictions(other, {"x": 1})] == []


def test_a_new_field_contradicts_nothing(contract: Contract) -> None:
    assert [*contract.contradictions(THINGS, [{**GOOD, "new": 1}])] == []


@pytest.mark.parametrize(
    ("data", "told", "level"),
    [
        ([{**GOOD, "new": 1}], "response-optional-property-added GET {} 200/*/new", Level.safe),
        ([{"id": 1}], "response-required-property-removed GET {} 200/*/state", Level.breaking),
        ([{**GOOD, "id": "1"}], "response-property-type-changed GET {} 200/*/id", Level.breaking),
        ([{**GOOD, "id": None}], "response-property-became-nullable GET {} 200/*/id", Level.breaking),
        ([{**GOOD, "state": 7}], "response-property-enum-value-added GET {} 200/*/state", Level.risky),
        ([{**GOOD, "code": "long"}], "response-property-max-length-increased GET {} 200/*/code", None),
        ([{**GOOD, "code": ""}], "response-property-min-length-decreased GET {} 200/*/code", None),
        ([{**GOOD, "code": "A"}], "own-response-schema-widened GET {} 200/*/code", Level.risky),
        ([{**GOOD, "size": 10}], "response-property-max-increased GET {} 200/*/size", None),
        ([{**GOOD, "size": -1}], "response-property-min-decreased GET {} 200/*/size", None),
        ([{**GOOD, "many": []}], "response-property-min-items-decreased GET {} 200/*/many", None),
        ([{**GOOD, "many": [1, 2, 3]}], "own-response-schema-widened GET {} 200/*/many", Level.risky),
        ("text", "response-body-type-changed GET {} 200", Level.breaking),
        (None, "response-body-became-nullable GET {} 200", Level.breaking),
    ],
)
def test_each_deviation_has_a_rule(contract: Contract, data: Any, told: str, level: Level | None) -> None:
    replies = Replies(contract)
    assert replies.take(THINGS, data)
    [finding] = replies.findings()
    assert str(finding.change) == told.format(THINGS.path)
    assert finding.change.level == (level or RULES[finding.change.rule].level)
    assert finding.change.source == "reply"


def test_a_place_is_told_once_with_the_number_of_replies(contract: Contract) -> None:
    replies = Replies(contract)
    for bad in ("1", "2", True, [1]):
        replies.take(THINGS, [{**GOOD, "id": bad}, {**GOOD, "id": "planted"}])
    replies.take(THINGS, [GOOD])
    [finding] = replies.findings()
    assert (finding.replies, replies.compared) == (4, 5)
    assert (finding.change.before, finding.change.after) == ("integer", "array or boolean or string")
    assert "planted" not in repr(finding)


def test_a_list_with_a_gap_is_a_list(contract: Contract) -> None:
    replies = Replies(contract)
    replies.take(THINGS, {"0": GOOD, "2": {**GOOD, "new": 1}})
    assert [str(finding.change) for finding in replies.findings()] == [
        f"response-optional-property-added GET {THINGS.path} 200/*/new"
    ]


def test_a_refusal_is_no_reply_of_a_read(contract: Contract) -> None:
    replies = Replies(contract)
    for refusal in ({"type": "error", "msg": "no"}, [{"type": "danger", "log": [], "msg": "access_denied"}]):
        assert not replies.take(THINGS, refusal)
        assert replies.take(WRITE, refusal)
    assert replies.compared == 2


def exchange(path: str, body: Any, status: int = 200, **headers: str) -> dict[str, Any]:
    content = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return {
        "request": {"method": "GET", "uri": f"https://mail.example.org{path}", "headers": {}, "body": None},
        "response": {
            "status": {"code": status, "message": ""},
            "headers": {name.replace("_", "-"): [value] for name, value in headers.items()},
            "body": {"string": content},
        },
    }


VERSION = "/api/v1/get/status/version"
NEWER = {"version": "2030-01", "planted_field": "planted-value"}
ADDED = f"response-optional-property-added GET {VERSION} 200/planted_field"


def write(path: Path, *exchanges: dict[str, Any]) -> Path:
    document = {"version": 1, "interactions": list(exchanges)}
    dump = json.dumps if path.suffix == ".json" else yaml.safe_dump
    path.write_text(dump(document))
    return path


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.json"])
def test_a_cassette_is_compared(tmp_path: Path, name: str) -> None:
    write(
        tmp_path / name,
        exchange(VERSION, NEWER),
        exchange(VERSION, NEWER),
        exchange(VERSION, {"version": "2026-07a"}),
        exchange(VERSION, "planted-value", status=500),
        exchange(VERSION, ""),
        exchange("/elsewhere", "<html>"),
    )
    report = compare_cassettes(tmp_path)
    assert report.comparison == "cassettes"
    [finding] = report.findings
    assert (str(finding.change), finding.replies, report.compared) == (ADDED, 2, 3)
    assert report.not_compared == ()
    assert report.exit_status(Level.risky) == 0
    assert report.exit_status(Level.safe) == 1
    assert "planted-value" not in repr(report)


def test_a_cassette_that_is_compressed(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps(NEWER).encode())
    path = write(tmp_path / "a.yaml", exchange(VERSION, packed, content_encoding="gzip"))
    assert [str(finding.change) for finding in compare_cassettes(path).findings] == [ADDED]


def test_what_cannot_be_compared_is_told_by_its_number(tmp_path: Path) -> None:
    write(
        tmp_path / "a.yaml",
        exchange(VERSION, {"version": "2026-07a"}),
        exchange("/api/v1/get/planted-name/x@example.org", {}),
        exchange(VERSION, "{"),
        exchange(VERSION, b"planted", content_encoding="gzip"),
    )
    (tmp_path / "b.yaml").write_text("services: {}\n")
    (tmp_path / "c.yaml").write_text("a: [")
    (tmp_path / "d.jsonl").write_text("{}\n")
    (tmp_path / "e.json").write_text('{"no": "cassette"}')
    report = compare_cassettes(tmp_path)
    assert report.compared == 1
    assert [each for each in report.not_compared if each.what != "c.yaml"] == [
        NotCompared("a.yaml, exchange 2", "no operation of the contract has this path"),
        NotCompared("a.yaml, exchange 3", "the reply is no JSON"),
        NotCompared("a.yaml, exchange 4", "its body is damaged"),
        NotCompared("b.yaml", "it is no recording of vcrpy's, or a damaged one"),
        NotCompared("d.jsonl", "it is no recording of vcrpy's, or a damaged one"),
    ]
    assert "c.yaml" in [each.what for each in report.not_compared]


def test_no_recording_at_all(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing"):
        with pytest.raises(SpecNoFile, match="no recording"):
            cassettes.recordings(place)


def _finding(rule: str, path: str, place: str) -> Finding:
    return Finding(Change(rule, RULES[rule].level, "GET", path, place, None, None))


def test_the_worst_comes_first() -> None:
    safe = _finding("response-optional-property-added", "/a", "200/x")
    worse = [_finding("response-required-property-removed", path, "200/y") for path in ("/a", "/b")]
    worst = in_order([safe, *reversed(worse)])
    assert worst == (*worse, safe)


def test_exit_statuses() -> None:
    def report(**about: Any) -> Report:
        return Report(comparison="server", old="a", new="b", **{"findings": (), "compared": 1, **about})

    found = (_finding("response-optional-property-added", "/a", "200/x"),)
    assert report().exit_status(Level.safe) == 0
    assert report(findings=found).exit_status(Level.safe) == 1
    assert report(findings=found).exit_status(Level.risky) == 0
    assert report(findings=found).exit_status(None) == 0
    assert report(findings=found, incomplete="an outage").exit_status(Level.safe) == 1
    assert report(findings=found, incomplete="an outage").exit_status(None) == 2
    assert report(compared=0).exit_status(None) == 2
