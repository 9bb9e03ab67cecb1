"""Who tried to log in, from where, and with what success, as the server's logs tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mailcow_client import models

from mailcow_facade.doctor.case import Facts
from mailcow_facade.logins import FailedLogin, Login, failed_login

MAIL = ("smtp", "imap", "pop3", "sieve")
"""The services of Dovecot; a login to web pages says little about a mail program."""

PAIR = timedelta(seconds=60)
"""Within which time the lines of one try are written: Dovecot makes those wait who have failed before."""

_CONNECTION_LOST = re.compile(
    r"warning: \S*\[(?P<address>[0-9a-fA-F.:]+)\]: SASL \S+ authentication failed: "
    r"Connection lost to authentication server(,|$)"
)
_SHA1 = re.compile(r"(SHA1 of given password: )[0-9a-f]+")


@dataclass(slots=True)
class Try:
    """A login that failed, put together from the lines that it left."""

    time: datetime
    """When, in UTC."""
    name: str
    """The login name, in lower case."""
    address: str
    """The client's."""
    service: str
    """``submission``, ``smtps``, ``imap`` …; empty where no line tells."""
    sha1: str
    """How the SHA-1 of the password begins; empty where no line tells."""
    source: str
    """Which log tells it."""
    line: str
    """The line, without what it tells of the password."""

    @property
    def over_smtp(self) -> bool:
        """Whether it is known to have come over SMTP."""
        return self.service.startswith(("smtp", "submission"))


def masked(line: str) -> str:
    """A log line without the beginning of a password's hash."""
    return _SHA1.sub(r"\1[masked]", line)[:300]


def all_tries(facts: Facts) -> list[Try]:
    """The failed logins of everybody, the oldest first.

    Dovecot's line for a try tells the password's hash, but not the service; a line of Postfix, or Dovecot's for the
    whole connection, tells that and comes later.
    """
    if "tries" not in facts.notes:
        facts.notes["tries"] = _paired(facts)
    found: list[Try] = facts.notes["tries"]
    return found


def _paired(facts: Facts) -> list[Try]:
    lines = [
        (failure, source, line)
        for source, log in (("dovecot log", facts.dovecot_log), ("postfix log", facts.postfix_log))
        for line in log
        if (failure := failed_login(line)) and failure.username and failure.real_rip
    ]
    tries: list[Try] = []
    open_tries: dict[tuple[str, str], list[Try]] = defaultdict(list)
    # Of lines of the same second, those without the service stand first: see the docstring above.
    for failure, source, line in sorted(lines, key=lambda found: (found[0].time, bool(found[0].service))):
        made = _try(failure, source, line)
        waiting = open_tries[made.name, made.address]
        if not made.service:
            waiting.append(made)
            tries.append(made)
            continue
        for known in waiting:
            known.service = made.service
        # The line of a connection sums up tries that are known; one of Postfix is a try of its own.
        if not waiting and (made.over_smtp or not _follows(made, tries)):
            tries.append(made)
        waiting.clear()
    return tries


def _try(failure: FailedLogin, source: str, line: models.LogEntry) -> Try:
    return Try(
        time=failure.time,
        name=(failure.username or "").strip().lower(),
        address=failure.real_rip or "",
        service=failure.service or "",
        sha1=failure.password_sha1 or "",
        source=source,
        line=masked(line.message),
    )


def _follows(made: Try, tries: Iterable[Try]) -> bool:
    return any(
        (known.name, known.address) == (made.name, made.address) and made.time - known.time <= PAIR for known in tries
    )


def tries_of_user(facts: Facts) -> list[Try]:
    """The failed logins of the name in question, the oldest first."""
    return [found for found in all_tries(facts) if found.name == facts.question.name]


def logins_of_user(facts: Facts) -> list[Login]:
    """The successful logins of the name in question, the oldest first; one for each service and address."""
    own = [login for login in facts.sasl_log if login.username.strip().lower() == facts.question.name]
    return sorted(own, key=lambda login: login.time)


def last_logins(facts: Facts) -> Mapping[str, datetime]:
    """When the mailbox last logged in over ``smtp``, ``imap`` and ``pop3``, as far as that is known."""
    last: dict[str, datetime] = {}
    if mailbox := facts.mailbox:
        told = {
            "smtp": mailbox.last_smtp_login,
            "imap": mailbox.last_imap_login,
            "pop3": mailbox.last_pop3_login,
        }
        last = {service: time for service, time in told.items() if time}
    for login in logins_of_user(facts):
        if login.service in MAIL:
            last[login.service] = max(login.time, last.get(login.service, login.time))
    return last


def own_password_over_smtp(facts: Facts) -> Login | None:
    """The newest login over SMTP with the mailbox's own password, or None if none is known.

    With two-factor login on there would have been none, so it was off then.
    """
    own = [login for login in logins_of_user(facts) if login.service == "smtp" and login.app_password == 0]
    return own[-1] if own else None


def guessers(facts: Facts) -> frozenset[str]:
    """Addresses that seem to guess passwords, as strangers do with every server's mailboxes all day long.

    Such are those with five passwords or more, or with several names; and where three or more have one try each, all
    with different passwords, these. One from which anybody has logged in, or from which the doctor asks, is none.
    """
    trusted = {login.real_rip for login in facts.sasl_log} | {facts.own_address}
    names: dict[str, set[str]] = defaultdict(set)
    passwords: dict[str, list[str]] = defaultdict(list)
    for found in all_tries(facts):
        if found.address not in trusted:
            names[found.address].add(found.name)
            passwords[found.address].append(found.sha1)
    guessing = {address for address in names if len(names[address]) > 1 or len(set(passwords[address])) >= 5}
    single = {
        address: tried[0]
        for address, tried in passwords.items()
        if len(tried) == 1 and facts.question.name in names[address]
    }
    if len(single) >= 3 and len(set(single.values())) == len(single):
        guessing |= set(single)
    return frozenset(guessing)


def clients(facts: Facts) -> list[str]:
    """The addresses that may be the user's: those that failed and do not seem to guess, and those that logged in."""
    strangers = guessers(facts)
    tried = [found.address for found in reversed(tries_of_user(facts)) if found.address not in strangers]
    good = [login.real_rip for login in reversed(logins_of_user(facts)) if login.service in MAIL]
    return list(dict.fromkeys([*tried, *good]))


def lost_connections(facts: Facts, since: datetime) -> list[tuple[str, models.LogEntry]]:
    """The lines in which Postfix gave up waiting for Dovecot (454 to the client), with the client's address."""
    return [
        (match["address"], line)
        for line in facts.postfix_log
        if line.time >= since
        and line.program.startswith("postfix/")
        and (match := _CONNECTION_LOST.match(line.message))
    ]


def when(facts: Facts, time: datetime) -> str:
    """A time for people: ``2026-11-23 01:14:02 UTC (3 minutes ago)``."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC ({ago(facts.now - time)})"


def ago(age: timedelta) -> str:
    """How long ago, in words."""
    seconds = max(0, int(age.total_seconds()))
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{counted(seconds // size, unit)} ago"
    return f"{counted(seconds, 'second')} ago"


def counted(number: int, thing: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listed(items: Sequence[str], most: int = 3) -> str:
    """``a, b, c and 4 more``."""
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} and {len(items) - most} more"
