"""Aliases, as a real mailcow answers: recorded in cassettes/aliases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "aliases.example.org"
ALIAS_DOMAIN = "aliases-too.example.org"
ANNA = f"anna@{DOMAIN}"
INFO = f"info@{DOMAIN}"


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain with a mailbox."""
    cow.domains.create(DOMAIN, max_num_aliases_for_domain=6, dkim_selector="")
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    yield DOMAIN
    for alias in cow.aliases.list(DOMAIN):  # what a failed test has left, too
        cow.aliases.delete(alias.id)
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_a_domain_without_aliases(cow: Mailcow, domain: str) -> None:
    assert cow.aliases.list(domain) == []
    assert not cow.aliases.exists(INFO)
    with pytest.raises(NotFound):
        cow.aliases.get(INFO)
    with pytest.raises(NotFound):
        cow.aliases.get(ANNA)
    with pytest.raises(NotFound):
        cow.aliases.get(2_000_000_000)
    with pytest.raises(NotFound):
        cow.aliases.edit(INFO, active=False)
    with pytest.raises(NotFound):
        cow.aliases.delete(INFO)
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.aliases.list("nowhere.example")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, domain: str) -> None:
    alias = cow.aliases.create(f"Info@{domain}", [ANNA, "friend@example.net"], private_comment="for the shop")
    assert alias.address == INFO
    assert alias.goto == f"{ANNA},friend@example.net"
    assert alias.id > 0
    assert alias.domain == domain
    assert alias.active is True
    assert alias.sogo_visible is True
    assert alias.sender_allowed is True
    assert alias.internal is False
    assert alias.is_catch_all is False
    assert alias.private_comment == "for the shop"
    assert cow.aliases.get(alias.id) == alias
    assert cow.aliases.get(INFO.upper()) == alias
    assert cow.aliases.exists(alias.id)
    assert cow.aliases.list(domain) == [alias]
    assert [row for row in cow.aliases.list() if row.domain == domain] == [alias]

    changed = cow.aliases.edit(INFO, goto=ANNA, sender_allowed=False, public_comment="ask Anna")
    assert (changed.id, changed.goto) == (alias.id, ANNA)
    assert changed.sender_allowed is False
    assert changed.active is True
    assert (changed.public_comment, changed.private_comment) == ("ask Anna", "for the shop")
    assert cow.aliases.edit(alias.id, private_comment="").private_comment == ""

    renamed = cow.aliases.edit(alias.id, address=f"shop@{domain}", active=False)
    assert (renamed.id, renamed.address, renamed.active) == (alias.id, f"shop@{domain}", False)
    assert renamed.goto == ANNA
    assert not cow.aliases.exists(INFO)

    cow.aliases.delete(alias.id)
    assert cow.aliases.list(domain) == []


@pytest.mark.vcr
def test_a_catch_all_and_what_an_alias_reads_as(cow: Mailcow, domain: str) -> None:
    everything = cow.aliases.create(f"@{domain}", ANNA, internal=True)
    assert (everything.address, everything.is_catch_all, everything.internal) == (f"@{domain}", True, True)
    assert cow.aliases.get(f"@{domain.upper()}").id == everything.id
    copy = cow.aliases.create(INFO, f"{ANNA},friend@example.net")
    again = cow.aliases.create(f"again@{domain}", copy.goto)
    assert again.goto == copy.goto
    cow.aliases.delete(f"@{domain}", copy.id, again.address)
    assert cow.aliases.list(domain) == []


@pytest.mark.vcr
def test_mail_that_goes_nowhere_or_trains_the_filter(cow: Mailcow, domain: str) -> None:
    nowhere = cow.aliases.create(INFO, "null@localhost")
    assert nowhere.goto == "null@localhost"
    changed = cow.aliases.edit(INFO, active=False, public_comment="discarded")
    assert (changed.goto, changed.active, changed.public_comment) == ("null@localhost", False, "discarded")
    assert cow.aliases.edit(INFO, goto="spam@localhost").goto == "spam@localhost"
    assert cow.aliases.edit(INFO, goto=["ham@localhost"]).goto == "ham@localhost"
    with pytest.raises(Rejected, match="has no targets"):
        cow.aliases.expand(INFO)
    assert cow.aliases.edit(INFO, goto=ANNA).goto == ANNA


@pytest.mark.vcr
def test_an_address_that_begins_with_a_number(cow: Mailcow, domain: str) -> None:
    number = cow.aliases.create(INFO, ANNA).id
    confusing = f"{number}abc@{domain}"
    assert not cow.aliases.exists(confusing)
    with pytest.raises(NotFound):
        cow.aliases.edit(confusing, active=False)
    with pytest.raises(NotFound):
        cow.aliases.delete(confusing)
    assert cow.aliases.get(number).active is True
    created = cow.aliases.create(confusing, ANNA)
    assert created.id != number
    assert cow.aliases.get(confusing) == created
    assert cow.aliases.edit(confusing, active=False).address == confusing
    cow.aliases.delete(confusing)
    assert [alias.id for alias in cow.aliases.list(domain)] == [number]


