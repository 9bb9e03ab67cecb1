"""Whether the one login is tried, and where."""

from __future__ import annotations

from typing import Literal

from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.passwords import matching
from mailcow_facade.doctor.probes import unsendable

Way = Literal["submission", "submissions", "imaps"]

NO_PROBES = "the mail ports were not to be looked at"


def login_way(facts: Facts) -> Way | None:
    """Over which port the one login goes: SMTP with STARTTLS, SMTP over TLS, and only for want of these IMAP."""
    if facts.submission and facts.submission.usable:
        return "submission"
    if facts.submissions and facts.submissions.usable:
        return "submissions"
    return "imaps" if facts.imaps and facts.imaps.usable and _imap_allowed(facts) else None


def why_no_login(facts: Facts) -> str:
    """What speaks against a login attempt, in words; "" where nothing does."""
    if not facts.question.probe:
        return NO_PROBES
    if facts.question.password is None:
        return "no password was given"
    if reason := unsendable(facts.question.name, facts.question.password):
        return reason
    if "fail2ban" in facts.unknown or facts.fail2ban is None:
        return "the bans could not be read, and no login is tried before"
    if login_way(facts) is None:
        return "there is no port here to log in at over TLS that holds"
    return ""


def _imap_allowed(facts: Facts) -> bool:
    """Whether a refusal over IMAP would say anything: IMAP may be switched off for this password."""
    used = matching(facts)
    if used is not None:
        return used.imap_access
    return facts.mailbox is None or facts.mailbox.attributes.imap_access
