"""Logins: the successful ones that ``cow.logs.sasl`` tells, and how to read a failed one from a line of a log.

from mailcow_facade.logins import failed_login

for line in cow.logs.tail("postfix", follow=True):
    if failure := failed_login(line):
        print(failure.time, failure.service, failure.username, failure.real_rip)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mailcow_client import models

Reason = Literal["refused", "password_mismatch", "unknown_user", "backend_failed"]
"""Why a login failed, as far as the line tells. See :class:`FailedLogin`."""


@dataclass(frozen=True, kw_only=True)
class Login:
    """The latest successful login of a mailbox over one service from one address."""

    time: datetime
    """When, in UTC."""
    service: str
    """The protocol, for instance ``imap``, ``smtp``, ``pop3``, ``sieve`` or ``SSO``."""
    username: str
    """The mailbox."""
    real_rip: str
    """The client's address."""
    app_password: int | None
    """The id of the app password that was used; 0 for the mailbox's own."""


@dataclass(frozen=True, kw_only=True)
class FailedLogin:
    """What a line tells of a login that failed. What it does not tell is None.

    One failure has several lines. Over SMTP, ``postfix`` has one for each try (many a client tries PLAIN, then LOGIN)
    and ``dovecot`` one more. Over IMAP, POP3 and ManageSieve, ``dovecot`` has one for each try, without the service,
    and one for the connection when it ends, with it.

    A name that holds characters which Dovecot does not take leaves no line of Dovecot but that for the connection.
    """

    time: datetime
    """When, in UTC."""
    reason: Reason
    """``password_mismatch``: what Dovecot writes for every cause, with a name that has a domain: a wrong password, no
    such mailbox, a mailbox that is off, and a backend that does not answer. ``unknown_user``: the name has no domain.
    ``backend_failed``: mailcow's own service that checks passwords does not answer; a ``password_mismatch`` follows.
    ``refused``: the line tells no reason."""
    username: str | None
    """The name that was given. Anybody can write anything here."""
    real_rip: str | None
    """The client's address."""
    service: str | None
    """The service's name: ``submission`` (port 587), ``smtps`` (465), ``smtpd`` (25), ``imap``, ``pop3``,
    ``managesieve``."""
    password_sha1: str | None
    """The first 6 hexadecimal digits of the given password's SHA-1: whether it is the password you think of."""


_ADDRESS = r"(?P<real_rip>[0-9a-fA-F.:]+)"
# Each is matched from the line's beginning, so that no name can pass for another line.
_SASL = re.compile(
    rf"warning: \S*\[{_ADDRESS}\]: SASL \S+ authentication failed:(.*?, sasl_username=(?P<username>.*))?"
)
_AUTH = r"auth(-worker)?(\(\d+\))?: "
_TRY = re.compile(
    rf"{_AUTH}(conn [^()]*\([^()]*\): auth-worker<\d+>: )?lua\((?P<username>.*?),{_ADDRESS}(,<[^>]*>)?\): "
    r"(?P<what>Password mismatch|unknown user)( \(SHA1 of given password: (?P<password_sha1>[0-9a-f]+)\))?"
)
_BACKEND = re.compile(rf"{_AUTH}HTTP request failed with .*? for user (?P<username>.*)")
_CONNECTION = re.compile(
    r"(?P<service>imap|pop3|managesieve)-login: [^<>]*\(auth failed, \d+ attempts in \d+ secs\): "
    rf"user=<(?P<username>.*?)>, (method=[^,]*, )?rip={_ADDRESS}"
)


def failed_login(line: models.LogEntry) -> FailedLogin | None:
    """What a line of ``postfix`` or ``dovecot`` tells of a failed login; None where it is about something else."""
    if line.program.startswith("postfix/"):
        service = line.program.removeprefix("postfix/").removesuffix("/smtpd")
        return _read(line, _SASL, "refused", service)
    return (
        _read(line, _TRY, "password_mismatch")
        or _read(line, _BACKEND, "backend_failed")
        or _read(line, _CONNECTION, "refused")
    )


def _read(
    line: models.LogEntry, pattern: re.Pattern[str], reason: Reason, service: str | None = None
) -> FailedLogin | None:
    if not (match := pattern.match(line.message)):
        return None
    told = match.groupdict()
    return FailedLogin(
        time=line.time,
        reason="unknown_user" if told.get("what") == "unknown user" else reason,
        username=told["username"],
        real_rip=told.get("real_rip"),
        service=told.get("service") or service,
        password_sha1=told.get("password_sha1"),
    )
