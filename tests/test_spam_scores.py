"""Spam scores, as a real mailcow answers: recorded in cassettes/spam_scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, UnexpectedReply
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "spam-scores.example.org"
ANNA = f"anna@{DOMAIN}"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    cow.domains.create(DOMAIN)
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB").username
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_scores_of_ones_own(cow: Mailcow, mailbox: str) -> None:
    servers = cow.spam_scores.get(mailbox)
    assert servers.spam < servers.reject
    own = cow.spam_scores.edit(mailbox.title(), spam=4.5, reject=12)
    assert own == (4.5, 12.0)
    assert own.reject == 12
    assert cow.spam_scores.get(mailbox) == own
    assert cow.spam_scores.edit(mailbox, spam=-0.25, reject=0.00001) == (-0.25, 0.00001)
    assert cow.spam_scores.reset(mailbox) == servers
    assert cow.spam_scores.reset(mailbox) == servers


@pytest.mark.vcr
def test_an_unknown_mailbox(cow: Mailcow, mailbox: str) -> None:
    nobody = f"nobody@{DOMAIN}"
    calls: list[Callable[[], object]] = [
        lambda: cow.spam_scores.get(nobody),
        lambda: cow.spam_scores.edit(nobody, spam=4, reject=8),
        lambda: cow.spam_scores.reset(nobody),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.spam_scores.get("default"),
        lambda: silent.spam_scores.edit(ANNA, spam=5, reject=5),
        lambda: silent.spam_scores.edit(ANNA, spam=6, reject=5),
        lambda: silent.spam_scores.edit(ANNA, spam=math.nan, reject=5),
        lambda: silent.spam_scores.edit(ANNA, spam=1, reject=math.inf),
        lambda: silent.spam_scores.edit("anna", spam=1, reject=2),
        lambda: silent.spam_scores.reset(""),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()


@pytest.mark.parametrize("score", ["5", "1, 2, 3", "low, high", ""])
def test_what_are_no_scores(answering: Answering, score: str) -> None:
    reply = httpx.Response(200, json={"score": score})
    cow = answering(lambda request: reply)
    with pytest.raises(UnexpectedReply, match="no two scores"):
        cow.spam_scores.get(ANNA)
