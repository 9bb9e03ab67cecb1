"""App passwords, as a real mailcow answers: recorded in cassettes/app_passwords."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, NotAuthenticated, NotFound, OutcomeUnknown, PartialFailure, Rejected
from tests.clients import Answering
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

DOMAIN = "apps.example.org"
ANNA = f"anna@{DOMAIN}"
BEN = f"ben@{DOMAIN}"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A mailbox, and another one beside it."""
    cow.domains.create(DOMAIN, dkim_selector="")
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    cow.mailboxes.create(BEN, CANARY_PASSWORD)
    yield ANNA
    cow.mailboxes.delete(ANNA, BEN)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_a_mailbox_without_app_passwords(cow: Mailcow, mailbox: str) -> None:
    assert cow.app_passwords.list(mailbox) == []
    assert not cow.app_passwords.exists(mailbox, 2_000_000_000)
    with pytest.raises(NotFound, match="has no app password 2000000000"):
        cow.app_passwords.get(mailbox, 2_000_000_000)
    with pytest.raises(NotFound):
        cow.app_passwords.edit(mailbox, 2_000_000_000, active=False)
    with pytest.raises(NotFound, match="app_passwd_id_invalid"):
        cow.app_passwords.delete(2_000_000_000)
    with pytest.raises(NotFound):
        cow.app_passwords.list(f"nobody@{DOMAIN}")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    made = cow.app_passwords.create("Anna@Apps.example.org", "phone")
    assert len(made.password) == 32
    assert made.password not in repr(made)
    phone = made.app_password
    assert made.id == phone.id > 0
    assert (phone.name, phone.mailbox, phone.active) == ("phone", ANNA, True)
    assert _protocols(phone) == {"imap", "pop3", "smtp", "sieve", "eas", "dav"}
    assert phone.password, "its hash"
    assert phone.password not in repr(phone)

    sends = cow.app_passwords.create(mailbox, "scanner", CANARY_PASSWORD, protocols=["smtp"], active=False)
    assert sends.password == CANARY_PASSWORD
    assert _protocols(sends.app_password) == {"smtp"}
    assert sends.app_password.active is False
    assert [row.name for row in cow.app_passwords.list(mailbox)] == ["phone", "scanner"]
    assert cow.app_passwords.exists(mailbox, sends.id)

    changed = cow.app_passwords.edit(mailbox, sends.id, active=True, protocols=["imap", "smtp"])
    assert (changed.id, changed.name, changed.active) == (sends.id, "scanner", True)
    assert _protocols(changed) == {"imap", "smtp"}
    renamed = cow.app_passwords.edit(mailbox, sends.id, name="printer", password=CANARY_OTHER_PASSWORD)
    assert renamed.name == "printer"
    assert _protocols(renamed) == {"imap", "smtp"}

    cow.app_passwords.delete(made.id, sends.id)
    assert cow.app_passwords.list(mailbox) == []


