"""As whom a mailbox may send, beside itself."""

from __future__ import annotations

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_alias_domains, all_domains, knows_domain
from mailcow_facade.testing.store import Store


def of_mailbox(store: Store, address: str, *, external: bool = False) -> list[str]:
    """What was granted to it: addresses, ``@domain`` or ``*``."""
    query = "SELECT send_as FROM sender_acl WHERE logged_in_as = ? AND external = ? ORDER BY id"
    return store.values(query, address, int(external))


def save_external(call: Call, address: str, value: str) -> None:
    """Let it send as addresses or domains elsewhere, and no others."""
    here = [*all_domains(call.store), *all_alias_domains(call.store)]
    kept = []
    for sender in php.split(value):
        name = sender.lstrip("@") if sender.startswith("@") else sender
        if not name:
            continue
        if not php.is_email(name) and not php.is_domain(name):
            call.refuse("extra_acl_invalid", php.html(name))
        elif (php.domain_of(name) if "@" in name else name) in here:
            call.refuse("extra_acl_invalid_domain", php.domain_of(name) if "@" in name else None)
        else:
            kept.append(name if "@" in name else f"@{name}")
    _replace(call.store, address, list(dict.fromkeys(kept)), external=True)


def save(call: Call, address: str, data: Data) -> None:
    """Let it send as addresses or domains of this server, and no others; ``*`` is anyone."""
    wanted = [php.text(sender) for sender in data.all("sender_acl")]
    if "*" in wanted:
        wanted = ["*"]
    kept: list[str] = []
    redundant = call.store.values(
        "SELECT address FROM alias WHERE sender_allowed = 1 AND instr(lower(',' || goto || ','), ?)"
        " AND address NOT LIKE '@%'",
        f",{address.lower()},",
    )
    for sender in wanted:
        if sender == "default":
            continue
        name = sender.lstrip("@")
        if sender != "*" and not (_is_own(call.store, sender) if "@" in name else _is_domain(call.store, name)):
            call.refuse("sender_acl_invalid", sender)
            continue
        entry = sender if sender == "*" or "@" in name else f"@{name}"
        if entry not in redundant:
            kept.append(entry)
    _replace(call.store, address, kept, external=False)


def _is_domain(store: Store, name: str) -> bool:
    return php.is_domain(name) and knows_domain(store, name)


def _is_own(store: Store, address: str) -> bool:
    return php.is_email(address) and store.has("SELECT 1 FROM alias WHERE address = ?", address)


def _replace(store: Store, address: str, senders: list[str], *, external: bool) -> None:
    store.delete("sender_acl", logged_in_as=address, external=int(external))
    for sender in senders:
        store.insert("sender_acl", logged_in_as=address, send_as=sender, external=int(external))
