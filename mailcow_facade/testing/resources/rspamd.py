"""Settings of rspamd, which does not run here: they are kept, and do nothing."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

LONGEST_DESC = 255
MAPS = frozenset(
    f"{name}.map"
    for name in (
        *(
            f"global_{what}_{which}"
            for what in ("mime_from", "smtp_from", "rcpt")
            for which in ("blacklist", "whitelist")
        ),
        *("fishy_tlds", "bad_words", "bad_words_de", "bad_languages", "bulk_header", "bad_header", "monitoring_nolog"),
    )
)
"""The maps that can be written. No route tells what is in one, so it is not kept."""


def _details(store: Store, number: Any) -> Row | None:
    query = 'SELECT id, "desc", content, active FROM rspamd_setting WHERE id = ?'
    return store.row(query, php.intval(php.stored(number)))


@reads("rsetting/all")
def list_all(call: Call) -> Any:
    return [_details(call.store, number) for number in call.store.values("SELECT id FROM rspamd_setting ORDER BY id")]


@reads("rsetting/{id}")
def get(call: Call, number: str) -> Any:
    return _details(call.store, number)


@adds("rsetting", log="rsettings add")
def add(call: Call, data: Data) -> bool:
    if not data.filled("content"):
        return call.refuse("map_content_empty")
    if not data.has("desc"):
        raise php.database_error("23000", 1048, "Column 'desc' cannot be null")
    about = {"content": php.stored(data["content"]), "desc": _desc(data["desc"])}
    call.store.insert("rspamd_setting", **about, active=data.number("active"))
    return call.ok("settings_map_added")


def _desc(value: Any) -> str | None:
    """A description as the database keeps it.

    Raises:
        Failure: it is too long.
    """
    desc = php.stored(value)
    if desc and len(desc) > LONGEST_DESC:
        raise php.too_long("desc")
    return desc


@edits("rsetting", log="rsettings edit", items="id")
def edit(call: Call, data: Data) -> None:
    numbers = data.all("id")
    for number in numbers:
        now = _details(call.store, number)
        if now is None:
            call.refuse("settings_map_invalid", number)
            continue
        content = data.text("content") if data.filled("content") else now["content"]
        desc = _desc(data["desc"]) if data.filled("desc") else now["desc"]
        active = data.number("active", now["active"])
        call.store.change("rspamd_setting", "id", now["id"], content=content.strip(), desc=desc, active=active)
        call.ok("object_modified", php.html(",".join(php.stored(item) or "" for item in numbers)))


@deletes("rsetting", log="rsettings delete", items="id")
def delete(call: Call, data: Data) -> None:
    for number in data.all("id"):
        call.store.delete("rspamd_setting", id=php.intval(php.stored(number)))
        call.ok("settings_map_removed", php.html(php.text(number)))


@edits("rspamd-map", log="rspamd_maps edit", items="map")
def edit_map(call: Call, data: Data) -> None:
    call = call.within("rspamd_maps", "edit", "-")
    names = data.all("map")
    known = [name for name in names if isinstance(name, str) and name in MAPS]
    for name in names:
        if name not in known:
            call.refuse("global_map_invalid", name)
    for name in known:
        data.text("rspamd_map_data")
        call.ok("object_modified", name)


@reads("rspamd/actions")
def get_actions(call: Call) -> Any:
    """What rspamd has done; mailcow cannot ask it."""
