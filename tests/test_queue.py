"""The queue, as a real mailcow answers: recorded in cassettes/queue."""

from __future__ import annotations

import os
import smtplib
import ssl
import time
from collections.abc import Iterator
from datetime import UTC

import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "queue.example.org"
SENDER = f"anna@{DOMAIN}"
UNKNOWN = "0A1B2C3D4E"


@pytest.fixture
def waiting(cow: Mailcow, vcr: object, recording: bool) -> Iterator[list[str]]:
    """The ids of two messages to a domain whose server cannot be reached."""
    cow.domains.create(DOMAIN)
    transport = None
    try:
        cow.mailboxes.create(SENDER, CANARY_PASSWORD)
        transport = cow.transports.create("slow.queue.example.org", "[192.0.2.99]:25").id
        if recording:
            for recipient in ("ben", "carol"):
                _send(f"{recipient}@slow.queue.example.org")
                time.sleep(2)
        ids = _ids(cow)
        assert len(ids) == 2
        yield ids
    finally:
        if ids := _ids(cow):
            cow.queue.delete(*ids)
        if transport is not None:
            cow.transports.delete(transport)
        if cow.mailboxes.exists(SENDER):
            cow.mailboxes.delete(SENDER)
        cow.domains.delete(DOMAIN)


def _send(recipient: str) -> None:
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=ssl._create_unverified_context())  # noqa: S323 (a throw-away server's own certificate)
        smtp.login(SENDER, CANARY_PASSWORD)
        smtp.sendmail(SENDER, [recipient], f"From: {SENDER}\r\nTo: {recipient}\r\nSubject: It waits\r\n\r\nHello\r\n")


def _ids(cow: Mailcow) -> list[str]:
    return [row.queue_id for row in cow.queue.list() if row.sender == SENDER]


@pytest.mark.vcr
def test_messages_that_are_not_there(cow: Mailcow) -> None:
    assert [row for row in cow.queue.list() if row.sender == SENDER] == []
    assert not cow.queue.exists(UNKNOWN)
    with pytest.raises(NotFound, match=UNKNOWN):
        cow.queue.get(UNKNOWN)
    for verb in (cow.queue.hold, cow.queue.unhold, cow.queue.deliver, cow.queue.delete):
        with pytest.raises(NotFound, match=UNKNOWN):
            verb(UNKNOWN)


@pytest.mark.vcr
def test_messages_that_wait(cow: Mailcow, waiting: list[str]) -> None:
    first, second = waiting
    message = next(row for row in cow.queue.list() if row.queue_id == first)
    assert message.queue_name == "deferred"
    assert message.arrival_time.tzinfo is UTC
    assert message.message_size > 100
    [recipient] = message.recipients
    assert recipient.startswith("ben@slow.queue.example.org (")
    text = cow.queue.get(first)
    assert "Subject: It waits" in text
    assert "recipient: ben@slow.queue.example.org" in text
    assert cow.queue.exists(first.lower())

    cow.queue.hold(first, second)
    names = {row.queue_id: row.queue_name for row in cow.queue.list()}
    assert (names[first], names[second]) == ("hold", "hold")
    cow.queue.unhold(first)
    names = {row.queue_id: row.queue_name for row in cow.queue.list()}
    assert names[first] != "hold"
    assert names[second] == "hold"
    cow.queue.deliver(first)
    cow.queue.flush()
    assert _ids(cow) == [first, second]

    with pytest.raises(PartialFailure) as partial:
        cow.queue.delete(UNKNOWN, first)
    assert [outcome.item for outcome in partial.value.succeeded] == [first]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(UNKNOWN, NotFound)]
    assert _ids(cow) == [second]
    cow.queue.clear()
    assert _ids(cow) == []


def test_what_is_no_queue_id(silent: Mailcow) -> None:
    for verb in (silent.queue.get, silent.queue.hold, silent.queue.delete):
        for value in ("", "ALL", "0A1B -d ALL", "-"):
            with pytest.raises(ValueError, match="hexadecimal"):
                verb(value)
    with pytest.raises(TypeError):
        silent.queue.delete(12)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    silent.queue.delete()
