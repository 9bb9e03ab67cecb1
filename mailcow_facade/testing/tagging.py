"""Tags of domains and mailboxes: writes only add to them."""

from __future__ import annotations

import sqlite3
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call

MOST = 25


def add_tags(call: Call, kind: str, name: str, tags: list[Any]) -> None:
    """Add tags to a domain or a mailbox.

    Raises:
        Failure: of a domain, it has one of them already. A mailbox passes over those.
    """
    column = "domain" if kind == "domain" else "username"
    for number, tag in enumerate(tags):
        if php.empty(tag):
            continue
        if number > MOST:
            call.say("warning", "tag_limit_exceeded", f"limit {MOST}")
            return
        try:
            call.store.insert(f"{kind}_tag", **{column: name, "tag": php.text(tag)})
        except sqlite3.IntegrityError:
            if kind == "domain":
                key = f"{php.text(tag)}-{name}"
                raise php.database_error("23000", 1062, f"Duplicate entry '{key}' for key 'PRIMARY'") from None
