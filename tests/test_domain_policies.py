"""Allow and deny lists of domains, as a real mailcow answers: recorded in cassettes/domain_policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "domain-policies.example.org"
IDN = "regeln-für-post.example.org"
ANNA = f"anna@{DOMAIN}"


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain with a mailbox that has an entry of its own, which must not turn up as the domain's."""
    cow.domains.create(DOMAIN)
    cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB")
    cow.mailbox_policies.deny(ANNA, "hers@example.com")
    cow.mailbox_policies.allow(ANNA, "his@example.com")
    yield DOMAIN
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_from_the_first_entry_to_none(cow: Mailcow, domain: str) -> None:
    assert cow.domain_policies.list_allowed(domain) == []
    assert cow.domain_policies.list_denied(domain) == []

    friend = cow.domain_policies.allow(domain, " Friend@Example.com ")
    assert (friend.object_, friend.value) == (domain, "friend@example.com")
    noise = cow.domain_policies.deny(domain.upper(), "*@noise.example")
    assert (noise.object_, noise.value) == (domain, "*@noise.example")
    assert noise.prefid > friend.prefid
    assert cow.domain_policies.list_allowed(domain) == [friend]
    assert cow.domain_policies.list_denied(domain) == [noise]

    cow.domain_policies.delete(domain, friend.prefid, noise.prefid)
    assert cow.domain_policies.list_allowed(domain) == []
    assert cow.domain_policies.list_denied(domain) == []


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, domain: str) -> None:
    friend = cow.domain_policies.allow(domain, "friend@example.com")
    for again in (cow.domain_policies.allow, cow.domain_policies.deny):
        with pytest.raises(AlreadyExists) as exists:
            again(domain, "FRIEND@example.com")
        assert exists.value.code == "policy_list_from_exists"
    with pytest.raises(Rejected) as invalid:
        cow.domain_policies.deny(domain, "two words")
    assert invalid.value.code == "policy_list_from_invalid"
    with pytest.raises(NotFound, match="has no entry"):
        cow.domain_policies.delete(domain, cow.mailbox_policies.list_denied(ANNA)[0].prefid)
    with pytest.raises(PartialFailure) as partial:
        cow.domain_policies.delete(domain, 0, friend.prefid)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(friend.prefid)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("0", NotFound)]


@pytest.mark.vcr
def test_an_unknown_domain(cow: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: cow.domain_policies.list_allowed("nowhere.example"),
        lambda: cow.domain_policies.list_denied("nowhere.example"),
        lambda: cow.domain_policies.allow("nowhere.example", "friend@example.com"),
        lambda: cow.domain_policies.deny("nowhere.example", "friend@example.com"),
        lambda: cow.domain_policies.delete("nowhere.example", 1),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


@pytest.mark.vcr
def test_a_domain_by_its_unicode_name(cow: Mailcow) -> None:
    stored = cow.domains.create(IDN).domain_name
    try:
        policy = cow.domain_policies.deny(IDN, "noise@example.com")
        assert policy.object_ == stored
        assert cow.domain_policies.list_denied(IDN) == [policy]
        cow.domain_policies.delete(IDN, policy.prefid)
    finally:
        cow.domains.delete(IDN)


@pytest.mark.vcr
def test_the_longest_sender(cow: Mailcow, domain: str) -> None:
    longest = "x" * 94 + "@a.org"
    assert cow.domain_policies.allow(domain, longest).value == longest


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.domain_policies.list_allowed("all"),
        lambda: silent.domain_policies.allow(DOMAIN, " "),
        lambda: silent.domain_policies.deny(DOMAIN, "x" * 101),
        lambda: silent.domain_policies.delete(ANNA, 1),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()
