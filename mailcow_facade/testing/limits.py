"""What the embedded mailcow does not imitate, in one place: ``docs/embedded.md`` is written from it."""

from __future__ import annotations

NOT_IMITATED: dict[str, str] = {}
"""Routes that answer 501, as ``GET get/…``, each with the reason."""

ONLY_ANSWERED: dict[str, str] = {
    "admins, domain_admins": (
        "They are kept, but there are no web pages to log in to. What a domain administrator may do is taken and not "
        "kept; tokens for single sign-on open nothing."
    ),
    "identity_provider": "It is set up as a real one is; none is ever asked, and each counts as out of reach.",
    "oauth2_clients": "They are kept; no tokens come of them.",
    "rspamd": (
        "Its settings are kept and do nothing. What is written to a map is not kept. It does not run: no counts, "
        "no history, no statistics."
    ),
    "password_policy": (
        "It is kept, and passwords are held to it; `html()` tells it in words of our own. The mail for forgotten "
        "passwords is taken, and neither kept nor sent."
    ),
    "customization": "All of it is taken; there are no web pages to look different, so nothing is kept.",
    "fail2ban": "The expressions of a new server are our own, for the same lines.",
    "status": (
        "The containers and the disk are made up, the addresses on the internet unknown. No route tells the number of "
        "a container; one asked for by its number is answered at once with what a real server says after a minute."
    ),
    "logs": (
        "`sogo`, `autodiscover`, `watchdog`, `acme`, `ratelimited` and `cron` stay empty. `ui` tells of two-factor "
        "logins being turned on and off, and of nothing else."
    ),
    "mailboxes": "None is ever half-deleted, and no deletion meets a deadlock.",
}
"""Resources of the facade of which something is taken and told, but has no effect, or another one."""
