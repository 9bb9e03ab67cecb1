"""Who is banned: what mailcow's netfilter counts in the logs, and whom it shuts out after that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from math import fmod
from typing import Any
from uuid import uuid4

from mailcow_facade.testing.store import Store

SETTINGS = {
    "ban_time": 1800,
    "max_ban_time": 10000,
    "ban_time_increment": True,
    "max_attempts": 10,
    "retry_window": 600,
    "netban_ipv4": 32,
    "netban_ipv6": 128,
}
"""What a new server has; times are seconds."""

_ADDRESS = r"([0-9a-fA-F.:]+)"
EXPRESSIONS = (
    rf"mailcow UI: Invalid password for .* by {_ADDRESS}",
    rf"Rspamd UI: Invalid password by {_ADDRESS}",
    rf"warning: \S*\[{_ADDRESS}\]: SASL \S+ authentication failed: (?!Connection lost to authentication server)",
    rf"warning: non-SMTP command from \S*\[{_ADDRESS}\]:",
    rf"NOQUEUE: reject: RCPT from \[{_ADDRESS}\].*Protocol error",
    rf"\([^,]+,{_ADDRESS},<[^>]+>\): Password mismatch",
    rf"\([^,]+,{_ADDRESS},<[^>]+>\): unknown user",
    rf"SOGo.*Login from '{_ADDRESS}' .* might not have worked",
    rf"{_ADDRESS} \"GET /SOGo/.*\" 403 ",
)
"""What finds a failure in a line: as many as mailcow has, for the same lines, in words of our own."""

ROUND = 10.0
"""Seconds after which netfilter looks again for bans to lift."""
BLACKLIST_ROUND = 60.0
"""Seconds after which it looks again at the blacklist."""

Network = IPv4Network | IPv6Network
_DOCUMENTATION = [ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]


@dataclass(slots=True)
class _Count:
    """The failures of a network."""

    attempts: int = 0
    last: float = 0.0
    bans: int = 0


class Netfilter:
    """Reads each line that Postfix, Dovecot and the API write, and bans.

    Settings are kept in the store; bans are forgotten when the server ends, as netfilter forgets them. Private
    addresses, that of the loopback interface among them, are never banned; those for documentation are, so that tests
    have some.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._clock = store.clock
        self.clear()

    def clear(self) -> None:
        """Forget all bans."""
        self._counts: dict[str, _Count] = {}
        self._until: dict[str, float] = {}
        self._unban: set[str] = set()
        self._permanent: list[str] = []
        self._next = self._next_blacklist = 0.0

    @property
    def settings(self) -> dict[str, Any]:
        """As :data:`SETTINGS`, and ``banlist_id``, ``manage_external``."""
        kept = self._store.setting("fail2ban")
        if kept is None:
            kept = {**SETTINGS, "banlist_id": str(uuid4()), "manage_external": 0}
            self._store.set("fail2ban", kept)
        return dict(kept)

    @property
    def expressions(self) -> list[str]:
        """What finds a failure in a line; its first group is the address."""
        return list(self._store.setting("fail2ban_regex", EXPRESSIONS))

    def listed(self, which: str) -> list[str]:
        """The networks, addresses and names of the ``whitelist`` or the ``blacklist``."""
        return list(self._store.setting(f"fail2ban_{which}", []))

    def keep(self, which: str, networks: Iterable[str]) -> None:
        """Set the ``whitelist`` or the ``blacklist``."""
        self._store.set(f"fail2ban_{which}", list(dict.fromkeys(networks)))

    def hear(self, line: str) -> None:
        """Count a line that tells of a failure."""
        for number, expression in enumerate(_compiled(tuple(self.expressions)), 1):
            found = expression.search(line) if expression else None
            ip = _public(found[1]) if found and expression and expression.groups else None
            if ip is not None:
                self._log("warn", f"{ip} matched rule id {number} ({line})")
                self._count(ip)

    def ban(self, network: str, seconds: float) -> None:
        """Ban a network from now on, whatever it has done.

        Raises:
            ValueError: it is no network.
        """
        name = str(ip_network(network, strict=False))
        self._counts.setdefault(name, _Count())
        self._log("crit", f"Banning {name} for {int(seconds // 60)} minutes")
        self._until[name] = self._clock.now() + seconds

    def queue_unban(self, network: str) -> None:
        """Lift a ban in the next round."""
        self._unban.add(network)

    def active(self) -> list[tuple[str, float, bool]]:
        """The bans for a time: network, seconds left, and whether it is about to be lifted."""
        self._look_round()
        now = self._clock.now()
        return [(name, until - now, name in self._unban) for name, until in self._until.items()]

    def permanent(self) -> list[str]:
        """The bans without an end."""
        self._look_round()
        return list(self._permanent)

    def is_banned(self, address: str) -> bool:
        """Whether connections from an address are dropped."""
        if not self._until and not self._store.has("SELECT 1 FROM setting WHERE name = 'fail2ban_blacklist'"):
            return False
        self._look_round()
        if self.settings["manage_external"]:
            return False
        return any(_holds(network, address) for network in (*self._until, *self._permanent))

    def _count(self, ip: IPv4Address | IPv6Address) -> None:
        settings, now = self.settings, self._clock.now()
        allowed = next((entry for entry in self.listed("whitelist") if _holds(entry, str(ip))), None)
        if allowed:
            self._log("info", f"Address {ip_network(ip)} is allowlisted by rule {allowed}")
            return
        bits = max(0, settings["netban_ipv4"] if ip.version == 4 else settings["netban_ipv6"])
        network = str(ip_network(f"{ip}/{bits}", strict=False))
        count = self._counts.setdefault(network, _Count())
        if now - count.last > settings["retry_window"]:
            count.attempts = 0
        count.attempts += 1
        count.last = now
        left = settings["max_attempts"] - count.attempts
        if left <= 0:
            grown = settings["ban_time"] * 2 ** min(count.bans, 30) if settings["ban_time_increment"] else 0
            self.ban(network, max(settings["ban_time"], min(grown, settings["max_ban_time"])))
        else:
            window = settings["retry_window"]
            self._log("warn", f"{left} more attempts in the next {window} seconds until {network} is banned")

    def _look_round(self) -> None:
        """Lift what is over, or queued for it, and take up the blacklist, as often as netfilter does."""
        now = self._clock.now()
        if now >= self._next:
            self._next = now + ROUND
            over = {name for name, until in self._until.items() if until <= now}
            for name in sorted(over | self._unban):
                self._lift(name)
            self._unban.clear()
        if now >= self._next_blacklist:
            self._next_blacklist = now + BLACKLIST_ROUND
            self._permanent = [entry for entry in self.listed("blacklist") if _network(entry)]

    def _lift(self, network: str) -> None:
        if network not in self._counts:
            self._log("info", f"{network} is not banned, skipping unban and deleting from queue (if any)")
            return
        self._log("info", f"Unbanning {network}")
        self._until.pop(network, None)
        self._counts[network].attempts = 0
        self._counts[network].bans += 1

    def _log(self, priority: str, message: str) -> None:
        self._store.log("netfilter", {"time": int(self._clock.now()), "priority": priority, "message": message})


