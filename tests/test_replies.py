"""Every recorded reply, through transport and generated parser: a typed value or a typed error, nothing lost."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import httpx
import pytest
from mailcow_client import api
from mailcow_client.types import Response, to_json

from mailcow_facade.errors import ApiError
from mailcow_facade.transport import Quirks
from tests.conftest import ROOT

REPLIES = [json.loads(line) for line in (ROOT / "tests/data/replies.jsonl").read_text(encoding="utf-8").splitlines()]


def keys_of(value: Any, where: str = "") -> set[str]:
    """Every key of a JSON value, as a path; an empty PHP array has none, whether it is spelt [] or {}."""
    if isinstance(value, dict):
        return {f"{where}/{name}" for name in value}.union(*(keys_of(v, f"{where}/{k}") for k, v in value.items()))
    if isinstance(value, list):
        return set().union(*(keys_of(item, f"{where}/{number}") for number, item in enumerate(value)))
    return set()


def parse(reply: dict[str, Any]) -> Any:
    """What the generated function would return for this reply."""
    request, response = reply["request"], reply["response"]
    path = httpx.URL(f"https://mail.example.org{request['path']}")
    # The router ignores a count where a log knows none.
    where = path.path.replace("/rspamd-stats/5", "/rspamd-stats")
    # The served file spells three routes with a slash at their end.
    module = api.find(request["method"], where) or api.find(request["method"], where.rstrip("/"))
    extensions = {"operation": module.OPERATION} if module else {}
    sent = httpx.Request(request["method"], path, extensions=extensions)
    headers = {"content-type": response["content_type"] or ""}
    came = httpx.Response(response["status"], headers=headers, content=response["body"].encode())
    understood = Quirks("KEY").incoming(sent, came)
    assert module, f"no operation for {request['method']} {path.path}"
    parsed: Response[Any] = module._parse(understood)
    return parsed.parsed


def test_every_reply_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes: Counter[str] = Counter()
    wanted = [reply for reply in REPLIES if reply["response"]["status"] == 200 and reply["response"]["body"]]
    for reply in wanted:
        about = f"{reply['request']['method']} {reply['request']['path']} ({reply['label']})"
        try:
            value = parse(reply)
        except ApiError as error:
            assert type(error) is not ApiError, about
            assert error.operation, about
            outcomes[type(error).__name__] += 1
            continue
        lost = keys_of(json.loads(reply["response"]["body"])) - keys_of(to_json(value))
        if isinstance(json.loads(reply["response"]["body"]), dict) and isinstance(value, list):
            lost = set()  # a bare result, which comes as a list of one
            assert to_json(value) == [json.loads(reply["response"]["body"])] or value == [], about
        assert not lost, f"{about} lost {sorted(lost)[:5]}"
        outcomes["value"] += 1
    assert sum(outcomes.values()) == len(wanted)
    assert outcomes["value"] > len(wanted) // 2
    with capsys.disabled():
        print(f"\nrecorded replies understood: {sum(outcomes.values())} of {len(wanted)} ({dict(outcomes)})")


def test_every_refusal_is_a_typed_error() -> None:
    kinds: Counter[tuple[int, str]] = Counter()
    for reply in REPLIES:
        if reply["response"]["status"] == 200 and reply["response"]["body"]:
            continue
        with pytest.raises(ApiError) as caught:
            parse(reply)
        assert type(caught.value) is not ApiError
        kinds[reply["response"]["status"], type(caught.value).__name__] += 1
    assert kinds == {
        (200, "NotAuthenticated"): 1,
        (200, "OutcomeUnknown"): 13,
        (401, "NotAuthenticated"): 3,
        (403, "ReadOnlyKey"): 4,
        (400, "Rejected"): 1,
        (404, "RouteNotFound"): 2,
        (404, "Rejected"): 2,
    }


def test_lists_are_lists_and_what_is_missing_is_not_found() -> None:
    lists = objects = 0
    for reply in REPLIES:
        if reply["response"]["body"] not in ("{}", "[]") or reply["request"]["method"] != "GET":
            continue
        module = api.find("GET", httpx.URL(reply["request"]["path"]).path)
        if module is None:
            continue
        try:
            value = parse(reply)
        except ApiError as error:
            assert type(error).__name__ == "NotFound"
            assert module.OPERATION.reply in ("object", "scalar", "either")
            objects += 1
        else:
            assert value == [] or module.OPERATION.reply == "value", reply["request"]["path"]
            lists += 1
    assert lists > 60
    assert objects > 10
