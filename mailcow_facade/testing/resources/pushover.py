"""Pushover: a mailbox's notes of new mail to a telephone. No route reads the settings; none is sent."""

from __future__ import annotations

import json
import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import edits
from mailcow_facade.testing.store import Row

KEY_LENGTH = 30


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isalnum() and len(value) == KEY_LENGTH


def _senders(text: str) -> str:
    """The addresses of a text, comma separated; those of Gmail without their dots."""
    addresses = [sender for sender in php.split(text) if php.is_email(sender)]
    return ",".join(re.sub(r"\.(?=.*?@gmail\.com$)", "", address) for address in addresses)


@edits("pushover", log="pushover edit", items="username")
def edit(call: Call, data: Data) -> None:
    for address in data.each("username"):
        if not knows_mailbox(call.store, address):
            call.refuse("access_denied")
        elif data.get("delete") in (True, "true"):
            call.store.delete("pushover", username=address)
            call.ok("pushover_settings_edited")
        else:
            _edit(call, address, data)


def _edit(call: Call, address: str, data: Data) -> None:
    store = call.store
    now: Row = store.row("SELECT * FROM pushover WHERE username = ?", address) or {}
    kept = {name: data[name] if data.filled(name) else now.get(name) for name in ("key", "token", "title", "text")}
    senders, pattern = (data[name] if data.has(name) else now.get(name) for name in ("senders", "senders_regex"))
    if not php.empty(pattern) and not php.is_regex(php.text(pattern)):
        call.refuse("Invalid regex")
        return
    for name in ("key", "token"):
        if not _is_key(kept[name]):
            # What was sent is repeated twice here.
            call.within(*call.log, call.log[-1]).refuse(f"pushover_{name}")
            return
    if not now and not data.has("active"):
        raise php.database_error("23000", 1048, "Column 'active' cannot be null")
    # What is left out of these three is not as it was, but nothing.
    switches = {name: str(data.number(name)) for name in ("evaluate_x_prio", "only_x_prio")}
    store.put(
        "pushover",
        username=address,
        attributes=json.dumps({**switches, "sound": data.text("sound")}),
        senders=_senders(php.text(senders)),
        senders_regex=pattern,
        active=data.number("active", now.get("active", 0)),
        **kept,
    )
    call.ok("pushover_settings_edited")


@edits("pushover-test", log="pushover test", items="username")
def test(call: Call, data: Data) -> bool:
    for address in data.each("username"):
        if not knows_mailbox(call.store, address):
            call.refuse("access_denied")
            continue
        if not call.store.has("SELECT 1 FROM pushover WHERE username = ?", address):
            return call.refuse("pushover_credentials_missing")
        # As from a server that does not reach Pushover.
        call.refuse("Pushover API ERR (0): ")
    return True
