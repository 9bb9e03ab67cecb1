"""Allow and deny lists of mailboxes, as a real mailcow answers: recorded in cassettes/mailbox_policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "mailbox-policies.example.org"
ANNA = f"anna@{DOMAIN}"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A mailbox in a domain that has entries of its own, which must not turn up as the mailbox's."""
    cow.domains.create(DOMAIN)
    cow.domain_policies.deny(DOMAIN, "theirs@example.com")
    cow.domain_policies.allow(DOMAIN, "ours@example.com")
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB").username
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_from_the_first_entry_to_none(cow: Mailcow, mailbox: str) -> None:
    assert cow.mailbox_policies.list_allowed(mailbox) == []
    assert cow.mailbox_policies.list_denied(mailbox) == []

    friend = cow.mailbox_policies.allow(mailbox.title(), " Friend@Example.com ")
    assert (friend.object_, friend.value) == (mailbox, "friend@example.com")
    noise = cow.mailbox_policies.deny(mailbox, "*@noise.example")
    assert (noise.object_, noise.value) == (mailbox, "*@noise.example")
    assert noise.prefid > friend.prefid
    assert cow.mailbox_policies.list_allowed(mailbox) == [friend]
    assert cow.mailbox_policies.list_denied(mailbox) == [noise]

    cow.mailbox_policies.delete(mailbox, friend.prefid, noise.prefid)
    assert cow.mailbox_policies.list_allowed(mailbox) == []
    assert cow.mailbox_policies.list_denied(mailbox) == []


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    friend = cow.mailbox_policies.allow(mailbox, "friend@example.com")
    for again in (cow.mailbox_policies.allow, cow.mailbox_policies.deny):
        with pytest.raises(AlreadyExists) as exists:
            again(mailbox, "FRIEND@example.com")
        assert exists.value.code == "policy_list_from_exists"
    with pytest.raises(Rejected) as invalid:
        cow.mailbox_policies.deny(mailbox, "two words")
    assert invalid.value.code == "policy_list_from_invalid"
    with pytest.raises(NotFound, match="has no entry"):
        cow.mailbox_policies.delete(mailbox, cow.domain_policies.list_denied(DOMAIN)[0].prefid)
    with pytest.raises(PartialFailure) as partial:
        cow.mailbox_policies.delete(mailbox, 0, friend.prefid)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(friend.prefid)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("0", NotFound)]


@pytest.mark.vcr
def test_the_ids_of_spam_scores_are_not_taken(cow: Mailcow, mailbox: str) -> None:
    """They are kept in the same table, and mailcow would delete one of the two."""
    before = cow.mailbox_policies.allow(mailbox, "before@example.com")
    scores = cow.spam_scores.edit(mailbox, spam=4.5, reject=12)
    after = cow.mailbox_policies.allow(mailbox, "after@example.com")
    between = range(before.prefid + 1, after.prefid)
    assert len(between) >= 2
    with pytest.raises(PartialFailure) as partial:
        cow.mailbox_policies.delete(mailbox, *between)
    assert partial.value.succeeded == []
    assert cow.spam_scores.get(mailbox) == scores


@pytest.mark.vcr
def test_an_unknown_mailbox(cow: Mailcow, mailbox: str) -> None:
    nobody = f"nobody@{DOMAIN}"
    calls: list[Callable[[], object]] = [
        lambda: cow.mailbox_policies.list_allowed(nobody),
        lambda: cow.mailbox_policies.list_denied(nobody),
        lambda: cow.mailbox_policies.allow(nobody, "friend@example.com"),
        lambda: cow.mailbox_policies.deny(nobody, "friend@example.com"),
        lambda: cow.mailbox_policies.delete(nobody, 1),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.mailbox_policies.list_allowed("all"),
        lambda: silent.mailbox_policies.allow(ANNA, " "),
        lambda: silent.mailbox_policies.deny(ANNA, "x" * 101),
        lambda: silent.mailbox_policies.delete(DOMAIN, 1),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()
