"""Sync jobs, as a real mailcow answers: recorded in cassettes/sync_jobs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD, MASK

DOMAIN = "syncjobs.example.org"
ANNA = f"anna@{DOMAIN}"
HOST = "192.0.2.30"


@pytest.fixture
def mailbox(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain with a mailbox; what a failed test has left is deleted."""
    cow.domains.create(DOMAIN)
    try:
        yield cow.mailboxes.create(ANNA, CANARY_PASSWORD).username
    finally:
        for row in cow.mailboxes.list(DOMAIN):
            cow.sync_jobs.delete(*(job.id for job in cow.sync_jobs.list(row.username)))
            cow.mailboxes.delete(row.username)
        cow.domains.delete(DOMAIN)


def ids(cow: Mailcow) -> list[int]:
    return [job.id for job in cow.sync_jobs.list() if job.user2 == ANNA]


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, mailbox: str) -> None:
    assert cow.sync_jobs.list(mailbox) == []
    assert ids(cow) == []
    job = cow.sync_jobs.create(ANNA, host1=HOST, user1="anna@elsewhere.example", password1=CANARY_PASSWORD)
    assert (job.user2, job.host1, job.user1) == (ANNA, HOST, "anna@elsewhere.example")
    assert (job.port1, job.enc1, job.mins_interval) == (993, "SSL", 20)
    assert (job.exclude, job.subfolder2, job.custom_params) == ("(?i)spam|(?i)junk", "", "")
    assert (job.maxage, job.maxbytespersecond, job.timeout1, job.timeout2) == (0, 0, 600, 600)
    assert (job.delete2duplicates, job.automap, job.subscribeall, job.active) == (True, True, True, True)
    assert (job.delete1, job.delete2, job.skipcrossduplicates, job.dry) == (False, False, False, False)
    assert (job.last_run, job.success, job.is_running) == (None, None, False)

    other = cow.sync_jobs.create(
        ANNA,
        host1="Mail.Elsewhere.example",
        user1="ben",
        password1=CANARY_PASSWORD,
        enc1="TLS",
        mins_interval=60,
        subfolder2="Old",
        maxage=30,
        maxbytespersecond=1000,
        timeout1=60,
        timeout2=90,
        exclude="",
        custom_params="--nofoldersizesatend",
        delete2duplicates=False,
        delete1=True,
        delete2=True,
        automap=False,
        skipcrossduplicates=True,
        subscribeall=False,
        dry=True,
        active=False,
    )
    assert (other.host1, other.port1, other.enc1) == ("mail.elsewhere.example", 143, "TLS")
    assert (other.maxage, other.maxbytespersecond, other.timeout1, other.timeout2) == (30, 1000, 60, 90)
    assert (other.exclude, other.subfolder2, other.custom_params) == ("", "Old", "--nofoldersizesatend")
    assert (other.delete2duplicates, other.automap, other.subscribeall, other.active) == (False, False, False, False)
    assert (other.delete1, other.delete2, other.skipcrossduplicates, other.dry) == (True, True, True, True)

    assert [row.id for row in cow.sync_jobs.list(ANNA)] == [job.id, other.id]
    assert ids(cow) == [job.id, other.id]
    assert [row.id for row in cow.sync_jobs.list(detail="log") if row.user2 == ANNA] == [job.id, other.id]
    assert [row.log for row in cow.sync_jobs.list(ANNA, detail="log")] == ["", ""]
    assert cow.sync_jobs.exists(job.id)
    with_password = cow.sync_jobs.get(job.id, detail="password")
    assert with_password.password1 in (CANARY_PASSWORD, MASK)
    assert CANARY_PASSWORD not in repr(with_password)

    cow.sync_jobs.delete(job.id, other.id)
    assert ids(cow) == []
    assert not cow.sync_jobs.exists(job.id)


