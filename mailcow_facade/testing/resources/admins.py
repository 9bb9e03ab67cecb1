"""Administrators of the whole server."""

from __future__ import annotations

import json
import secrets
from typing import Any

from mailcow_facade.testing import passwords, php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.resources.domain_admins import is_name
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

SELF = "API"
"""The name of whoever comes with a key."""


def fill(store: Store) -> None:
    """The one of a new server. There is no page where he could log in, so nobody knows his password."""
    password = passwords.hashed(secrets.token_hex())
    store.insert("admin", username="admin", password=password, superadmin=1, active=1)


def details(store: Store, name: Any) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    row = store.row("SELECT * FROM admin WHERE username = ? AND superadmin = 1", php.stored(name))
    return row and {
        "username": row["username"],
        "tfa_active": 0,
        "tfa_active_int": 0,
        "active": row["active"],
        "active_int": row["active"],
        "created": row["created"],
        "attributes": json.loads(row["attributes"]) or {"force_tfa": "0", "force_pw_update": "0"},
    }


@reads("admin/all")
def list_all(call: Call) -> Any:
    names = call.store.values("SELECT username FROM admin WHERE superadmin = 1 ORDER BY username")
    return [details(call.store, name) for name in names]


@reads("admin/{username}")
def get(call: Call, name: str) -> Any:
    return details(call.store, name)


@adds("admin", log="admin add", masked="password password2", keyless="judged")
def add(call: Call, data: Data) -> bool:
    if not call.session.role:
        return call.within("admin", "add", None).refuse("access_denied")
    store, name = call.store, data.text("username").strip().lower()
    if not is_name(name):
        return call.refuse("username_invalid", name)
    taken = "SELECT 1 FROM admin WHERE username = ? UNION ALL SELECT 1 FROM domain_admin_domain WHERE username = ?"
    if store.has(taken, name, name):
        return call.refuse("object_exists", name)
    if not passwords.accepted(call, data.get("password"), data.get("password2")):
        return False
    password = passwords.hashed(data["password"])
    store.insert("admin", username=name, password=password, superadmin=1, active=data.number("active"))
    return call.ok("admin_added", name)


@edits("admin", log="admin edit", items="username", masked="password password2")
def edit(call: Call, data: Data) -> bool:
    return all(_edit(call, name, data) for name in data.all("username"))


def _edit(call: Call, name: Any, data: Data) -> bool:
    """Change one; whether mailcow goes on with the next."""
    store, now = call.store, details(call.store, name)
    if now is None:
        return call.refuse("access_denied") or True
    active = data.number("active", now["active"])
    new = data.text("username_new") if data.filled("username_new") else now["username"]
    if not active and store.value("SELECT SUM(active) FROM admin WHERE superadmin = 1") == 1:
        # Even where it is another one that is active, and this one is not.
        return call.say("warning", "no_active_admin")
    if not is_name(new) or (new != name and details(store, new)):
        return call.refuse("username_invalid", new) or True
    # What is left out of these two is switched off.
    forced = {switch: str(int(bool(data.number(switch)))) for switch in ("force_tfa", "force_pw_update")}
    changed: Row = {"username": new, "active": active, "attributes": json.dumps(forced)}
    if data.filled("password"):
        if not passwords.accepted(call, data["password"], data.get("password2")):
            return False
        changed["password"] = passwords.hashed(data["password"])
    store.change("admin", "username", now["username"], **changed)
    return call.ok("admin_modified", php.html(php.text(name)))


@deletes("admin", log="admin delete", items="username")
def delete(call: Call, data: Data) -> None:
    for name in data.all("username"):
        if name == SELF:
            call.say("warning", "cannot_delete_self")
        elif details(call.store, name) is None:
            call.refuse("username_invalid", name)
        else:
            call.store.delete("domain_admin_domain", username=name)
            call.store.delete("admin", username=name)
            call.ok("admin_removed", php.html(name))
