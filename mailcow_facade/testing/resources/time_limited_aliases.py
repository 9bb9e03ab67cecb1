"""Aliases that end by themselves. mailcow calls them spam aliases, too."""

from __future__ import annotations

import random
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import adds, deletes, edits, reads

HOUR = 3600
LONGEST = 87600
"""Hours."""
DEFAULT = 8760

KEYHOLDER = "API"
"""The user that a key stands for: who is meant where no address is told. It has no mailbox and no domain."""


@reads("time_limited_aliases/{mailbox}")
def list_mailbox(call: Call, address: str) -> Any:
    return call.store.rows(
        "SELECT address, goto, description, validity, created, modified, permanent FROM time_limited_alias"
        " WHERE goto = ? AND (validity >= ? OR permanent != 0) ORDER BY address",
        address if php.is_email(address) else KEYHOLDER,
        call.state.clock.now(),
    )


@adds("time_limited_alias", log="mailbox add time_limited_alias")
def add(call: Call, data: Data) -> bool:
    store, owner = call.store, data.get("username")
    if not php.is_email(owner):
        owner = KEYHOLDER
    elif not knows_mailbox(store, owner):
        return call.refuse("access_denied")
    hours = data.get("validity", DEFAULT)
    if data.has("validity") and not (_is_int(hours) and 1 <= int(hours) <= LONGEST):
        return call.refuse("validity_missing")
    home = store.value("SELECT domain FROM mailbox WHERE username = ?", owner)
    domains = [home, *store.values("SELECT alias_domain FROM alias_domain WHERE target_domain = ?", home)]
    domain = data.get("domain")
    if (domain or None) not in domains:
        return call.refuse("domain_invalid")
    store.insert(
        "time_limited_alias",
        address=f"{_word()}.{_word()}@{php.text(domain)}",
        goto=owner,
        description=data.text("description"),
        validity=int(call.state.clock.now()) + int(hours) * HOUR,
        permanent=int(_is_true(data.get("permanent"))),
    )
    return call.ok("mailbox_modified", owner)


@edits("time_limited_alias", log="mailbox edit time_limited_alias", items="address")
def edit(call: Call, data: Data) -> None:
    store = call.store
    for address in data.each("address"):
        owner = store.value("SELECT goto FROM time_limited_alias WHERE address = ?", php.text(address))
        if owner != KEYHOLDER and not knows_mailbox(store, owner):
            call.refuse("access_denied")
            continue
        if not data.filled("validity") and not data.filled("permanent"):
            continue
        permanent = _is_true(data.get("permanent"))
        if permanent or data.has("validity"):
            end = 0 if permanent else round(int(call.state.clock.now()) + data.number("validity") * HOUR)
            store.change("time_limited_alias", "address", address, validity=end, permanent=int(permanent))
        # It is said of nobody.
        call.ok("mailbox_modified", "")


@deletes("time_limited_alias", log="mailbox delete time_limited_alias", items="address")
def delete(call: Call, data: Data) -> None:
    for address in data.each("address"):
        owner = call.store.value("SELECT goto FROM time_limited_alias WHERE address = ?", php.text(address))
        if owner != KEYHOLDER and not knows_mailbox(call.store, owner):
            call.refuse("access_denied")
            continue
        call.store.delete("time_limited_alias", address=address)
        call.ok("mailbox_modified", owner)


def _is_int(value: Any) -> bool:
    return php.text(value).strip().lstrip("+-").isdecimal()


def _is_true(value: Any) -> bool:
    return php.text(value).strip().lower() in ("1", "true", "on", "yes")


def _word() -> str:
    """A word that can be said."""
    length = random.randint(3, 9)  # noqa: S311
    return "".join(random.choice("bcdfghjklmnprstvwz" if place % 2 == 0 else "aeiou") for place in range(length))  # noqa: S311
