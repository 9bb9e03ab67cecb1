"""The quarantine. Tests put messages there: ``MailcowServer.hold_back``."""

from __future__ import annotations

import hashlib
import json
import secrets
from calendar import timegm
from email import message_from_string
from email.policy import default
from time import strptime
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

VIRUS = "VIRUS_FOUND"
NO_RSPAMD = "Curl: Couldn't connect to server"
"""rspamd, which would learn, does not run here."""


def hold_back(store: Store, rcpt: str, message: str, about: Row) -> int:
    """Put a message into the quarantine; its number.

    Args:
        store: the state.
        rcpt: for whom it was.
        message: with its header.
        about: ``sender``, ``score``, ``action``, ``ip``, and ``symbols`` by their names with their scores.
    """
    symbols = [{"name": name, "score": score, "options": []} for name, score in about["symbols"].items()]
    qid = secrets.token_hex(5).upper()
    return store.insert(
        "quarantine",
        qid=qid,
        subject=message_from_string(message, policy=default).get("subject", ""),
        score=about["score"],
        ip=about["ip"],
        action=about["action"],
        symbols=json.dumps(symbols, separators=(",", ":")),
        fuzzy_hashes="[]",
        sender=about["sender"],
        rcpt=rcpt,
        msg=message,
        created=store.clock.text(),
        qhash=hashlib.sha256(f"{qid}{rcpt}".encode()).hexdigest(),
    )


@reads("quarantine/all", empty="[]")
def list_all(call: Call) -> Any:
    named = "id qid subject virus_flag score rcpt sender action created notified".split()
    rows = call.store.rows(f"SELECT *, instr(symbols, '{VIRUS}') AS virus_flag FROM quarantine ORDER BY id")
    for row in rows:
        row["created"] = timegm(strptime(row["created"], "%Y-%m-%d %H:%M:%S"))
    return [{name: row[name] for name in named} for row in rows]


@reads("quarantine/{id}", empty="[]")
def get(call: Call, number: str) -> Any:
    return _row(call, number)


def _row(call: Call, number: Any) -> Row | None:
    """A message by its number; None where there is none."""
    if not php.is_numeric(number):
        return None
    return call.store.row("SELECT * FROM quarantine WHERE id = ?", php.intval(number))


@edits("quarantine", log="quarantine edit", items="")
def set_settings(call: Call, data: Data) -> bool:
    return _set_settings(call, data) if data.get("action") == "settings" else True


def _set_settings(call: Call, data: Data) -> bool:
    addresses = {name: data.get(name) for name in ("bcc", "redirect", "sender")}
    max_age = data.number("max_age")
    kept = {
        "retention_size": data.number("retention_size"),
        "max_size": data.number("max_size"),
        "max_score": data.get("max_score"),
        "max_age": max_age if max_age > 0 else 365,
        "exclude_domains": data.all("exclude_domains"),
        "release_format": "attachment" if data.get("release_format") == "attachment" else "raw",
        "subject": data.get("subject"),
        "html_tmpl": data.get("html_tmpl"),
        **{name: address if php.is_email(address) else "" for name, address in addresses.items()},
    }
    call.store.set("quarantine", kept)
    return call.ok("saved_settings")


@edits("qitem", log="quarantine edit", items="id")
def edit(call: Call, data: Data) -> bool:
    action = data.get("action")
    if action == "settings":
        return _set_settings(call, data)
    if action not in ("release", "learnham", "learnspam"):
        return True
    for number in data.each("id"):
        row = _row(call, number)
        if row is None:
            call.refuse("access_denied")
            continue
        call.store.delete("quarantine", id=row["id"])
        if action == "learnspam":
            call.refuse("spam_learn_error", NO_RSPAMD)
        else:
            call.ok("item_released", number)
            call.refuse("ham_learn_error", NO_RSPAMD)
    return True


@deletes("qitem", log="quarantine delete", items="id")
def delete(call: Call, data: Data) -> None:
    for number in data.each("id"):
        if not php.is_numeric(number):
            call.refuse("access_denied")
            continue
        call.store.delete("quarantine", id=php.intval(number))
        call.ok("item_deleted", number)