@pytest.mark.vcr
def test_the_same_in_alias_domains(cow: Mailcow, domain: str) -> None:
    cow.alias_domains.create(ALIAS_DOMAIN, domain, dkim_selector="")
    try:
        alias = cow.aliases.create(INFO, ANNA)
        (other,) = cow.aliases.expand(INFO)
        assert (other.address, other.goto) == (f"info@{ALIAS_DOMAIN}", ANNA)
        assert (other.in_primary_domain, other.domain) == (domain, ALIAS_DOMAIN)
        assert other.active is True
        assert other.sender_allowed is True
        assert cow.aliases.expand(alias.id) == []
        assert cow.aliases.list(domain) == [alias]
        assert cow.aliases.list(ALIAS_DOMAIN) == [other]
        with pytest.raises(Rejected) as caught:
            cow.aliases.expand(other.id)
        assert caught.value.code == "is_not_primary_alias"
        cow.aliases.delete(other.id)
        assert cow.aliases.list(ALIAS_DOMAIN) == []
    finally:
        cow.alias_domains.delete(ALIAS_DOMAIN)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, domain: str) -> None:
    cow.aliases.create(INFO, ANNA)
    with pytest.raises(AlreadyExists) as exists:
        cow.aliases.create(INFO, ANNA)
    assert (exists.value.code, exists.value.params) == ("is_alias_or_mailbox", (INFO,))
    with pytest.raises(AlreadyExists):
        cow.aliases.create(ANNA, "friend@example.net")
    with pytest.raises(AlreadyExists):
        cow.aliases.edit(INFO, address=ANNA, goto="friend@example.net")
    with pytest.raises(NotFound) as nowhere:
        cow.aliases.create("info@nowhere.example", ANNA)
    assert nowhere.value.code == "domain_not_found"
    with pytest.raises(NotFound):
        cow.aliases.edit(INFO, address="info@nowhere.example")
    with pytest.raises(Rejected) as target:
        cow.aliases.create(f"sales@{domain}", "a..b@example.net")
    assert (target.value.code, target.value.params) == ("goto_invalid", ("a..b@example.net",))
    with pytest.raises(Rejected) as changed:
        cow.aliases.edit(INFO, goto="a..b@example.net", active=False)
    assert changed.value.code == "goto_invalid"
    assert (cow.aliases.get(INFO).goto, cow.aliases.get(INFO).active) == (ANNA, True)
    with pytest.raises(ValueError, match="its own target"):
        cow.aliases.edit(INFO, goto=INFO)
    with pytest.raises(PartialFailure) as some:
        cow.aliases.create(f"sales@{domain}", [ANNA, "a..b@example.net"])
    assert [outcome.code for outcome in some.value.succeeded] == ["alias_added"]
    assert [(outcome.item, outcome.code) for outcome in some.value.failed] == [("a..b@example.net", "goto_invalid")]
    assert cow.aliases.get(f"sales@{domain}").goto == ANNA
    with pytest.raises(PartialFailure) as partial:
        cow.aliases.delete(f"nobody@{domain}", f"sales@{domain}")
    assert [outcome.item for outcome in partial.value.succeeded] == [f"sales@{domain}"]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(f"nobody@{domain}", NotFound)]
    cow.domains.edit(domain, max_num_aliases_for_domain=1)
    with pytest.raises(Rejected) as full:
        cow.aliases.create(f"sales@{domain}", ANNA)
    assert full.value.code == "max_alias_exceeded"


@pytest.mark.parametrize(
    ("address", "goto", "expected"),
    [
        (INFO, "", ValueError),
        (INFO, [], ValueError),
        (INFO, INFO.upper(), ValueError),
        ("info@müller.example", "info@xn--mller-kva.example", ValueError),
        (INFO, [ANNA, "null@localhost"], ValueError),
        (INFO, [f"{ANNA},x@example.net"], ValueError),
        (f"{INFO},{ANNA}", "x@example.net", ValueError),
        (f"a@b.example;{ANNA}", "x@example.net", ValueError),
        ("@", ANNA, ValueError),
        ("info", ANNA, ValueError),
        ("info@a_b.example", ANNA, ValueError),
        (INFO, "friend@example..net", ValueError),
        (INFO, "friend@localhost", ValueError),
        (INFO, [1], TypeError),
    ],
)
def test_addresses_that_are_not_sent(
    silent: Mailcow, address: str, goto: str | list[str], expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        silent.aliases.create(address, goto)


def test_what_else_is_not_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="160 bytes"):
        silent.aliases.create(INFO, ANNA, public_comment="ü" * 81)
    with pytest.raises(ValueError, match="160 bytes"):
        silent.aliases.edit(INFO, private_comment="x" * 161)
    with pytest.raises(ValueError, match="nothing to change"):
        silent.aliases.edit(INFO)
    with pytest.raises(TypeError, match="id is an int"):
        silent.aliases.get(True)
    with pytest.raises(TypeError, match="id is an int"):
        silent.aliases.delete(INFO, 1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
