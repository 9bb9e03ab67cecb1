"""OpenAPI Overlay 1.1, applied strictly: what matches nothing or changes nothing is an error that names the action."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade.drift.overlays import needless
from mailcow_facade.spec import document as doc
from mailcow_facade.spec import shipped
from mailcow_facade.spec.overlay import OverlayError, apply, check, load_overlays, unfit
from tests.conftest import ROOT

DOCUMENT: dict[str, Any] = {
    "info": {"title": "A", "version": "1"},
    "tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "paths": {
        "/a/{id}": {"get": {"parameters": [{"name": "id", "in": "path"}, {"name": "key", "in": "header"}]}},
        "/b": {"get": {}, "post": {"deprecated": True}},
    },
}


def overlay(*actions: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    told = [{"description": "Why.", "x-evidence": ["seen"], **action} for action in actions]
    return "some.yaml", check(
        {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": told}, "some.yaml"
    )


def applied(*actions: dict[str, Any]) -> dict[str, Any]:
    before = copy.deepcopy(DOCUMENT)
    result = apply(DOCUMENT, [overlay(*actions)])
    assert before == DOCUMENT, "the document that was given is left as it is"
    return result


def test_update_merges_objects_and_replaces_primitives() -> None:
    result = applied({"target": "$", "update": {"info": {"title": "B", "summary": "S"}, "x-new": [1]}})
    assert result["info"] == {"title": "B", "version": "1", "summary": "S"}
    assert result["x-new"] == [1]


def test_update_of_many() -> None:
    result = applied({"target": "$.paths.*.get", "update": {"x-safe": True}})
    assert result["paths"]["/b"]["get"] == {"x-safe": True}
    assert result["paths"]["/a/{id}"]["get"]["x-safe"] is True
    result["paths"]["/b"]["get"]["x-safe"] = 1
    assert result["paths"]["/a/{id}"]["get"]["x-safe"] is True, "each has its own copy"


def test_update_of_a_primitive() -> None:
    assert applied({"target": "$.info.title", "update": "B"})["info"]["title"] == "B"


@pytest.mark.parametrize("value", [{"name": "d"}, [{"name": "d"}]])
def test_update_of_a_list_appends(value: object) -> None:
    assert applied({"target": "$.tags", "update": value})["tags"][3:] == [{"name": "d"}]


def test_lists_within_an_update_are_concatenated() -> None:
    assert len(applied({"target": "$", "update": {"tags": [{"name": "d"}]}})["tags"]) == 4


def test_remove_takes_several_out_of_a_list() -> None:
    result = applied({"target": "$.tags[?@.name == 'a' || @.name == 'c']", "remove": True})
    assert result["tags"] == [{"name": "b"}]
    assert applied({"target": "$.paths['/a/{id}'].get.parameters[0]", "remove": True})["paths"]["/a/{id}"]["get"] == {
        "parameters": [{"name": "key", "in": "header"}]
    }


def test_remove_of_what_lies_within_another() -> None:
    result = apply(
        {"a": {"x": {"x": 1}, "y": 2}},
        [overlay({"target": "$..x", "remove": True})],
    )
    assert result == {"a": {"y": 2}}


def test_copy() -> None:
    result = applied({"target": "$.paths['/b'].get", "copy": "$.paths['/a/{id}'].get"})
    assert result["paths"]["/b"]["get"] == DOCUMENT["paths"]["/a/{id}"]["get"]


def test_actions_see_what_those_before_them_did() -> None:
    result = applied(
        {"target": "$.paths", "update": {"/c": {"get": {}}}}, {"target": "$.paths['/c'].get", "update": {"tags": ["c"]}}
    )
    assert result["paths"]["/c"]["get"]["tags"] == ["c"]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"target": "$.paths['/z']", "remove": True}, "matches nothing"),
        ({"target": "$.tags[?@.name == 'z']", "update": {"x": 1}}, "matches nothing"),
        ({"target": "$.info.title", "update": "A"}, "changes nothing: /info/title is 'A' already"),
        ({"target": "$.info", "update": {"x-new": 1, "title": "A"}}, "changes nothing: /info/title is 'A' already"),
        ({"target": "$", "update": {"paths": {"/b": {"get": {}}}}}, "changes nothing: /paths/~1b/get is there already"),
        ({"target": "$.info", "update": {}}, "changes nothing"),
        ({"target": "$.tags", "update": {"name": "a"}}, "changes nothing"),
        ({"target": "$.tags", "update": []}, "changes nothing"),
        ({"target": "$.info", "update": "text"}, "updates an object with something else"),
        ({"target": "$.info.title", "update": {"a": 1}}, "updates a primitive with something else"),
        ({"target": "$.info", "update": {"title": {"a": 1}}}, "remove the old one first"),
        ({"target": "$['info', 'tags']", "update": {"x": 1}}, "mixed"),
        ({"target": "$.paths['/b'].get", "copy": "$.tags[*]"}, "copy selects 3 nodes"),
        ({"target": "$.paths['/b'].get", "copy": "$.nothing"}, "copy selects 0 nodes"),
        ({"target": "$[", "remove": True}, "no RFC 9535 JSONPath"),
        ({"target": "$", "remove": True}, "cannot remove the whole document"),
    ],
)
def test_what_an_action_must_not_be(action: dict[str, Any], words: str) -> None:
    with pytest.raises(OverlayError) as caught:
        applied({"target": "$.info", "update": {"x-first": 1}}, action)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"some.yaml, action 2 ({action['target']}): "), "the action is named"


def test_true_is_not_one() -> None:
    assert applied({"target": "$.paths['/b'].post.deprecated", "update": 1})["paths"]["/b"]["post"] == {"deprecated": 1}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"description": " "}, "no description that gives the reason"),
        ({"x-evidence": []}, "x-evidence must list"),
        ({"x-evidence": "seen"}, "x-evidence must list"),
        ({"remove": True}, "exactly one of update, copy, remove"),
        ({"target": None}, "no target"),
        ({"upd": 1}, "unknown field upd"),
    ],
)
def test_a_malformed_action(change: dict[str, Any], words: str) -> None:
    with pytest.raises(OverlayError, match="action 1") as caught:
        overlay({"target": "$.info", "update": {"a": 1}, **change})
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["a: b\n", "overlay: 1.0.0\nactions: []\n", "overlay: 1.1.0\nactions: []\n"])
def test_a_file_that_is_no_overlay(tmp_path: Path, text: str) -> None:
    (tmp_path / "some.yaml").write_text(text)
    with pytest.raises(OverlayError, match=r"some\.yaml"):
        load_overlays(tmp_path)


def test_a_folder_without_overlays(tmp_path: Path) -> None:
    with pytest.raises(OverlayError, match="holds no overlay"):
        load_overlays(tmp_path)


def test_all_actions_that_do_not_fit_are_found_and_those_that_do_are_carried_out() -> None:
    before = copy.deepcopy(DOCUMENT)
    first = overlay(
        {"target": "$.paths['/gone'].get", "update": {"x-a": 1}},
        {"target": "$.info", "update": {"title": "A", "version": "2", "contact": {}}},
        {"target": "$.tags", "update": [{"name": "a"}, {"name": "d"}, {"name": "b"}]},
        {"target": "$.paths['/b'].post", "update": {"deprecated": {"since": 1}}},
        {"target": "$.info.title", "update": {"en": "A"}},
        {"target": "$.paths['/b'].get", "update": {}},
    )
    second = overlay(
        {"target": "$.info[?@ == '2']", "update": "3"},
        {"target": "$.info.contact", "remove": True},
        {"target": "$.tags[?@.name == 'd']", "remove": True},
        {"target": "$.tags[?@.name == 'd']", "remove": True},
    )
    assert unfit(DOCUMENT, [first, second]) == [
        "some.yaml, action 1 ($.paths['/gone'].get): matches nothing",
        "some.yaml, action 2 ($.info): changes nothing: /info/title is 'A' already",
        "some.yaml, action 3 ($.tags): changes nothing: /tags holds {'name': 'a'} already, and 1 more",
        "some.yaml, action 4 ($.paths['/b'].post): /paths/~1b/post/deprecated is a primitive, the update a object: "
        "remove the old one first",
        "some.yaml, action 5 ($.info.title): updates a primitive with something else",
        "some.yaml, action 6 ($.paths['/b'].get): changes nothing: the update is empty",
        "some.yaml, action 4 ($.tags[?@.name == 'd']): matches nothing",
    ], "of the second, what the first has brought was there"
    assert before == DOCUMENT, "the document that was given is left as it is"


def test_what_apply_takes_fits_and_what_it_refuses_is_the_first_that_does_not() -> None:
    pin, overlays = shipped.pin(), shipped.overlays()
    assert unfit(pin, overlays) == []
    older = doc.parse(doc.read(ROOT / "tests" / "data" / "pins" / "2022-07-08.yaml"))
    found = unfit(older, overlays)
    with pytest.raises(OverlayError) as caught:
        apply(older, overlays)
    assert found[0] == str(caught.value)
    assert len(found) > 1
    assert needless(older) == tuple(found)
    assert any(line.startswith("cors.yaml, action 1 ") and line.endswith("matches nothing") for line in found)


def test_a_correction_that_mailcow_makes_itself_is_needless() -> None:
    newer = copy.deepcopy(shipped.pin())
    body = newer["paths"]["/api/v1/add/mailbox"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    body["properties"]["active"]["type"] = "integer"
    [line] = needless(newer)
    assert line.startswith("mailboxes.yaml, action ")
    assert line.endswith("/properties/active/type is 'integer' already")
