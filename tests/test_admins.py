"""Administrators of the server, as a real mailcow answers: recorded in cassettes/admins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

NAMES = ("anna.a", "ben.a")


@pytest.fixture
def clean(cow: Mailcow, vcr: object) -> Iterator[None]:
    """Whatever the test has left is deleted."""
    yield
    for name in NAMES:
        if cow.admins.exists(name):
            cow.admins.delete(name)


@pytest.mark.vcr
def test_names_that_are_not_there(cow: Mailcow) -> None:
    assert [admin.username for admin in cow.admins.list()] == ["admin"]
    assert not cow.admins.exists("nobody.a")
    with pytest.raises(NotFound, match=r"nobody\.a"):
        cow.admins.get("nobody.a")
    with pytest.raises(NotFound):
        cow.admins.edit("nobody.a", force_tfa=True)
    with pytest.raises(NotFound):
        cow.admins.set_password("nobody.a", CANARY_PASSWORD)
    with pytest.raises(NotFound):
        cow.admins.delete("nobody.a")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, clean: None) -> None:
    anna = cow.admins.create("Anna.a", CANARY_PASSWORD)
    assert (anna.username, anna.active, anna.tfa_active) == ("anna.a", True, False)
    changed = cow.admins.edit("anna.a", force_tfa=True)
    assert changed.attributes
    assert (changed.attributes.force_tfa, changed.attributes.force_pw_update) == (True, False)
    cow.admins.set_password("ANNA.a", CANARY_OTHER_PASSWORD)
    cow.admins.disable_tfa("anna.a")
    changed = cow.admins.edit("anna.a", force_pw_update=True, active=False)
    assert changed.active is False
    assert changed.attributes
    assert (changed.attributes.force_tfa, changed.attributes.force_pw_update) == (True, True)

    # While admin alone is active, mailcow changes nothing of an inactive one.
    with pytest.raises(Rejected) as caught:
        cow.admins.edit("anna.a", force_tfa=False)
    assert caught.value.code == "no_active_admin"
    cow.admins.edit("anna.a", active=True)
    ben = cow.admins.rename("anna.a", "Ben.a")
    assert ben.username == "ben.a"
    assert ben.attributes
    assert ben.attributes.force_tfa is True
    with pytest.raises(PartialFailure) as partial:
        cow.admins.delete("anna.a", "ben.a")
    assert [outcome.item for outcome in partial.value.succeeded] == ["ben.a"]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("anna.a", NotFound)]


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, clean: None) -> None:
    with pytest.raises(AlreadyExists) as exists:
        cow.admins.create("admin", CANARY_PASSWORD)
    assert exists.value.code == "object_exists"
    with pytest.raises(Rejected) as weak:
        cow.admins.create("anna.a", "a")
    assert weak.value.code == "password_complexity"
    with pytest.raises(Rejected) as name:
        cow.admins.create("anna+a", CANARY_PASSWORD)
    assert name.value.code == "username_invalid"
    with pytest.raises(Rejected, match="no other administrator is active"):
        cow.admins.delete("admin")
    with pytest.raises(Rejected) as last:
        cow.admins.edit("admin", active=False)
    assert last.value.code == "no_active_admin"
    cow.admins.create("anna.a", CANARY_PASSWORD, active=False)
    assert cow.admins.get("anna.a").active is False
    with pytest.raises(AlreadyExists):
        cow.admins.rename("anna.a", "admin")
    with pytest.raises(Rejected, match="no other administrator is active"):
        cow.admins.delete("admin")
    cow.admins.delete("anna.a")


def test_arguments_that_are_refused_before_they_are_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="'all'"):
        silent.admins.create("all", CANARY_PASSWORD)
    with pytest.raises(ValueError, match="72"):
        silent.admins.create("anna.a", "x" * 73)
    with pytest.raises(ValueError, match="password is empty"):
        silent.admins.set_password("anna.a", "")
    with pytest.raises(ValueError, match="nothing to change"):
        silent.admins.edit("anna.a")
    with pytest.raises(ValueError, match="slash"):
        silent.admins.rename("anna.a", "a/b")