@pytest.mark.vcr
def test_changes(cow: Mailcow, mailbox: str) -> None:
    job = cow.sync_jobs.create(ANNA, host1=HOST, user1="anna", password1=CANARY_PASSWORD, active=False)
    changed = cow.sync_jobs.edit(
        job.id,
        host1="mail.elsewhere.example",
        user1="ben",
        password1=CANARY_OTHER_PASSWORD,
        port1=143,
        enc1="PLAIN",
        mins_interval=5,
        maxage=1,
        exclude="Trash",
        dry=True,
        automap=False,
    )
    assert (changed.host1, changed.user1) == ("mail.elsewhere.example", "ben")
    assert (changed.port1, changed.enc1, changed.mins_interval) == (143, "PLAIN", 5)
    assert (changed.maxage, changed.exclude, changed.dry, changed.automap) == (1, "Trash", True, False)
    assert (changed.subscribeall, changed.active) == (True, False), "what is left out stays"
    assert cow.sync_jobs.edit(job.id, exclude="", maxage=0).exclude == ""
    (row,) = cow.sync_jobs.list(ANNA, detail="password")
    assert row.password1 in (CANARY_OTHER_PASSWORD, MASK)
    again = cow.sync_jobs.run_now(job.id)
    assert (again.last_run, again.success, again.active) == (None, None, False)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, mailbox: str) -> None:
    job = cow.sync_jobs.create(ANNA, host1=HOST, user1="anna", password1=CANARY_PASSWORD, active=False)
    with pytest.raises(AlreadyExists) as exists:
        cow.sync_jobs.create(ANNA, host1=HOST, user1="anna", password1=CANARY_PASSWORD)
    assert exists.value.code == "object_exists"
    with pytest.raises(NotFound):
        cow.sync_jobs.create(f"nobody@{DOMAIN}", host1=HOST, user1="anna", password1=CANARY_PASSWORD)
    with pytest.raises(Rejected, match="exclude"):
        cow.sync_jobs.create(ANNA, host1=HOST, user1="ben", password1=CANARY_PASSWORD, exclude="(")
    with pytest.raises(Rejected, match="exclude"):
        cow.sync_jobs.edit(job.id, exclude="(")
    with pytest.raises(Rejected, match="bad option"):
        cow.sync_jobs.edit(job.id, custom_params="--nofoldersizes")
    with pytest.raises(NotFound):
        cow.sync_jobs.list(f"nobody@{DOMAIN}")
    missing = job.id + 1000
    with pytest.raises(NotFound):
        cow.sync_jobs.get(missing)
    with pytest.raises(NotFound):
        cow.sync_jobs.edit(missing, active=False)
    with pytest.raises(NotFound):
        cow.sync_jobs.run_now(missing)
    with pytest.raises(PartialFailure) as partial:
        cow.sync_jobs.delete(missing, job.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(job.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(missing), NotFound)]


LOGIN = {"host1": HOST, "user1": "anna", "password1": CANARY_PASSWORD}


@pytest.mark.parametrize(
    "wrong",
    [
        {"host1": ""},
        {"host1": "2001:db8::1"},
        {"host1": "mül_ler.example"},
        {"user1": ""},
        {"password1": "0"},
        {"password1": "p" * 256},
        {"port1": 0},
        {"enc1": "STARTTLS"},
        {"mins_interval": 43801},
        {"maxage": -1},
        {"maxbytespersecond": 125000001},
        {"timeout1": 0},
        {"timeout2": 32001},
        {"exclude": "x" * 501},
        {"custom_params": "x" * 513},
    ],
)
def test_what_mailcow_would_misread_is_never_sent(silent: Mailcow, wrong: dict[str, object]) -> None:
    jobs: Any = silent.sync_jobs
    with pytest.raises(ValueError, match=r"."):
        jobs.create(ANNA, **{**LOGIN, **wrong})
    with pytest.raises(ValueError, match=r"."):
        jobs.edit(1, **wrong)


def test_what_has_the_wrong_type_is_never_sent(silent: Mailcow) -> None:
    jobs: Any = silent.sync_jobs
    with pytest.raises(TypeError):
        jobs.create(ANNA, **LOGIN, exclude=["Junk"])
    with pytest.raises(TypeError):
        jobs.create(ANNA, **LOGIN, port1="993")
    with pytest.raises(TypeError):
        jobs.get("all")
    with pytest.raises(ValueError, match="nothing to change"):
        jobs.edit(1)
