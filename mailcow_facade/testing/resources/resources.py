"""Resources that can be booked: rooms and things. mailcow keeps them beside mailboxes."""

from __future__ import annotations

import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain, knows_mailbox, taken_as
from mailcow_facade.testing.resources.domains import LONGEST_TEXT
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

KINDS = ("location", "group", "thing")
_ROW = (
    "SELECT username AS name, kind, multiple_bookings, name AS description, active, active AS active_int, domain,"
    " local_part FROM mailbox WHERE kind != ''"
)


def details(store: Store, name: Any) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    return store.row(f"{_ROW} AND username = ?", php.text(name))


@reads("resource/all")
def list_all(call: Call) -> Any:
    return call.store.rows(f"{_ROW} ORDER BY domain, username")


@reads("resource/{name}")
def get(call: Call, name: str) -> Any:
    return details(call.store, name)


@adds("resource", log="mailbox add resource", keyless="judged")
def add(call: Call, data: Data) -> bool:
    store = call.store
    domain = php.to_ascii(data.text("domain").strip().lower())
    description, kind = data.text("description"), data.get("kind")
    local_part = re.sub("[^0-9a-zA-Z]", "", description)
    name = f"{local_part}@{domain}"
    if not php.is_email(name) or kind not in KINDS:
        return call.refuse("resource_invalid")
    if not call.session.role:
        return call.refuse("access_denied")
    if not knows_domain(store, domain):
        return call.refuse("access_denied")
    if code := taken_as(store, name):
        return call.refuse(code, php.html(name))
    if not store.has("SELECT 1 FROM domain WHERE domain = ?", domain):
        return call.refuse("domain_not_found", php.html(domain))
    if len(description) > LONGEST_TEXT:
        raise php.too_long("name")
    store.insert(
        "mailbox",
        username=name,
        password="RESOURCE",  # noqa: S106 (no password: what stands for none)
        name=description,
        quota=0,
        local_part=local_part,
        domain=domain,
        attributes="{}",
        active=data.number("active"),
        kind=kind,
        multiple_bookings=max(data.number("multiple_bookings"), -1),
    )
    return call.ok("resource_added", php.html(name))


@edits("resource", log="mailbox edit resource", items="name")
def edit(call: Call, data: Data) -> None:
    for name in data.each("name"):
        now = details(call.store, name)
        kind = data["kind"] if data.filled("kind") else (now or {}).get("kind")
        if now is None or kind not in KINDS:
            call.refuse("resource_invalid", php.html(php.text(name)))
            continue
        description = data.text("description") if data.filled("description") else now["description"]
        if len(description) > LONGEST_TEXT:
            raise php.too_long("name")
        call.store.change(
            "mailbox",
            "username",
            name,
            active=data.number("active", now["active"]),
            name=description,
            kind=kind,
            multiple_bookings=max(data.number("multiple_bookings", now["multiple_bookings"]), -1),
        )
        call.ok("resource_modified", php.html(name))


@deletes("resource", log="mailbox delete resource", items="name")
def delete(call: Call, data: Data) -> None:
    for name in data.each("name"):
        if not knows_mailbox(call.store, name):
            call.refuse("access_denied")
            continue
        # A mailbox of this name goes just as well; its alias stays behind.
        call.store.delete("mailbox", username=name)
        call.ok("resource_removed", php.html(name))
