"""``mailcow status``: the server on one screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from mailcow_facade.cli.commands import Asked, by_hand
from mailcow_facade.cli.errors import reported
from mailcow_facade.cli.output import show, size
from mailcow_facade.errors import MailcowError, NoAccess


def overview(asked: Asked) -> None:
    """The server on one screen: what does not run first, then how full and how busy it is, and what waits.

    Parts that the server cannot tell at present are left out, and named at the end.
    """
    with reported(debug=asked.debug), asked.client() as cow:
        found = _looked_up(cow)
        show(found if asked.format != "table" else _for_people(found), asked.format)


def entry(name: str) -> Any:
    """``mailcow status overview``, and ``mailcow status``."""
    return by_hand(name, overview)


def _looked_up(cow: Any) -> dict[str, Any]:
    """What there is to tell. A part that is not known is None.

    Raises:
        MailcowError: nothing can be asked at all.
    """
    parts: dict[str, Callable[[], Any]] = {
        "version": cow.status.version,
        "containers": lambda: _containers(cow),
        "disk": lambda: _disk(cow),
        "host": lambda: _host(cow),
        "domains": lambda: _domains(cow),
        "queued": lambda: len(cow.queue.list()),
        "quarantined": lambda: len(cow.quarantine.list()),
        "banned": lambda: _banned(cow),
    }
    found: dict[str, Any] = {}
    unknown: dict[str, str] = {}
    errors: list[MailcowError] = []
    for name, look in parts.items():
        try:
            found[name] = look()
        except NoAccess:
            raise
        except MailcowError as error:
            errors.append(error)
            found[name], unknown[name] = None, error.message
        except (AttributeError, TypeError, ValueError):  # reading is lenient: a field may be of another type
            found[name], unknown[name] = None, "what came is told in a way that is not known"
    if len(errors) == len(parts):
        raise errors[0]
    return {**found, "unknown": unknown}


def _containers(cow: Any) -> dict[str, Any]:
    containers = cow.status.containers()
    names = {name.removesuffix("-mailcow"): container.state for name, container in containers.items()}
    stopped = {name: state for name, state in sorted(names.items()) if state != "running"}
    return {"not_running": stopped, "running": sorted(names.keys() - stopped.keys())}


def _disk(cow: Any) -> dict[str, Any]:
    disk = cow.status.vmail()
    percent = disk.used_percent.removesuffix("%")
    return {
        "device": disk.disk,
        "used": disk.used,
        "total": disk.total,
        "used_percent": int(percent) if percent.isdecimal() else None,
    }


def _host(cow: Any) -> dict[str, Any]:
    host = cow.status.host()
    return {
        "uptime": host.uptime,
        "cores": host.cpu.cores,
        "cpu_percent": host.cpu.usage,
        "memory": host.memory.total,
        "memory_percent": host.memory.usage,
    }


def _domains(cow: Any) -> dict[str, Any]:
    domains = cow.domains.list()
    return {
        "count": len(domains),
        "inactive": [domain.domain_name for domain in domains if not domain.active],
        "mailboxes": sum(domain.mboxes_in_domain or 0 for domain in domains),
        "aliases": sum(domain.aliases_in_domain or 0 for domain in domains),
    }


def _banned(cow: Any) -> list[str]:
    bans = cow.fail2ban.get()
    return sorted({ban.network for ban in [*(bans.active_bans or []), *(bans.perm_bans or [])]})


def _for_people(found: dict[str, Any]) -> dict[str, Any]:
    """The same in words, a line for each part."""
    containers, disk, host, domains = (found[name] for name in ("containers", "disk", "host", "domains"))
    lines: dict[str, Any] = {}
    if containers and containers["not_running"]:
        lines["NOT RUNNING"] = ", ".join(f"{name} ({state})" for name, state in containers["not_running"].items())
    lines["version"] = found["version"]
    if containers:
        count = len(containers["running"])
        lines["containers"] = f"{count} of {count + len(containers['not_running'])} run"
    if disk:
        lines["disk"] = f"{disk['used']} of {disk['total']} used ({disk['used_percent']} %)"
    if host:
        up = timedelta(seconds=int(host["uptime"]))
        lines["host"] = (
            f"up {up}; CPU {host['cpu_percent']} % of {host['cores']} cores, "
            f"memory {host['memory_percent']} % of {size(host['memory'])}"
        )
    if domains:
        mailboxes = _counted(domains["mailboxes"], "mailbox", "mailboxes")
        lines["domains"] = (
            f"{domains['count']}, with {mailboxes} and {_counted(domains['aliases'], 'alias', 'aliases')}"
        )
        lines["inactive domains"] = ", ".join(domains["inactive"])
    if found["queued"] is not None:
        lines["queue"] = _counted(found["queued"], "message", "messages")
    if found["quarantined"] is not None:
        lines["quarantine"] = _counted(found["quarantined"], "message", "messages")
    if found["banned"] is not None:
        lines["banned"] = ", ".join(found["banned"]) or "nobody"
    lines["not known"] = "; ".join(f"{name}: {why}" for name, why in found["unknown"].items())
    return lines


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
