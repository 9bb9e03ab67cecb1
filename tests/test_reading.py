"""Generated parsers are lenient: PHP's spellings are read, what does not fit is kept, nothing makes a read crash."""

from __future__ import annotations

import copy
import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailcow_client import models
from mailcow_client.models import Domain, LogEntry, Mailbox, RateLimit
from mailcow_client.types import (
    UNSET,
    as_bool,
    as_datetime,
    as_datetime_or_none,
    as_float,
    as_int,
    as_list,
    as_model,
    as_models,
    as_one_of,
    as_str,
    to_json,
)

from mailcow_facade.spec.reading import reading_view

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (as_bool, "0", False), (as_bool, "1", True), (as_bool, 0, False), (as_bool, 1, True), (as_bool, True, True),
        (as_bool, "", False), (as_bool, "2", "2"), (as_bool, 2, 2), (as_bool, None, None), (as_bool, [1], [1]),
        (as_int, "12", 12), (as_int, "-3", -3), (as_int, 1.0, 1), (as_int, True, 1), (as_int, "1.5", "1.5"),
        (as_int, "- ", "- "), (as_int, "", ""), (as_int, 1.5, 1.5), (as_int, "²", "²"),
        (as_float, "1.5", 1.5), (as_float, 1, 1), (as_float, "x", "x"), (as_float, None, None),
        (as_str, 5, "5"), (as_str, 1.5, "1.5"), (as_str, True, True), (as_str, None, None),
        (as_datetime, 0, datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)),
        (as_datetime, "1.5", datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=datetime.UTC)),
        (as_datetime, "soon", "soon"), (as_datetime, 10**30, 10**30), (as_datetime, float("inf"), float("inf")),
    ],
)  # fmt: skip
def test_scalars(read: Any, value: object, expected: object) -> None:
    result = read(value)
    assert result == expected
    assert type(result) is type(expected)


@given(json_values)
def test_no_value_makes_a_reader_crash(value: Any) -> None:
    assert as_datetime_or_none(value) == as_one_of(value, null=True, scalar=as_datetime)
    for read in (as_bool, as_int, as_float, as_str, as_datetime):
        read(value)
        as_one_of(value, null=True, model=RateLimit, items=read, scalar=read)
    as_list(as_int, value)
    as_model(RateLimit, value)


@given(
    st.dictionaries(st.sampled_from(["username", "quota", "attributes", "rl", "tags", "last_imap_login"]), json_values)
)
def test_no_row_makes_a_model_crash_or_lose_a_key(row: dict[str, Any]) -> None:
    assert Mailbox.from_dict(row).to_dict().keys() == row.keys()


def test_stand_ins_for_nothing() -> None:
    assert as_one_of(False, null=True, model=RateLimit) is None
    assert as_one_of("- ", null=True, scalar=as_float) is None
    assert as_one_of("", null=True, scalar=as_str) == ""
    assert as_one_of(False, null=True, scalar=as_bool) is False
    assert as_one_of(0, null=True, scalar=as_int) == 0
    assert as_one_of(0, null=True, scalar=as_datetime) is None
    assert as_one_of(UNSET, null=True, model=RateLimit) is UNSET
    assert as_list(as_str, {}) == as_list(as_str, "") == []
    assert as_model(RateLimit, []).to_dict() == {}


def test_a_model_keeps_what_it_does_not_know_and_marks_what_is_missing() -> None:
    domain = Domain.from_dict({"domain_name": "example.org", "active": "1", "newer": {"x": 1}})
    assert domain.active is True
    assert domain.additional_properties == {"newer": {"x": 1}}
    missing: object = domain.max_quota_for_domain
    assert missing is UNSET
    assert not missing
    assert domain.to_dict() == {"domain_name": "example.org", "active": True, "newer": {"x": 1}}


def test_a_model_that_was_read_has_each_field_of_one_that_was_built() -> None:
    every: list[Any] = [getattr(models, name) for name in models.__all__]
    made = [model.from_dict({}) for model in every if hasattr(model, "from_dict")]
    assert len(made) > 150
    for model in made:
        assert all(hasattr(model, field.name) for field in attrs.fields(type(model))), type(model)
    assert RateLimit.from_dict({"value": "5", "frame": "s"}) == RateLimit(value=5, frame="s")


def test_what_a_model_is_read_from_stays_as_it_is() -> None:
    row = {"username": "anna@example.org", "tags": ["a"], "rl": {"value": "5"}, "attributes": {"imap_access": "1"}}
    before = copy.deepcopy(row)
    Mailbox.from_dict(row).tags = []
    assert row == before


def test_the_rows_of_a_reply() -> None:
    rows: list[object] = [{"value": "5", "frame": "s"}, "?", []]
    assert as_models(RateLimit, rows) == [RateLimit(value=5, frame="s"), "?", RateLimit.from_dict({})]
    assert as_models(RateLimit, {}) == as_models(RateLimit, []) == []
    assert as_models(RateLimit, None) is None


def test_moments() -> None:
    entry = LogEntry.from_dict({"time": "1763845200", "priority": "info", "program": "p", "message": "m"})
    assert entry.time == datetime.datetime(2025, 11, 22, 21, 0, tzinfo=datetime.UTC)
    assert entry.to_dict()["time"] == 1763845200
    assert to_json([entry.time]) == [1763845200]


WORDS = {"tags": ["x"], "summary": "s", "description": "d"}


def test_the_view_that_the_generator_reads() -> None:
    flag = {"type": "integer", "enum": [0, 1], "x-reads-as": {"type": "boolean"}}
    thing = {"type": "object", "properties": {"on": {"$ref": "#/components/schemas/Flag", "description": "Whether."}}}
    nothing = {"$ref": "#/components/schemas/Nothing"}
    reply = {
        "200": {
            "description": "d",
            "content": {"application/json": {"schema": {"oneOf": [{"$ref": "#/components/schemas/Thing"}, nothing]}}},
        },
        "404": {"description": "d"},
    }
    view = reading_view({
        "paths": {"/x": {"get": {**WORDS, "operationId": "getX", "x-since": "2026-03", "responses": reply}}},
        "components": {"schemas": {"Flag": flag, "Thing": thing, "Nothing": {"type": "object"}, "Unused": {}}},
    })  # fmt: skip
    operation = view["paths"]["/x"]["get"]
    assert list(operation["responses"]) == ["200"]
    assert operation["responses"]["200"]["x-operation"] == {
        "id": "getX", "method": "GET", "path": "/x", "reply": "object", "writes": False, "since": "2026-03",
    }  # fmt: skip
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Thing"
    }
    assert view["components"]["schemas"] == {
        "Thing": {"type": "object", "properties": {"on": {"type": "boolean", "description": "Whether."}}}
    }
