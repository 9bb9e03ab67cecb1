"""What an embedded mailcow consists of, beside its wires."""

from __future__ import annotations

from dataclasses import dataclass, field

from mailcow_facade.testing.clock import Clock
from mailcow_facade.testing.faults import Faults
from mailcow_facade.testing.netfilter import Netfilter
from mailcow_facade.testing.store import Store

VERSION = "2026-07a"
"""The release that is imitated."""


@dataclass
class State:
    """One server: what all requests and logins share."""

    store: Store
    clock: Clock
    faults: Faults = field(default_factory=Faults)
    hostname: str = "mail.example.org"
    started: float = 0.0
    names: dict[str, list[str]] = field(default_factory=dict)
    """The addresses of host names: all that its resolver knows, since it asks nobody."""
    seen_from: str = ""
    """The address from which all clients seem to come; empty for their true one."""
    netfilter: Netfilter = field(init=False)
    """Who is banned."""

    def __post_init__(self) -> None:
        self.started = self.clock.now()
        self.netfilter = Netfilter(self.store)
