"""Administrators of domains, as a real mailcow answers: recorded in cassettes/domain_admins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

DOMAIN = "admins.example.org"
OTHER = "admins.example.net"
NAMES = ("anna.da", "ben.da")


@pytest.fixture
def domains(cow: Mailcow, vcr: object) -> Iterator[None]:
    """Two domains, which are deleted after their administrators."""
    cow.domains.create(DOMAIN)
    cow.domains.create(OTHER)
    yield
    for name in NAMES:
        if cow.domain_admins.exists(name):
            cow.domain_admins.delete(name)
    cow.domains.delete(DOMAIN, OTHER)


def _mine(cow: Mailcow) -> list[str]:
    return [admin.username for admin in cow.domain_admins.list() if admin.username in NAMES]


@pytest.mark.vcr
def test_names_that_are_not_there(cow: Mailcow) -> None:
    assert _mine(cow) == []
    assert not cow.domain_admins.exists("nobody.da")
    with pytest.raises(NotFound, match=r"nobody\.da"):
        cow.domain_admins.get("nobody.da")
    with pytest.raises(NotFound):
        cow.domain_admins.edit("nobody.da", active=False)
    with pytest.raises(NotFound):
        cow.domain_admins.set_password("nobody.da", CANARY_PASSWORD)
    with pytest.raises(NotFound):
        cow.domain_admins.set_acl("nobody.da", [])
    with pytest.raises(NotFound):
        cow.domain_admins.create_sso_token("nobody.da")
    with pytest.raises(NotFound):
        cow.domain_admins.delete("nobody.da")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, domains: None) -> None:
    anna = cow.domain_admins.create("Anna.da", CANARY_PASSWORD, selected_domains=[DOMAIN.upper()])
    assert anna.username == "anna.da"
    assert anna.active is True
    assert anna.tfa_active is False
    assert anna.selected_domains == [DOMAIN]
    assert OTHER in anna.unselected_domains
    assert _mine(cow) == ["anna.da"]

    changed = cow.domain_admins.edit("anna.da", selected_domains=[OTHER, DOMAIN], force_tfa=True)
    assert sorted(changed.selected_domains) == [OTHER, DOMAIN]
    assert changed.attributes
    assert (changed.attributes.force_tfa, changed.attributes.force_pw_update) == (True, False)
    changed = cow.domain_admins.edit("ANNA.da", active=False)
    assert changed.active is False
    assert sorted(changed.selected_domains) == [OTHER, DOMAIN]
    assert changed.attributes
    assert changed.attributes.force_tfa is True, "mailcow would have switched it off"
    with pytest.raises(Rejected, match="inactive"):
        cow.domain_admins.create_sso_token("anna.da")
    cow.domain_admins.edit("anna.da", active=True)
    cow.domain_admins.set_password("anna.da", CANARY_OTHER_PASSWORD)
    cow.domain_admins.disable_tfa("anna.da")
    cow.domain_admins.set_acl("anna.da", ["syncjobs", "quarantine"])
    cow.domain_admins.set_acl("anna.da", [])
    token = cow.domain_admins.create_sso_token("anna.da")
    assert token.token
    assert token.token not in repr(token)

    ben = cow.domain_admins.rename("anna.da", "Ben.da")
    assert ben.username == "ben.da"
    assert sorted(ben.selected_domains) == [OTHER, DOMAIN]
    assert ben.attributes
    assert ben.attributes.force_tfa is True
    assert _mine(cow) == ["ben.da"]
    with pytest.raises(PartialFailure) as partial:
        cow.domain_admins.delete("anna.da", "ben.da")
    assert [outcome.item for outcome in partial.value.succeeded] == ["ben.da"]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("anna.da", NotFound)]
    assert _mine(cow) == []


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, domains: None) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.domain_admins.create("anna.da", CANARY_PASSWORD, selected_domains=[DOMAIN, "nowhere.example"])
    with pytest.raises(Rejected) as weak:
        cow.domain_admins.create("anna.da", "a", selected_domains=[DOMAIN])
    assert weak.value.code == "password_complexity"
    with pytest.raises(Rejected) as name:
        cow.domain_admins.create("anna+da", CANARY_PASSWORD, selected_domains=[DOMAIN])
    assert name.value.code == "username_invalid"
    assert _mine(cow) == []
    cow.domain_admins.create("anna.da", CANARY_PASSWORD, selected_domains=[DOMAIN], active=False)
    assert cow.domain_admins.get("anna.da").active is False
    with pytest.raises(AlreadyExists) as exists:
        cow.domain_admins.create("anna.da", CANARY_PASSWORD, selected_domains=[DOMAIN])
    assert exists.value.code == "object_exists"
    with pytest.raises(AlreadyExists):
        cow.domain_admins.rename("anna.da", "admin")
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.domain_admins.edit("anna.da", selected_domains=["nowhere.example"])
    with pytest.raises(Rejected) as weak:
        cow.domain_admins.set_password("anna.da", "a")
    assert weak.value.code == "password_complexity"
    assert cow.domain_admins.get("anna.da").selected_domains == [DOMAIN]


def test_arguments_that_are_refused_before_they_are_sent(silent: Mailcow) -> None:
    admins = silent.domain_admins
    with pytest.raises(ValueError, match="'all'"):
        admins.get("All")
    with pytest.raises(ValueError, match="needs a domain"):
        admins.create("anna.da", CANARY_PASSWORD, selected_domains=[])
    with pytest.raises(TypeError, match="selected_domains"):
        admins.create("anna.da", CANARY_PASSWORD, selected_domains=DOMAIN)
    with pytest.raises(ValueError, match="72"):
        admins.create("anna.da", "x" * 73, selected_domains=[DOMAIN])
    with pytest.raises(ValueError, match="needs a domain"):
        admins.edit("anna.da", selected_domains=[])
    with pytest.raises(ValueError, match="nothing to change"):
        admins.edit("anna.da")
    with pytest.raises(ValueError, match="each of rights is one of"):
        admins.set_acl("anna.da", ["everything"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(TypeError, match="rights"):
        admins.set_acl("anna.da", "filters")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
