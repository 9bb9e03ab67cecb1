"""What of a mailbox has a route of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain, knows_mailbox
from mailcow_facade.testing.resources import mailboxes
from mailcow_facade.testing.routes import deletes, edits
from mailcow_facade.testing.store import Row

NOTIFICATIONS = ("never", "hourly", "daily", "weekly")


def _attributes(call: Call, data: Data, change: Callable[[Row], Row | None]) -> None:
    """Change attributes of each mailbox; where ``change`` finds none, it is denied."""
    store = call.store
    for address in data.each("username"):
        kept = store.value("SELECT attributes FROM mailbox WHERE username = ?", php.text(address))
        changed = change(json.loads(kept)) if kept else None
        if changed is None:
            call.refuse("access_denied")
            continue
        store.change("mailbox", "username", address, attributes=json.dumps(json.loads(kept) | changed))
        call.ok("mailbox_modified", address)


@edits("tls_policy", log="mailbox edit tls_policy", items="username")
def edit_tls_policy(call: Call, data: Data) -> None:
    names = ("tls_enforce_in", "tls_enforce_out")
    _attributes(call, data, lambda now: {name: str(data.number(name, php.intval(now.get(name)))) for name in names})


@edits("quarantine_notification", log="mailbox edit quarantine_notification", items="username")
def edit_quarantine_notification(call: Call, data: Data) -> None:
    _attributes(call, data, lambda now: _one_of(data, now, "quarantine_notification", NOTIFICATIONS))


@edits("quarantine_category", log="mailbox edit quarantine_category", items="username")
def edit_quarantine_category(call: Call, data: Data) -> None:
    _attributes(call, data, lambda now: _one_of(data, now, "quarantine_category", mailboxes.QUARANTINE_CATEGORIES))


def _one_of(data: Data, now: Row, name: str, values: tuple[str, ...]) -> Row | None:
    wanted = data[name] if data.has(name) else now.get(name)
    return {name: wanted} if wanted in values else None


@edits("delimiter_action", log="mailbox edit delimiter_action", items="username")
def edit_delimiter_action(call: Call, data: Data) -> None:
    for address in data.each("username"):
        if not php.is_email(address) or not knows_mailbox(call.store, address):
            call.refuse("access_denied")
            continue
        mailboxes.tag_mail(call, address, data.get("tagged_mail_handler"))


@edits("mailbox/custom-attribute", log="mailbox edit mailbox_custom_attribute", items="mailboxes")
def edit_custom_attributes(call: Call, data: Data) -> None:
    names = [php.text(name).replace(" ", "") for name in data.all("attribute")]
    values = data.all("value")
    if len(names) != len(values):
        raise php.Failure
    kept: Any = dict(zip(names, values, strict=True))
    for address in data.each("mailboxes"):
        if not php.is_email(address):
            call.refuse("username_invalid", address)
        elif not knows_mailbox(call.store, address):
            call.refuse("access_denied")
        else:
            call.store.change("mailbox", "username", address, custom_attributes=json.dumps(kept or []))
            call.ok("mailbox_modified", address)


@edits("user-acl", log="acl edit user", items="username")
def edit_rights(call: Call, data: Data) -> None:
    for address in data.each("username"):
        if not knows_mailbox(call.store, address):
            call.refuse("access_denied")
            continue
        mailboxes.grant(call.store, address, data.all("user_acl"))
        call.ok("acl_saved", address)


@deletes("mailbox/tag/{mailbox}", log="mailbox delete tags_mailbox", items="tags", of="username")
def delete_tags(call: Call, data: Data, address: str) -> bool:
    if not php.is_email(address):
        call.refuse("email invalid")
        return False
    now = mailboxes.detail(call.store, address)
    if now is None or not knows_domain(call.store, now["domain"]):
        call.refuse("access_denied")
        return False
    for tag in data.all("tags"):
        call.store.delete("mailbox_tag", username=address, tag=php.text(tag))
    return call.ok("mailbox_modified", address) if data.all("tags") else False
