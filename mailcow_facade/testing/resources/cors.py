"""Which web pages may use the API: settings, and the headers that come of them."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import edits
from mailcow_facade.testing.state import State

METHODS = ("GET", "POST", "PUT", "DELETE")

_ORIGIN = re.compile(r"https?://(?P<host>\[[^\]/]+\]|[^][:/?#@\s]+)(?::(?P<port>0|[1-9]\d{0,4}))?", re.IGNORECASE)
_HIGHEST_PORT = 65535


def is_origin(text: str) -> bool:
    """Whether it is scheme, host and port, and nothing else."""
    found = _ORIGIN.fullmatch(text)
    if not found or int(found["port"] or 0) > _HIGHEST_PORT:
        return False
    host = found["host"].strip("[]")
    try:
        ip_address(host)
    except ValueError:
        return host.isascii() and php.is_domain(host)
    return True


@edits("cors", log="cors edit", items="")
def edit(call: Call, data: Data) -> bool:
    origins, methods = data.get("allowed_origins"), data.get("allowed_methods")
    if isinstance(origins, str):
        origins = [line.strip() for line in origins.split("\n") if not php.empty(line.strip())]
    elif origins is None:
        origins = [_base(call.state)]
    texts = [php.text(origin) for origin in php.as_list(origins)]
    if not all(origin == "*" or is_origin(origin) for origin in texts):
        return call.refuse("cors_invalid_origin")
    wanted = php.split(methods) if isinstance(methods, str) else METHODS if methods is None else php.as_list(methods)
    if any(method not in METHODS for method in wanted):
        return call.refuse("cors_invalid_method")
    call.store.set("cors", {"origins": [origin.lower() for origin in texts], "methods": list(wanted)})
    return call.ok("cors_headers_edited")


def headers(state: State, origin: str) -> list[tuple[str, str]]:
    """What each reply tells a web page of this origin; one that may not read it is not told so.

    Args:
        state: the server.
        origin: the header of this name; empty where there is none.
    """
    origins = state.store.setting("cors", {}).get("origins") or [_base(state)]
    found = "*" if "*" in origins else origin.lower() if origin.lower() in origins else ""
    told = [("access-control-allow-origin", found)] if found else []
    if found != "*":
        told.append(("vary", "Origin"))
    told.append(("access-control-allow-methods", ", ".join(_methods(state))))
    return [*told, ("access-control-allow-headers", "Accept, Content-Type, X-Api-Key, Origin")]


def preflight(state: State, method: str, asked: dict[str, str]) -> int:
    """The status of the reply to a browser that asks whether it may; 0 where a request is another."""
    wanted = asked.get("access-control-request-method")
    if method != "OPTIONS" or wanted is None or "access-control-request-headers" not in asked:
        return 0
    return 200 if wanted in _methods(state) else 405


def _methods(state: State) -> list[str]:
    # So they are spelt where nothing was set.
    return [*(state.store.setting("cors", {}).get("methods") or [*METHODS, "OPTION"]), "OPTIONS"]


def _base(state: State) -> Any:
    return f"http://{state.hostname}"
