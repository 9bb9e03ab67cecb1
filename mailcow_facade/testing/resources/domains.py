"""Domains: written in MiB, read in bytes."""

from __future__ import annotations

import json
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_domains, knows_domain
from mailcow_facade.testing.resources import dkim, ratelimits, templates
from mailcow_facade.testing.routes import adds, deletes, edits, reads, searches
from mailcow_facade.testing.searching import Column, search
from mailcow_facade.testing.store import Row, Store
from mailcow_facade.testing.tagging import add_tags

MIB = 1024**2
SWITCHES = ("active", "gal", "backupmx", "relay_all_recipients", "relay_unknown_only")
LONGEST_TEXT = 255

_MAILBOXES_OF = "SELECT COUNT(*) AS count, COALESCE(SUM(quota), 0) AS quota FROM mailbox WHERE kind = '' AND domain = ?"
_ALIASES_OF = """SELECT COUNT(*) FROM alias WHERE address NOT IN (SELECT username FROM mailbox) AND (domain = ?
    OR domain IN (SELECT alias_domain FROM alias_domain WHERE target_domain = ?))"""


def details(store: Store, name: Any) -> Row | None:
    """A domain as mailcow tells it; for an alias domain the one that it stands for. None where there is none."""
    wanted = php.to_ascii(php.text(name).strip().lower())
    wanted = store.value("SELECT target_domain FROM alias_domain WHERE alias_domain = ?", wanted) or wanted
    row = store.row("SELECT * FROM domain WHERE domain = ?", wanted)
    if row is None:
        return None
    domain = row["domain"]
    in_domain = store.row(_MAILBOXES_OF, domain) or {}
    used = (
        store.row("SELECT SUM(bytes) AS bytes, SUM(messages) AS messages FROM mailbox WHERE domain = ?", domain) or {}
    )
    aliases = store.value(_ALIASES_OF, domain, domain)
    largest_new = min(row["quota"] * MIB - in_domain["quota"], row["maxquota"] * MIB)
    admins = store.values("SELECT username FROM domain_admin_domain WHERE domain = ?", domain)
    told: Row = {
        "max_new_mailbox_quota": largest_new,
        "def_new_mailbox_quota": min(largest_new, row["defquota"] * MIB),
        "quota_used_in_domain": str(in_domain["quota"]),
        "bytes_total": str(used["bytes"]) if used["bytes"] else 0,
        "msgs_total": str(used["messages"]) if used["messages"] else 0,
        "mboxes_in_domain": in_domain["count"],
        "mboxes_left": row["mailboxes"] - in_domain["count"],
        "domain_name": domain,
        "domain_h_name": php.to_unicode(domain),
        "description": row["description"],
        "max_num_aliases_for_domain": row["aliases"],
        "max_num_mboxes_for_domain": row["mailboxes"],
        "def_quota_for_mbox": row["defquota"] * MIB,
        "max_quota_for_mbox": row["maxquota"] * MIB,
        "max_quota_for_domain": row["quota"] * MIB,
        "relayhost": row["relayhost"],
        "rl": ratelimits.limit_of(store, domain),
        "created": row["created"],
        "modified": row["modified"],
        "aliases_in_domain": aliases,
        "aliases_left": row["aliases"] - aliases,
        "domain_admins": ", ".join(admins) or "-",
    }
    for switch in SWITCHES:
        told[switch] = told[f"{switch}_int"] = row[switch]
    if tags := store.values("SELECT tag FROM domain_tag WHERE domain = ? ORDER BY tag", domain):
        told["tags"] = tags
    return told


@reads("domain/all")
def list_all(call: Call) -> Any:
    tags = call.tags()
    query = " UNION ".join("SELECT domain FROM domain_tag WHERE tag LIKE ? ESCAPE '\\'" for _ in tags)
    names = call.store.values(query, *(f"%{tag}%" for tag in tags)) if tags else all_domains(call.store)
    return [details(call.store, name) for name in names]


@reads("domain/{id}")
def get(call: Call, name: str) -> Any:
    return details(call.store, name)


