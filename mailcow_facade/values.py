"""Words and values of mailcow's that appear in arguments and results of the facade."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

Acl = Literal[
    "spam_alias",
    "tls_policy",
    "spam_score",
    "spam_policy",
    "delimiter_action",
    "syncjobs",
    "eas_reset",
    "sogo_profile_reset",
    "pushover",
    "quarantine",
    "quarantine_attachments",
    "quarantine_notification",
    "quarantine_category",
    "app_passwds",
    "pw_reset",
]
"""What users may change of their own mailbox."""

Active = bool | Literal[0, 1, 2]
"""Of a mailbox: 0 or False is off; 1 or True is on; 2 means that mail is accepted, but nobody can log in."""

Authsource = Literal["mailcow", "ldap", "keycloak", "generic-oidc"]
"""Who checks a mailbox's password."""

Category = Literal["add_header", "reject", "all"]
"""Which mail a quarantine notification tells of: sorted as spam, rejected, or both."""

Frame = Literal["s", "m", "h", "d"]
"""A second, a minute, an hour, a day."""

Notification = Literal["never", "hourly", "daily", "weekly"]
"""How often quarantined mail is told."""

Protocol = Literal["imap", "pop3", "smtp", "sieve", "eas", "dav"]
"""What a password can be good for; ``eas`` is ActiveSync, ``dav`` CalDAV and CardDAV."""

TaggedMailHandler = Literal["subject", "subfolder", "none"]
"""Where the tag of an address ``user+tag`` goes: into the subject, into a folder of that name, or nowhere."""

CACHE_SECONDS = 300
"""How long Dovecot goes on accepting a password that was good once, whatever was changed since."""


class PasswordChange(NamedTuple):
    """A password that was set."""

    address: str
    old_accepted_until: datetime
    """Until then a service that has just seen the old password may still accept it; the new one works at once."""


class AppLink(NamedTuple):
    """A link to an application."""

    app: str
    """What it is called."""
    href: str
    """The address for visitors who are not logged in."""
    user_href: str = ""
    """The address for users who are logged in; "" for the same."""
    hide: bool = False
    """Whether it does not show."""
