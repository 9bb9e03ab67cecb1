"""Settings of rspamd, as a real mailcow answers: recorded in cassettes/rspamd."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure
from tests.clients import Answering

FIRST = 'rcpt = "anna@rspamd.example.org";\napply { actions { reject = 20; } }'
DESC = "rspamd.example.org"


@pytest.fixture
def clean(cow: Mailcow, vcr: object) -> Iterator[None]:
    """Whatever the test has left is deleted."""
    yield
    if ids := _mine(cow):
        cow.rspamd.delete(*ids)


def _mine(cow: Mailcow) -> list[int]:
    return [row.id for row in cow.rspamd.list() if row.desc.startswith(DESC)]


@pytest.mark.vcr
def test_what_is_not_there(cow: Mailcow) -> None:
    assert cow.rspamd.actions() == {}, "the mailcow of the recording has no rspamd"
    assert _mine(cow) == []
    assert not cow.rspamd.exists(999999)
    with pytest.raises(NotFound, match="999999"):
        cow.rspamd.get(999999)
    with pytest.raises(NotFound, match="999999"):
        cow.rspamd.edit(999999, active=False)
    with pytest.raises(NotFound, match="999999"):
        cow.rspamd.delete(999999)


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, clean: None) -> None:
    first = cow.rspamd.create(DESC, FIRST)
    assert (first.desc, first.content, first.active) == (DESC, FIRST, True)
    second = cow.rspamd.create(f"{DESC} 2", "apply { }", active=False)
    assert second.active is False
    assert _mine(cow) == [first.id, second.id]
    changed = cow.rspamd.edit(first.id, active=False)
    assert (changed.desc, changed.content, changed.active) == (DESC, FIRST, False)
    changed = cow.rspamd.edit(first.id, desc=f"{DESC} 1", content="apply { want_spam = yes; }")
    assert (changed.desc, changed.content, changed.active) == (f"{DESC} 1", "apply { want_spam = yes; }", False)
    cow.rspamd.delete(first.id)
    with pytest.raises(PartialFailure) as partial:
        cow.rspamd.delete(first.id, second.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(second.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(first.id), NotFound)]
    assert _mine(cow) == []


def test_counts_and_maps(answering: Answering) -> None:
    written = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=[["reject", 3], ["soft reject", 0]])
        written.append(json.loads(request.content))
        return httpx.Response(200, json=[{"type": "success", "log": [], "msg": ["object_modified", "bad_words.map"]}])

    cow = answering(answer)
    assert cow.rspamd.actions() == {"reject": 3, "soft reject": 0}
    # No route tells what is in a map, so that none of a real server is overwritten for a test.
    cow.rspamd.set_map("bad_words.map", ["/casino/i", "/lottery/i"])
    cow.rspamd.set_map("bad_words.map", [])
    assert written == [
        {"items": ["bad_words.map"], "attr": {"rspamd_map_data": "/casino/i\n/lottery/i"}},
        {"items": ["bad_words.map"], "attr": {"rspamd_map_data": ""}},
    ]


def test_arguments_that_are_refused_before_they_are_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="desc is empty"):
        silent.rspamd.create(" ", FIRST)
    with pytest.raises(ValueError, match="255"):
        silent.rspamd.create("x" * 256, FIRST)
    with pytest.raises(ValueError, match="content is empty"):
        silent.rspamd.edit(1, content="")
    with pytest.raises(ValueError, match="nothing to change"):
        silent.rspamd.edit(1)
    with pytest.raises(ValueError, match="name is one of"):
        silent.rspamd.set_map("other.map", [])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(TypeError, match="lines"):
        silent.rspamd.set_map("bad_words.map", "/casino/i")
    with pytest.raises(ValueError, match="line end"):
        silent.rspamd.set_map("bad_words.map", ["/casino/i\n/lottery/i"])
