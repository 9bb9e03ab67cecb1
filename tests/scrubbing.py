"""What makes a recording fit to be shown: no key, password, hash or cookie, on either side.

Applied by vcrpy to every exchange before it is written to a cassette, and to each request before it is looked up.
"""

from __future__ import annotations

import copy
import json
import os
import re
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus

from vcr.request import Request

MASK = "masked"
SERVER = "https://mail.example.org"

# Planted in every recording: no cassette may hold one of them.
CANARY_PASSWORD = "Canary-4417-Password"
CANARY_OTHER_PASSWORD = "Canary-8852-Password"
CANARY_APP_PASSWORD = "Canary-3306-Password"
CANARY_TOTP = "CANARYTOTPSECRETCANARYTOTPSECRET"
CANARIES = (CANARY_PASSWORD, CANARY_OTHER_PASSWORD, CANARY_APP_PASSWORD, CANARY_TOTP)

KEY_VARIABLES = ("MAILCOW_API_KEY", "MAILCOW_API_KEY_RO")
HASH = re.compile(rb"\{[A-Z0-9.-]+\}[^\s\"\\<]{8,}|\$2[aby]\$\d\d\$[./A-Za-z0-9]{20,}")

TEXT = "<text>"
FOREIGN = re.compile(r"global_sieve_(before|after) script")
"""Of mailcow's own global Sieve scripts. They and its presets stay out, since it is licensed under GPL-3.0."""

_SECRET_NAME = re.compile(r"pass|secret|token|priv(ate)?_?key|(^|_)key(_file)?$", re.IGNORECASE)
# A switch such as mailpassword_flow, or the date of the last change, is none.
_NO_SECRET = re.compile(r"[01]?|[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?")
_KEPT_HEADERS = {"accept", "content-type", "location"}


def scrub_request(request: Request) -> Request:
    """A copy without key and cookies, at the address that all examples use."""
    clean = copy.copy(request)
    clean.uri = re.sub(r"^https?://[^/]+", SERVER, scrub_uri(request.uri))
    clean.headers = {name: value for name, value in request.headers.items() if name.lower() in _KEPT_HEADERS}
    clean.body = scrub_body(request.body) if isinstance(request.body, (bytes, str)) else request.body
    return clean


def scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    """A copy without cookies and secrets.

    Raises:
        ValueError: it is compressed, so that no secret in it could be seen.
    """
    if any(name.lower() == "content-encoding" for name in response["headers"]):
        raise ValueError("a compressed reply cannot be scrubbed: decode it first")
    clean = copy.deepcopy(response)
    clean["headers"] = {name: value for name, value in response["headers"].items() if name.lower() in _KEPT_HEADERS}
    clean["body"]["string"] = scrub_body(response["body"]["string"])
    return clean


def scrub_uri(uri: str) -> str:
    """An address with the secrets in it masked, those of its query by their names."""

    def masked(match: re.Match[str]) -> str:
        name, value = match.groups()
        return f"{name}={MASK}" if _is_secret(unquote_plus(name), unquote_plus(value)) else match[0]

    for secret in _known_secrets():
        for spelling in (secret, quote(secret), quote_plus(secret)):
            uri = uri.replace(spelling, MASK)
    path, mark, query = uri.partition("?")
    return path + mark + re.sub(r"([^=&]+)=([^&]*)", masked, query)


def scrub_body(body: bytes | str) -> bytes:
    """A body with its secrets masked; one that holds none stays as it is, to the byte."""
    data = body.encode() if isinstance(body, str) else body
    for secret in _known_secrets():
        data = data.replace(secret.encode(), MASK.encode())
    data = HASH.sub(MASK.encode(), data)
    try:
        value = json.loads(data)
    except ValueError:
        return data
    masked = _mask(value)
    return data if masked == value else json.dumps(masked).encode()


def _mask(value: Any) -> Any:
    if isinstance(value, list):
        return [_mask(item) for item in value]
    if isinstance(value, str) and FOREIGN.search(value):
        return TEXT
    if isinstance(value, dict) and value.keys() == {"name", "headline", "content"}:
        return {**value, "headline": TEXT, "content": TEXT}
    if isinstance(value, dict):
        return {
            name: MASK if isinstance(inner, str) and inner.strip("*") and _is_secret(name, inner) else _mask(inner)
            for name, inner in value.items()
        }
    return value


def _known_secrets() -> list[str]:
    return [*CANARIES, *filter(None, (os.environ.get(name) for name in KEY_VARIABLES))]


def _is_secret(name: str, value: str) -> bool:
    if name == "app_password" and value.isdecimal():
        return False  # in a login's log entry: the number of the app password
    return bool(_SECRET_NAME.search(name)) and not _NO_SECRET.fullmatch(value)
