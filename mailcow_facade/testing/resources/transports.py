"""Transports: where mail to some destinations is handed over. Those of one next hop share its login."""

from __future__ import annotations

import ipaddress
import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.resources.relayhosts import escaped, shortened
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store


def _told(row: Row) -> Row:
    return {**row, "password_short": shortened(row["password"])}


def details(store: Store, number: Any) -> Row | None:
    """One as mailcow tells it; None where there is none."""
    row = store.row("SELECT * FROM transport WHERE id = ?", php.intval(number))
    return _told(row) if row else None


@reads("transport/all")
def list_all(call: Call) -> Any:
    return [_told(row) for row in call.store.rows("SELECT * FROM transport ORDER BY id")]


@reads("transport/{id}")
def get(call: Call, number: str) -> Any:
    return details(call.store, number)


def _bracketed(nexthop: str) -> str:
    """A next hop; an address of it in brackets, since it has no MX."""
    try:
        ipaddress.ip_address(nexthop)
    except ValueError:
        return nexthop
    return f"[{nexthop}]"


def _within(nexthop: str) -> str | None:
    """What stands in its brackets; None where there are none."""
    found = re.search(r"\[(.+)\]", nexthop)
    return found[1] if found else None


def _is_destination(dest: str, *, by_mx: int) -> bool:
    if by_mx == 1:
        return not php.empty(dest) and php.is_regex(f"/{dest}/")
    return by_mx != 0 or dest == "*" or php.is_domain(dest.removeprefix(".")) or php.is_email(dest)


def _interferes(call: Call, nexthop: str, others: list[str], inner: str | None) -> bool:
    """Whether another transport has the same next hop, but for its brackets; tells so."""
    if inner is not None:
        if inner in others:
            call.refuse("next_hop_interferes", inner, nexthop)
            return True
    elif nexthop in [_within(other) for other in others]:
        call.refuse("next_hop_interferes_any", nexthop)
        return True
    return False


@adds("transport", log="transport add")
def add(call: Call, data: Data) -> bool:
    store = call.store
    destinations = php.split(data.get("destination"))
    by_mx = data.number("is_mx_based")
    nexthop = _bracketed(data.text("nexthop").strip())
    username, password = escaped(data.text("username").strip()), escaped(data.text("password").strip())
    if php.empty(nexthop):
        call.session.results.append({"type": "danger", "log": call.log, "msg": ["invalid_nexthop"]})
        return False
    inner = _within(nexthop)
    others = store.rows("SELECT * FROM transport ORDER BY id")
    # The first transport of all is not looked at: mailcow does that beside each of the others.
    for other in others:
        if other["nexthop"] in (nexthop, inner) and other["username"] != username:
            return call.refuse("invalid_nexthop_authenticated")
        destinations = [dest for dest in destinations if _may_be(call, dest, other, by_mx)]
    destinations = [dest for dest in dict.fromkeys(destinations) if not php.empty(dest)]
    if not destinations or _interferes(call, nexthop, [other["nexthop"] for other in others], inner):
        return False
    for dest in destinations:
        about: Row = {"destination": dest, "nexthop": nexthop, "is_mx_based": by_mx}
        store.insert("transport", **about, username=username, password=password, active=data.number("active"))
    store.change("transport", "nexthop", nexthop, username=username, password=password)
    return call.ok("relayhost_added", "")


def _may_be(call: Call, dest: str, other: Row, by_mx: int) -> bool:
    """Whether it may be a destination beside another transport; tells why not."""
    if php.empty(dest):
        return False
    if dest == other["destination"]:
        return call.refuse("transport_dest_exists", dest)
    return _is_destination(dest, by_mx=by_mx) or call.refuse("invalid_destination", dest)


def _number(data: Data, name: str, now: int) -> int:
    """A switch of an edit: JSON's false is taken for nothing, and leaves it."""
    return data.number(name, now) if data.get(name) is not False and data.get(name) != "" else now


@edits("transport", log="transport edit", items="id")
def edit(call: Call, data: Data) -> bool:
    store = call.store
    others: list[str] = []
    for number in data.all("id"):
        now = details(store, number)
        if now is None:
            call.refuse("relayhost_invalid", number)
            continue
        dest = data.text("destination").strip() if data.filled("destination") else now["destination"]
        given = data.text("nexthop").strip() if data.filled("nexthop") else now["nexthop"]
        by_mx = _number(data, "is_mx_based", now["is_mx_based"])
        username = data.text("username").strip() if data.has("username") else now["username"]
        password = data.text("password").strip() if data.has("password") else now["password"]
        for other in store.rows("SELECT * FROM transport WHERE id != ? ORDER BY id", now["id"]):
            others.append(other["nexthop"])
            if other["destination"] == dest:
                return call.refuse("transport_dest_exists")
        if not _is_destination(dest, by_mx=by_mx):
            return call.refuse("invalid_destination", dest)
        nexthop = _bracketed(given)
        if _interferes(call, nexthop, others, _within(given)):
            return False
        login = {"username": username, "password": "" if php.empty(username) else password}
        active = _number(data, "active", now["active"])
        about: Row = {"destination": dest, "is_mx_based": by_mx, "nexthop": nexthop, "active": active}
        store.change("transport", "id", now["id"], **about, **login)
        store.change("transport", "nexthop", nexthop, **login)
        call.ok("object_modified", "")
    return True


@deletes("transport", log="transport delete", items="id")
def delete(call: Call, data: Data) -> None:
    for number in data.all("id"):
        call.store.delete("transport", id=php.intval(number))
        call.ok("relayhost_removed", php.html(php.text(number)))
