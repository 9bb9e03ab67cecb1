"""Sieve filters and presets, as a real mailcow answers: recorded in cassettes/filters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure, Rejected
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD, scrub_response

DOMAIN = "filters.example.org"
ANNA = f"anna@{DOMAIN}"
KEEP = "keep;"
DISCARD = 'if header :contains "subject" "ads" { discard; }'


def without_texts(response: dict[str, Any]) -> dict[str, Any]:
    """A reply to be recorded, without scripts and texts of mailcow's own: these are GPL-3.0 and stay out."""
    clean = scrub_response(response)
    value = json.loads(clean["body"]["string"])
    clean["body"]["string"] = json.dumps(_without_texts(value)).encode()
    return clean


def _without_texts(value: Any) -> Any:
    if isinstance(value, str):
        return "<text>"
    if isinstance(value, list):
        return [_without_texts(each) for each in value]
    names = ("prefilter", "postfilter", "headline", "content")
    return {name: "<text>" if name in names else inner for name, inner in value.items()}


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain with a mailbox; deleting that deletes its filters."""
    cow.domains.create(DOMAIN)
    try:
        yield cow.mailboxes.create(ANNA, CANARY_PASSWORD).username
    finally:
        for row in cow.mailboxes.list(DOMAIN):
            cow.filters.delete(*(each.id for each in cow.filters.list(row.username)))
            cow.mailboxes.delete(row.username)
        cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    assert cow.filters.list(mailbox) == []
    first = cow.filters.create(ANNA, KEEP, script_desc="Keep all", filter_type="prefilter")
    assert (first.username, first.script_data, first.script_desc) == (ANNA, KEEP, "Keep all")
    assert (first.filter_type, first.active) == ("prefilter", True)
    second = cow.filters.create(ANNA, DISCARD, script_desc="Keep all", filter_type="prefilter")
    assert second.active is True
    assert cow.filters.get(first.id).active is False, "of a type, one is active"
    third = cow.filters.create(ANNA, KEEP, script_desc="Last", filter_type="postfilter", active=False)
    assert third.active is False
    ids = [first.id, second.id, third.id]
    assert [row.id for row in cow.filters.list(ANNA)] == ids
    assert [row.id for row in cow.filters.list() if row.username == ANNA] == ids
    assert cow.filters.exists(third.id)

    changed = cow.filters.edit(first.id, script_data=DISCARD, script_desc="Less", active=True)
    assert (changed.script_data, changed.script_desc, changed.active) == (DISCARD, "Less", True)
    assert cow.filters.get(second.id).active is False
    changed = cow.filters.edit(first.id, filter_type="postfilter", active=False)
    assert (changed.filter_type, changed.active, changed.script_desc) == ("postfilter", False, "Less")

    cow.filters.delete(*ids)
    assert cow.filters.list(ANNA) == []
    assert not cow.filters.exists(first.id)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    with pytest.raises(Rejected) as error:
        cow.filters.create(ANNA, "if {", script_desc="Broken", filter_type="prefilter")
    assert error.value.code == "sieve_error"
    first = cow.filters.create(ANNA, KEEP, script_desc="Keep", filter_type="prefilter")
    with pytest.raises(Rejected) as error:
        cow.filters.edit(first.id, script_data="if {")
    assert error.value.code == "sieve_error"
    assert cow.filters.get(first.id).script_data == KEEP
    with pytest.raises(NotFound):
        cow.filters.create(f"nobody@{DOMAIN}", KEEP, script_desc="Keep", filter_type="prefilter")
    with pytest.raises(NotFound):
        cow.filters.list(f"nobody@{DOMAIN}")
    missing = first.id + 1000
    with pytest.raises(NotFound):
        cow.filters.get(missing)
    with pytest.raises(NotFound):
        cow.filters.edit(missing, active=False)
    with pytest.raises(PartialFailure) as partial:
        cow.filters.delete(missing, first.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(first.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(missing), NotFound)]


@pytest.mark.vcr
def test_the_users_own_script(cow: Mailcow, mailbox: str) -> None:
    assert cow.filters.active_script(mailbox) is None
    with pytest.raises(NotFound):
        cow.filters.active_script(f"nobody@{DOMAIN}")


@pytest.mark.vcr(before_record_response=without_texts)
def test_the_global_scripts(cow: Mailcow) -> None:
    both = cow.filters.global_scripts()
    assert cow.filters.global_script("prefilter") == both.prefilter
    assert cow.filters.global_script("postfilter") == both.postfilter
    with pytest.raises(Rejected) as error:
        cow.filters.set_global_script("prefilter", "if {")
    assert error.value.code == "sieve_error"
    assert cow.filters.global_scripts() == both, "mailcow parses before it writes"


@pytest.mark.vcr(before_record_response=without_texts)
def test_presets(cow: Mailcow) -> None:
    for presets in (cow.presets.list("sieve"), cow.presets.list("rspamd")):
        assert presets
        assert all(preset.name and preset.headline and preset.content for preset in presets)
    assert cow.presets.list("sieve")[0].name == "sieve_1"
    assert cow.presets.list("rspamd")[0].name == "preset_1"


def test_a_global_script_is_replaced(answering: Answering) -> None:
    # Not recorded: mailcow restarts Dovecot for it.
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append((request.url.path, json.loads(request.content)))
        return httpx.Response(
            200,
            json=[
                {"type": "success", "msg": "dovecot_restart_success", "log": []},
                {"type": "success", "msg": "global_filter_written", "log": []},
            ],
        )

    cow = answering(answer)
    cow.filters.set_global_script("postfilter", KEEP)
    cow.filters.set_global_script("prefilter", "")
    assert sent == [
        ("/api/v1/add/global-filter", {"filter_type": "postfilter", "script_data": KEEP}),
        ("/api/v1/add/global-filter", {"filter_type": "prefilter", "script_data": ""}),
    ]


def test_an_empty_global_script_is_an_empty_text(answering: Answering) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={} if request.url.path.endswith("prefilter") else "# last")

    cow = answering(answer)
    assert cow.filters.global_script("prefilter") == ""
    assert cow.filters.global_script("postfilter") == "# last"


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.filters.create(ANNA, "", script_desc="d", filter_type="prefilter"),
        lambda cow: cow.filters.create(ANNA, KEEP, script_desc="", filter_type="prefilter"),
        lambda cow: cow.filters.create(ANNA, KEEP, script_desc="d" * 256, filter_type="prefilter"),
        lambda cow: cow.filters.create(ANNA, "#" * 65536, script_desc="d", filter_type="prefilter"),
        lambda cow: cow.filters.create(ANNA, KEEP, script_desc="d", filter_type="sieve"),
        lambda cow: cow.filters.edit(1),
        lambda cow: cow.filters.edit(1, script_desc=""),
        lambda cow: cow.filters.global_script("all"),
        lambda cow: cow.filters.set_global_script("all", KEEP),
        lambda cow: cow.presets.list("all"),
    ],
)
def test_what_mailcow_would_misread_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        call(silent)


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.filters.get("1"),
        lambda cow: cow.filters.delete("none"),
        lambda cow: cow.filters.set_global_script("prefilter", None),
    ],
)
def test_what_has_the_wrong_type_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(TypeError):
        call(silent)
