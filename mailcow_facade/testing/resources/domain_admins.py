"""Administrators of some of the domains."""

from __future__ import annotations

import json
import secrets
from typing import Any

from mailcow_facade.testing import passwords, php
from mailcow_facade.testing.call import Call, Data, Raw
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.resources import domains
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

_NAMES = "SELECT DISTINCT username FROM domain_admin_domain JOIN admin USING (username) ORDER BY username"


def is_name(name: str) -> bool:
    """Whether it may be the name of an administrator."""
    plain = name.replace("_", "").replace(".", "").replace("-", "")
    return plain.isascii() and plain.isalnum()


def details(store: Store, name: str) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    row = store.row(
        "SELECT d.username, d.created, d.active, a.attributes FROM domain_admin_domain d"
        " LEFT JOIN admin a USING (username) WHERE d.username = ? ORDER BY d.domain",
        name,
    )
    if row is None or not is_name(name):
        return None
    own = "SELECT domain FROM domain_admin_domain WHERE username = ?"
    told: Row = {
        "username": row["username"],
        "tfa_active": 0,
        "tfa_active_int": 0,
        "active": row["active"],
        "active_int": row["active"],
        "created": row["created"],
        "attributes": json.loads(row["attributes"] or "{}") or {"force_tfa": "0", "force_pw_update": "0"},
    }
    if selected := store.values(f"SELECT domain FROM domain WHERE domain IN ({own}) ORDER BY domain", name):
        told["selected_domains"] = selected
    rest = store.values(f"SELECT domain FROM domain WHERE domain NOT IN ({own}) ORDER BY domain", name)
    return {**told, "unselected_domains": rest or ""}


@reads("domain-admin/all")
def list_all(call: Call) -> Any:
    return [details(call.store, name) for name in call.store.values(_NAMES)]


@reads("domain-admin/{username}")
def get(call: Call, name: str) -> Any:
    return details(call.store, name)


def _wrong_domain(store: Store, wanted: list[Any]) -> str | None:
    """The first of some names that is none of the server's domains."""
    return next((php.text(name) for name in wanted if domains.details(store, name) is None), None)


@adds("domain-admin", log="domain_admin add", masked="password password2")
def add(call: Call, data: Data) -> bool:
    store, name = call.store, data.text("username").strip().lower()
    wanted = data.all("domains")
    if not wanted:
        return call.refuse("domain_invalid")
    if not is_name(name):
        return call.refuse("username_invalid", name)
    taken = "SELECT 1 FROM admin WHERE username = ? UNION ALL SELECT 1 FROM domain_admin_domain WHERE username = ?"
    if knows_mailbox(store, name) or store.has(taken, name, name):
        return call.refuse("object_exists", name)
    if not passwords.accepted(call, data.get("password"), data.get("password2")):
        return False
    known = 0
    for item in wanted:
        if _wrong_domain(store, [item]) is not None:
            call.refuse("domain_invalid", php.html(php.text(item)))
            continue
        known += 1
        _assign(store, name, item, data.number("active"))
    if known:
        password = passwords.hashed(data["password"])
        store.insert("admin", username=name, password=password, superadmin=0, active=data.number("active"))
    return call.ok("domain_admin_added", name)


def _assign(store: Store, name: str, domain: Any, active: int) -> None:
    about = {"username": name, "domain": php.text(domain), "active": active}
    store.put("domain_admin_domain", **about, created=store.clock.text())


@edits("domain-admin", log="domain_admin edit", items="username", masked="password password2")
def edit(call: Call, data: Data) -> bool:
    for item in data.each("username"):
        now = details(call.store, php.text(item))
        if now is None:
            call.refuse("access_denied")
        elif not _edit(call, now, data):
            return False
    return True


def _edit(call: Call, now: Row, data: Data) -> bool:
    """Change one; whether mailcow goes on with the next."""
    store, old = call.store, now["username"]
    active = data.number("active", now["active"])
    wanted = data.all("domains") or now.get("selected_domains", [])
    new = data.text("username_new") if data.filled("username_new") else old
    if (wrong := _wrong_domain(store, wanted)) is not None:
        return call.refuse("domain_invalid", php.html(wrong)) or True
    if not is_name(new) or (new != old and details(store, new)):
        return call.refuse("username_invalid", new) or True
    store.delete("domain_admin_domain", username=old)
    for domain in wanted:
        _assign(store, new, domain, active)
    changed: Row = {}
    if data.filled("password"):
        if not passwords.accepted(call, data["password"], data.get("password2")):
            return False
        changed["password"] = passwords.hashed(data["password"])
    forced = {name: str(int(bool(data.number(name)))) for name in ("force_tfa", "force_pw_update")}
    store.change("admin", "username", old, username=new, active=active, attributes=json.dumps(forced), **changed)
    return call.ok("domain_admin_modified", old)


@deletes("domain-admin", log="domain_admin delete", items="username")
def delete(call: Call, data: Data) -> None:
    for item in data.all("username"):
        name = php.text(item)
        if details(call.store, name) is None:
            call.refuse("username_invalid", name)
            continue
        call.store.delete("domain_admin_domain", username=name)
        call.store.delete("admin", username=name)
        call.ok("domain_admin_removed", name)


@edits("da-acl", log="acl edit domainadmin", items="username")
def edit_rights(call: Call, data: Data) -> None:
    """Nothing tells what one may do, so it is not kept."""
    if any(isinstance(right, (list, dict)) for right in data.all("da_acl")):
        raise php.Failure
    for name in data.all("username"):
        if call.store.has("SELECT 1 FROM admin WHERE username = ? AND superadmin = 0", php.stored(name)):
            call.ok("acl_saved", name)
        else:
            call.refuse("Cannot determine current ACL")


@adds("sso/domain-admin", log="domain_admin_sso issue")
def issue_token(call: Call, data: Data) -> Any:
    """A token to log in with; there is no page that would take it."""
    name = data.get("username")
    if not call.store.has("SELECT 1 FROM domain_admin_domain WHERE username = ?", php.stored(name)):
        return call.refuse("object_doesnt_exist", php.html(php.text(name)))
    token = "-".join(secrets.token_hex(3).upper() for _ in range(5))
    return Raw(php.encode({"token": token}).decode())
