"""What new domains and mailboxes get where nothing else is said."""

from __future__ import annotations

import json
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

MIB = 1024**2
GIB = 1024**3

_DOMAIN: Row = {
    "tags": [],
    "max_num_aliases_for_domain": 400,
    "max_num_mboxes_for_domain": 10,
    "def_quota_for_mbox": 3 * GIB,
    "max_quota_for_mbox": 10 * GIB,
    "max_quota_for_domain": 10 * GIB,
    "rl_frame": "s",
    "rl_value": "",
    "active": 1,
    "gal": 1,
    "backupmx": 0,
    "relay_all_recipients": 0,
    "relay_unknown_only": 0,
    "dkim_selector": "dkim",
    "key_size": 2048,
}
_SWITCHED_OFF = ("acl_syncjobs", "acl_sogo_profile_reset")
_MAILBOX: Row = {
    "tags": [],
    "quota": 0,
    "quarantine_notification": "hourly",
    "quarantine_category": "reject",
    "rl_frame": "s",
    "rl_value": "",
    "force_pw_update": 0,
    "force_tfa": 0,
    "sogo_access": 1,
    "active": 1,
    "tls_enforce_in": 0,
    "tls_enforce_out": 0,
    **dict.fromkeys([f"{protocol}_access" for protocol in ("imap", "pop3", "smtp", "sieve", "eas", "dav")], 1),
    **{
        f"acl_{right}": int(f"acl_{right}" not in _SWITCHED_OFF)
        for right in (
            "spam_alias tls_policy spam_score spam_policy delimiter_action syncjobs eas_reset sogo_profile_reset "
            "pushover quarantine quarantine_attachments quarantine_notification quarantine_category app_passwds"
        ).split()
    },
}


def fill(store: Store) -> None:
    """The two that cannot be deleted."""
    for kind, attributes in (("domain", _DOMAIN), ("mailbox", _MAILBOX)):
        store.insert("template", template="Default", type=kind, attributes=json.dumps(attributes))


def defaults(store: Store, kind: str, template: Any = None) -> dict[str, Any]:
    """The attributes of a template, or of the first one where there is none of this number."""
    chosen = store.value(
        "SELECT attributes FROM template WHERE type = ? ORDER BY id = ? DESC, id LIMIT 1", kind, php.intval(template)
    )
    attributes: dict[str, Any] = json.loads(chosen)
    return attributes


def _shown(row: Row | None) -> Row | None:
    return {**row, "attributes": json.loads(row["attributes"])} if row else None


def _list(call: Call, kind: str) -> list[Row | None]:
    return [_shown(row) for row in call.store.rows("SELECT * FROM template WHERE type = ? ORDER BY id", kind)]


def _get(call: Call, kind: str, number: str) -> Row | None:
    return _shown(call.store.row("SELECT * FROM template WHERE type = ? AND id = ?", kind, php.intval(number)))


@reads("domain/template/all")
def list_domain_templates(call: Call) -> Any:
    return _list(call, "domain")


@reads("mailbox/template/all")
def list_mailbox_templates(call: Call) -> Any:
    return _list(call, "mailbox")


@reads("domain/template/{id}")
def get_domain_template(call: Call, number: str) -> Any:
    return _get(call, "domain", number)


@reads("mailbox/template/{id}")
def get_mailbox_template(call: Call, number: str) -> Any:
    return _get(call, "mailbox", number)


_COUNTS = ("max_num_aliases_for_domain", "max_num_mboxes_for_domain")
_QUOTAS = ("def_quota_for_mbox", "max_quota_for_mbox", "max_quota_for_domain")
_DOMAIN_SWITCHES = ("active", "gal", "backupmx", "relay_all_recipients", "relay_unknown_only")
_MAILBOX_SWITCHES = ("force_pw_update", "force_tfa", "sogo_access", "active", "tls_enforce_in", "tls_enforce_out")
_PROTOCOLS = ("imap", "pop3", "smtp", "sieve", "eas", "dav")
_RIGHTS = [name.removeprefix("acl_") for name in _MAILBOX if name.startswith("acl_")]
_CATEGORIES = ("add_header", "reject", "all")


def _name_is_free(call: Call, data: Data, kind: str) -> bool:
    if not data.filled("template"):
        return call.refuse("template_name_invalid")
    name = data.text("template")
    if call.store.has("SELECT 1 FROM template WHERE type = ? AND template = ? COLLATE NOCASE", kind, name):
        return call.refuse("template_exists", data["template"])
    return True


def _insert(call: Call, data: Data, kind: str, attributes: Row) -> bool:
    call.store.insert("template", template=data.text("template"), type=kind, attributes=json.dumps(attributes))
    return call.ok("template_added", data["template"])


def _limit(data: Data) -> Row:
    return {
        name: data[name] if data.filled(name) else default for name, default in (("rl_frame", "s"), ("rl_value", ""))
    }


def _rest_of_domain(data: Data) -> Row:
    """What a new and an edited template of domains get in the same way: what is left out is the first default."""
    return {
        **_limit(data),
        **{switch: data.number(switch, int(switch in ("active", "gal"))) for switch in _DOMAIN_SWITCHES},
        "dkim_selector": data["dkim_selector"] if data.has("dkim_selector") else "dkim",
        "key_size": data.number("key_size", 2048),
    }


