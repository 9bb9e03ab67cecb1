"""The quarantine, as a real mailcow answers: recorded in cassettes/quarantine."""

from __future__ import annotations

import base64
import json
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure, Rejected
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "quarantine.example.org"
ADDRESS = f"anna@{DOMAIN}"
MESSAGE = f"From: bad@example.net\r\nTo: {ADDRESS}\r\nSubject: You have won\r\n\r\nhttps://www.example.net/\r\n"


@pytest.fixture
def held(cow: Mailcow, vcr: object, recording: bool) -> Iterator[list[int]]:
    """The ids of three messages in quarantine."""
    cow.domains.create(DOMAIN)
    try:
        cow.mailboxes.create(ADDRESS, CANARY_PASSWORD)
        cow.quarantine.set_settings(retention_size=10, max_size="5 MiB", max_age=30, sender=f"postmaster@{DOMAIN}")
        if recording:
            for number in (1, 2, 3):
                hold_back(number)
        ids = _ids(cow)
        assert len(ids) == 3
        yield ids
    finally:
        if ids := _ids(cow):
            cow.quarantine.delete(*ids)
        cow.quarantine.set_settings(retention_size=0, max_size=0)
        if cow.mailboxes.exists(ADDRESS):
            cow.mailboxes.delete(ADDRESS)
        cow.domains.delete(DOMAIN)


def hold_back(number: int, recipient: str = ADDRESS) -> None:
    """What rspamd does with spam: hand it to mailcow's own script, which one can reach from within only.

    ``MAILCOW_EXEC`` is what runs a command in the container php-fpm, such as
    ``docker compose exec -T php-fpm-mailcow``.
    """
    about = {
        "qid": f"0A1B2C3D{number}",
        "subject": "You have won",
        "score": 20.5,
        "rcpt": [recipient],
        "user": "unknown",
        "ip": "192.0.2.77",
        "action": "reject",
        "from": "bad@example.net",
        "symbols": [{"name": "BAYES_SPAM", "score": 5.1, "options": ["99%"]}],
        "fuzzy": [],
    }
    part = '--B\r\nContent-Disposition: form-data; name="{}\r\nContent-Type: {}\r\n\r\n{}\r\n'
    form = (
        part.format('metadata"', "application/json", json.dumps(about))
        + part.format('message"; filename="message"', "message/rfc822", MESSAGE)
        + "--B--\r\n"
    )
    send = "curl -sSf -H 'Content-Type: multipart/form-data; boundary=B' --data-binary @- http://nginx:9081/pipe.php"
    text = base64.b64encode(form.encode()).decode()
    command = [*shlex.split(os.environ["MAILCOW_EXEC"]), "sh", "-c", f"echo {text} | base64 -d | {send}"]
    subprocess.run(command, check=True, timeout=60)


def _ids(cow: Mailcow) -> list[int]:
    return [item.id for item in cow.quarantine.list() if item.rcpt == ADDRESS]


@pytest.mark.vcr
def test_messages_that_are_not_there(cow: Mailcow) -> None:
    assert _ids(cow) == []
    assert not cow.quarantine.exists(999999)
    verbs: list[Callable[[int], object]] = [
        cow.quarantine.get,
        cow.quarantine.release,
        cow.quarantine.learn_spam,
        cow.quarantine.delete,
    ]
    for verb in verbs:
        with pytest.raises(NotFound, match="999999"):
            verb(999999)


@pytest.mark.vcr
def test_messages_that_were_held_back(
    cow: Mailcow, held: list[int], recording: bool, caplog: pytest.LogCaptureFixture
) -> None:
    first, second, third = held
    item = next(item for item in cow.quarantine.list() if item.id == first)
    assert (item.subject, item.sender, item.action) == ("You have won", "bad@example.net", "reject")
    assert item.score == 20.5
    assert item.virus_flag == 0
    assert item.notified is False
    assert item.created.tzinfo is UTC
    details = cow.quarantine.get(first)
    assert details.rcpt == ADDRESS
    assert details.ip == "192.0.2.77"
    assert details.msg
    assert "https://www.example.net/" in details.msg
    assert json.loads(details.symbols or "")[0]["name"] == "BAYES_SPAM"
    assert cow.quarantine.exists(first)

    cow.quarantine.release(first)
    assert not cow.quarantine.exists(first)
    # The mailcow of the recording has no rspamd that could learn.
    assert "did not learn it: ham_learn_error" in caplog.text
    with pytest.raises(Rejected) as caught:
        cow.quarantine.learn_spam(second)
    assert caught.value.code == "spam_learn_error"
    assert not cow.quarantine.exists(second)
    with pytest.raises(PartialFailure) as partial:
        cow.quarantine.delete(first, third)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(third)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(first), NotFound)]
    assert _ids(cow) == []


def test_a_warning_of_postfix_is_a_refusal(answering: Answering) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"id": 7, "qid": "unknown"})
        return httpx.Response(200, json=[{"type": "warning", "log": [], "msg": "Cannot connect to Postfix"}])

    cow = answering(answer)
    with pytest.raises(Rejected, match="Cannot connect to Postfix"):
        cow.quarantine.release(7)


def test_settings_that_mailcow_would_change_in_silence(silent: Mailcow) -> None:
    change = silent.quarantine.set_settings
    with pytest.raises(ValueError, match="retention_size"):
        change(retention_size=-1, max_size=0)
    with pytest.raises(ValueError, match="max_age"):
        change(retention_size=1, max_size=0, max_age=0)
    with pytest.raises(ValueError, match="no whole number"):
        change(retention_size=1, max_size=1000)
    with pytest.raises(TypeError, match="exclude_domains"):
        change(retention_size=1, max_size=0, exclude_domains="example.org")
    with pytest.raises(ValueError, match="sender is no e-mail address"):
        change(retention_size=1, max_size=0, sender="postmaster")
