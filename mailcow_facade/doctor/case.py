"""The question that is put to the doctor, and the facts as they come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Literal, NamedTuple

from mailcow_client import models

from mailcow_facade.doctor.probes import Conversation, DnsAnswer, PortProbe
from mailcow_facade.logins import Login

Fact = Literal[
    "version",
    "writable",
    "containers",
    "mailbox",
    "domain",
    "alias",
    "alias_domain",
    "untagged",
    "sender_alias",
    "app_passwords",
    "identity_provider",
    "fail2ban",
    "own_address",
    "clock",
    "postfix_log",
    "dovecot_log",
    "netfilter_log",
    "ui_log",
    "sasl_log",
    "dns",
    "dkim",
    "submission",
    "submissions",
    "imaps",
    "login",
]
"""What can be looked up; each once, when the first check wants it."""


def now() -> datetime:
    """The time that facts are held against."""
    return datetime.now(UTC)


class Unknown(NamedTuple):
    """A fact that could not be had."""

    error: Exception
    """Why not. What is neither a :class:`MailcowError` nor an ``OSError`` is a bug."""


@dataclass(slots=True)
class Question:
    """What is asked."""

    address: str
    """The login name, as the user gave it."""
    password: str | None = field(default=None, repr=False)
    sender: str | None = None
    error: str = ""
    """What the program was told, such as ``535 5.7.8 Error: authentication failed``."""
    smtp_host: str = ""
    smtp_port: int = 587
    smtps_port: int = 465
    imap_host: str = ""
    imaps_port: int = 993
    probe: bool = True
    """Whether to connect to the mail ports, and with a password to log in once."""

    @property
    def name(self) -> str:
        """The login name as mailcow compares it."""
        return self.address.strip().lower()


@dataclass(slots=True)
class Facts:
    """What was found out. None stands for "there is none"; what could not be had is in ``unknown``."""

    question: Question
    now: datetime
    version: str = ""
    writable: bool = True
    """Whether the key may write."""
    containers: Mapping[str, models.Container] = field(default_factory=dict)
    mailbox: models.Mailbox | None = None
    domain: models.Domain | None = None
    alias: models.Alias | None = None
    alias_domain: models.AliasDomain | None = None
    untagged: models.Mailbox | None = None
    """The mailbox of the name without its +tag, where the name has one."""
    sender_alias: models.Alias | None = None
    """The alias that the wanted sender is."""
    app_passwords: Sequence[models.AppPassword] = ()
    identity_provider: models.IdentityProvider | None = None
    fail2ban: models.Fail2Ban | None = None
    own_address: str = ""
    """From where the server sees the one who asks."""
    clock: tzinfo | None = None
    """How the server's own clock differs from UTC at present; mailcow tells some times by it."""
    postfix_log: Sequence[models.LogEntry] = ()
    dovecot_log: Sequence[models.LogEntry] = ()
    netfilter_log: Sequence[models.NetfilterLogEntry] = ()
    ui_log: Sequence[models.UiLogEntry] = ()
    sasl_log: Sequence[Login] = ()
    dkim: models.Dkim | None = None
    dns: DnsAnswer | None = None
    submission: PortProbe | None = None
    submissions: PortProbe | None = None
    imaps: PortProbe | None = None
    login: Conversation | None = None
    """What came of the one login attempt; None where none was made."""
    unknown: dict[Fact, Unknown] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
