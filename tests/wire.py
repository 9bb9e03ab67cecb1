"""What mailcow itself sends, with no facade in between, and the facade over such a reply."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

import httpx

from tests.clients import Answering
from tests.conftest import ROOT
from tests.scrubbing import SERVER


class Wire:
    """A client that knows no quirks. It keeps no cookies, or with ``cookies`` those of the calls before."""

    def __init__(self, recording: bool, *, cookies: bool = False) -> None:
        self._recording = recording
        self._cookies = cookies
        self.http = httpx.Client(timeout=90, trust_env=False)

    @property
    def key(self) -> str:
        """The read-write key itself."""
        return os.environ["MAILCOW_API_KEY"] if self._recording else "REPLAY-REPLAY"

    def session(self) -> Wire:
        """Another one, that sends the cookies back that it gets."""
        return Wire(self._recording, cookies=True)

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = "MAILCOW_API_KEY",
        url: str = "MAILCOW_URL",
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Send a request.

        Args:
            method: as it is.
            path: what comes after ``/api/v1/``, with its query.
            body: sent as JSON, where there is one.
            key: the variable that holds it, or the key itself; None for no key.
            url: the variable that holds the server's address.
            content: a body to send as it is.
            headers: more of them.
        """
        sent = dict(headers or {})
        if key is not None:
            sent["X-API-Key"] = os.environ.get(key, key) if self._recording else key
        if content is None and body is not None:
            content = json.dumps(body).encode()
        if content is not None:
            sent.setdefault("content-type", "application/json")
        where = os.environ[url] if self._recording else SERVER
        reply = self.http.request(method, f"{where.rstrip('/')}/api/v1/{path}", content=content, headers=sent)
        if not self._cookies:
            self.http.cookies.clear()
        return reply


def again(reply: httpx.Response) -> httpx.Response:
    """The same reply, to be given to a client of the facade."""
    kept = {name: reply.headers[name] for name in ("content-type", "location") if name in reply.headers}
    return httpx.Response(reply.status_code, content=reply.content, headers=kept)


def facade_over(answering: Answering, *replies: httpx.Response) -> Any:
    """A client of the facade that gets these replies, one after another, and asks for none twice."""
    rest = [again(reply) for reply in replies]
    return answering(lambda request: rest.pop(0), retries=0)


def nothing(reply: httpx.Response) -> bool:
    """Whether it is the reply of mailcow's that says nothing at all."""
    return reply.status_code == 200 and reply.content == b""


def results(reply: httpx.Response) -> list[tuple[str, Any]]:
    """Type and message of each entry of what a write answers with."""
    assert reply.status_code == 200
    rows = reply.json()
    assert isinstance(rows, list), rows
    return [(row["type"], row["msg"]) for row in rows]


def recorded(method: str, path: str, label: str = "") -> httpx.Response:
    """A reply of tests/data/replies.jsonl: the first to this request whose label ends so.

    Raises:
        LookupError: there is none.
    """
    for row in _rows("replies.jsonl"):
        request = row["request"]
        if (request["method"], request["path"]) == (method, f"/api/v1/{path}") and row["label"].endswith(label):
            return _reply(row["response"])
    raise LookupError(f"{method} {path} {label}")


def recorded_results() -> list[tuple[str, Any]]:
    """Type and message of every result in tests/data/replies.jsonl."""
    found = []
    for row in _rows("replies.jsonl"):
        try:
            value = json.loads(row["response"]["body"])
        except ValueError:
            continue
        rows = value if isinstance(value, list) else [value]
        found += [(row["type"], row["msg"]) for row in rows if isinstance(row, dict) and {"type", "msg"} <= row.keys()]
    return found


def fault(label: str) -> httpx.Response:
    """A reply of tests/data/faults.jsonl, recorded while something of the server was stopped or broken.

    Raises:
        LookupError: there is none of this label.
    """
    for row in _rows("faults.jsonl"):
        if row["label"] == label:
            return _reply(row["response"])
    raise LookupError(label)


def _reply(response: dict[str, Any]) -> httpx.Response:
    kept = {
        name: response[key]
        for name, key in (("content-type", "content_type"), ("location", "location"))
        if response.get(key)
    }
    return httpx.Response(response["status"], content=response["body"].encode(), headers=kept)


@cache
def _rows(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "tests/data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
