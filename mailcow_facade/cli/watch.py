"""What a command sends, seen at the transport: for ``--dry-run``, which holds back what writes, and for progress."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import httpx
from mailcow_client.types import Operation

HIDDEN = "***"

SECRETS = frozenset(
    "app_passwd app_passwd2 bindpass client_secret key password password1 password2 private_key_file token".split()
)
"""The fields of requests that hold secrets."""

_DONE = [{"type": "success", "log": [], "msg": "not sent"}]


@dataclass
class Watch:
    """Sees the requests of one command.

    Args:
        dry: whether to send none that writes. Each is noted in ``planned`` and answered as if it had succeeded, so that
            those after it are noted too.
        secrets: values that must not be shown, wherever they stand.
        tick: called after each request that wrote something.
    """

    dry: bool = False
    secrets: Collection[str] = ()
    tick: Callable[[], None] | None = None
    planned: list[dict[str, Any]] = field(default_factory=list)
    """The requests that were held back: method, path and body, without secrets."""

    def transport(self, verify: bool | ssl.SSLContext) -> httpx.BaseTransport:
        """A connection to the server, watched."""
        return _Watched(self, verify)

    def held_back(self, request: httpx.Request) -> httpx.Response:
        """Note a request, and answer it."""
        content = request.read()
        body = json.loads(content) if content else None
        path = request.url.raw_path.decode("ascii")
        self.planned.append({"method": request.method, "path": self._plain(path), "body": self._without_secrets(body)})
        return httpx.Response(200, json=_DONE)

    def _without_secrets(self, value: Any, name: str = "") -> Any:
        if name in SECRETS and value:
            return HIDDEN
        if isinstance(value, dict):
            return {key: self._without_secrets(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._without_secrets(inner, name) for inner in value]
        return self._plain(value) if isinstance(value, str) else value

    def _plain(self, text: str) -> str:
        for secret in self.secrets:
            if secret:
                text = text.replace(secret, HIDDEN)
        return text


def writes(request: httpx.Request) -> bool:
    """Whether a request changes something, as the effective spec says; of an unknown route, whether it is a POST."""
    operation: Operation | None = request.extensions.get("operation")
    return operation.writes if operation else request.method != "GET"


class _Watched(httpx.BaseTransport):
    def __init__(self, watch: Watch, verify: bool | ssl.SSLContext) -> None:
        self._watch = watch
        self._verify = verify
        self._inner: httpx.BaseTransport | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not writes(request):
            return self._send(request)
        if self._watch.dry:
            return self._watch.held_back(request)
        try:
            return self._send(request)
        finally:
            if self._watch.tick:
                self._watch.tick()

    def _send(self, request: httpx.Request) -> httpx.Response:
        if self._inner is None:
            # Loading the system's certificates takes longer than many a call: not for plain http.
            self._inner = httpx.HTTPTransport(verify=self._verify if request.url.scheme == "https" else False)
        return self._inner.handle_request(request)

    def close(self) -> None:
        if self._inner:
            self._inner.close()
