"""TLS policies of outgoing mail, by its destination."""

from __future__ import annotations

import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

POLICIES = ("none", "may", "encrypt", "dane", "dane-only", "fingerprint", "verify", "secure")
LONGEST_LABEL = 63


def details(store: Store, number: Any) -> Row | None:
    """One by its number; None where there is none."""
    return store.row("SELECT * FROM tls_policy WHERE id = ?", php.intval(number))


@reads("tls-policy-map/all")
def list_all(call: Call) -> Any:
    return call.store.rows("SELECT * FROM tls_policy ORDER BY upper(dest)")


@reads("tls-policy-map/{id}")
def get(call: Call, number: str) -> Any:
    row = details(call.store, number)
    return row and {**row, "0": None}


def _to_ascii(dest: str) -> str:
    """A destination as the DNS spells it; empty where one of its labels is empty or too long."""
    name = php.to_ascii(dest)
    fits = all(0 < len(label) <= LONGEST_LABEL for label in name.removesuffix(".").split("."))
    return name if fits else ""


def _fits(call: Call, dest: Any, parameters: Any) -> bool:
    """Whether a policy may be so; tells why not."""
    if php.empty(dest) or dest in (".", "*", "@"):
        return call.refuse("tls_policy_map_dest_invalid")
    if not php.empty(parameters) and not all(re.search(".=.", part) for part in php.text(parameters).split(" ")):
        return call.refuse("tls_policy_map_parameter_invalid")
    return True


def _known(policy: str) -> str:
    """A policy that the database takes.

    Raises:
        Failure: it is none.
    """
    if policy.lower() not in POLICIES:
        raise php.database_error("01000", 1265, "Data truncated for column 'policy' at row 1")
    return policy.lower()


@adds("tls-policy-map", log="tls_policy_maps add", keyless="silent")
def add(call: Call, data: Data) -> bool:
    dest = _to_ascii(data.text("dest").strip())
    policy = data.text("policy").strip()
    parameters = data["parameters"] if data.filled("parameters") else ""
    if not _fits(call, dest, parameters):
        return False
    if dest in call.store.values("SELECT dest FROM tls_policy"):
        return call.refuse("tls_policy_map_entry_exists", php.html(dest))
    active = data.number("active")
    call.store.insert("tls_policy", dest=dest, policy=_known(policy), parameters=php.text(parameters), active=active)
    return call.ok("tls_policy_map_entry_saved", php.html(dest))


@edits("tls-policy-map", log="tls_policy_maps edit", items="id")
def edit(call: Call, data: Data) -> bool:
    store = call.store
    for number in data.all("id"):
        now = details(store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        dest = data.text("dest") if data.filled("dest") else now["dest"]
        policy = data.text("policy") if data.filled("policy") else now["policy"]
        parameters = data["parameters"] if data.has("parameters") else now["parameters"]
        if not _fits(call, dest, parameters):
            return False
        if dest in store.values("SELECT dest FROM tls_policy WHERE id != ?", now["id"]):
            # This code is the one of another kind of map.
            return call.refuse("recipient_map_entry_exists", php.html(dest))
        store.change(
            "tls_policy",
            "id",
            now["id"],
            dest=dest,
            policy=_known(policy),
            parameters=php.text(parameters),
            active=data.number("active", now["active"]),
        )
        call.ok("tls_policy_map_entry_saved", php.html(dest))
    return True


@deletes("tls-policy-map", log="tls_policy_maps delete", items="id")
def delete(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        if not php.is_numeric(number):
            return False
        call.store.delete("tls_policy", id=php.intval(number))
        call.ok("tls_policy_map_entry_deleted", php.html(php.text(number)))
    return True
