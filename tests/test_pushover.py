"""Pushover, as a real mailcow answers: recorded in cassettes/pushover."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure, Rejected
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "pushover.example.org"
ANNA = f"anna@{DOMAIN}"
KEY = "k" * 30
TOKEN = "t" * 30


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    cow.domains.create(DOMAIN)
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB").username
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_nothing_set_up(cow: Mailcow, mailbox: str) -> None:
    assert cow.pushover.is_active(mailbox) is False
    calls: list[Callable[[], object]] = [
        lambda: cow.pushover.edit(mailbox, sound="bike", evaluate_x_prio=False, only_x_prio=False, active=True),
        lambda: cow.pushover.test(mailbox),
        lambda: cow.pushover.delete(mailbox),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


@pytest.mark.vcr
def test_from_the_first_settings_to_none(cow: Mailcow, mailbox: str) -> None:
    cow.pushover.set(
        mailbox,
        key=KEY,
        token=TOKEN,
        title="Mail",
        text="Something has come",
        senders=["friend@example.com", "boss@example.com"],
        senders_regex="/@example\\.net$/i",
        only_x_prio=True,
    )
    assert cow.pushover.is_active(mailbox) is True
    cow.pushover.edit(mailbox, sound="bike", evaluate_x_prio=True, only_x_prio=False, active=False, senders=[])
    assert cow.pushover.is_active(mailbox) is False
    cow.pushover.edit(mailbox, sound="bike", evaluate_x_prio=True, only_x_prio=False, active=True)
    assert cow.pushover.is_active(mailbox) is True
    with pytest.raises(Rejected, match="Pushover API ERR"):  # it is out of reach, or does not know this key
        cow.pushover.test(mailbox)
    cow.pushover.set(mailbox, key=KEY, token=TOKEN, active=False)
    assert cow.pushover.is_active(mailbox) is False

    with pytest.raises(PartialFailure) as partial:
        cow.pushover.delete(f"nobody@{DOMAIN}", mailbox)
    assert [outcome.item for outcome in partial.value.succeeded] == [mailbox]
    with pytest.raises(NotFound):
        cow.pushover.delete(mailbox)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    with pytest.raises(Rejected) as invalid:
        cow.pushover.set(mailbox, key=KEY, token=TOKEN, senders_regex="/open")
    assert invalid.value.code == "Invalid regex"
    assert cow.pushover.is_active(mailbox) is False
    nobody = f"nobody@{DOMAIN}"
    calls: list[Callable[[], object]] = [
        lambda: cow.pushover.is_active(nobody),
        lambda: cow.pushover.set(nobody, key=KEY, token=TOKEN),
        lambda: cow.pushover.edit(nobody, sound="bike", evaluate_x_prio=False, only_x_prio=False),
        lambda: cow.pushover.test(nobody),
        lambda: cow.pushover.delete(nobody),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.pushover.set(ANNA, key="planted", token=TOKEN),
        lambda: silent.pushover.set(ANNA, key=KEY, token="planted"),
        lambda: silent.pushover.set(ANNA, key="ü" * 30, token=TOKEN),
        lambda: silent.pushover.set("anna", key=KEY, token=TOKEN),
        lambda: silent.pushover.set(ANNA, key=KEY, token=TOKEN, title=""),
        lambda: silent.pushover.set(ANNA, key=KEY, token=TOKEN, text="x" * 65536),
        lambda: silent.pushover.set(ANNA, key=KEY, token=TOKEN, senders=["friend"]),
        lambda: silent.pushover.set(ANNA, key=KEY, token=TOKEN, senders=["für@example.com"]),
        lambda: silent.pushover.set(ANNA, key=KEY, token=TOKEN, senders=["a,b@example.com"]),
        lambda: silent.pushover.edit(ANNA, sound="bike", evaluate_x_prio=False, only_x_prio=False, text=""),
        lambda: silent.pushover.test("anna"),
        lambda: silent.pushover.delete(ANNA, "ben"),
    ]
    for call in calls:
        with pytest.raises(ValueError) as caught:  # noqa: PT011 (each has words of its own)
            call()
        assert "planted" not in str(caught.value)
    with pytest.raises(TypeError):
        silent.pushover.set(ANNA, key=KEY, token=TOKEN, senders="friend@example.com")


def test_what_is_sent(answering: Answering) -> None:
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content)["attr"])
        return httpx.Response(200, json=[{"type": "success", "msg": "pushover_settings_edited"}])

    cow = answering(handler)
    cow.pushover.set(ANNA, key=KEY, token=TOKEN, senders=["Friend@example.com", " b@example.com"])
    cow.pushover.edit(ANNA, sound="", evaluate_x_prio=True, only_x_prio=False, senders=(), senders_regex="")
    assert sent == [
        {
            "key": KEY, "token": TOKEN, "active": True, "sound": "pushover", "senders_regex": "",
            "senders": "Friend@example.com,b@example.com", "evaluate_x_prio": False, "only_x_prio": False,
        },
        {"sound": "", "evaluate_x_prio": True, "only_x_prio": False, "senders": "", "senders_regex": ""},
    ]  # fmt: skip