@lru_cache(maxsize=8)
def _compiled(expressions: tuple[str, ...]) -> list[re.Pattern[str] | None]:
    """None in the place of one that is no expression; netfilter passes over it."""

    def compiled(expression: str) -> re.Pattern[str] | None:
        try:
            return re.compile(expression)
        except re.error:
            return None

    return [compiled(expression) for expression in expressions]


def _public(text: str) -> IPv4Address | IPv6Address | None:
    """An address that may be banned."""
    try:
        ip = ip_address(text)
    except ValueError:
        return None
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    documentation = any(ip in network for network in _DOCUMENTATION)
    return None if (ip.is_private or ip.is_loopback) and not documentation else ip


def _network(text: str) -> Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _holds(text: str, address: str) -> bool:
    network = _network(text)
    return network is not None and ip_address(address) in network


def countdown(seconds: float) -> str:
    """Time left as mailcow tells it: ``00h 29m 59s``; what is over has a minus."""
    left = int(seconds)
    hours, minutes, rest = int(left / 3600), int(fmod(int(left / 60), 60)), int(fmod(left, 60))
    return f"{hours:02d}h {minutes:02d}m {rest:02d}s"


def as_object(expressions: Iterable[str]) -> dict[str, str]:
    """Expressions by their numbers, which begin with 1."""
    return {str(number): text for number, text in enumerate(expressions, 1)}
