"""Recorded replies against the contract: vcrpy's cassettes, and files with one exchange a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from mailcow_client import api

from mailcow_facade.drift.replies import Replies
from mailcow_facade.drift.report import NotCompared
from mailcow_facade.settings import API
from mailcow_facade.spec import document as doc

_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")


class _Exchange(NamedTuple):
    method: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes


def recordings(place: Path) -> list[Path]:
    """The files that may hold recordings: ``place`` itself, or those of their kinds in the directory and below it.

    Raises:
        SpecNoFile: there are none.
    """
    if place.is_file():
        return [place]
    found = sorted(path for path in place.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    if not found:
        raise doc.SpecNoFile(f"{place} is no recording, nor a directory with any ({', '.join(_SUFFIXES)})")
    return found


def take(replies: Replies, path: Path, *, name: str | None = None) -> list[NotCompared]:
    """Look at the replies with status 200 in a file; those of other servers' paths are passed over.

    Args:
        replies: what collects the differences.
        path: the file.
        name: what it is called in the result; else its own name.

    Returns:
        What could not be compared. Of a request no more is told than its number in the file: its path may hold names.
    """
    name = name or path.name
    not_compared = []
    try:
        exchanges = [*_exchanges(path)]
    except (doc.SpecError, LookupError, TypeError, ValueError, AttributeError) as error:
        why = str(error) if isinstance(error, doc.SpecError) else "it is no recording of vcrpy's, or a damaged one"
        return [NotCompared(name, why)]
    for number, exchange in enumerate(exchanges, 1):
        if why := _take(replies, exchange):
            not_compared.append(NotCompared(f"{name}, exchange {number}", why))
    return not_compared


def _take(replies: Replies, exchange: _Exchange) -> str:
    """Look at one reply; why it cannot be compared, or nothing."""
    path = httpx.URL(exchange.url).path
    if exchange.status != 200 or not path.startswith(API):
        return ""
    # The served file spells three routes with a slash at their end.
    module = api.find(exchange.method, path.rstrip("/"))
    if module is None:
        return "no operation of the contract has this path"
    try:
        body = httpx.Response(200, headers=exchange.headers, content=exchange.body).content
    except httpx.DecodingError:
        return "its body is damaged"
    if not body or module.OPERATION.reply == "text":
        return ""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return "the reply is no JSON"
    replies.take(module.OPERATION, data)
    return ""


def _exchanges(path: Path) -> Iterator[_Exchange]:
    data = doc.read(path)
    if path.suffix == ".jsonl":
        for line in data.splitlines():
            row = json.loads(line)
            request, response = row["request"], row["response"]
            body = str(response["body"]).encode()
            yield _Exchange(request["method"], request["path"], int(response["status"]), {}, body)
        return
    document = doc.load(data, name=path.name)
    if path.suffix == ".json" and "interactions" not in document:
        return  # some other JSON
    for row in document["interactions"]:
        request, response = row["request"], row["response"]
        body = response["body"].get("string") or b""
        headers = {name: _joined(values) for name, values in (response.get("headers") or {}).items()}
        body = body if isinstance(body, bytes) else str(body).encode()
        yield _Exchange(request["method"], request["uri"], int(response["status"]["code"]), headers, body)


def _joined(values: Any) -> str:
    return ", ".join(map(str, values)) if isinstance(values, list) else str(values)
