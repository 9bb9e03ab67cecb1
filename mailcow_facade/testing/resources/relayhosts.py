"""Relay hosts: through them the mail of some senders goes out. The replies tell their passwords."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store


def shortened(password: str) -> str:
    """A password as lists show it beside itself."""
    return f"{password[:3]}..."


def escaped(text: str) -> str:
    """A login name or password as Postfix's tables want it, in which colons separate."""
    return text.replace(":", "\\:")


def details(store: Store, number: Any) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    row = store.row("SELECT * FROM relayhost WHERE id = ?", php.intval(number))
    if row is None:
        return None
    domains = store.values("SELECT domain FROM domain WHERE relayhost = ? ORDER BY domain", str(row["id"]))
    used = "SELECT username FROM mailbox WHERE json_extract(attributes, '$.relayhost') = ? ORDER BY username"
    return {
        **row,
        "password_short": shortened(row["password"]),
        "used_by_domains": ", ".join(domains),
        "used_by_mailboxes": ", ".join(store.values(used, str(row["id"]))),
    }


@reads("relayhost/all")
def list_all(call: Call) -> Any:
    return [details(call.store, number) for number in call.store.values("SELECT id FROM relayhost ORDER BY id")]


@reads("relayhost/{id}")
def get(call: Call, number: str) -> Any:
    return details(call.store, number)


@adds("relayhost", log="relayhost add")
def add(call: Call, data: Data) -> bool:
    hostname = data.text("hostname").strip()
    if php.empty(hostname):
        return call.refuse("invalid_host", "")
    call.store.insert(
        "relayhost",
        hostname=hostname,
        username=escaped(data.text("username").strip()),
        # mailcow escapes it twice.
        password=escaped(escaped(data.text("password").strip())),
        active=1,
    )
    return call.ok("relayhost_added", "")


@edits("relayhost", log="relayhost edit", items="id")
def edit(call: Call, data: Data) -> None:
    for number in data.all("id"):
        now = details(call.store, number)
        if now is None:
            call.refuse("relayhost_invalid", number)
            continue
        call.store.change(
            "relayhost",
            "id",
            now["id"],
            hostname=data.text("hostname").strip() if data.filled("hostname") else now["hostname"],
            username=data.text("username").strip() if data.has("username") else now["username"],
            password=data.text("password").strip() if data.has("password") else now["password"],
            active=data.number("active", now["active"]),
        )
        call.ok("object_modified", "")


@deletes("relayhost", log="relayhost delete", items="id")
def delete(call: Call, data: Data) -> None:
    for item in data.all("id"):
        number = php.intval(item)
        call.store.delete("relayhost", id=number)
        call.store.execute("UPDATE domain SET relayhost = '0' WHERE relayhost = ?", str(number))
        call.ok("relayhost_removed", php.html(php.text(item)))
