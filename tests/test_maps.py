"""BCC maps and recipient maps, as a real mailcow answers: recorded in cassettes/maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "maps.example.org"
ANNA = f"anna@{DOMAIN}"
ARCHIVE = "archive@elsewhere.example"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain with a mailbox; what a failed test has left is deleted."""
    cow.domains.create(DOMAIN)
    try:
        yield cow.mailboxes.create(ANNA, CANARY_PASSWORD).username
    finally:
        cow.bcc_maps.delete(*(row.id for row in cow.bcc_maps.list() if row.domain == DOMAIN))
        cow.recipient_maps.delete(*recipients(cow))
        for row in cow.mailboxes.list(DOMAIN):
            cow.mailboxes.delete(row.username)
        cow.domains.delete(DOMAIN)


def bccs(cow: Mailcow) -> list[str]:
    return [f"{row.type_} {row.local_dest}" for row in cow.bcc_maps.list() if row.domain == DOMAIN]


def recipients(cow: Mailcow) -> list[int]:
    return [row.id for row in cow.recipient_maps.list() if DOMAIN in row.recipient_map_old]


@pytest.mark.vcr
def test_a_bcc_map_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    assert bccs(cow) == []
    options = cow.bcc_maps.destination_options()
    assert options.domains
    assert DOMAIN in options.domains
    first = cow.bcc_maps.create(f"Anna@{DOMAIN}", ARCHIVE, type="rcpt")
    assert (first.local_dest, first.bcc_dest, first.type_, first.active) == (ANNA, ARCHIVE, "rcpt", True)
    second = cow.bcc_maps.create(DOMAIN, ARCHIVE, type="sender", active=False)
    assert (second.local_dest, second.domain, second.active) == (f"@{DOMAIN}", DOMAIN, False)
    third = cow.bcc_maps.create(f"@{DOMAIN}", ARCHIVE, type="rcpt")
    assert third.local_dest == f"@{DOMAIN}"
    assert bccs(cow) == [f"rcpt {ANNA}", f"sender @{DOMAIN}", f"rcpt @{DOMAIN}"]

    changed = cow.bcc_maps.edit(first.id, bcc_dest=f"copies@{DOMAIN}", type="sender", active=False)
    assert (changed.local_dest, changed.bcc_dest) == (ANNA, f"copies@{DOMAIN}")
    assert (changed.type_, changed.active) == ("sender", False)
    assert cow.bcc_maps.edit(first.id, active=True).bcc_dest == f"copies@{DOMAIN}"
    assert cow.bcc_maps.get(first.id).active is True

    cow.bcc_maps.delete(first.id, second.id, third.id)
    assert bccs(cow) == []
    assert not cow.bcc_maps.exists(first.id)


@pytest.mark.vcr
def test_what_is_refused_of_a_bcc_map(cow: Mailcow, mailbox: str) -> None:
    first = cow.bcc_maps.create(DOMAIN, ARCHIVE, type="rcpt")
    second = cow.bcc_maps.create(DOMAIN, ARCHIVE, type="sender")
    with pytest.raises(AlreadyExists) as exists:
        cow.bcc_maps.create(f"@{DOMAIN}", ANNA, type="rcpt")
    assert (exists.value.code, exists.value.params) == ("bcc_exists", (f"@{DOMAIN}", "rcpt"))
    with pytest.raises(AlreadyExists):
        cow.bcc_maps.edit(second.id, type="rcpt")
    with pytest.raises(NotFound):
        cow.bcc_maps.create("nowhere.example", ARCHIVE, type="rcpt")
    with pytest.raises(NotFound):
        cow.bcc_maps.create(f"nobody@{DOMAIN}", ARCHIVE, type="rcpt")
    with pytest.raises(Rejected) as no_address:
        cow.bcc_maps.create(ANNA, f"a..b@{DOMAIN}", type="rcpt")
    assert no_address.value.code == "bcc_must_be_email"
    missing = second.id + 1000
    with pytest.raises(NotFound):
        cow.bcc_maps.get(missing)
    with pytest.raises(NotFound):
        cow.bcc_maps.edit(missing, active=False)
    with pytest.raises(NotFound):
        cow.bcc_maps.delete(missing)
    with pytest.raises(PartialFailure) as partial:
        cow.bcc_maps.delete(missing, first.id, second.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(first.id), str(second.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(missing), NotFound)]


