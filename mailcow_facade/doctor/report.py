"""What an examination found: a tree of plain values, without I/O. Passwords and keys are in none of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["ok", "info", "warn", "fail", "skipped", "unknown", "crash"]
"""Of a check: ``fail`` is a finding; ``skipped`` means that what it needs failed or was not wanted, ``unknown`` that it
could not look, ``crash`` that it has a bug."""

Confidence = Literal["certain", "likely", "possible"]

Cause = Literal[
    "api.unreachable",
    "api.key_missing",
    "api.key_wrong",
    "api.address_not_allowed",
    "api.degraded",
    "name.unknown",
    "name.not_an_address",
    "name.is_alias",
    "name.in_alias_domain",
    "name.has_tag",
    "mailbox.inactive",
    "mailbox.login_disallowed",
    "domain.inactive",
    "protocol.disabled",
    "login.two_factor",
    "authsource.external",
    "app_password.inactive",
    "app_password.protocol",
    "password.wrong",
    "backend.down",
    "login_service.down",
    "address.banned",
    "address.penalised",
    "tls.required",
    "tls.failed",
    "port.closed",
    "port.no_auth",
    "sender.not_owned",
    "cache.stale",
    "quota.full",
]
"""Why a mailbox cannot log in or send."""

FORMAT = 1
"""Of :meth:`Report.to_dict`; it changes when a reader of the old one would stumble."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen, and where."""

    source: str
    """Where: a route and field of the API, a log, a host and port."""
    text: str
    """What stands there: a value, a line, a piece of a conversation."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What mends it. At least one of these is there."""

    text: str
    """What to do, in words."""
    call: str = ""
    """The call of this package that does it, such as ``cow.mailboxes.edit('anna@example.org', active=True)``."""
    place: str = ""
    """Where in mailcow's web pages."""
    docs: str = ""
    """A page of mailcow's documentation."""
    command: str = ""
    """The same at the prompt, such as ``mailcow mailbox edit anna@example.org --active 1``. The command ``mailcow``
    fills it in; reports of the library have the call alone."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one check."""

    id: str
    status: Status
    summary: str
    """A sentence."""
    cause: Cause | None = None
    """Of a finding: what it may explain."""
    confidence: Confidence = "certain"
    """How sure it is that what was found is so."""
    expected: str = ""
    actual: str = ""
    evidence: tuple[Evidence, ...] = ()
    remedy: Remedy | None = None
    seconds: float = 0.0
    """How long it took to find out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The one root cause, or None where nothing is wrong, or "undecided" between the candidates."""

    cause: Cause | Literal["undecided"] | None
    summary: str
    confidence: Confidence
    remedy: Remedy | None = None
    """What mends it; of an undecided one, what tells the candidates apart."""
    candidates: tuple[Cause, ...] = ()
    limits: tuple[str, ...] = ()
    """What could not be looked at, and so how far the answer holds."""


@dataclass(frozen=True, slots=True)
class Report:
    """An examination of one login name."""

    address: str
    verdict: Verdict
    results: tuple[Result, ...]
    started: str
    """When, as ISO 8601 in UTC."""
    seconds: float
    version: str = ""
    """The server's, where it told it."""
    logins: int = field(default=0)
    """How many login attempts were made: none or one."""

    @property
    def healthy(self) -> bool:
        """Whether nothing was found that keeps the mailbox from logging in. Warnings do not count."""
        return self.verdict.cause is None

    @property
    def exit_status(self) -> int:
        """For a program: 0 healthy, 1 a finding, 3 could not look, 4 the API refused the key."""
        if self.verdict.cause in ("api.key_missing", "api.key_wrong", "api.address_not_allowed"):
            return 4
        if self.verdict.cause in ("api.unreachable", "api.degraded") and not any(
            result.status == "fail" and not result.id.startswith("api.") for result in self.results
        ):
            return 3
        return 0 if self.healthy else 1

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; docs/doctor.schema.json describes them."""
        about = {"format": FORMAT, "healthy": self.healthy, "exit_status": self.exit_status, **asdict(self)}
        values: dict[str, Any] = json.loads(json.dumps(about))
        return values

    def to_text(self, *, width: int = 80, color: bool = False, verbose: bool = False) -> str:
        """For people at a terminal.

        Control characters in what others wrote are spelt out, so that a log line cannot play with the terminal.

        Args:
            width: in columns, 40 at least. Only what is to be copied, a call or an address of a page, goes beyond.
            color: whether to put in the sequences that colour a terminal.
            verbose: whether to show what is well, too, and all evidence.
        """
        from mailcow_facade.doctor.text import to_text  # noqa: PLC0415 - rich is loaded only when it is needed

        return to_text(self, width=width, color=color, verbose=verbose)

    def to_markdown(self) -> str:
        """For a ticket. What others wrote is escaped or stands in code."""
        from mailcow_facade.doctor.markdown import to_markdown  # noqa: PLC0415

        return to_markdown(self)

    def bundle(self, *, keep_addresses: bool = False) -> bytes:
        """For sending to others: a zip with ``report.json``, ``report.md``, ``report.txt`` and ``versions.json``.

        Args:
            keep_addresses: whether mail addresses, domains, hosts and IP addresses stay. By default each gets another
                name, the same wherever it occurs, in all files alike. Other words, such as the name of an app password,
                stay.
        """
        from mailcow_facade.doctor.bundle import bundle  # noqa: PLC0415

        return bundle(self, keep_addresses=keep_addresses)

    def write_bundle(self, path: str | os.PathLike[str], *, keep_addresses: bool = False) -> None:
        """Write :meth:`bundle` to a file that its owner alone may read. One that is there is replaced.

        Raises:
            OSError: it cannot be written.
        """
        from mailcow_facade.doctor.bundle import write  # noqa: PLC0415

        write(path, self.bundle(keep_addresses=keep_addresses))

    def without(self, secrets: Iterable[str | None]) -> Report:
        """The same with these secrets masked, should a server have echoed one, and what looks like a hash or key."""
        from mailcow_facade.doctor.redaction import without_secrets  # noqa: PLC0415

        return without_secrets(self, secrets)
