"""How much a mailbox or a domain may send."""

from __future__ import annotations

import json
import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data, Nothing, Raw
from mailcow_facade.testing.lookups import knows_domain, knows_mailbox
from mailcow_facade.testing.routes import deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

FRAMES = ("s", "m", "h", "d")


def limit_of(store: Store, name: str) -> Row | bool:
    """A domain's or mailbox's own limit; False where it has none."""
    return store.row("SELECT value, frame FROM ratelimit WHERE object = ?", name.lower()) or False


def save(call: Call, name: str, value: Any, frame: Any) -> bool:
    """Set a limit, or remove it where its value is nothing; says so."""
    if frame not in FRAMES:
        return call.refuse("rl_timeframe")
    number = php.intval(value)
    if number:
        call.store.put("ratelimit", object=name.lower(), value=str(number), frame=frame)
    else:
        call.store.delete("ratelimit", object=name.lower())
    return call.ok("rl_saved", name)


@edits("rl-domain", log="ratelimit edit domain", items="object")
def edit_domain(call: Call, data: Data) -> None:
    for name in data.all("object"):
        if not knows_domain(call.store, php.text(name)):
            call.refuse("access_denied")
            continue
        save(call, php.text(name), data.get("rl_value"), data.get("rl_frame"))


@edits("rl-mbox", log="ratelimit edit mailbox", items="object")
def edit_mailbox(call: Call, data: Data) -> None:
    for name in data.all("object"):
        if not knows_mailbox(call.store, name):
            call.refuse("access_denied")
            continue
        save(call, php.text(name), data.get("rl_value"), data.get("rl_frame"))


@reads("rl-domain/all")
def list_domains(call: Call) -> Any:
    names = "SELECT domain FROM domain UNION ALL SELECT alias_domain FROM alias_domain"
    query = f"SELECT value, frame, domain FROM ratelimit JOIN ({names}) ON object = lower(domain)"
    return call.store.rows(query)


@reads("rl-mbox/all")
def list_mailboxes(call: Call) -> Any:
    return call.store.rows(
        "SELECT r.value, frame, username AS mailbox FROM ratelimit r JOIN mailbox m ON object = lower(username)"
        " ORDER BY m.domain, username"
    )


@reads("rl-domain/{domain}")
def get_domain(call: Call, name: str) -> Any:
    return limit_of(call.store, name) if knows_domain(call.store, name) else None


@reads("rl-mbox/{mailbox}")
def get_mailbox(call: Call, name: str) -> Any:
    return limit_of(call.store, name)


@deletes("rlhash", log="ratelimit delete", items="hash")
def reset(call: Call, data: Data) -> Any:
    """Forget that a sender has sent too much: by the hash that a line of the log ``ratelimited`` names.

    Raises:
        Nothing: there is no such hash.
    """
    name = "".join(php.text(part) for part in data.all("hash"))
    store = call.store
    lines = store.rows("SELECT id, line FROM log_line WHERE log = 'ratelimited'")
    named = [row["id"] for row in lines if json.loads(row["line"]).get("rl_hash") == name]
    if not re.fullmatch("RL[0-9A-Za-z=]+", name, re.IGNORECASE) or not named:
        raise Nothing
    for number in named:
        store.delete("log_line", id=number)
    return Raw("1")
