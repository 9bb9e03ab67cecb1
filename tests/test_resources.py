"""Resources, as a real mailcow answers: recorded in cassettes/resources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "resources.example.org"


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain; what a failed test has left in it is deleted."""
    cow.domains.create(DOMAIN)
    try:
        yield DOMAIN
    finally:
        cow.resources.delete(*names(cow))
        for row in cow.mailboxes.list(DOMAIN):
            cow.mailboxes.delete(row.username)
        cow.domains.delete(DOMAIN)


def names(cow: Mailcow) -> list[str]:
    return [row.name for row in cow.resources.list() if row.domain == DOMAIN]


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, domain: str) -> None:
    assert names(cow) == []
    room = cow.resources.create("Meeting room #7", DOMAIN, kind="location")
    assert room.name.lower() == f"meetingroom7@{DOMAIN}"
    assert (room.description, room.kind, room.domain) == ("Meeting room #7", "location", DOMAIN)
    assert (room.multiple_bookings, room.active) == (-1, True)
    assert cow.resources.get(f"MeetingRoom7@{DOMAIN}") == room
    car = cow.resources.create("car", DOMAIN, kind="thing", multiple_bookings=3, active=False)
    assert (car.multiple_bookings, car.active) == (3, False)
    assert sorted(names(cow)) == sorted([car.name, room.name])

    changed = cow.resources.edit(room.name, description="Room 8", kind="group", multiple_bookings=0, active=False)
    assert (changed.name, changed.description, changed.kind) == (room.name, "Room 8", "group")
    assert (changed.multiple_bookings, changed.active) == (0, False)
    assert cow.resources.edit(room.name, active=True).description == "Room 8"

    cow.resources.delete(room.name, car.name)
    assert names(cow) == []
    assert not cow.resources.exists(room.name)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, domain: str) -> None:
    anna = cow.mailboxes.create(f"anna@{DOMAIN}", CANARY_PASSWORD).username
    room = cow.resources.create("room", DOMAIN, kind="location")
    for taken in ("Room", "anna"):
        with pytest.raises(AlreadyExists) as exists:
            cow.resources.create(taken, DOMAIN, kind="location")
        assert exists.value.code == "object_exists"
    with pytest.raises(NotFound):
        cow.resources.create("room", "nowhere.example", kind="location")
    for missing in (f"nothing@{DOMAIN}", anna):
        assert not cow.resources.exists(missing)
        with pytest.raises(NotFound):
            cow.resources.edit(missing, active=False)
        with pytest.raises(NotFound):
            cow.resources.delete(missing)
    assert cow.mailboxes.get(anna).username == anna, "it was not deleted by half"
    with pytest.raises(PartialFailure) as partial:
        cow.resources.delete(anna, room.name)
    assert [outcome.item for outcome in partial.value.succeeded] == [room.name]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(anna, NotFound)]


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.resources.create("", DOMAIN, kind="thing"),
        lambda cow: cow.resources.create("äöü", DOMAIN, kind="thing"),
        lambda cow: cow.resources.create("0", DOMAIN, kind="thing"),
        lambda cow: cow.resources.create("car", DOMAIN, kind="car"),
        lambda cow: cow.resources.create("car", DOMAIN, kind="thing", multiple_bookings=-2),
        lambda cow: cow.resources.create("car", "word", kind="thing"),
        lambda cow: cow.resources.edit(f"car@{DOMAIN}"),
        lambda cow: cow.resources.edit(f"car@{DOMAIN}", description=""),
        lambda cow: cow.resources.get("all"),
    ],
)
def test_what_mailcow_would_misread_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        call(silent)
