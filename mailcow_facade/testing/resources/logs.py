"""The logs. ``api`` is written by the API itself, ``postfix``, ``dovecot`` and ``sasl`` by logins."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call
from mailcow_facade.testing.routes import reads
from mailcow_facade.testing.store import Store

MOST = 1000
"""Rows of a reply to a request without a count."""

KEPT = ("dovecot", "postfix", "netfilter", "sogo", "autodiscover", "acme", "watchdog", "api", "ratelimited", "cron")
"""The logs that are lists of lines."""


def write(store: Store, log: str, message: str, *, program: str = "", priority: str = "info") -> None:
    """Write a line as syslog does, for instance to ``postfix`` or ``dovecot``."""
    time = str(int(store.clock.now()))
    store.log(log, {"time": time, "program": program or log, "priority": priority, "message": message})


def _range(count: str) -> tuple[int, int] | None:
    """Which rows a count means, as an offset and the last row; None for none."""
    count = re.sub(r"[^\d-]", "", count)
    if re.fullmatch(r"-?\d+", count) and int(count) >= 1:
        return 0, int(count)
    first, _, rest = count.partition("-")
    start, end = php.intval(first), php.intval(rest.partition("-")[0])
    return (start - 1, end) if 1 <= start <= end else None


def _lines(log: str, call: Call, count: str = str(MOST)) -> Any:
    found = _range(count)
    if found is None:
        return None
    start, end = found
    query = "SELECT line FROM log_line WHERE log = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    return [json.loads(line) for line in call.store.values(query, log, min(end, 2**62) - start, start)]


def _rows(query: str, call: Call, count: str = str(MOST)) -> Any:
    """Rows of a table. There a range means an offset and a number of rows."""
    found = _range(count)
    if found is None:
        return None
    start, number = found
    return call.store.rows(f"{query} LIMIT ? OFFSET ?", min(number, 2**62), start)


def _absent(call: Call, count: str = "") -> Any:
    """A log of rspamd, which does not run here: mailcow then finds nothing."""


_LOGINS = "SELECT service, app_password, username, real_rip, datetime FROM login ORDER BY datetime DESC, rowid DESC"
_READERS: dict[str, Callable[..., Any]] = {
    **{log: partial(_lines, log) for log in KEPT},
    "sasl": partial(_rows, _LOGINS),
    "ui": partial(_rows, "SELECT * FROM ui_log ORDER BY id DESC"),
    "rspamd-history": _absent,
}
for _log, _reader in _READERS.items():
    reads(f"logs/{_log}")(_reader)
    reads(f"logs/{_log}/{{count}}")(_reader)
reads("logs/rspamd-stats")(_absent)


def remember(store: Store, service: str, address: str, client: str, app_password: int = 0) -> None:
    """Note that a login went through: the latest of each service, client and user is kept."""
    store.put(
        "login",
        service=service,
        app_password=app_password,
        username=address,
        real_rip=client,
        datetime=store.clock.text(),
    )
