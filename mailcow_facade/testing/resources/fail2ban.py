"""When addresses are banned, and which are: the settings of netfilter."""

from __future__ import annotations

import re
from http import HTTPStatus
from ipaddress import ip_network
from typing import Any
from uuid import uuid4

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.netfilter import Netfilter, as_object, countdown
from mailcow_facade.testing.routes import edits, reads

_OWN = ("0.0.0.0", "0.0.0.0/0")  # noqa: S104 - nothing is bound to it
"""Networks that cannot be blacklisted."""


@reads("fail2ban")
def get(call: Call) -> Any:
    netfilter = call.state.netfilter
    active = [
        {
            "queued_for_unban": int(queued),
            "network": network,
            "ip": network.partition("/")[0],
            "banned_until": countdown(left),
        }
        for network, left, queued in netfilter.active()
    ]
    permanent = [{"network": network, "ip": network.partition("/")[0]} for network in netfilter.permanent()]
    return {
        **netfilter.settings,
        "regex": as_object(netfilter.expressions),
        **{which: "\n".join(sorted(netfilter.listed(which), key=_natural)) for which in ("whitelist", "blacklist")},
        **({"perm_bans": permanent} if permanent else {}),
        **({"active_bans": active} if active else {}),
    }


@edits("fail2ban", log="fail2ban edit", items="network")
def edit(call: Call, data: Data) -> bool:
    netfilter, action = call.state.netfilter, data.get("action")
    if action == "reset-regex":
        call.store.delete("setting", name="fail2ban_regex")
    elif action == "edit-regex":
        if data.filled("regex") and isinstance(data["regex"], (list, dict)):
            call.store.set("fail2ban_regex", [php.text(expression) for expression in data.all("regex")])
        return call.ok("object_modified", "")
    if data.has("action") and data.filled("network"):
        for network in data.all("network"):
            _act(call, netfilter, action, network)
        return True
    _save(call, netfilter, data)
    return True


@edits("fail2ban/banlist", log="fail2ban banlist", items="id")
def renew_banlist(call: Call, data: Data) -> bool:
    """Give the public list of bans another address; whoever does not know the present one is told there is none."""
    settings = call.state.netfilter.settings
    known = (data.all("id") or [None])[0]
    if known != settings["banlist_id"]:
        call.status = HTTPStatus.NOT_FOUND
        return False
    call.store.set("fail2ban", {**settings, "banlist_id": str(uuid4())})
    return call.within("fail2ban", "banlist", "refresh", known).ok("f2b_banlist_refreshed")


def _act(call: Call, netfilter: Netfilter, action: Any, network: Any) -> None:
    """Do with a network what mailcow's buttons do."""
    if action in ("whitelist", "blacklist"):
        if php.empty(network):
            return
        if not _is_network(network) or (action == "blacklist" and network in _OWN):
            call.refuse("network_host_invalid", network)
            return
        other = "whitelist" if action == "blacklist" else "blacklist"
        netfilter.keep(action, [*netfilter.listed(action), network])
        netfilter.keep(other, [entry for entry in netfilter.listed(other) if entry != network])
    if action in ("whitelist", "unban") and _is_network(network):
        netfilter.queue_unban(network)
    call.ok("object_modified", php.html(php.text(network)))


def _save(call: Call, netfilter: Netfilter, data: Data) -> None:
    """Keep the settings; two of them are off where they are left out, the others stay as they are."""
    now = netfilter.settings
    call.store.set(
        "fail2ban",
        {
            "ban_time": max(60, data.number("ban_time", now["ban_time"])),
            "ban_time_increment": data.get("ban_time_increment") in ("1", 1, True),
            "max_ban_time": max(60, data.number("max_ban_time", now["max_ban_time"])),
            # mailcow means both to be 8 at the least, and forgets it in the next line.
            "netban_ipv4": min(32, data.number("netban_ipv4", now["netban_ipv4"])),
            "netban_ipv6": min(128, data.number("netban_ipv6", now["netban_ipv6"])),
            "max_attempts": max(1, data.number("max_attempts", now["max_attempts"])),
            "retry_window": max(1, data.number("retry_window", now["retry_window"])),
            "banlist_id": now["banlist_id"],
            "manage_external": int(data.number("manage_external") > 0),
        },
    )
    for which in ("whitelist", "blacklist"):
        if not data.has(which):
            continue
        kept = []
        for entry in filter(None, php.split(data[which])):
            good = _is_network(entry) and entry not in _OWN if which == "blacklist" else _is_host(entry)
            if good:
                kept.append(entry)
            else:
                call.refuse("network_host_invalid", entry)
        netfilter.keep(which, kept)
    call.ok("f2b_modified")


def _is_network(value: Any) -> bool:
    """An address, or a network by the number of its bits."""
    try:
        ip_network(value, strict=False)
    except ValueError:
        return False
    return isinstance(value, str) and ("/" not in value or value.rpartition("/")[2].isdecimal())


def _is_host(value: str) -> bool:
    return _is_network(value) or php.is_domain(value)


def _natural(text: str) -> list[tuple[int, str]]:
    """Sorts numbers within texts by their size."""
    return [(int(part or 0) if part.isdecimal() else -1, part) for part in re.split(r"(\d+)", text)]
