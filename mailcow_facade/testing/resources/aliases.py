"""Aliases. Each mailbox has one of its own too, that leads to itself; it takes a number, and is not listed."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_alias_domains, all_domains, knows_domain
from mailcow_facade.testing.resources import domains
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

LONGEST_COMMENT = 160
SWITCHES = ("internal", "active", "sender_allowed", "sogo_visible")
_SINKS = (("goto_null", "null@localhost"), ("goto_spam", "spam@localhost"), ("goto_ham", "ham@localhost"))


def _told(store: Store, row: Row) -> Row:
    target = store.value("SELECT target_domain FROM alias_domain WHERE alias_domain = ?", row["domain"])
    return {
        "in_primary_domain": target or "",
        **{name: row[name] for name in ("id", "domain", "public_comment", "private_comment", "goto", "address")},
        "is_catch_all": int(not php.is_email(row["address"])),
        "internal": row["internal"],
        "active": row["active"],
        "active_int": row["active"],
        "sogo_visible": row["sogo_visible"],
        "sogo_visible_int": row["sogo_visible"],
        "sender_allowed": row["sender_allowed"],
        "created": row["created"],
        "modified": row["modified"],
    }


def details(store: Store, wanted: Any) -> Row | None:
    """An alias by its number or address, as mailcow tells it; None where there is none.

    Raises:
        Failure: it is a list or an object.
    """
    name = php.text(wanted)
    query = "SELECT * FROM alias WHERE (id = ? OR address = ?) AND address != goto ORDER BY id"
    row = store.row(query, php.intval(name), name)
    return _told(store, row) if row else None


def _of_domains(call: Call, names: list[str]) -> list[Row]:
    store = call.store
    query = "SELECT * FROM alias WHERE domain = ? AND address != goto ORDER BY id"
    known = (name for name in names if knows_domain(store, name))
    return [_told(store, row) for name in known for row in store.rows(query, name)]


@reads("alias/all")
def list_all(call: Call) -> Any:
    return _of_domains(call, [*all_domains(call.store), *all_alias_domains(call.store)])


@reads("alias/all/{domain}")
def list_domain(call: Call, names: str) -> Any:
    return _of_domains(call, names.split(",")) if names else list_all(call)


@reads("alias/{id}")
def get(call: Call, wanted: str) -> Any:
    return details(call.store, wanted)


def _split_address(address: str) -> tuple[str, str, str]:
    """An address as mailcow spells it, its local part and its domain."""
    local_part = address.partition("@")[0] if "@" in address else ""
    domain = php.domain_of(address)
    return f"{local_part}@{domain}", local_part, domain


def _is_taken(store: Store, address: str, local_part: str, domain: str) -> bool:
    return store.has(
        "SELECT 1 FROM alias WHERE address = ? UNION ALL SELECT 1 FROM mailbox m JOIN alias_domain a"
        " ON a.alias_domain = ? WHERE m.username = ? || '@' || a.target_domain",
        address,
        domain,
        local_part,
    )


@adds("alias", log="mailbox add alias", keyless="judged")
def add(call: Call, data: Data) -> bool:
    store = call.store
    addresses, gotos = php.split(data.get("address")), php.split(data.get("goto"))
    if any(len(data.text(name).encode()) > LONGEST_COMMENT for name in ("private_comment", "public_comment")):
        return call.refuse("comment_too_long")
    if php.empty(addresses[0]):
        return call.refuse("alias_empty")
    sink = next((sink for name, sink in _SINKS if data.number(name) == 1), "")
    if php.empty(gotos[0]) and not any(data.number(name) for name, _ in _SINKS):
        return call.refuse("goto_empty")
    if not sink:
        gotos = _reachable(call, gotos)
        if not gotos:
            return False
    for given in addresses:
        if php.empty(given) or given in gotos:
            continue
        address, local_part, domain = _split_address(given)
        if (domain_row := domains.details(store, domain)) and domain_row["aliases_left"] == 0:
            return call.refuse("max_alias_exceeded")
        if _may_be_used(call, address, local_part, domain):
            number = store.insert(
                "alias",
                address=address if php.is_email(address) else f"@{domain}",
                goto=sink or ",".join(gotos),
                domain=domain,
                public_comment=data.get("public_comment"),
                private_comment=data.get("private_comment"),
                **{switch: data.number(switch) for switch in SWITCHES},
            )
            call.ok("alias_added", address, str(number))
    return True


def _reachable(call: Call, gotos: list[str]) -> list[str]:
    """The targets that are addresses, each once; tells of the others."""
    kept = []
    for goto in gotos:
        if php.empty(goto):
            continue
        address = _split_address(goto)[0]
        resource = call.store.has("SELECT 1 FROM mailbox WHERE username = ? AND kind != ''", address)
        if resource or not php.is_email(address):
            call.refuse("goto_invalid", php.html(address))
        else:
            kept.append(address)
    return list(dict.fromkeys(kept))


def _may_be_used(call: Call, address: str, local_part: str, domain: str) -> bool:
    """Whether it may be an alias's address; tells why not."""
    store = call.store
    if _is_taken(store, address, local_part, domain):
        return call.refuse("is_alias_or_mailbox", php.html(address))
    if not knows_domain(store, domain):
        return call.refuse("domain_not_found", php.html(domain))
    if store.has("SELECT 1 FROM time_limited_alias WHERE address = ?", address):
        return call.refuse("is_spam_alias", php.html(address))
    if local_part and not php.is_email(address):
        return call.refuse("alias_invalid", address)
    return bool(call.session.role) or call.refuse("access_denied")


