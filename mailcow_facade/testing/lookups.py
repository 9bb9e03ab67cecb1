"""What several resources ask: what is there, and whose it is."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing.store import Store


def knows_domain(store: Store, name: str) -> bool:
    """Whether it is a domain or an alias domain of this server."""
    query = "SELECT 1 FROM domain WHERE domain = ? UNION ALL SELECT 1 FROM alias_domain WHERE alias_domain = ?"
    return store.has(query, name, name)


def knows_mailbox(store: Store, name: Any) -> bool:
    """Whether it is a mailbox or a resource, which mailcow keeps beside them."""
    return isinstance(name, str) and store.has("SELECT 1 FROM mailbox WHERE username = ?", name)


def all_domains(store: Store) -> list[str]:
    """The names of all domains."""
    return store.values("SELECT domain FROM domain ORDER BY domain")


def all_alias_domains(store: Store) -> list[str]:
    """The names of all alias domains."""
    return store.values("SELECT alias_domain FROM alias_domain ORDER BY alias_domain")


def taken_as(store: Store, address: str) -> str | None:
    """The code by which a mailbox or resource is refused this address; None where it is free."""
    for query, code in (
        ("SELECT 1 FROM mailbox WHERE username = ?", "object_exists"),
        ("SELECT 1 FROM alias WHERE address = ?", "is_alias"),
        ("SELECT 1 FROM time_limited_alias WHERE address = ?", "is_spam_alias"),
    ):
        if store.has(query, address):
            return code
    return None
