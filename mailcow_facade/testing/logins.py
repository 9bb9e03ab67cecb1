"""Does this login go through? The one judge of SMTP and IMAP, and what it leaves in the logs.

Nothing here really waits. Where Dovecot lets an address wait, only what comes of it is told: from the third wrong
password on, Postfix gives up waiting.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Literal, NamedTuple

from mailcow_facade.testing import passwords
from mailcow_facade.testing.resources import logs
from mailcow_facade.testing.state import State
from mailcow_facade.testing.store import Row

Service = Literal["smtp", "imap"]
Outcome = Literal["accepted", "refused", "lost"]
"""``lost``: Postfix got no answer in time, and says 454."""

CACHED = 300.0
"""Seconds for which a login that went through does so again, whatever was changed."""
CACHED_UNKNOWN = 60.0
"""Seconds for which a name without a domain stays unknown, without being asked for again."""
PATIENCE = 10.0
"""Seconds that Postfix waits for Dovecot."""
FAILURE_DELAY = 2.0
"""Seconds that Dovecot takes to say no."""

_WAITS = (0.0, 4.0, 8.0, 15.0)
"""Seconds that an address waits after so many passwords that did not match; the last holds for more."""
PROMPT = 2.0
"""Seconds within which a client tries again at once. They do not count, or a slow test would see what a fast one does
not."""
_DROP = 29.0
"""Seconds after which one of them is forgotten."""

_NAME = re.compile(r"[A-Za-z0-9._@-]+")
"""A login name that Dovecot takes."""
_WORKER = "auth-worker(171)"
_REQUEST = f"{_WORKER}: conn unix:auth-worker (pid=170,uid=401): auth-worker"


class Attempt(NamedTuple):
    """A login that is tried."""

    service: Service
    name: str
    password: str
    client: str
    """The address."""
    session: str = ""
    """Dovecot's name for the connection; SMTP has none."""

    @property
    def user(self) -> str:
        """The name as Dovecot takes it."""
        return self.name.lower()


@dataclass(slots=True)
class _Penalty:
    """The passwords of an address that did not match."""

    last: float = 0.0
    count: int = 0
    tried: set[tuple[str, str]] = field(default_factory=set)