@edits("alias", log="mailbox edit alias", items="id")
def edit(call: Call, data: Data) -> None:
    for wanted in data.each("id"):
        now = details(call.store, wanted)
        if now is None:
            call.refuse("alias_invalid", None)
        else:
            _edit(call, now, data)


def _edit(call: Call, now: Row, data: Data) -> None:
    store = call.store
    address = data.text("address") if data.filled("address") else now["address"]
    if data.get("expand_alias") is True or php.intval(data.get("expand_alias")) == 1:
        _expand(call, now)
        return
    domain = php.domain_of(address)
    if address != now["address"]:
        address, local_part, domain = _split_address(address)
        if not knows_domain(store, domain):
            call.refuse("access_denied")
            return
        if local_part and not php.is_email(address):
            call.refuse("alias_invalid", address)
            return
        if address.lower() != now["address"].lower() and _is_taken(store, address, local_part, domain):
            call.refuse("is_alias_or_mailbox", php.html(address))
            return
        if store.has("SELECT 1 FROM time_limited_alias WHERE address = ?", address):
            call.refuse("is_spam_alias", php.html(address))
            return
    goto = next((sink for name, sink in _SINKS if data.number(name) == 1), "")
    if not goto:
        wanted = php.split(data["goto"]) if data.filled("goto") else now["goto"].split(",")
        goto = ",".join(_edited_gotos(call, wanted, address))
    if goto:
        store.change(
            "alias",
            "id",
            now["id"],
            address=address,
            domain=domain,
            goto=goto,
            public_comment=data["public_comment"] if data.has("public_comment") else now["public_comment"],
            private_comment=data["private_comment"] if data.has("private_comment") else now["private_comment"],
            **{switch: data.number(switch, now[switch]) for switch in SWITCHES},
        )
    call.ok("alias_modified", php.html(address))


def _edited_gotos(call: Call, gotos: list[str], address: str) -> list[str]:
    kept = []
    for goto in gotos:
        if php.empty(goto):
            continue
        # What leads nowhere, or to the filter, is no address to PHP, and may stay.
        if not php.is_email(goto):
            call.refuse("goto_invalid", goto)
        elif goto == address:
            call.refuse("alias_goto_identical")
        else:
            call.store.delete("sender_acl", logged_in_as=goto, send_as=address)
            kept.append(goto)
    return list(dict.fromkeys(kept))


def _expand(call: Call, now: Row) -> None:
    """Give an alias a twin in each alias domain of its own."""
    store, address = call.store, now["address"]
    if knows_domain(store, now["domain"]) and now["domain"] in all_alias_domains(store):
        call.say("warning", "is_not_primary_alias", php.html(address))
        return
    local_part = address.partition("@")[0]
    query = "SELECT alias_domain FROM alias_domain WHERE target_domain = ? ORDER BY alias_domain"
    twins = [f"{local_part}@{domain}" for domain in store.values(query, now["domain"])]
    missing = [twin for twin in twins if not store.has("SELECT 1 FROM alias WHERE address = ?", twin)]
    if missing:
        sent = {"address": ",".join(missing), "goto": now["goto"], "sogo_visible": 1, "active": 1}
        add(call.within("mailbox", "add", "alias", sent, None), Data(sent))
    call.ok("alias_modified", php.html(address))


@deletes("alias", log="mailbox delete alias", items="id")
def delete(call: Call, data: Data) -> None:
    for wanted in data.each("id"):
        now = details(call.store, wanted)
        if now is None:
            call.refuse("access_denied")
            continue
        call.store.delete("alias", id=now["id"])
        call.store.delete("sender_acl", send_as=now["address"])
        call.ok("alias_removed", php.html(now["address"]))
