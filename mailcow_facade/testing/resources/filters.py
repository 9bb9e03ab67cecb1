"""Sieve filters: of a mailbox, and of the whole server. Of a mailbox, one of a type is active."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php, sieve
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.resources.domains import LONGEST_TEXT
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

TYPES = ("prefilter", "postfilter")
_ROW = "SELECT f.active, id, f.username, filter_type, script_data, script_desc FROM sieve_filter f"
_GLOBAL = {
    "prefilter": "# What stands here is done to all mail, before the filters of its mailbox.\n",
    "postfilter": "# What stands here is done to all mail, after the filters of its mailbox.\n",
}
"""What a new server has."""


@reads("filters/all")
def list_all(call: Call) -> Any:
    return call.store.rows(f"{_ROW} JOIN mailbox m ON m.username = f.username ORDER BY domain, f.username, id")


@reads("filters/{mailbox}")
def list_mailbox(call: Call, address: str) -> Any:
    return call.store.rows(f"{_ROW} WHERE username = ? ORDER BY id", address)


@reads("active-user-sieve/{mailbox}")
def get_active(call: Call, address: str) -> Any:
    """The script that the user has sent with ManageSieve: none, since that does not run here."""


def _details(store: Store, number: Any) -> Row | None:
    return store.row(f"{_ROW} WHERE id = ?", php.intval(number)) if php.is_numeric(number) else None


def _is_script(call: Call, script: Any) -> bool:
    """Whether it is a script; tells why not."""
    try:
        sieve.check(php.text(script))
    except sieve.SieveError as error:
        return call.refuse("sieve_error", str(error))
    return True


def _save(call: Call, address: str, kind: str, *, active: bool, number: int | None = None, **script: Any) -> None:
    """Keep a filter; an active one takes the place of another."""
    if len(php.text(script["script_desc"])) > LONGEST_TEXT:
        raise php.too_long("script_desc")
    if active:
        call.store.execute("UPDATE sieve_filter SET active = 0 WHERE username = ? AND filter_type = ?", address, kind)
    about = {**script, "filter_type": kind, "active": int(active)}
    if number is None:
        call.store.insert("sieve_filter", username=address, **about)
    else:
        call.store.change("sieve_filter", "id", number, **about)
    call.ok("mailbox_modified", address)


@adds("filter", log="mailbox add filter")
def add(call: Call, data: Data) -> bool:
    address, kind = data.get("username"), data.get("filter_type")
    if not php.is_email(address):
        return call.refuse("no_user_defined")
    if not knows_mailbox(call.store, address):
        return call.refuse("access_denied")
    if not data.filled("script_data"):
        return call.refuse("script_empty")
    if not _is_script(call, data["script_data"]):
        return False
    if kind not in TYPES or not data.filled("script_desc"):
        return call.refuse("filter_type" if data.filled("script_desc") else "value_missing")
    script = {"script_data": data["script_data"], "script_desc": data["script_desc"]}
    _save(call, str(address), str(kind), active=data.number("active") != 0, **script)
    return True


@edits("filter", log="mailbox edit filter", items="id")
def edit(call: Call, data: Data) -> None:
    for number in data.each("id"):
        now = _details(call.store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        named = ("script_desc", "script_data", "filter_type")
        script = {name: data[name] if data.filled(name) else now[name] for name in named}
        if not _is_script(call, script["script_data"]):
            continue
        kind = script.pop("filter_type")
        if kind not in TYPES:
            call.refuse("filter_type")
            continue
        active = data.number("active", now["active"]) == 1
        _save(call, now["username"], kind, active=active, number=now["id"], **script)


@deletes("filter", log="mailbox delete filter", items="id")
def delete(call: Call, data: Data) -> None:
    for number in data.each("id"):
        if not php.is_numeric(number):
            continue
        if not call.store.delete("sieve_filter", id=php.intval(number)):
            call.refuse("access_denied")
            continue
        call.ok("delete_filter", number)


def _global(store: Store) -> dict[str, str]:
    return {**_GLOBAL, **store.setting("global_filters", {})}


@reads("global_filters/all")
def list_global(call: Call) -> Any:
    return _global(call.store)


@reads("global_filters/prefilter")
def get_prefilter(call: Call) -> Any:
    return _global(call.store)["prefilter"]


@reads("global_filters/postfilter")
def get_postfilter(call: Call) -> Any:
    return _global(call.store)["postfilter"]


@adds("global-filter", log="mailbox add global_filter")
def set_global(call: Call, data: Data) -> bool:
    script = data.text("script_data").replace("\r\n", "\n").replace("\r", "\n")
    if not _is_script(call, script):
        return False
    kind = data.get("filter_type")
    if kind not in TYPES:
        return call.refuse("invalid_filter_type")
    call.store.set("global_filters", {**_global(call.store), kind: script})
    call.ok("dovecot_restart_success")
    return call.ok("global_filter_written")