@adds("domain/template", log="mailbox add domain_templates")
def add_domain_template(call: Call, data: Data) -> bool:
    if not _name_is_free(call, data, "domain"):
        return False
    attributes: Row = {"tags": data["tags"] if data.has("tags") else []}
    for name in (*_COUNTS, *_QUOTAS):
        unit = MIB if name in _QUOTAS else 1
        attributes[name] = data.number(name) * unit if data.filled(name) else _DOMAIN[name]
    return _insert(call, data, "domain", attributes | _rest_of_domain(data))


@edits("domain/template", log="mailbox edit domain_templates", items="ids")
def edit_domain_template(call: Call, data: Data) -> bool:
    for number in data.each("ids"):
        now = _get(call, "domain", php.text(number))
        if now is None:
            call.refuse("template_id_invalid")
            continue
        _keep_name(data, now)
        attributes: Row = {"tags": data["tags"] if data.has("tags") else []}
        attributes |= {name: data.number(name) for name in _COUNTS}
        attributes |= {name: data.number(name) * MIB for name in _QUOTAS}
        _update(call, now, data, attributes | _rest_of_domain(data))
    return call.ok("template_modified", data.get("template"))


def _keep_name(data: Data, now: Row) -> None:
    """The name that an edit leaves: the default template's cannot be changed."""
    if now["template"] == "Default" or not data.has("template"):
        data["template"] = now["template"]


def _update(call: Call, now: Row, data: Data, attributes: Row) -> None:
    name = data.text("template")
    call.store.change("template", "id", now["id"], template=name, attributes=json.dumps(attributes))


def _lists(data: Data, attributes: Row) -> None:
    """What lists of protocols and rights mean for each of them."""
    if data.has("protocol_access"):
        wanted = data.all("protocol_access")
        attributes |= {f"{protocol}_access": int(protocol in wanted) for protocol in _PROTOCOLS}
    if data.has("acl"):
        attributes |= {f"acl_{right}": int(right in data.all("acl")) for right in (*_RIGHTS, "pw_reset")}


@adds("mailbox/template", log="mailbox add mailbox_templates")
def add_mailbox_template(call: Call, data: Data) -> bool:
    if not _name_is_free(call, data, "mailbox"):
        return False
    handling = (
        ("tagged_mail_handler", "none"),
        ("quarantine_notification", "hourly"),
        ("quarantine_category", "reject"),
    )
    attributes: Row = {
        "quota": data.number("quota") * MIB,
        "tags": data["tags"] if data.has("tags") else [],
        **{name: data[name] if data.filled(name) else default for name, default in handling},
        **_limit(data),
        **{switch: data.number(switch, _MAILBOX[switch]) for switch in _MAILBOX_SWITCHES},
        **{f"{protocol}_access": 1 for protocol in _PROTOCOLS},
        **{f"acl_{right}": 0 for right in _RIGHTS},
    }
    if attributes["quarantine_category"] not in _CATEGORIES:
        return call.refuse("quarantine_category_invalid")
    _lists(data, attributes)
    return _insert(call, data, "mailbox", attributes)


@edits("mailbox/template", log="mailbox edit mailbox_templates", items="ids")
def edit_mailbox_template(call: Call, data: Data) -> bool:
    for number in data.each("ids"):
        now = _get(call, "mailbox", php.text(number))
        if now is None:
            call.refuse("template_id_invalid")
            continue
        _keep_name(data, now)
        # mailcow looks for what was left out beside the attributes, where it is not.
        beside = ("tagged_mail_handler", "quarantine_notification", "quarantine_category", "rl_frame", "rl_value")
        attributes: Row = {
            "quota": data.number("quota") * MIB,
            "tags": data.get("tags"),
            **{name: data[name] if data.filled(name) else None for name in beside},
            **{switch: data.number(switch) if data.has(switch) else None for switch in _MAILBOX_SWITCHES},
        }
        if attributes["quarantine_category"] not in _CATEGORIES:
            call.refuse("quarantine_category_invalid")
            continue
        if not data.has("protocol_access") or not data.has("acl"):
            attributes |= now
        _lists(data, attributes)
        _update(call, now, data, attributes)
    return call.ok("template_modified", data.get("template"))


def _delete(call: Call, data: Data, kind: str) -> bool:
    """Delete a template; mailcow stops after the first."""
    for number in data.all("ids")[:1]:
        call.store.execute(
            "DELETE FROM template WHERE id = ? AND type = ? AND template != 'Default'", php.intval(number), kind
        )
        call.ok("template_removed", *([php.html(php.text(number))] if kind == "domain" else []))
    return True


@deletes("domain/template", log="mailbox delete domain_templates", items="ids")
def delete_domain_template(call: Call, data: Data) -> bool:
    return _delete(call, data, "domain")


@deletes("mailbox/template", log="mailbox delete mailbox_templates", items="ids")
def delete_mailbox_template(call: Call, data: Data) -> bool:
    return _delete(call, data, "mailbox")
