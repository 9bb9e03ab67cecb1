"""When and from where somebody last logged in to a mailbox."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Nothing
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import reads
from mailcow_facade.testing.store import Row

DAYS = 7
_INTERNAL = [
    ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 240.0.0.0/4 "
        "::/127 ::ffff:0:0/96 fc00::/7 fe80::/10"
    ).split()
]
"""What PHP takes for private or reserved."""
_UI = "json_extract(call, '$[0]') = 'check_login' AND json_extract(call, '$[1]') = ? AND type = 'success'"


def _told(row: Row) -> Row:
    """A login; of a public address mailcow also asks where it is, which nobody knows here."""
    try:
        address = ip_address(row["real_rip"])
    except ValueError:
        address = ip_address("127.0.0.1")
    if any(address in network for network in _INTERNAL):
        return {**row, "real_rip": f"Web/EAS/Internal ({row['real_rip']})"}
    return {**row, "location": False}


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