@searches("domain")
def find(call: Call, data: Data) -> Any:
    columns = (
        Column(2, "domain"),
        Column(3, order=f"({_ALIASES_OF.replace('?', 'd.domain')})", by="aliases"),
        Column(4, order="(SELECT COUNT(*) FROM mailbox m WHERE m.domain = d.domain AND kind = '')", by="mailboxes"),
        Column(5, order="(SELECT COALESCE(SUM(m.quota), 0) FROM mailbox m WHERE m.domain = d.domain)", by="quota"),
        Column(6, order="(SELECT SUM(bytes) FROM mailbox m WHERE m.domain = d.domain)"),
        Column(7, "defquota"),
        Column(8, "maxquota"),
        Column(10, "backupmx"),
        Column(14, search="EXISTS (SELECT 1 FROM domain_tag t WHERE t.domain = d.domain AND tag LIKE ? ESCAPE '\\')"),
        Column(15, "active"),
    )
    return search(call, data, "domain d", "domain", columns, details=lambda name: details(call.store, name))


def _out_of_order(call: Call, default: int, largest: int, total: int) -> bool:
    """Whether three quotas contradict each other; tells which."""
    for wrong, code in (
        (default > largest, "mailbox_defquota_exceeds_mailbox_maxquota"),
        (largest > total, "mailbox_quota_exceeds_domain_quota"),
        (default == 0, "defquota_empty"),
        (largest == 0, "maxquota_empty"),
    ):
        if wrong:
            call.refuse(code)
            return True
    return False


def _implied(switches: dict[str, int]) -> None:
    """What relaying means for being a backup."""
    if switches["relay_unknown_only"] == 1:
        switches["relay_all_recipients"] = 1
    if switches["relay_all_recipients"] == 1:
        switches["backupmx"] = 1


