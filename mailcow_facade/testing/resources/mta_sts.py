"""MTA-STS policies of domains. No route reads them."""

from __future__ import annotations

import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain
from mailcow_facade.testing.routes import adds, edits

YEAR = 365 * 24 * 3600
"""Seconds."""
LONGEST_EDITED = 31557600
"""Seconds; an edit may set a little more than a new policy may have."""


def _fits(call: Call, domain: str, policy: dict[str, Any], longest: int, version: str) -> bool:
    """Whether a policy may be so; tells why not."""
    if policy["version"] != "stsv1":
        return call.refuse("version_invalid", php.html(version))
    if policy["mode"] not in ("enforce", "testing", "none"):
        return call.refuse("mode_invalid", php.html(domain))
    if not 0 < policy["max_age"] <= longest:
        return call.refuse("max_age_invalid", php.html(domain))
    for host in policy["mx"].split(","):
        name = php.to_ascii(host.lower())
        if not php.is_domain(name.removeprefix("*.")):
            return call.refuse("mx_invalid", php.html(name))
    return True


def _number(call: Call) -> int:
    """The number of a policy: when it was made."""
    return int(re.sub(r"\D", "", call.store.clock.text()))


def _hosts(data: Data) -> str:
    return re.sub(r"\s+", "", data.text("mx"))


@adds("mta-sts", log="mailbox add mta_sts")
def add(call: Call, data: Data) -> bool:
    domain = php.to_ascii(data.text("domain").strip().lower())
    if not knows_domain(call.store, domain):
        return call.refuse("access_denied")
    policy: dict[str, Any] = {
        "version": data.text("version").lower(),
        "mode": data.text("mode").lower(),
        "mx": _hosts(data),
        "max_age": data.number("max_age"),
    }
    if not _fits(call, domain, policy, YEAR, domain):
        return False
    if call.store.has("SELECT 1 FROM mta_sts WHERE domain = ?", domain):
        return call.within(*call.log[:-1]).refuse(
            f"SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '{domain}' for key 'PRIMARY'"
        )
    call.store.insert("mta_sts", domain=domain, id=_number(call), active=int(data.number("active") == 1), **policy)
    return True


@edits("mta-sts", log="mailbox edit mta_sts", items="domains")
def edit(call: Call, data: Data) -> None:
    for item in data.each("domains"):
        domain = php.to_ascii(php.text(item).strip().lower())
        now = call.store.row("SELECT * FROM mta_sts WHERE domain = ?", domain)
        if now is None or not knows_domain(call.store, domain):
            call.refuse("access_denied")
            continue
        policy: dict[str, Any] = {
            # What is left out is read back in capitals, which are then none of the known versions.
            "version": data.text("version").lower() if data.has("version") else "STSv1",
            "mode": data.text("mode").lower() if data.has("mode") else now["mode"],
            "mx": _hosts(data) if data.has("mx") else now["mx"],
            "max_age": data.number("max_age", now["max_age"]),
        }
        if not _fits(call, domain, policy, LONGEST_EDITED, policy["version"]):
            continue
        same = all(policy[name] == now[name] for name in policy)
        active = int(data.number("active", now["active"]) == 1)
        number = now["id"] if same else _number(call)
        call.store.change("mta_sts", "domain", domain, id=number, active=active, **policy)
        call.ok("object_modified", domain)
