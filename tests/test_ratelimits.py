"""Limits on sending, as a real mailcow answers: recorded in cassettes/ratelimits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, OutcomeUnknown, PartialFailure
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "ratelimits.example.org"
IDN = "grenzen-für-post.example.org"
ANNA = f"anna@{DOMAIN}"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    cow.domains.create(DOMAIN)
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB").username
    if cow.mailboxes.exists(ANNA):
        cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


def limits_here(cow: Mailcow) -> list[tuple[str, int, str]]:
    """Of all limits on the server those of this file's domain and mailboxes."""
    found = [(limit.domain, limit.value, limit.frame) for limit in cow.ratelimits.list_domains()]
    found += [(limit.mailbox, limit.value, limit.frame) for limit in cow.ratelimits.list_mailboxes()]
    return [limit for limit in found if limit[0].endswith(DOMAIN)]


@pytest.mark.vcr
def test_no_limit(cow: Mailcow, mailbox: str) -> None:
    assert cow.ratelimits.get(mailbox) is None
    assert cow.ratelimits.get(DOMAIN) is None
    assert limits_here(cow) == []
    for name in (mailbox, DOMAIN):
        with pytest.raises(NotFound, match="has no limit of its own"):
            cow.ratelimits.delete(name)


@pytest.mark.vcr
def test_from_the_first_limit_to_none(cow: Mailcow, mailbox: str) -> None:
    limit = cow.ratelimits.edit(mailbox.title(), value=20, frame="h")
    assert (limit.value, limit.frame) == (20, "h")
    limit = cow.ratelimits.edit(DOMAIN, value=500, frame="d")
    assert (limit.value, limit.frame) == (500, "d")
    assert limits_here(cow) == [(DOMAIN, 500, "d"), (ANNA, 20, "h")]
    read = cow.mailboxes.get(mailbox)
    assert read.rl
    assert (read.rl.value, read.rl.frame) == (20, "h")

    limit = cow.ratelimits.edit(mailbox, value=3, frame="m")
    assert (limit.value, limit.frame) == (3, "m")
    assert cow.ratelimits.get(mailbox) == limit

    cow.ratelimits.delete(mailbox, DOMAIN)
    assert cow.ratelimits.get(mailbox) is None
    assert limits_here(cow) == []


@pytest.mark.vcr
def test_a_domain_by_its_unicode_name(cow: Mailcow) -> None:
    cow.domains.create(IDN)
    try:
        limit = cow.ratelimits.edit(IDN, value=7, frame="s")
        assert (limit.value, limit.frame) == (7, "s")
        assert cow.ratelimits.get(IDN) == limit
        assert cow.ratelimits.get(IDN.encode("idna").decode()) == limit
        cow.ratelimits.delete(IDN)
        assert cow.ratelimits.get(IDN) is None
    finally:
        cow.domains.delete(IDN)


@pytest.mark.vcr
def test_what_is_not_there(cow: Mailcow, mailbox: str) -> None:
    for name in (f"nobody@{DOMAIN}", "nowhere.example"):
        with pytest.raises(NotFound):
            cow.ratelimits.get(name)
        with pytest.raises(NotFound):
            cow.ratelimits.edit(name, value=1, frame="s")
        with pytest.raises(NotFound):
            cow.ratelimits.delete(name)
    cow.ratelimits.edit(mailbox, value=1, frame="s")
    with pytest.raises(PartialFailure) as partial:
        cow.ratelimits.delete("nowhere.example", mailbox)
    assert [outcome.item for outcome in partial.value.succeeded] == [mailbox]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("nowhere.example", NotFound)]
    with pytest.raises(NotFound, match="nothing is counted under RL4417"):
        cow.ratelimits.reset("RL4417")


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.ratelimits.get("all"),
        lambda: silent.ratelimits.get(""),
        lambda: silent.ratelimits.edit(ANNA, value=0, frame="s"),
        lambda: silent.ratelimits.edit(DOMAIN, value=-1, frame="s"),
        lambda: silent.ratelimits.edit("anna@", value=1, frame="s"),
        lambda: silent.ratelimits.delete(DOMAIN, "all"),
        lambda: silent.ratelimits.reset("4417"),
        lambda: silent.ratelimits.reset("RL44.*"),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()


@pytest.mark.parametrize(
    ("reply", "error"), [({"json": 1}, None), ({"content": b""}, NotFound), ({"status_code": 502}, OutcomeUnknown)]
)
def test_forgetting_what_was_counted(
    answering: Answering, reply: dict[str, Any], error: type[Exception] | None
) -> None:
    """The only write that says nothing where there is nothing; and a bare 1 for success."""
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append((request.url.path, request.content))
        return httpx.Response(**{"status_code": 200, **reply})

    cow = answering(handler)
    if error is None:
        cow.ratelimits.reset(" RLabc4417= ")
        assert sent == [("/api/v1/delete/rlhash", b'["RLabc4417="]')]
    else:
        with pytest.raises(error):
            cow.ratelimits.reset("RLabc4417=")
