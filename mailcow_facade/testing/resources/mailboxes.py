"""Mailboxes: listed, made, edited, renamed, deleted."""

from __future__ import annotations

import json
from calendar import timegm
from collections import defaultdict
from time import strptime
from typing import Any

from mailcow_facade.testing import passwords, php, senders
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import all_domains, knows_domain, knows_mailbox, taken_as
from mailcow_facade.testing.resources import aliases, identity_provider, ratelimits, templates
from mailcow_facade.testing.resources.domains import LONGEST_TEXT, MIB
from mailcow_facade.testing.routes import adds, deletes, edits, reads, searches
from mailcow_facade.testing.searching import Column, search
from mailcow_facade.testing.store import Row, Store
from mailcow_facade.testing.tagging import add_tags

PROTOCOLS = ("imap", "pop3", "smtp", "sieve", "eas", "dav")
ACCESSES = tuple(f"{protocol}_access" for protocol in PROTOCOLS)
QUARANTINE_CATEGORIES = ("add_header", "reject", "all")
RIGHTS = (
    "spam_alias tls_policy spam_score spam_policy delimiter_action syncjobs eas_reset sogo_profile_reset pushover "
    "quarantine quarantine_attachments quarantine_notification quarantine_category app_passwds pw_reset"
).split()
_SWITCHES = ("force_pw_update", "force_tfa", "tls_enforce_in", "tls_enforce_out", "sogo_access", *ACCESSES)


def details(
    store: Store, where: str = "1", *params: Any, order: str = "domain, username", reduced: bool = False
) -> list[Row]:
    """Mailboxes as mailcow tells them: those that meet a condition on ``mailbox``, in an order.

    What belongs to them is looked up once for all, or, where the condition is on ``username``, for the one.
    """
    one = params if where == "username = ?" else ()
    beside = _Beside(store, *one, reduced=reduced)
    rows = store.rows(f"SELECT * FROM mailbox WHERE kind = '' AND {where} ORDER BY {order}", *params)
    return [beside.told(row) for row in rows]


def detail(store: Store, name: Any) -> Row | None:
    """One mailbox as mailcow tells it; None where there is none.

    Raises:
        Failure: the name is a list or an object.
    """
    return next(iter(details(store, "username = ?", php.text(name))), None)


class _Beside:
    """What is told of mailboxes and stands in other tables."""

    def __init__(self, store: Store, name: str = "", *, reduced: bool) -> None:
        self._store = store
        self._reduced = reduced
        self._name = name
        self._tags = self._lists("SELECT username, tag FROM mailbox_tag", "username", order="tag")
        self._logins: dict[tuple[str, str], int] = {}
        query = "SELECT username, service, MAX(datetime) AS time FROM login" + self._only("username")
        for row in store.rows(f"{query} GROUP BY username, service", *self._params):
            seconds = timegm(strptime(row["time"], "%Y-%m-%d %H:%M:%S"))
            self._logins[row["username"].lower(), row["service"]] = seconds
        if reduced:
            return
        self._domains = {row["domain"].lower(): row for row in store.rows("SELECT * FROM domain")}
        self._limits = {row.pop("object"): row for row in store.rows("SELECT object, value, frame FROM ratelimit")}
        used = "SELECT domain, SUM(quota) AS quota FROM mailbox WHERE kind = '' GROUP BY domain"
        self._used = {row["domain"].lower(): row["quota"] for row in store.rows(used)}
        self._senders = self._lists(
            "SELECT logged_in_as, send_as FROM sender_acl WHERE external = 0", "logged_in_as", order="id"
        )
        alive = (
            f"SELECT goto, address FROM time_limited_alias WHERE (permanent != 0 OR validity >= {store.clock.now()})"
        )
        self._spam_aliases = self._lists(alive, "goto")
        self._pushover = self._lists("SELECT username, key FROM pushover WHERE active = 1", "username")

    @property
    def _params(self) -> list[str]:
        return [self._name] if self._name else []

    def _only(self, column: str, word: str = " WHERE") -> str:
        return f"{word} {column} = ?" if self._name else ""

    def _lists(self, query: str, key: str, order: str = "") -> dict[str, list[Any]]:
        """The second column by the first."""
        query += self._only(key, " AND" if "WHERE" in query else " WHERE") + (f" ORDER BY {order}" if order else "")
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self._store.rows(query, *self._params):
            name, value = row.values()
            found[name.lower()].append(value)
        return found

    def told(self, row: Row) -> Row:
        name = row["username"].lower()
        quota, used = row["quota"], row["bytes"]
        percent = round(used / quota * 100) if quota else "- "
        told: Row = {
            "username": row["username"],
            "active": row["active"],
            "active_int": row["active"],
            "domain": row["domain"],
            "name": row["name"],
            "local_part": row["local_part"],
            "quota": quota,
            "messages": row["messages"],
            "attributes": json.loads(row["attributes"]),
            "custom_attributes": json.loads(row["custom_attributes"]),
            "quota_used": used,
            "percent_in_use": percent,
            "created": row["created"],
            "modified": row["modified"],
            "authsource": row["authsource"],
            "percent_class": _percent_class(percent),
        }
        for service, key in (("imap", "imap"), ("smtp", "smtp"), ("pop3", "pop3"), ("SSO", "sso")):
            told[f"last_{key}_login"] = self._logins.get((name, service), 0)
        if not self._reduced:
            domain = self._domains[row["domain"].lower()]
            left = domain["quota"] * MIB - self._used[row["domain"].lower()] + quota
            own = self._limits.get(name)
            told |= {
                "max_new_quota": min(left, domain["maxquota"] * MIB),
                "spam_aliases": len(self._spam_aliases.get(name, ())),
                "pushover_active": int(name in self._pushover),
                "rl": own or self._limits.get(row["domain"].lower()) or False,
                "rl_scope": "mailbox" if own else "domain",
                "is_relayed": domain["backupmx"],
                "sender_acl": self._senders.get(name, []),
            }
        if tags := self._tags.get(name):
            told["tags"] = tags
        return told


