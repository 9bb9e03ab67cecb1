"""Does a server answer as a real mailcow did? Compared strictly, in one place: with the recordings, and any server.

Agreement is: the same status and content type, the same keys, types and values, ``{}`` for ``{}`` and ``[]`` for
``[]``, the same codes and types of results. What differs from one server to another, and from one day to another, is
compared by its type.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from tests.conftest import ROOT

TIMES = frozenset("created modified passwd_update time datetime started_at system_time validity".split())
MADE = frozenset("pubkey dkim_txt client_id client_secret banlist_id private_comment".split())
MEASURED = frozenset("usage cores total used used_percent disk uptime architecture".split())
WRITTEN = frozenset("message program priority headline content regex".split())
WHERE_FROM = frozenset("real_rip remote".split())
LAST = frozenset("last_imap_login last_smtp_login last_pop3_login last_sso_login".split())
VOLATILE = TIMES | MADE | MEASURED | WRITTEN | WHERE_FROM
"""What differs by its nature, by its name or that of what it is in."""
NUMBERS = frozenset("id prefid relayhost log msg".split())
"""Where the numbers of rows stand: under these names, and below them."""
MASKS = ("masked", "<text>", "***...")
BY_PATH = {"time_limited_aliases": frozenset({"address"}), "passwordpolicy/html": frozenset({""})}
"""What else is made at random or is mailcow's own wording, by a word of the path; "" is the whole reply."""
RECORDED = [ROOT / "tests" / "data" / name for name in ("replies.jsonl", "mail.jsonl")]
WRONG_KEY = "WRONG0-WRONG0-WRONG0-WRONG0-WRONG0"
MANY = 20
"""Rows of a log beyond which a server's history decides how many there are."""


class Exchange(NamedTuple):
    """A request and its recorded reply."""

    number: int
    """The line in tests/data/replies.jsonl."""
    label: str
    method: str
    path: str
    key: str
    """``rw``, ``ro``, ``none`` or ``wrong``."""
    body: Any
    status: int
    content_type: str
    reply: str

    def __str__(self) -> str:
        return f"{self.number} {self.method} {self.path} ({self.label})"


def exchanges(recording: str) -> list[Exchange]:
    """The exchanges of a recording, such as ``01-empty-server``, in their order."""
    return [
        exchange_of(number, row)
        for path in RECORDED
        for number, row in enumerate(rows_of(path), 1)
        if row["label"].startswith(f"{recording}: ")
    ]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of recordings."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def exchange_of(number: int, row: dict[str, Any]) -> Exchange:
    """A line of the recordings; one that was not yet asked has no reply."""
    request, response = row["request"], row.get("response", {})
    return Exchange(
        number,
        row["label"].partition(": ")[2],
        request["method"],
        request["path"],
        request["key"],
        request["body"],
        response.get("status", 0),
        response.get("content_type", ""),
        response.get("body", ""),
    )


def keys_of_environment() -> dict[str, str]:
    """The keys of a live server."""
    return {"rw": os.environ["MAILCOW_API_KEY"], "ro": os.environ["MAILCOW_API_KEY_RO"], "wrong": WRONG_KEY}


def ask(client: httpx.Client, exchange: Exchange, keys: dict[str, str]) -> httpx.Response:
    """Send the request of an exchange, without any cookie."""
    headers = {"X-API-Key": keys[exchange.key]} if exchange.key in keys else {}
    content = None
    if exchange.body is not None:
        headers["content-type"] = "application/json"
        raw = exchange.label == "bad-json"
        content = exchange.body.encode() if raw else json.dumps(exchange.body).encode()
    client.cookies.clear()
    return client.request(exchange.method, exchange.path, content=content, headers=headers)


def differences(exchange: Exchange, reply: httpx.Response, others: dict[str, str] | None = None) -> list[str]:
    """In what a reply differs from the recorded one, each with its place.

    Args:
        exchange: the recorded one.
        reply: what came now.
        others: where rows have got other numbers: those recorded, each with the one that stands for it now. More that
            are found are added.
    """
    found = []
    if reply.status_code != exchange.status:
        found.append(f"status {reply.status_code}, not {exchange.status}")
    if reply.headers.get("content-type", "") != exchange.content_type:
        found.append(f"content type {reply.headers.get('content-type')}, not {exchange.content_type}")
    wanted, came = _value(exchange.reply), _value(reply.text)
    made = frozenset[str]().union(*(names for word, names in BY_PATH.items() if word in exchange.path))
    return found + list(_Comparison(VOLATILE | made, "/logs/" in exchange.path, others).of(wanted, came, ""))


def _value(text: str) -> Any:
    """A body's JSON value, or the body itself where it is none, as bytes, so that both never are equal."""
    try:
        return json.loads(text)
    except ValueError:
        return text.encode()


class _Comparison(NamedTuple):
    """How two values are compared."""

    volatile: frozenset[str]
    """Names of what is compared by its type."""
    log: bool
    """Whether they are rows of a log."""
    others: dict[str, str] | None
    """The numbers of rows, recorded and present; None where they are the same."""

    def of(self, wanted: Any, came: Any, where: str) -> Iterator[str]:
        """The differences, each with its place."""
        name = where.rpartition("/")[2]
        if name in MEASURED and {_type(wanted), _type(came)} == {"int", "number"}:
            return  # PHP writes a whole number without a fraction
        if _type(wanted) != _type(came):
            yield f"{where}: {_type(came)}, not {_type(wanted)}"
        elif isinstance(wanted, dict):
            for key in wanted.keys() | came.keys():
                if key not in came:
                    yield f"{where}/{key} is missing"
                elif key not in wanted:
                    yield f"{where}/{key} is too many"
                else:
                    yield from self.of(wanted[key], came[key], f"{where}/{key}")
        elif isinstance(wanted, list):
            yield from self._lists(wanted, came, where)
        elif name in LAST:
            if bool(wanted) != bool(came):
                yield f"{where}: {came!r}, not {wanted!r}"
        elif wanted == came or wanted in MASKS or self._is_volatile(where):
            return
        elif not self._is_its_number(where, str(wanted), str(came)):
            yield f"{where}: {came!r}, not {wanted!r}"

    def _is_volatile(self, where: str) -> bool:
        return not self.volatile.isdisjoint(where.rsplit("/", 2)[1:]) or (not where and "" in self.volatile)

    def _is_its_number(self, where: str, wanted: str, came: str) -> bool:
        """Whether it is the number of a row that has another one here."""
        if self.others is None or not (wanted.isdecimal() and came.isdecimal()):
            return False
        return not NUMBERS.isdisjoint(where.split("/")) and self.others.setdefault(wanted, came) == came

    def _lists(self, wanted: list[Any], came: list[Any], where: str) -> Iterator[str]:
        if self.log and len(wanted) > MANY:
            shapes = {_shape(row) for row in wanted}
            if not came or any(_shape(row) not in shapes for row in came):
                yield f"{where}: rows of another shape, or none"
            return
        if len(wanted) != len(came):
            yield f"{where}: {len(came)} entries, not {len(wanted)}"
        for number, (one, other) in enumerate(zip(wanted, came, strict=False)):
            yield from self.of(one, other, f"{where}/{number}")


def _shape(row: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, _type(value)) for name, value in row.items())) if isinstance(row, dict) else ()


def _type(value: Any) -> str:
    return "number" if type(value) is float else type(value).__name__
