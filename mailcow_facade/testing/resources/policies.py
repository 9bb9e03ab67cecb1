"""What spam filtering keeps of domains and mailboxes: senders allowed and denied, and scores of one's own."""

from __future__ import annotations

import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain, knows_mailbox
from mailcow_facade.testing.resources import mailboxes
from mailcow_facade.testing.routes import adds, deletes, edits, reads

LISTS = {"bl": "blacklist_from", "wl": "whitelist_from"}
LONGEST_SENDER = 100
SERVERS = "5,15"
"""The scores of mailcow where rspamd, which knows better, does not run."""
_ROW = "SELECT object, value, prefid FROM spam_setting WHERE option = ?"


def _of_domain(call: Call, name: str, which: str) -> Any:
    if not php.is_domain(name) or not knows_domain(call.store, name):
        return None
    name = php.to_ascii(name.strip().lower())
    query = f"{_ROW} AND (object LIKE ? OR object = ?) ORDER BY prefid"
    return call.store.rows(query, LISTS[which], f"%@{name}", name)


def _of_mailbox(call: Call, address: str, which: str) -> Any:
    mailbox = mailboxes.detail(call.store, address) if php.is_email(address) else None
    if mailbox is None:
        return None
    query = f"{_ROW} AND object IN (?, ?) ORDER BY prefid"
    return call.store.rows(query, LISTS[which], address, mailbox["domain"])


@reads("policy_wl_domain/{domain}")
def list_allowed_of_domain(call: Call, name: str) -> Any:
    return _of_domain(call, name, "wl")


@reads("policy_bl_domain/{domain}")
def list_denied_of_domain(call: Call, name: str) -> Any:
    return _of_domain(call, name, "bl")


@reads("policy_wl_mailbox/{mailbox}")
def list_allowed_of_mailbox(call: Call, address: str) -> Any:
    return _of_mailbox(call, address, "wl")


@reads("policy_bl_mailbox/{mailbox}")
def list_denied_of_mailbox(call: Call, address: str) -> Any:
    return _of_mailbox(call, address, "bl")


def _add(call: Call, data: Data, name: str, code: str) -> bool:
    store, sender = call.store, data.text("object_from").lower().strip()
    plain = re.sub(r"[@_.*-]", "", sender)
    if not plain.isascii() or not plain.isalnum():
        return call.refuse("policy_list_from_invalid")
    if data.get("object_list") not in LISTS:
        return call.refuse("access_denied")
    known = "SELECT 1 FROM spam_setting WHERE option IN (?, ?) AND object = ? AND value = ?"
    if store.has(known, *LISTS.values(), name, sender):
        return call.refuse("policy_list_from_exists")
    if len(sender) > LONGEST_SENDER:
        raise php.too_long("value")
    store.insert("spam_setting", object=name, option=LISTS[data["object_list"]], value=sender)
    return call.ok(code, name)


@adds("domain-policy", log="policy add domain")
def add_to_domain(call: Call, data: Data) -> bool:
    name = data.get("domain")
    if not php.is_domain(name) or not knows_domain(call.store, php.text(name)):
        return call.refuse("access_denied")
    return _add(call, data, php.to_ascii(php.text(name).strip().lower()), "domain_modified")


@adds("mailbox-policy", log="policy add mailbox")
def add_to_mailbox(call: Call, data: Data) -> bool:
    if not knows_mailbox(call.store, data.get("username")):
        return call.refuse("access_denied")
    return _add(call, data, data["username"], "mailbox_modified")


def _object(call: Call, number: Any) -> str:
    """Whose entry it is; empty where there is none of this number."""
    if not php.is_numeric(number):
        return ""
    return call.store.value("SELECT object FROM spam_setting WHERE prefid = ?", php.intval(number)) or ""


@deletes("domain-policy", log="policy delete domain", items="prefid")
def delete_of_domain(call: Call, data: Data) -> None:
    for number in data.all("prefid"):
        name = _object(call, number)
        if not php.is_domain(name) or not knows_domain(call.store, name):
            call.refuse("access_denied")
            continue
        call.store.delete("spam_setting", prefid=php.intval(number))
        call.ok("item_deleted", number)


@deletes("mailbox-policy", log="policy delete mailbox", items="prefid")
def delete_of_mailbox(call: Call, data: Data) -> None:
    numbers = data.all("prefid")
    for number in numbers:
        if not knows_mailbox(call.store, _object(call, number)):
            call.refuse("access_denied")
            continue
        call.store.delete("spam_setting", prefid=php.intval(number))
        call.ok("items_deleted", ", ".join(php.text(each) for each in numbers))


@reads("spam-score/{mailbox}")
def get_score(call: Call, address: str) -> Any:
    if php.is_email(address) and not knows_mailbox(call.store, address):
        return None
    query = "SELECT option, value FROM spam_setting WHERE object = ? AND option IN ('lowspamlevel', 'highspamlevel')"
    own = {row["option"]: row["value"] for row in call.store.rows(query, address)} if php.is_email(address) else {}
    return {"score": re.sub(r"\s+", "", f"{own['lowspamlevel']},{own['highspamlevel']}") if own else SERVERS}


@edits("spam-score", log="mailbox edit spam_score", items="username")
def edit_score(call: Call, data: Data) -> None:
    store = call.store
    for address in data.each("username"):
        if not knows_mailbox(store, address):
            call.refuse("access_denied")
            continue
        low, high, *_ = [*data.text("spam_score").split(","), ""]
        default = data.get("spam_score") == "default"
        if not default and not (php.is_numeric(low) and php.is_numeric(high)):
            call.refuse("Invalid spam score: two numbers are wanted, as 5,15")
            continue
        for option in ("lowspamlevel", "highspamlevel"):
            store.delete("spam_setting", object=address, option=option)
        if not default:
            if float(low) == float(high):
                high = f"{float(high) + 0.1:.14g}"
            store.insert("spam_setting", object=address, option="highspamlevel", value=high)
            store.insert("spam_setting", object=address, option="lowspamlevel", value=low)
        call.ok("mailbox_modified", address)
