"""Forwarding hosts: servers whose forwarded mail is taken. A host name stands for its addresses."""

from __future__ import annotations

import re
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row


def _told(row: Row) -> Row:
    return {**row, "keep_spam": "yes" if row["keep_spam"] else "no"}


def _is_one(value: Any) -> bool:
    """As PHP compares with 1."""
    return value is True or (php.is_numeric(value) and float(value) == 1)


@reads("fwdhost/all")
def list_all(call: Call) -> Any:
    return [_told(row) for row in call.store.rows("SELECT * FROM forwarding_host ORDER BY rowid")]


@reads("fwdhost/{host}")
def get(call: Call, host: str) -> Any:
    row = call.store.row("SELECT * FROM forwarding_host WHERE host = ?", host)
    return _told(row) if row else None


@adds("fwdhost", log="fwdhost add")
def add(call: Call, data: Data) -> bool:
    host = data.text("hostname").strip()
    is_address = re.fullmatch(r"[0-9a-fA-F:/]+|[0-9./]+", host)
    hosts = [host] if is_address else call.state.names.get(host.lower(), [])
    if not hosts:
        return call.refuse("invalid_host", php.html(host))
    keep = int(not _is_one(data.get("filter_spam")))
    for address in hosts:
        call.store.execute(
            "INSERT INTO forwarding_host VALUES (?, ?, ?) ON CONFLICT (host)"
            " DO UPDATE SET source = excluded.source, keep_spam = excluded.keep_spam",
            address,
            data["hostname"],
            keep,
        )
    return call.ok("forwarding_host_added", php.html(", ".join(hosts)))


@edits("fwdhost", log="fwdhost edit", items="fwdhost")
def edit(call: Call, data: Data) -> None:
    for host in data.all("fwdhost"):
        if get(call, php.text(host)) is None:
            call.refuse("access_denied")
            continue
        # What is left out is read back as a word, which is not 1.
        call.store.change("forwarding_host", "host", host, keep_spam=int(_is_one(data.get("keep_spam"))))
        call.ok("object_modified", php.html(php.text(host)))


@deletes("fwdhost", log="fwdhost delete", items="forwardinghost")
def delete(call: Call, data: Data) -> None:
    for host in data.all("forwardinghost"):
        call.store.delete("forwarding_host", host=php.text(host))
        call.ok("forwarding_host_removed", php.html(php.text(host)))