def _percent_class(percent: int | str) -> str:
    if isinstance(percent, str):
        return "info"
    return "danger" if percent >= 90 else "warning" if percent >= 75 else "success"


@reads("mailbox/all")
def list_all(call: Call) -> Any:
    return _listed(call, all_domains(call.store))


@reads("mailbox/reduced")
def list_reduced(call: Call) -> Any:
    return _listed(call, all_domains(call.store), reduced=True)


@reads("mailbox/all/{domain}")
def list_domains(call: Call, names: str) -> Any:
    return _listed(call, names.split(",") if names else all_domains(call.store))


@reads("mailbox/reduced/{domain}")
def list_domains_reduced(call: Call, names: str) -> Any:
    return _listed(call, names.split(",") if names else all_domains(call.store), reduced=True)


def _listed(call: Call, domains: list[str], *, reduced: bool = False) -> list[Row]:
    """The mailboxes of some domains. A name that is no domain stands for the whole server."""
    store, tags = call.store, call.tags()
    if tags:
        return [row for domain in domains for row in _tagged(store, domain, tags, reduced=reduced)]
    if domains == all_domains(store):
        return details(store, reduced=reduced)
    found = []
    for domain in domains:
        if domain and knows_domain(store, domain):
            found += details(store, "domain = ?", domain, reduced=reduced)
        else:
            found += details(store, order="username", reduced=reduced)
    return found


def _tagged(store: Store, domain: str, tags: list[str], *, reduced: bool = False) -> list[Row]:
    wanted = " OR ".join("tag LIKE ? ESCAPE '\\'" for _ in tags)
    where = f"username IN (SELECT username FROM mailbox_tag WHERE username LIKE ? ESCAPE '\\' AND ({wanted}))"
    return details(store, where, f"%{domain}%", *(f"%{tag}%" for tag in tags), order="username", reduced=reduced)


class _Bare(list[Any]):
    """A list that is told as one even when it is empty."""

    def __bool__(self) -> bool:
        return True


@reads("mailbox/{id}")
def get(call: Call, name: str) -> Any:
    if tags := call.tags():
        return _Bare(_tagged(call.store, name, tags))
    return detail(call.store, name) or (_NONE if knows_mailbox(call.store, name) else None)


