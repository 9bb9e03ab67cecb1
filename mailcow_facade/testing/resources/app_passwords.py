"""App passwords. What is left out of a new one is off: without ``active`` it is none, without protocols for nothing."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import passwords, php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row

PROTOCOLS = ("imap_access", "smtp_access", "dav_access", "eas_access", "pop3_access", "sieve_access")
MASKED = "app_passwd app_passwd2"


def _of(call: Call, mailbox: str) -> list[Row]:
    rows = call.store.rows("SELECT * FROM app_password WHERE mailbox = ? ORDER BY id", mailbox)
    # Names are escaped when they are written and again when they are read.
    return [{**row, "name": php.html(row["name"].strip())} for row in rows]


@reads("app-passwd/all/{mailbox}")
def list_mailbox(call: Call, mailbox: str) -> Any:
    return _of(call, mailbox)


@reads("app-passwd/all")
def list_own(call: Call) -> Any:
    """Those of the user called API, who has none."""
    return _of(call, "API")


@reads("app-passwd/{id}")
def get(call: Call, number: str) -> Any:
    # mailcow takes the text of the number for an object.
    raise php.Failure


@adds("app-passwd", log="app_passwd add", masked=MASKED)
def add(call: Call, data: Data) -> bool:
    mailbox = data.get("username")
    if not php.is_email(mailbox) or not knows_mailbox(call.store, mailbox):
        return call.refuse("access_denied")
    if not passwords.accepted(call, data.get("app_passwd"), data.get("app_passwd2")):
        return False
    name = php.html(data.text("app_name").strip())
    if php.empty(name):
        return call.refuse("app_name_empty")
    protocols = data.all("protocols")
    call.store.insert(
        "app_password",
        name=name,
        mailbox=mailbox,
        domain=call.store.value("SELECT domain FROM mailbox WHERE username = ?", mailbox),
        password=passwords.hashed(data["app_passwd"]),
        active=data.number("active"),
        **{protocol: int(protocol in protocols) for protocol in PROTOCOLS},
    )
    return call.ok("app_passwd_added")


@edits("app-passwd", log="app_passwd edit", items="id", masked=MASKED)
def edit(call: Call, data: Data) -> bool:
    store, owner = call.store, data.get("username")
    if php.is_email(owner) and not knows_mailbox(store, owner):
        return call.refuse("access_denied")
    numbers = data.all("id")
    for number in numbers:
        now = store.row("SELECT * FROM app_password WHERE id = ?", php.intval(number))
        if now is None:
            call.refuse("app_passwd_id_invalid", number)
            continue
        if not php.is_email(owner):
            # mailcow then gives it to the user called API, and the database knows no such mailbox.
            raise php.database_error("23000", 1452, "Cannot add or update a child row: a foreign key constraint fails")
        changed: Row = {"mailbox": owner, "active": data.number("active", now["active"])}
        if data.filled("app_passwd") and data.filled("app_passwd2"):
            if not passwords.accepted(call, data["app_passwd"], data["app_passwd2"]):
                continue
            if now["mailbox"].lower() == str(owner).lower():
                changed["password"] = passwords.hashed(data["app_passwd"])
        changed["name"] = php.html(data.text("app_name").strip()) if data.filled("app_name") else now["name"]
        if data.has("protocols"):
            changed |= {protocol: int(protocol in data.all("protocols")) for protocol in PROTOCOLS}
        store.change("app_password", "id", now["id"], **changed)
        call.ok("object_modified", php.html(", ".join(php.text(number) for number in numbers)))
    return True


@deletes("app-passwd", log="app_passwd delete", items="id")
def delete(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        if not call.store.delete("app_password", id=php.intval(number)):
            return call.refuse("app_passwd_id_invalid")
        call.ok("app_passwd_removed", php.text(number))
    return True
