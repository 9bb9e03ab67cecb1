"""Recipient maps: mail to an address, or to a domain, goes to another."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

_ROW = (
    "SELECT id, old_dest AS recipient_map_old, new_dest AS recipient_map_new, active, created, modified"
    " FROM recipient_map"
)


def details(store: Store, number: Any) -> Row | None:
    """One by its number; None where there is none."""
    return store.row(f"{_ROW} WHERE id = ?", php.intval(number))


@reads("recipient_map/all")
def list_all(call: Call) -> Any:
    return call.store.rows(f"{_ROW} ORDER BY upper(old_dest)")


@reads("recipient_map/{id}")
def get(call: Call, number: str) -> Any:
    row = details(call.store, number)
    return row and {**row, "0": None}


def _destination(call: Call, which: str, given: str) -> str | None:
    """An address as it is, a domain with an ``@`` in front; None where it is neither, which is told."""
    name = given.removeprefix("@")
    if php.is_domain(name):
        return f"@{php.to_ascii(name)}"
    if php.is_email(name):
        return name
    call.refuse(f"invalid_recipient_map_{which}", php.html(name))
    return None


def _is_taken(call: Call, old: str, number: int = 0) -> bool:
    """Whether another map is of this address; tells so."""
    # PHP compares here, which minds case, and not the database.
    others = call.store.values("SELECT old_dest FROM recipient_map WHERE id != ?", number)
    if old in others:
        call.refuse("recipient_map_entry_exists", php.html(old))
    return old in others


@adds("recipient_map", log="recipient_map add", keyless="silent")
def add(call: Call, data: Data) -> bool:
    given = {which: data.text(f"recipient_map_{which}").strip().lower() for which in ("old", "new")}
    old = _destination(call, "old", given["old"])
    new = _destination(call, "new", given["new"]) if old else None
    if old is None or new is None or _is_taken(call, old):
        return False
    call.store.insert("recipient_map", old_dest=old, new_dest=new, active=data.number("active"))
    return call.ok("recipient_map_entry_saved", php.html(old))


@edits("recipient_map", log="recipient_map edit", items="id")
def edit(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        now = details(call.store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        names = {which: f"recipient_map_{which}" for which in ("old", "new")}
        given = {which: data.text(name) if data.filled(name) else now[name] for which, name in names.items()}
        old = _destination(call, "old", given["old"])
        new = _destination(call, "new", given["new"]) if old else None
        if old is None or new is None:
            continue
        if _is_taken(call, old, now["id"]):
            return False
        active = data.number("active", now["active"])
        call.store.change("recipient_map", "id", now["id"], old_dest=old, new_dest=new, active=active)
        call.ok("recipient_map_entry_saved", php.html(old))
    return True


@deletes("recipient_map", log="recipient_map delete", items="id")
def delete(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        if not php.is_numeric(number):
            return False
        call.store.delete("recipient_map", id=php.intval(number))
        call.ok("recipient_map_entry_deleted", php.html(php.text(number)))
    return True
