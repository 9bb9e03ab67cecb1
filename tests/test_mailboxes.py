"""Mailboxes, as a real mailcow answers: recorded in cassettes/mailboxes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD

GIB = 1024**3

pytestmark = pytest.mark.vcr


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain, and another one with a mailbox that must not turn up in the first."""
    cow.domains.create("example.org", def_quota_for_mbox="1 GiB", max_quota_for_mbox="4 GiB")
    cow.domains.create("example.com")
    cow.mailboxes.create("carol@example.com", CANARY_PASSWORD)
    yield "example.org"
    for mailbox in cow.mailboxes.list():  # what a failed test has left, too
        cow.mailboxes.delete(mailbox.username)
    cow.domains.delete("example.com", "example.org")


def test_from_creation_to_deletion(cow: Mailcow, domain: str) -> None:
    assert cow.mailboxes.list(domain) == []
    anna = cow.mailboxes.create("Anna@example.org", CANARY_PASSWORD, name="Anna Example", tags=["staff"])
    assert anna.username == "anna@example.org"
    assert anna.name == "Anna Example"
    assert anna.quota == GIB, "the domain's default, not unlimited"
    assert anna.active == 1
    assert anna.attributes.smtp_access is True
    assert anna.last_smtp_login is None
    assert anna.percent_in_use == 0
    assert anna.rl is None
    ben = cow.mailboxes.create("ben@example.org", CANARY_PASSWORD, quota="2 GiB", active=2)
    assert ben.quota == 2 * GIB
    assert ben.active == 2
    unlimited = cow.mailboxes.create("dora@example.org", CANARY_PASSWORD, quota=0)
    assert unlimited.quota == 0
    assert unlimited.percent_in_use is None

    assert [row.username for row in cow.mailboxes.list(domain)] == [
        "anna@example.org",
        "ben@example.org",
        "dora@example.org",
    ]
    assert [row.username for row in cow.mailboxes.list()] == [
        "anna@example.org",
        "ben@example.org",
        "carol@example.com",
        "dora@example.org",
    ]
    assert cow.mailboxes.exists("ANNA@example.org")

    cow.mailboxes.delete("anna@example.org", "ben@example.org", "dora@example.org")
    assert cow.mailboxes.list(domain) == []


def test_an_unknown_domain_is_not_the_whole_server(cow: Mailcow, domain: str) -> None:
    assert [row.username for row in cow.mailboxes.list()] == ["carol@example.com"]
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.mailboxes.list("nowhere.example")


def test_changes(cow: Mailcow, domain: str) -> None:
    address = cow.mailboxes.create("anna@example.org", CANARY_PASSWORD, tags=["old", "kept"]).username
    changed = cow.mailboxes.edit(
        address, name="Anna B", quota="3 GiB", smtp_access=False, tls_enforce_out=True, tags=["kept", "new"]
    )
    assert changed.name == "Anna B"
    assert changed.quota == 3 * GIB
    assert changed.attributes.smtp_access is False
    assert changed.attributes.imap_access is True
    assert changed.attributes.tls_enforce_out is True
    assert sorted(changed.tags or []) == ["kept", "new"]
    assert [row.username for row in cow.mailboxes.list(tags=["new"])] == [address]
    assert cow.mailboxes.list(tags=["ne"]) == [], "a part of a tag is no tag"
    assert cow.mailboxes.edit(address, active=False).active == 0
    cow.mailboxes.delete(address)


def test_a_new_password(cow: Mailcow, domain: str) -> None:
    cow.mailboxes.create("anna@example.org", CANARY_PASSWORD)
    change = cow.mailboxes.set_password("anna@example.org", CANARY_OTHER_PASSWORD)
    ahead = change.old_accepted_until - datetime.now(UTC)
    assert timedelta(seconds=290) < ahead <= timedelta(seconds=300)
    cow.mailboxes.delete("anna@example.org")


def test_what_is_refused(cow: Mailcow, domain: str) -> None:
    cow.mailboxes.create("anna@example.org", CANARY_PASSWORD)
    with pytest.raises(AlreadyExists) as exists:
        cow.mailboxes.create("anna@example.org", CANARY_PASSWORD)
    assert exists.value.code == "object_exists"
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.mailboxes.create("anna@nowhere.example", CANARY_PASSWORD)
    with pytest.raises(Rejected) as weak:
        cow.mailboxes.create("ben@example.org", "a")
    assert weak.value.code == "password_complexity"
    with pytest.raises(Rejected) as large:
        cow.mailboxes.create("ben@example.org", CANARY_PASSWORD, quota="5 GiB")
    assert (large.value.code, large.value.params) == ("mailbox_quota_exceeded", (4096,))
    with pytest.raises(Rejected, match="ldap is not set up"):
        cow.mailboxes.create("ben@example.org", CANARY_PASSWORD, authsource="ldap")
    with pytest.raises(NotFound):
        cow.mailboxes.get("ben@example.org")
    with pytest.raises(NotFound):
        cow.mailboxes.edit("ben@example.org", name="Ben")
    with pytest.raises(NotFound):
        cow.mailboxes.set_password("ben@example.org", CANARY_OTHER_PASSWORD)
    with pytest.raises(NotFound):
        cow.mailboxes.delete("ben@example.org")
    with pytest.raises(Rejected) as full:
        cow.domains.delete("example.org")
    assert full.value.code == "domain_not_empty"
    with pytest.raises(PartialFailure) as partial:
        cow.mailboxes.delete("ben@example.org", "anna@example.org")
    assert [outcome.item for outcome in partial.value.succeeded] == ["anna@example.org"]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("ben@example.org", NotFound)]


def test_a_domain_that_is_full(cow: Mailcow, domain: str) -> None:
    cow.domains.edit("example.org", max_quota_for_domain="4 GiB")
    cow.mailboxes.create("anna@example.org", CANARY_PASSWORD, quota="4 GiB")
    with pytest.raises(Rejected) as full:
        cow.mailboxes.create("ben@example.org", CANARY_PASSWORD)
    assert full.value.code == "mailbox_quota_left_exceeded"
    with pytest.raises(AlreadyExists):  # so that what creates mailboxes can be run again
        cow.mailboxes.create("anna@example.org", CANARY_PASSWORD)
    cow.mailboxes.delete("anna@example.org")
