"""When and from where somebody last logged in to a mailbox."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Nothing
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import reads
from mailcow_facade.testing.store import Row

DAYS = 7
_UI = "json_extract(call, '$[0]') = 'check_login' AND json_extract(call, '$[1]') = ? AND type = 'success'"


def _told(row: Row) -> Row:
    """A login; of a public address mailcow also asks where it is, which nobody knows here."""
    try:
        public = ip_address(row["real_rip"]).is_global
    except ValueError:
        public = False
    return {**row, "location": False} if public else {**row, "real_rip": f"Web/EAS/Internal ({row['real_rip']})"}


def _last(call: Call, address: str, days: int = DAYS) -> Row:
    store = call.store
    rows = store.rows(
        "SELECT real_rip, datetime, service, app_password, p.name AS app_password_name FROM login"
        " LEFT JOIN app_password p ON p.id = app_password WHERE username = ? AND datetime > ? ORDER BY datetime DESC",
        address,
        store.clock.text(ago=days * 86400),
    )
    known = php.is_email(address) and knows_mailbox(store, address)
    ui = store.row(f"SELECT remote, time FROM ui_log WHERE {_UI} ORDER BY time DESC LIMIT 1 OFFSET 1", address)
    return {"ui": ui or False, "sasl": [_told(row) for row in rows] if known else []}


@reads("last-login/{mailbox}")
def get(call: Call, address: str) -> Any:
    if not address:
        raise Nothing
    return _last(call, address)


@reads("last-login/{mailbox}/{days}")
def get_days(call: Call, address: str, days: str) -> Any:
    return _last(call, address, php.intval(days) if php.intval(days) >= 1 else DAYS)


@reads("reset-last-login/{mailbox}")
def reset(call: Call, address: str) -> Any:
    if not address:
        raise Nothing
    if php.is_email(address) and knows_mailbox(call.store, address):
        call.store.delete("login", username=address)
    call.store.execute(f"DELETE FROM ui_log WHERE {_UI}", address)
    return True
