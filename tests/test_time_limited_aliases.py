"""Time-limited aliases, as a real mailcow answers: recorded in cassettes/time_limited_aliases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from mailcow_client import models

from mailcow_facade import Mailcow, NotFound, OutcomeUnknown, PartialFailure, Rejected
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "limited.example.org"
ALIAS_DOMAIN = "limited-too.example.org"
ANNA = f"anna@{DOMAIN}"
HOUR = timedelta(hours=1)


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A mailbox in a domain with an alias domain."""
    cow.domains.create(DOMAIN, dkim_selector="")
    cow.alias_domains.create(ALIAS_DOMAIN, DOMAIN, dkim_selector="")
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    yield ANNA
    for row in cow.time_limited_aliases.list(ANNA):  # what a failed test has left, too
        cow.time_limited_aliases.delete(row.address)
    cow.mailboxes.delete(ANNA)
    cow.alias_domains.delete(ALIAS_DOMAIN)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_a_mailbox_without_any(cow: Mailcow, mailbox: str) -> None:
    assert cow.time_limited_aliases.list(mailbox) == []
    assert not cow.time_limited_aliases.exists(mailbox, f"nobody@{DOMAIN}")
    with pytest.raises(NotFound, match="has no time-limited alias"):
        cow.time_limited_aliases.get(mailbox, f"nobody@{DOMAIN}")
    with pytest.raises(NotFound):
        cow.time_limited_aliases.edit(mailbox, f"nobody@{DOMAIN}", permanent=True)
    with pytest.raises(NotFound):
        cow.time_limited_aliases.delete(f"nobody@{DOMAIN}")
    with pytest.raises(NotFound):
        cow.time_limited_aliases.list(f"nobody@{DOMAIN}")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    shop = cow.time_limited_aliases.create("Anna@limited.example.org", description="a shop", lasts=2 * HOUR)
    assert shop.address.endswith(f"@{DOMAIN}")
    assert (shop.goto, shop.description, shop.permanent) == (ANNA, "a shop", False)
    assert _left(shop) == 2
    assert cow.time_limited_aliases.list(mailbox) == [shop]
    assert cow.time_limited_aliases.get(mailbox, shop.address.upper()) == shop

    longer = cow.time_limited_aliases.edit(mailbox, shop.address, lasts=timedelta(days=3))
    assert (_left(longer), longer.permanent, longer.description) == (72, False, "a shop")
    assert cow.time_limited_aliases.edit(mailbox, shop.address, permanent=True).permanent is True
    ends = cow.time_limited_aliases.edit(mailbox, shop.address, lasts=HOUR, permanent=False)
    assert (_left(ends), ends.permanent) == (1, False)

    cow.time_limited_aliases.delete(shop.address)
    assert cow.time_limited_aliases.list(mailbox) == []


@pytest.mark.vcr
def test_what_is_left_out(cow: Mailcow, mailbox: str) -> None:
    first = cow.time_limited_aliases.create(mailbox)
    assert (_left(first), first.description, first.permanent) == (8760, "", False)
    forever = cow.time_limited_aliases.create(mailbox, domain=ALIAS_DOMAIN.upper(), permanent=True)
    assert forever.address.endswith(f"@{ALIAS_DOMAIN}")
    assert forever.permanent is True
    assert {row.address for row in cow.time_limited_aliases.list(mailbox)} == {first.address, forever.address}
    cow.time_limited_aliases.delete(first.address, forever.address)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    with pytest.raises(NotFound):
        cow.time_limited_aliases.create(f"nobody@{DOMAIN}")
    with pytest.raises(Rejected) as elsewhere:
        cow.time_limited_aliases.create(mailbox, domain="nowhere.example")
    assert elsewhere.value.code == "domain_invalid"
    made = cow.time_limited_aliases.create(mailbox)
    with pytest.raises(PartialFailure) as partial:
        cow.time_limited_aliases.delete(f"nobody@{DOMAIN}", made.address)
    assert [outcome.item for outcome in partial.value.succeeded] == [made.address]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(f"nobody@{DOMAIN}", NotFound)]


@pytest.mark.parametrize(
    ("lasts", "expected"),
    [
        (timedelta(0), ValueError),
        (-HOUR, ValueError),
        (timedelta(minutes=90), ValueError),
        (timedelta(hours=87601), ValueError),
        (24, TypeError),
    ],
)
def test_times_that_are_not_sent(silent: Mailcow, lasts: timedelta, expected: type[Exception]) -> None:
    with pytest.raises(expected):
        silent.time_limited_aliases.create(ANNA, lasts=lasts)
    with pytest.raises(expected):
        silent.time_limited_aliases.edit(ANNA, f"x@{DOMAIN}", lasts=lasts)


def test_what_else_is_not_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="nothing to change"):
        silent.time_limited_aliases.edit(ANNA, f"x@{DOMAIN}")
    with pytest.raises(ValueError, match="say how long"):
        silent.time_limited_aliases.edit(ANNA, f"x@{DOMAIN}", permanent=False)
    with pytest.raises(ValueError, match="or that it is permanent"):
        silent.time_limited_aliases.edit(ANNA, f"x@{DOMAIN}", lasts=HOUR, permanent=True)
    with pytest.raises(ValueError, match="domain"):
        silent.time_limited_aliases.create(ANNA, domain="nowhere")


def test_two_at_once_are_not_mixed_up(answering: Answering) -> None:
    lists = iter([[{"address": f"a@{DOMAIN}"}], [{"address": f"{name}@{DOMAIN}", "description": ""} for name in "abc"]])

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json=[{"type": "success", "log": [], "msg": ["mailbox_modified", ANNA]}])
        return httpx.Response(200, json=next(lists))

    cow = answering(answer)
    with pytest.raises(OutcomeUnknown, match=rf"b@{DOMAIN}, c@{DOMAIN}"):
        cow.time_limited_aliases.create(ANNA)


def _left(alias: models.TimeLimitedAlias) -> int:
    """Hours from the last change to the end, on a cassette too. The recorded server's clock shows UTC."""
    assert alias.validity
    told = datetime.fromisoformat(alias.modified or alias.created).replace(tzinfo=UTC)
    return round((alias.validity - told) / HOUR)