class Logins:
    """Judges logins, and remembers them as Dovecot does.

    Args:
        state: the server.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self.clear()

    def clear(self) -> None:
        """Forget all, as a Dovecot that was started anew."""
        self._good: dict[tuple[str, str, str], float] = {}
        self._unknown: dict[tuple[str, str, str], float] = {}
        self._penalties: dict[str, _Penalty] = {}
        self._requests = 7

    def judge(self, attempt: Attempt) -> Outcome:
        """Whether a login goes through. What Dovecot logs of it is logged; what is written is kept."""
        state = self._state
        with state.store.lock:
            waited = self._wait(attempt.client)
            if waited >= PATIENCE and attempt.service == "smtp":
                return "lost"
            outcome = self._judge(attempt)
            if outcome == "refused":
                self._punish(attempt)
                if attempt.service == "smtp" and waited + FAILURE_DELAY >= PATIENCE:
                    outcome = "lost"
            elif outcome == "accepted":
                self._penalties.pop(attempt.client, None)
            state.store.commit()
            return outcome

    def log(self, log: str, message: str, *, program: str = "", priority: str = "info") -> None:
        """Write a line of Postfix or Dovecot, which netfilter reads, too. Both need Redis."""
        if "redis" not in self._state.faults.down:
            logs.write(self._state.store, log, message, program=program, priority=priority)
            self._state.netfilter.hear(message)

    def _judge(self, attempt: Attempt) -> Outcome:
        key = (attempt.service, attempt.user, attempt.password)
        now = self._state.clock.now()
        if not _NAME.fullmatch(attempt.name):
            return "refused"
        if now < self._good.get(key, 0):
            return "accepted"
        if "@" not in attempt.user:
            if now < self._unknown.get(key, 0):
                self.log("dovecot", f"auth: {_who(attempt)}: unknown user {_given(attempt)}")
            else:
                self._unknown[key] = now + CACHED_UNKNOWN
            return "refused"
        outcome = self._ask(attempt)
        self._requests += 2
        if outcome == "accepted":
            self._good[key] = now + CACHED
        elif outcome == "refused":
            self.log("dovecot", f"{_REQUEST}<{self._requests}>: {_who(attempt)}: Password mismatch {_given(attempt)}")
        return outcome

    def _ask(self, attempt: Attempt) -> Outcome:
        """Ask mailcow's own service, which looks into the database."""
        down = self._state.faults.down
        for part, said in _BACKEND.items():
            if part in down:
                self.log("dovecot", f"{_WORKER}: HTTP request failed with {said} for user {attempt.user}")
                return "refused"
        store = self._state.store
        mailbox = store.row(
            "SELECT m.*, d.active AS domain_active FROM mailbox m JOIN domain d ON d.domain = m.domain"
            " WHERE m.kind = '' AND m.username = ?",
            attempt.user,
        )
        if mailbox is None:
            return "refused"
        on = mailbox["active"] == 1 and mailbox["domain_active"] == 1
        number = self._app_password(attempt) if on else 0
        outcome: Outcome = "accepted" if number else _own_password(attempt, mailbox, on=on)
        if outcome == "accepted":
            logs.remember(store, attempt.service, attempt.user, attempt.client, number)
        return outcome

    def _app_password(self, attempt: Attempt) -> int:
        """The number of the app password that it is, or 0."""
        rows = self._state.store.rows(
            f"SELECT id, password FROM app_password WHERE mailbox = ? AND active = 1 AND {attempt.service}_access = 1",
            attempt.user,
        )
        return next((row["id"] for row in rows if passwords.fits(attempt.password, row["password"])), 0)

    def _wait(self, client: str) -> float:
        """How many seconds Dovecot lets an address wait before it looks at its password."""
        penalty = self._penalties.get(client)
        if penalty is None:
            return 0.0
        past = self._state.clock.now() - penalty.last
        past = past if past > PROMPT else 0.0
        penalty.count = max(0, penalty.count - int(past // _DROP))
        if not penalty.count:
            del self._penalties[client]
            return 0.0
        return max(0.0, _WAITS[min(penalty.count, len(_WAITS) - 1)] - past)

    def _punish(self, attempt: Attempt) -> None:
        """Count a password that did not match. The same one again counts for nothing."""
        penalty = self._penalties.setdefault(attempt.client, _Penalty())
        penalty.last = self._state.clock.now()
        tried = (attempt.user, attempt.password)
        penalty.count += tried not in penalty.tried
        penalty.tried.add(tried)


_BACKEND = {"nginx": "connection refused", "php-fpm": "502", "mysql": "500", "redis": "500"}
"""What Dovecot is told while a part is down."""


def _own_password(attempt: Attempt, mailbox: Row, *, on: bool) -> Outcome:
    """Whether the mailbox's own password is right and good for this."""
    if json.loads(mailbox["attributes"]).get(f"{attempt.service}_access") != "1":
        return "refused"
    if mailbox["authsource"] == "ldap":
        # There is none to be reached, and PHP waits for it longer than Postfix waits for Dovecot.
        return "lost" if attempt.service == "smtp" else "refused"
    if mailbox["authsource"] != "mailcow" or not on or mailbox["two_factor"]:
        return "refused"
    return "accepted" if passwords.fits(attempt.password, mailbox["password"]) else "refused"


def _who(attempt: Attempt) -> str:
    session = f",<{attempt.session}>" if attempt.session else ""
    return f"lua({attempt.user},{attempt.client}{session})"


def _given(attempt: Attempt) -> str:
    digest = sha1(attempt.password.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
    return f"(SHA1 of given password: {digest[:6]})"
