"""Alias domains: each stands for another domain."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_alias_domains, knows_domain
from mailcow_facade.testing.resources import domains, ratelimits
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store


def details(store: Store, name: str) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    row = store.row(
        "SELECT a.*, d.backupmx FROM alias_domain a LEFT JOIN domain d ON d.domain = target_domain"
        " WHERE alias_domain = ?",
        name,
    )
    if row is None:
        return None
    return {
        "alias_domain": row["alias_domain"],
        "parent_is_backupmx": row["backupmx"],
        "target_domain": row["target_domain"],
        "active": row["active"],
        "active_int": row["active"],
        "rl": ratelimits.limit_of(store, name),
        "created": row["created"],
        "modified": row["modified"],
    }


@reads("alias-domain/all")
def list_all(call: Call) -> Any:
    return [details(call.store, name) for name in all_alias_domains(call.store)]


@reads("alias-domain/{domain}")
def get(call: Call, name: str) -> Any:
    return details(call.store, name)


@adds("alias-domain", log="mailbox add alias_domain")
def add(call: Call, data: Data) -> bool:
    store = call.store
    names = [name for name in php.split(data.get("alias_domain")) if not php.empty(name)]
    target = php.to_ascii(data.text("target_domain").strip().lower())
    if not php.is_domain(target):
        return call.refuse("target_domain_invalid")
    if not knows_domain(store, target):
        return call.refuse("access_denied")
    target_row = store.row("SELECT backupmx FROM domain WHERE domain = ?", target)
    for given in names:
        name = php.to_ascii(given.lower())
        if not php.is_domain(name):
            # mailcow names a constant here that does not exist.
            raise php.Failure
        if name == target:
            call.refuse("aliasd_targetd_identical", target)
        elif target_row is None:
            call.refuse("targetd_not_found", target)
        elif target_row["backupmx"] == 1:
            call.refuse("targetd_relay_domain", target)
        elif knows_domain(store, name):
            call.refuse("alias_domain_invalid", name)
        else:
            store.insert("alias_domain", alias_domain=name, target_domain=target, active=data.number("active"))
            domains.add_limit_and_key(call, name, data)
            call.ok("aliasd_added", name)
    return True


@edits("alias-domain", log="mailbox edit alias_domain", items="alias_domain")
def edit(call: Call, data: Data) -> None:
    store = call.store
    for item in data.all("alias_domain"):
        name = php.to_ascii(php.text(item).strip().lower())
        now = details(store, name)
        if now is None:
            call.refuse("alias_domain_invalid", php.html(name))
            continue
        given = data.text("target_domain").strip().lower()
        target = php.to_ascii(given) if data.filled("target_domain") else now["target_domain"]
        if not php.is_domain(target):
            call.refuse("target_domain_invalid", php.html(target))
        elif not knows_domain(store, target):
            call.refuse("access_denied")
        elif details(store, target):
            call.refuse("target_domain_invalid", target)
        else:
            active = data.number("active", now["active"])
            store.change("alias_domain", "alias_domain", name, target_domain=target, active=active)
            call.ok("aliasd_modified", name)


@deletes("alias-domain", log="mailbox delete alias_domain", items="alias_domain")
def delete(call: Call, data: Data) -> None:
    store = call.store
    for name in data.each("alias_domain"):
        if not php.is_domain(name):
            call.refuse("domain_invalid")
        elif details(store, name) is None:
            call.refuse("access_denied")
        else:
            store.delete("alias_domain", alias_domain=name)
            store.delete("alias", domain=name)
            store.execute("DELETE FROM time_limited_alias WHERE address LIKE ?", f"%@{name}")
            call.ok("alias_domain_removed", name)