@pytest.mark.vcr
def test_a_name_stays_what_it_is(cow: Mailcow, mailbox: str) -> None:
    name = 'Anna\'s <phone> & "tablet" &amp;'
    made = cow.app_passwords.create(mailbox, name)
    assert made.app_password.name == name
    assert cow.app_passwords.edit(mailbox, made.id, active=False).name == name
    assert cow.app_passwords.edit(mailbox, made.id, active=True).name == name
    same = cow.app_passwords.create(mailbox, name)
    assert same.id != made.id
    cow.app_passwords.delete(same.id, made.id)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    with pytest.raises(NotFound):
        cow.app_passwords.create(f"nobody@{DOMAIN}", "phone")
    with pytest.raises(Rejected) as weak:
        cow.app_passwords.create(mailbox, "phone", "a")
    assert weak.value.code == "password_complexity"
    bens = cow.app_passwords.create(BEN, "phone")
    with pytest.raises(NotFound):
        cow.app_passwords.edit(mailbox, bens.id, active=False)
    assert cow.app_passwords.get(BEN, bens.id).active is True, "it was not moved"
    with pytest.raises(Rejected) as changed:
        cow.app_passwords.edit(BEN, bens.id, password="a", active=False)
    assert changed.value.code == "password_complexity"
    assert cow.app_passwords.get(BEN, bens.id).active is True
    with pytest.raises(PartialFailure) as partial:
        cow.app_passwords.delete(2_000_000_000, bens.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(bens.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("2000000000", NotFound)]


def test_what_is_not_sent(silent: Mailcow) -> None:
    for name in ("", " ", "0", "&" * 52, "x" * 256):
        with pytest.raises(ValueError, match="name"):
            silent.app_passwords.create(ANNA, name)
    with pytest.raises(ValueError, match="72"):
        silent.app_passwords.create(ANNA, "phone", "x" * 73)
    with pytest.raises(ValueError, match="good for nothing"):
        silent.app_passwords.create(ANNA, "phone", protocols=[])
    with pytest.raises(ValueError, match="each of protocols is one of"):
        silent.app_passwords.edit(ANNA, 1, protocols=["imap_access"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(TypeError, match="a list"):
        silent.app_passwords.create(ANNA, "phone", protocols="imap")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValueError, match="nothing to change"):
        silent.app_passwords.edit(ANNA, 1)
    with pytest.raises(TypeError, match="id is an int"):
        silent.app_passwords.delete(1, "2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_refused_key_ends_a_deletion_of_several(answering: Answering) -> None:
    sent: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        if len(sent) == 1:
            return httpx.Response(200, json=[{"type": "success", "log": [], "msg": ["app_passwd_removed", "1"]}])
        return httpx.Response(401, json={"type": "error", "msg": "authentication failed"})

    with pytest.raises(PartialFailure) as partial:
        answering(answer).app_passwords.delete(1, 2, 3)
    assert sent == [[1], [2]], "a refused key is counted, and a row of them bans the address"
    assert [outcome.item for outcome in partial.value.succeeded] == ["1"]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [
        ("2", NotAuthenticated),
        ("3", NotAuthenticated),
    ]


def test_two_of_one_name_at_once_are_not_mixed_up(answering: Answering) -> None:
    row = {
        "name": "phone",
        "mailbox": ANNA,
        "domain": DOMAIN,
        "password": "x",
        "created": "2026-01-01 00:00:00",
        "modified": None,
        "active": 1,
        **{f"{protocol}_access": 1 for protocol in ("imap", "pop3", "smtp", "sieve", "eas", "dav")},
    }
    lists: Iterator[Any] = iter([[{**row, "id": 1}], [{**row, "id": 1}, {**row, "id": 2}, {**row, "id": 3}]])

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json=[{"type": "success", "log": [], "msg": "app_passwd_added"}])
        return httpx.Response(200, json=next(lists))

    cow = answering(answer)
    with pytest.raises(OutcomeUnknown, match="2, 3"):
        cow.app_passwords.create(ANNA, "phone")


def test_passwords_that_are_made_up_please_every_policy(answering: Answering) -> None:
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            body = json.loads(request.content)
            assert body["app_passwd"] == body["app_passwd2"]
            sent.append(body["app_passwd"])
            return httpx.Response(200, json=[{"type": "success", "log": [], "msg": "app_passwd_added"}])
        return httpx.Response(200, json=[{"id": number, "name": "phone"} for number in range(len(sent) + 1)])

    cow = answering(answer)
    told = [cow.app_passwords.create(ANNA, "phone").password for _ in range(50)]
    assert told == sent
    assert len(set(sent)) == 50
    for password in sent:
        assert len(password) == 32
        for wanted in ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]"):
            assert re.search(wanted, password)


def _protocols(found: Any) -> set[str]:
    names = ("imap", "pop3", "smtp", "sieve", "eas", "dav")
    return {name for name in names if getattr(found, f"{name}_access") is True}
