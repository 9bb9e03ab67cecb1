"""When the mailbox was last changed: for some minutes after that a login proves little."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mailcow_facade.doctor.case import Facts
from mailcow_facade.values import CACHE_SECONDS

CACHED = timedelta(seconds=CACHE_SECONDS)
"""How long Dovecot goes on accepting a password that was good once."""
CREATION = timedelta(seconds=2)
"""What is written within this time of a mailbox's creation belongs to it, and is no change."""


def server_time(facts: Facts, told: str | None) -> datetime | None:
    """One of the server's local times, in UTC; None where it is none, or where the server's zone is not known."""
    if told and told.isdecimal() and told != "0":
        return datetime.fromtimestamp(int(told), UTC)  # so it is written when a mailbox is created
    if not told or facts.clock is None:
        return None
    try:
        return datetime.fromisoformat(told).replace(tzinfo=facts.clock).astimezone(UTC)
    except ValueError:
        return None


def password_set(facts: Facts) -> datetime | None:
    """When the mailbox's own password was set; None where that was when the mailbox was created."""
    return _unless_created(facts, facts.mailbox.attributes.passwd_update) if facts.mailbox else None


def modified(facts: Facts) -> datetime | None:
    """When the mailbox was changed; None where it never was."""
    return _unless_created(facts, facts.mailbox.modified) if facts.mailbox else None


def since_change(facts: Facts) -> timedelta | None:
    """How long ago the mailbox, or its password, was changed; None where that is not known."""
    changes = [time for time in (password_set(facts), modified(facts)) if time]
    return max(facts.now - max(changes), timedelta()) if changes else None


def _unless_created(facts: Facts, told: str | None) -> datetime | None:
    time = server_time(facts, told)
    created = server_time(facts, facts.mailbox.created) if facts.mailbox else None
    return None if time and created and abs(time - created) <= CREATION else time