@pytest.mark.vcr
def test_a_recipient_map_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    assert recipients(cow) == []
    first = cow.recipient_maps.create(f"Old@{DOMAIN}", ANNA)
    assert (first.recipient_map_old, first.recipient_map_new, first.active) == (f"old@{DOMAIN}", ANNA, True)
    second = cow.recipient_maps.create(f"Mütze.{DOMAIN}", f"@{DOMAIN}", active=False)
    assert (second.recipient_map_old, second.recipient_map_new) == (f"@xn--mtze-0ra.{DOMAIN}", f"@{DOMAIN}")
    assert second.active is False
    assert recipients(cow) == [first.id, second.id]

    changed = cow.recipient_maps.edit(first.id, recipient_map_old=f"Older.{DOMAIN}", recipient_map_new="NEW.example")
    assert (changed.recipient_map_old, changed.recipient_map_new) == (f"@older.{DOMAIN}", "@new.example")
    assert changed.active is True
    assert cow.recipient_maps.edit(second.id, active=True).recipient_map_new == f"@{DOMAIN}"
    assert cow.recipient_maps.get(second.id).active is True

    cow.recipient_maps.delete(first.id, second.id)
    assert recipients(cow) == []
    assert not cow.recipient_maps.exists(first.id)


@pytest.mark.vcr
def test_what_is_refused_of_a_recipient_map(cow: Mailcow, mailbox: str) -> None:
    first = cow.recipient_maps.create(f"one@{DOMAIN}", ANNA)
    second = cow.recipient_maps.create(f"two@{DOMAIN}", ANNA)
    with pytest.raises(AlreadyExists) as exists:
        cow.recipient_maps.create(f"one@{DOMAIN}", ARCHIVE)
    assert (exists.value.code, exists.value.params) == ("recipient_map_entry_exists", (f"one@{DOMAIN}",))
    with pytest.raises(AlreadyExists):
        cow.recipient_maps.edit(second.id, recipient_map_old=f"one@{DOMAIN}")
    with pytest.raises(Rejected) as invalid:
        cow.recipient_maps.create(f"a..b@{DOMAIN}", ANNA)
    assert invalid.value.code == "invalid_recipient_map_old"
    missing = second.id + 1000
    with pytest.raises(NotFound):
        cow.recipient_maps.get(missing)
    with pytest.raises(NotFound):
        cow.recipient_maps.edit(missing, active=False)
    with pytest.raises(PartialFailure) as partial:
        cow.recipient_maps.delete(first.id, missing, second.id)
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(missing), NotFound)]


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.bcc_maps.create("", ARCHIVE, type="rcpt"),
        lambda cow: cow.bcc_maps.create("word", ARCHIVE, type="rcpt"),
        lambda cow: cow.bcc_maps.create(DOMAIN, "elsewhere.example", type="rcpt"),
        lambda cow: cow.bcc_maps.create(DOMAIN, ARCHIVE, type="both"),
        lambda cow: cow.bcc_maps.edit(1),
        lambda cow: cow.bcc_maps.edit(1, type="both"),
        lambda cow: cow.recipient_maps.create("word", ANNA),
        lambda cow: cow.recipient_maps.create(ANNA, "@word"),
        lambda cow: cow.recipient_maps.edit(1),
        lambda cow: cow.recipient_maps.edit(1, recipient_map_new=""),
    ],
)
def test_what_mailcow_would_misread_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        call(silent)


@pytest.mark.parametrize("call", [lambda cow: cow.bcc_maps.get("all"), lambda cow: cow.recipient_maps.delete("1")])
def test_a_number_is_an_int(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(TypeError):
        call(silent)
