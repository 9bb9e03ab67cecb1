"""BCC maps: copies of the mail of an address, or of a domain, go to somebody else."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_alias_domains, all_domains, knows_domain, knows_mailbox
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

TYPES = ("sender", "rcpt")


def details(store: Store, number: Any) -> Row | None:
    """One by its number; None where there is none, or no longer a domain of it."""
    row = store.row("SELECT * FROM bcc_map WHERE id = ?", php.intval(number))
    return row if row and knows_domain(store, row["domain"]) else None


@reads("bcc/all")
def list_all(call: Call) -> Any:
    rows = call.store.rows("SELECT * FROM bcc_map ORDER BY id")
    return [row for row in rows if knows_domain(call.store, row["domain"])]


@reads("bcc/{id}")
def get(call: Call, number: str) -> Any:
    row = details(call.store, number)
    return row and {**row, "0": None}


@reads("bcc-destination-options")
def list_destinations(call: Call) -> Any:
    """What a map can be of: domains, and mailboxes each with its aliases."""
    store = call.store
    direct: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(
        "SELECT address, goto FROM alias WHERE address NOT LIKE '@%' AND address != goto ORDER BY id"
    ):
        gotos = row["goto"].lower().split(",")
        for goto in gotos:
            (shared if len(gotos) > 1 else direct)[goto].append(row["address"])
    twins: dict[str, list[str]] = defaultdict(list)
    for row in store.rows("SELECT alias_domain, target_domain FROM alias_domain ORDER BY alias_domain"):
        twins[row["target_domain"].lower()].append(row["alias_domain"])
    of_mailbox = {}
    for row in store.rows("SELECT username, local_part, domain FROM mailbox WHERE kind = '' ORDER BY domain, username"):
        name = row["username"].lower()
        elsewhere = [f"{row['local_part']}@{domain}" for domain in twins[row["domain"].lower()]]
        of_mailbox[row["username"]] = [row["username"], *dict.fromkeys([*direct[name], *elsewhere]), *shared[name]]
    told = {"domains": all_domains(store), "mailboxes": of_mailbox, "alias_domains": all_alias_domains(store)}
    return {name: value for name, value in told.items() if value}


def _origin(call: Call, given: str) -> tuple[str, str] | None:
    """Whose mail a map is of, and the domain of that; None where it is nobody's here, which may be told."""
    store = call.store
    if php.is_domain(given):
        if knows_domain(store, given):
            domain = php.to_ascii(given)
            return f"@{domain}", domain
    elif php.is_email(given):
        alias = "SELECT 1 FROM alias WHERE address = ? AND address != goto"
        if knows_mailbox(store, given) or store.has(alias, given):
            return given, php.domain_of(given)
    else:
        return None
    call.refuse("access_denied")
    return None


@adds("bcc", log="bcc add", keyless="silent")
def add(call: Call, data: Data) -> bool:
    store = call.store
    to, kind = data.get("bcc_dest"), data.get("type")
    if kind not in TYPES:
        return call.refuse("invalid_bcc_map_type")
    if php.empty(to):
        return call.refuse("bcc_empty")
    origin = _origin(call, data.text("local_dest").strip().lower())
    if origin is None:
        return False
    of, domain = origin
    if not php.is_email(to):
        return call.refuse("bcc_must_be_email", php.html(php.text(to)))
    if store.has("SELECT 1 FROM bcc_map WHERE local_dest = ? AND type = ?", of, kind):
        return call.refuse("bcc_exists", php.html(of), kind)
    store.insert("bcc_map", local_dest=of, bcc_dest=to, domain=domain, type=kind, active=data.number("active"))
    return call.ok("bcc_saved")


@edits("bcc", log="bcc edit", items="id")
def edit(call: Call, data: Data) -> None:
    store = call.store
    for number in data.all("id"):
        now = details(store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        to = data["bcc_dest"] if data.filled("bcc_dest") else now["bcc_dest"]
        kind = data["type"] if data.filled("type") else now["type"]
        if not php.is_email(to):
            call.refuse("bcc_must_be_email", to)
            continue
        other = "SELECT 1 FROM bcc_map WHERE local_dest = ? AND type = ? AND id != ?"
        if store.has(other, now["local_dest"], php.text(kind), now["id"]):
            call.refuse("bcc_exists", php.html(now["local_dest"]), kind)
            continue
        if kind not in TYPES:
            raise php.database_error("01000", 1265, "Data truncated for column 'type' at row 1")
        store.change("bcc_map", "id", now["id"], bcc_dest=to, type=kind, active=data.number("active", now["active"]))
        call.ok("bcc_edited", to)


@deletes("bcc", log="bcc delete", items="id")
def delete(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        if not php.is_numeric(number):
            return False
        now = details(call.store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        call.store.delete("bcc_map", id=now["id"])
        call.ok("bcc_deleted", number)
    return True