_NONE: Row = {
    **dict.fromkeys("username active active_int domain name local_part quota messages attributes".split()),
    **dict.fromkeys("custom_attributes created modified is_relayed".split()),
    **dict.fromkeys((f"last_{service}_login" for service in ("imap", "smtp", "pop3", "sso")), 0),
    **dict.fromkeys("quota_used max_new_quota spam_aliases pushover_active".split(), 0),
    "percent_in_use": "- ",
    "percent_class": "info",
    "authsource": "mailcow",
    "rl": False,
    "rl_scope": "domain",
    "sender_acl": [],
}
"""What mailcow tells of a resource where it is asked for a mailbox."""


@searches("mailbox")
def find(call: Call, data: Data) -> Any:
    columns = (
        Column(2, "username"),
        Column(3, "quota"),
        Column(4, order="(SELECT MAX(datetime) FROM login l WHERE service != 'SSO' AND l.username = m.username)"),
        Column(5, order="json_extract(attributes, '$.passwd_update')"),
        Column(6, order="CAST(bytes AS REAL) / quota"),
        Column(7, "name"),
        Column(20, order="messages"),
        Column(
            23, search="EXISTS (SELECT 1 FROM mailbox_tag t WHERE t.username = m.username AND tag LIKE ? ESCAPE '\\')"
        ),
        Column(24, "active"),
    )
    return search(
        call, data, "mailbox m", "username", columns, details=lambda name: detail(call.store, name), only="kind = ''"
    )


def _spelt_protocols(data: Data) -> None:
    """What a list of protocols means for each of them."""
    if data.has("protocol_access"):
        wanted = data.all("protocol_access")
        data.update({f"{protocol}_access": int(protocol in wanted) for protocol in PROTOCOLS})


def _source(store: Store, data: Data, now: str) -> str:
    """Where the password is kept: a provider only where that one is configured."""
    wanted = data.get("authsource")
    configured = identity_provider.source(store)
    if wanted == "mailcow" or (wanted in ("keycloak", "generic-oidc", "ldap") and wanted == configured):
        return str(wanted)
    return now


def _forced(source: str, attributes: Row) -> None:
    """What mailcow does not force where a provider keeps the password."""
    if source != "mailcow":
        attributes["force_pw_update"] = "0"
    if source == "generic-oidc":
        attributes["force_tfa"] = "0"