@adds("domain", log="mailbox add domain")
def add(call: Call, data: Data) -> bool:
    store = call.store
    default = templates.defaults(store, "domain", data.get("template"))
    name = php.to_ascii(data.text("domain").strip().lower())
    description = data.text("description") if data.filled("description") else name
    quotas = [
        data.number(field, default[attribute] // MIB)
        for field, attribute in (
            ("defquota", "def_quota_for_mbox"),
            ("maxquota", "max_quota_for_mbox"),
            ("quota", "max_quota_for_domain"),
        )
    ]
    if _out_of_order(call, *quotas):
        return False
    switches = {switch: data.number(switch, default[switch]) for switch in SWITCHES}
    _implied(switches)
    if not php.is_domain(name):
        return call.refuse("domain_invalid")
    if knows_domain(store, name):
        return call.refuse("domain_exists", name)
    if name == call.state.hostname:
        return call.refuse("domain_cannot_match_hostname")
    if len(description) > LONGEST_TEXT:
        raise php.too_long("description")
    store.execute("DELETE FROM sender_acl WHERE external = 1 AND send_as LIKE ?", f"%@{name}")
    store.insert(
        "domain",
        domain=name,
        description=description,
        aliases=data.number("aliases", default["max_num_aliases_for_domain"]),
        mailboxes=data.number("mailboxes", default["max_num_mboxes_for_domain"]),
        **dict(zip(("defquota", "maxquota", "quota"), quotas, strict=True)),
        **switches,
    )
    add_tags(call, "domain", name, data.all("tags") if data.has("tags") else default["tags"])
    add_limit_and_key(call, name, Data({**default, **{key: value for key, value in data.items() if value is not None}}))
    return call.ok("domain_added", name)


def add_limit_and_key(call: Call, name: str, data: Data) -> None:
    """Give a new domain its rate limit and its DKIM key, where they are wanted."""
    value, frame = data.number("rl_value"), data.get("rl_frame")
    if value and frame:
        sent = {"rl_value": value, "rl_frame": frame, "object": name}
        ratelimits.save(call.within("ratelimit", "edit", "domain", sent), name, value, frame)
    size, selector = data.number("key_size"), data.text("dkim_selector")
    if size and not php.empty(selector):
        if dkim.has_key(call.store, name):
            call.ok("domain_add_dkim_available")
        else:
            dkim.create(call, name, size, selector)


@edits("domain", log="mailbox edit domain", items="domain")
def edit(call: Call, data: Data) -> None:
    for name in data.each("domain"):
        _edit(call, php.to_ascii(php.text(name)), data)


def _edit(call: Call, name: str, data: Data) -> None:
    store = call.store
    now = store.row("SELECT * FROM domain WHERE domain = ?", name) if php.is_domain(name) else None
    if now is None:
        call.refuse("domain_invalid")
        return
    switches = {switch: data.number(switch, now[switch]) for switch in SWITCHES}
    _implied(switches)
    aliases = data.number("aliases") if data.filled("aliases") else now["aliases"]
    mailboxes, default = (
        data.number(field) if data.get(field) not in (None, "") else now[field] for field in ("mailboxes", "defquota")
    )
    largest, total = (data.number(field) if data.filled(field) else now[field] for field in ("maxquota", "quota"))
    if _out_of_order(call, default, largest, total):
        return
    there = store.row(_MAILBOXES_OF, name) or {}
    biggest = store.value("SELECT COALESCE(MAX(quota), 0) FROM mailbox WHERE kind = '' AND domain = ?", name)
    alone = store.value(
        "SELECT COUNT(*) FROM alias WHERE domain = ? AND address NOT IN (SELECT username FROM mailbox)", name
    )
    for used, limit, code, told in (
        (round(biggest / MIB), largest, "max_quota_in_use", str),
        (round(there["quota"] / MIB), total, "domain_quota_m_in_use", str),
        (there["count"], mailboxes, "mailboxes_in_use", int),
        (alone, aliases, "aliases_in_use", int),
    ):
        if used > limit:
            call.refuse(code, told(used))
            return
    description = data.text("description") if data.filled("description") else now["description"]
    if len(description) > LONGEST_TEXT:
        raise php.too_long("description")
    store.change(
        "domain",
        "domain",
        name,
        description=description,
        aliases=aliases,
        mailboxes=mailboxes,
        defquota=default,
        maxquota=largest,
        quota=total,
        relayhost=str(data.number("relayhost")) if data.has("relayhost") else now["relayhost"],
        **switches,
    )
    add_tags(call, "domain", name, data["tags"] if isinstance(data.get("tags"), list) else [])
    call.ok("domain_modified", name)


@deletes("domain", log="mailbox delete domain", items="domain")
def delete(call: Call, data: Data) -> None:
    store = call.store
    for item in data.each("domain"):
        if not php.is_domain(item):
            call.refuse("domain_invalid")
            continue
        name = php.to_ascii(php.text(item).strip().lower())
        if store.has("SELECT 1 FROM mailbox WHERE domain = ?", name):
            call.refuse("domain_not_empty", name)
            continue
        for table, column in (
            ("domain_admin_domain", "domain"),
            ("alias", "domain"),
            ("alias_domain", "target_domain"),
            ("ratelimit", "object"),
            ("spam_setting", "object"),
            # A BCC map of the whole domain is one of ``@domain``, which mailcow does not look for.
            ("bcc_map", "local_dest"),
            ("mta_sts", "domain"),
            ("domain", "domain"),
        ):
            store.delete(table, **{column: name})
        store.execute("DELETE FROM sender_acl WHERE logged_in_as LIKE ?", f"%@{name}")
        store.execute("DELETE FROM time_limited_alias WHERE address LIKE ?", f"%@{name}")
        call.ok("domain_removed", name)


@deletes("domain/tag/{domain}", log="mailbox delete tags_domain", items="tags", of="domain")
def delete_tags(call: Call, data: Data, name: str) -> bool:
    if not php.is_domain(name):
        call.refuse("domain_invalid")
        return False
    if not knows_domain(call.store, name):
        return call.refuse("access_denied")
    for tag in data.all("tags"):
        call.store.delete("domain_tag", domain=name, tag=php.text(tag))
    return call.ok("domain_modified", name) if data.all("tags") else False


@edits("domain/footer", log="mailbox edit domain_wide_footer", items="domains")
def edit_footer(call: Call, data: Data) -> bool:
    store = call.store
    mailboxes, alias_domains = [], []
    for item in data.all("exclude"):
        address = "SELECT 1 FROM alias WHERE address = ? UNION ALL SELECT 1 FROM mailbox WHERE username = ?"
        if php.is_email(item) and store.has(address, item, item):
            mailboxes.append(item)
        elif not php.is_email(item) and store.has("SELECT 1 FROM alias_domain WHERE alias_domain = ?", php.text(item)):
            alias_domains.append(item)
        else:
            call.refuse("username_invalid", item)
    for item in data.each("domains"):
        name = php.to_ascii(php.text(item).strip().lower())
        if not php.is_domain(name):
            return call.refuse("domain_invalid")
        if not knows_domain(store, name):
            return call.refuse("access_denied")
        store.put(
            "domain_footer",
            domain=name,
            html=data.text("html"),
            plain=data.text("plain"),
            mbox_exclude=json.dumps(mailboxes),
            alias_domain_exclude=json.dumps(alias_domains),
            skip_replies=data.number("skip_replies"),
        )
        call.ok("domain_footer_modified", name)
    return True
