"""What new domains and mailboxes get where nothing else is said."""

from __future__ import annotations

import json
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call
from mailcow_facade.testing.routes import reads
from mailcow_facade.testing.store import Row, Store

GIB = 1024**3

_DOMAIN = {
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
_MAILBOX = {
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