@adds("mailbox", log="mailbox add mailbox", masked="password password2", keyless="judged")
def add(call: Call, data: Data) -> bool:
    store = call.store
    local_part = data.text("local_part").strip().lower()
    domain = php.to_ascii(data.text("domain").strip().lower())
    address = f"{local_part}@{domain}"
    if not php.is_email(address):
        return call.refuse("mailbox_invalid")
    if not call.session.role:
        raise php.Failure
    source = _source(store, data, "mailcow")
    default = {"mailbox_format": "maildir:", **templates.defaults(store, "mailbox", data.get("template"))}
    name = data.text("name").rstrip(">").lstrip("<")
    quota = data.number("quota", php.intval(default["quota"]) // MIB)
    _spelt_protocols(data)
    active = data.number("active", php.intval(default["active"]))
    notification = data.text("quarantine_notification", str(default["quarantine_notification"]))
    category = data.text("quarantine_category", str(default["quarantine_category"]))
    if category not in QUARANTINE_CATEGORIES:
        return call.refuse("quarantine_category_invalid")
    attributes: Row = {
        **{switch: str(data.number(switch, php.intval(default.get(switch)))) for switch in _SWITCHES},
        "relayhost": str(data.number("relayhost")),
        "passwd_update": store.clock.text(),
        "mailbox_format": default["mailbox_format"],
        "quarantine_notification": notification,
        "quarantine_category": category,
        "attribute_hash": data["attribute_hash"] if data.filled("attribute_hash") else "",
    }
    _forced(source, attributes)
    if not _may_be_added(call, address, domain, local_part):
        return False
    password = ""
    if source == "mailcow":
        if not passwords.accepted(call, data.get("password"), data.get("password2")):
            return False
        password = passwords.hashed(data["password"])
    if not _has_room(call, domain, quota):
        return False
    if len(name) > LONGEST_TEXT:
        raise php.too_long("name")
    now = store.clock.text()
    store.insert(
        "mailbox",
        username=address,
        password=password,
        name=name,
        quota=quota * MIB,
        local_part=local_part,
        domain=domain,
        attributes=json.dumps(attributes),
        authsource=source,
        active=active,
        modified=now,
    )
    if data.has("tagged_mail_handler"):
        tag_mail(call.within(*_echo("delimiter_action", address, data)), address, data["tagged_mail_handler"])
    add_tags(call, "mailbox", address, data.all("tags") if data.has("tags") else default["tags"])
    store.insert("alias", address=address, goto=address, domain=domain, active=active, sogo_visible=1, sender_allowed=1)
    wanted = (
        data.all("acl") if data.has("acl") else [right for right in RIGHTS if php.intval(default.get(f"acl_{right}"))]
    )
    grant(store, address, wanted)
    limit = {"rl_frame": data.get("rl_frame") or default["rl_frame"]}
    limit["rl_value"] = data["rl_value"] if data.has("rl_value") else default["rl_value"]
    inner = call.within("ratelimit", "edit", "mailbox", {"object": address, **limit})
    ratelimits.save(inner, address, limit["rl_value"], limit["rl_frame"])
    return call.ok("mailbox_added", address)


def _may_be_added(call: Call, address: str, domain: str, local_part: str) -> bool:
    store = call.store
    if not php.is_domain(domain):
        return call.refuse("domain_invalid")
    if not knows_domain(store, domain):
        return call.refuse("access_denied")
    if code := taken_as(store, address):
        return call.refuse(code, php.html(address))
    if not store.has("SELECT 1 FROM domain WHERE domain = ?", domain):
        return call.refuse("domain_not_found", domain)
    return True


def _has_room(call: Call, domain: str, quota: int) -> bool:
    """Whether a mailbox of so many MiB fits into its domain; tells why not."""
    limits = call.store.row("SELECT mailboxes, maxquota, quota FROM domain WHERE domain = ?", domain) or {}
    query = "SELECT COUNT(*) AS count, COALESCE(SUM(quota), 0) AS quota FROM mailbox WHERE kind = '' AND domain = ?"
    there = call.store.row(query, domain) or {}
    used = round(there["quota"] / MIB)
    if there["count"] >= limits["mailboxes"]:
        return call.refuse("max_mailbox_exceeded", there["count"], limits["mailboxes"])
    if quota > limits["maxquota"]:
        return call.refuse("mailbox_quota_exceeded", limits["maxquota"])
    if used + quota > limits["quota"]:
        return call.refuse("mailbox_quota_left_exceeded", limits["quota"] - used)
    return True


@edits("mailbox", log="mailbox edit mailbox", items="username", masked="password password2")
def edit(call: Call, data: Data) -> None:
    for address in data.each("username"):
        if not php.is_email(address):
            call.refuse("username_invalid", address)
        elif (now := detail(call.store, address)) is None:
            call.refuse("access_denied")
        else:
            _edit(call, now, data)


def _edit(call: Call, now: Row, data: Data) -> None:
    store, address = call.store, now["username"]
    _spelt_protocols(data)
    quota = data.number("quota") if data.get("quota") not in (None, "") else now["quota"] // MIB
    largest = now["max_new_quota"] // MIB
    if quota > largest:
        call.refuse("mailbox_quota_left_exceeded", largest)
        return
    source = _source(store, data, now["authsource"])
    attributes: Row = dict(now["attributes"])
    changed = ("force_pw_update", "force_tfa", "sogo_access", *ACCESSES, "relayhost")
    attributes |= {switch: str(data.number(switch, php.intval(attributes.get(switch)))) for switch in changed}
    _forced(source, attributes)
    attributes["attribute_hash"] = data["attribute_hash"] if data.filled("attribute_hash") else ""
    attributes["recovery_email"] = (
        data["pw_recovery_email"]
        if data.has("pw_recovery_email") and source == "mailcow"
        else attributes.get("recovery_email")
    )
    name = data.text("name").rstrip(">").lstrip("<") if data.filled("name") else now["name"]
    if data.has("extended_sender_acl"):
        senders.save_external(call, address, data.text("extended_sender_acl"))
    if data.has("sender_acl"):
        senders.save(call, address, data)
    if data.filled("password"):
        if not passwords.accepted(call, data["password"], data.get("password2")):
            return
        if now["authsource"] == "mailcow":
            attributes["passwd_update"] = store.clock.text()
            store.change("mailbox", "username", address, password=passwords.hashed(data["password"]))
    if len(name) > LONGEST_TEXT:
        raise php.too_long("name")
    active = data.number("active", now["active"])
    store.change("alias", "address", address, active=active)
    store.change(
        "mailbox",
        "username",
        address,
        active=active,
        name=name,
        quota=quota * MIB,
        authsource=source,
        attributes=json.dumps(attributes),
    )
    if data.has("tagged_mail_handler"):
        tag_mail(call.within(*_echo("delimiter_action", address, data)), address, data["tagged_mail_handler"])
    add_tags(call, "mailbox", address, data["tags"] if isinstance(data.get("tags"), list) else [])
    call.ok("mailbox_modified", address)


def _echo(function: str, address: str, data: Data) -> list[Any]:
    return [
        "mailbox",
        "edit",
        function,
        {"username": address, "tagged_mail_handler": data["tagged_mail_handler"]},
        None,
    ]


def tag_mail(call: Call, address: str, where: Any) -> None:
    """Say where mail to ``name+tag`` goes: into a subfolder, or marked in its subject; else as any mail."""
    kept = where if where in ("subject", "subfolder") else "none"
    call.store.change("mailbox", "username", address, tagged_mail=kept)
    call.ok("mailbox_modified", address)


def grant(store: Store, address: str, rights: list[Any]) -> None:
    """Give a mailbox's user these rights in the web interface, and no others."""
    store.delete("mailbox_acl", username=address)
    for right in RIGHTS:
        if right in rights:
            store.insert("mailbox_acl", username=address, right=right)


@deletes("mailbox", log="mailbox delete mailbox", items="username")
def delete(call: Call, data: Data) -> None:
    store = call.store
    for address in data.each("username"):
        if not php.is_email(address) or not knows_mailbox(store, address):
            call.refuse("access_denied")
            continue
        store.delete("alias", goto=address)
        store.delete("time_limited_alias", goto=address)
        store.execute("DELETE FROM sender_acl WHERE logged_in_as = ? OR send_as = ?", address, address)
        store.delete("ratelimit", object=address.lower())
        for table, column in (("spam_setting", "object"), ("bcc_map", "local_dest"), ("quarantine", "rcpt")):
            store.delete(table, **{column: address})
        for alias in store.rows(
            "SELECT id, goto FROM alias WHERE instr(lower(',' || goto || ','), ?)", f",{address.lower()},"
        ):
            rest = [goto for goto in alias["goto"].split(",") if goto.lower() != address.lower()]
            store.change("alias", "id", alias["id"], goto=",".join(rest))
        store.delete("mailbox", username=address)
        call.ok("mailbox_removed", php.html(address))


@edits("rename-mbox", log="mailbox edit mailbox_rename", items="mailbox")
def rename(call: Call, data: Data) -> bool:
    store = call.store
    old = f"{data.text('old_local_part')}@{data.text('domain')}"
    new = f"{data.text('new_local_part')}@{data.text('domain')}"
    for address in (old, new):
        if not php.is_email(address):
            return call.refuse("username_invalid", address)
    now = detail(store, old)
    if now is None or now["active"] not in (1, 2):
        return call.refuse("access_denied")
    taken = "SELECT 1 FROM mailbox WHERE username = ? UNION ALL SELECT 1 FROM alias WHERE address = ?"
    if new.lower() != old.lower() and store.has(taken, new, new):
        return call.refuse(
            "SQLSTATE[23000]: Integrity constraint violation: 1062 "
            f"Duplicate entry '{new}' for key '{'PRIMARY' if knows_mailbox(store, new) else 'address'}'"
        )
    store.change("mailbox", "username", old, username=new, local_part=data.text("new_local_part"))
    store.change("alias", "address", old, address=new, goto=new)
    for table, column in (
        ("alias", "goto"),
        ("sender_acl", "logged_in_as"),
        ("sender_acl", "send_as"),
        ("bcc_map", "local_dest"),
        ("bcc_map", "bcc_dest"),
        ("recipient_map", "old_dest"),
        ("recipient_map", "new_dest"),
    ):
        store.change(table, column, old, **{column: new})
    if data.number("create_alias") == 1:
        sent = {
            "address": old,
            "goto": new,
            "active": 1,
            "sogo_visible": 1,
            "private_comment": f"The mailbox {old} became {new}",
        }
        aliases.add(call.within("mailbox", "add", "alias", sent, None), Data(sent))
    return call.ok("mailbox_renamed", old, new)
