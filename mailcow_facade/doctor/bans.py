"""Which addresses are banned, and how near to a ban others are, by netfilter's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Literal

from mailcow_client import models

from mailcow_facade.doctor.case import Facts

Network = IPv4Network | IPv6Network

_BANNING = re.compile(r"Banning (?P<network>\S+) for (?P<minutes>\d+) minutes")
_UNBANNING = re.compile(r"Unbanning (?P<network>\S+)")
_COUNTED = re.compile(
    r"(?P<left>\d+) more attempts in the next (?P<window>\d+) seconds until (?P<network>\S+) is banned"
)
_NEVER = [
    ip_network(text)
    for text in (
        "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
        "::1/128", "fc00::/7", "fe80::/10",
    )
]  # fmt: skip
"""Private addresses are not counted."""


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban that holds an address."""

    kind: Literal["active", "permanent", "logged"]
    """``active``: for a time; ``permanent``: by the blacklist; ``logged``: the log tells it, the list was not had."""
    network: str
    """As mailcow writes it."""
    left: str = ""
    """How long it lasts yet, in words; empty for one without an end."""
    being_lifted: bool = False


def ban_of(facts: Facts, address: str) -> Ban | None:
    """The ban that holds an address, or None."""
    settings = facts.fail2ban
    if settings is None:
        return _logged_ban(facts, address)
    for network in (*settings.blacklist.split(), *(entry.network for entry in settings.perm_bans or ())):
        if _holds(network, address):
            return Ban("permanent", network)
    for ban in settings.active_bans or ():
        if _holds(ban.network, address):
            over = "-" in ban.banned_until  # it is lifted within seconds
            left = "a few seconds" if over else ban.banned_until
            return Ban("active", ban.network, left, bool(ban.queued_for_unban) or over)
    return None


def last_ban(facts: Facts, address: str) -> models.NetfilterLogEntry | None:
    """The newest line that tells of a ban of an address, whether or not it is over; None if there is none."""
    for line in reversed(facts.netfilter_log):
        match = _BANNING.match(line.message)
        if match and _holds(match["network"], address):
            return line
    return None


def _logged_ban(facts: Facts, address: str) -> Ban | None:
    """By the log alone, where the list of bans could not be had."""
    for line in reversed(facts.netfilter_log):
        if (match := _UNBANNING.match(line.message)) and _holds(match["network"], address):
            return None
        if (match := _BANNING.match(line.message)) and _holds(match["network"], address):
            left = line.time + timedelta(minutes=int(match["minutes"])) - facts.now
            if left <= timedelta(0):
                return None
            return Ban("logged", match["network"], f"about {left // timedelta(minutes=1) + 1} minutes")
    return None


def allowed_by(facts: Facts, address: str) -> str | None:
    """The entry of the whitelist that holds an address, or None. Entries that are host names are not looked up."""
    entries = facts.fail2ban.whitelist.split() if facts.fail2ban else []
    return next((entry for entry in entries if _holds(entry, address)), None)


def tries_left(facts: Facts, address: str) -> int | None:
    """How many failures more it takes until an address is banned, as netfilter counts; None if it is never banned.

    What netfilter has logged itself counts; where it has logged nothing, the lines that its expressions find are
    counted. Each such line is a failure, so one login may count twice.
    """
    settings = facts.fail2ban
    ip = _address(address)
    if settings is None or ip is None or allowed_by(facts, address) or any(ip in private for private in _NEVER):
        return None
    bits = settings.netban_ipv4 if isinstance(ip, IPv4Address) else settings.netban_ipv6
    network = ip_network(f"{ip}/{bits}", strict=False)
    window = timedelta(seconds=settings.retry_window)
    for line in reversed(facts.netfilter_log):
        match = _COUNTED.match(line.message) or _UNBANNING.match(line.message)
        if match and match["network"] == str(network) and facts.now - line.time <= window:
            return int(match.groupdict().get("left", settings.max_attempts))
    return max(0, settings.max_attempts - _failures(facts, settings, network, window))


def _failures(facts: Facts, settings: models.Fail2Ban, network: Network, window: timedelta) -> int:
    """How many lines netfilter counts. A pause longer than the window begins anew."""
    rules = _compiled(settings.regex.additional_properties.values() if settings.regex else ())
    count, last = 0, datetime.min.replace(tzinfo=facts.now.tzinfo)
    for line in sorted([*facts.postfix_log, *facts.dovecot_log], key=lambda line: line.time):
        for rule in rules:
            match = rule.search(line.message)
            ip = _address(match[1]) if match and rule.groups else None
            if ip is not None and ip in network:
                count = 1 if line.time - last > window else count + 1
                last = line.time
    return count if facts.now - last <= window else 0


def _compiled(expressions: Iterable[str]) -> list[re.Pattern[str]]:
    rules = []
    for expression in expressions:
        try:
            rules.append(re.compile(expression))
        except re.error:  # netfilter passes over it, too
            continue
    return rules


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        ip = ip_address(text)
    except ValueError:
        return None
    return (isinstance(ip, IPv6Address) and ip.ipv4_mapped) or ip


def _holds(network: str, address: str) -> bool:
    ip = _address(address)
    try:
        return ip is not None and ip in ip_network(network, strict=False)
    except ValueError:
        return False
