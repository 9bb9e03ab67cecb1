"""Where a server is, what key opens it, and what its paths stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import httpx
from mailcow_client.types import Operation

from mailcow_facade.version import __version__

if TYPE_CHECKING:
    from mailcow_facade.spec.contract import Contract

API = "/api/v1/"
USER_AGENT = f"mailcow-facade/{__version__}"


def base_url_of(url: str) -> httpx.URL:
    """The address of a server, without a path.

    Raises:
        ValueError: it is no http or https address, holds a user, or a path that is not mailcow's.
    """
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, AttributeError, TypeError):
        raise ValueError("url is no address: write it like https://mail.example.org") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ValueError("url is no http or https address: write it like https://mail.example.org")
    if parsed.userinfo:
        raise ValueError("url holds a user or password: mailcow's API knows only the API key")
    if parsed.path.rstrip("/") not in ("", "/api", "/api/v1"):
        raise ValueError(f"url has a path ({parsed.path}): give the server's address alone")
    return parsed.copy_with(path="/", query=None, fragment=None)


def api_key_of(key: str) -> str:
    """The part of a key that mailcow looks at: it drops all but letters, digits and dashes.

    Raises:
        ValueError: nothing is left.
    """
    kept = re.sub(r"[^A-Za-z0-9-]", "", key) if isinstance(key, str) else ""
    if not kept:
        raise ValueError("api_key is empty or holds no letter or digit")
    return kept


def from_environment(environment: Mapping[str, str]) -> tuple[str, str]:
    """``MAILCOW_URL`` and ``MAILCOW_API_KEY``, or ``MAIL_API`` in the latter's place.

    Raises:
        ValueError: one is not set.
    """
    url = environment.get("MAILCOW_URL")
    key = environment.get("MAILCOW_API_KEY") or environment.get("MAIL_API")
    if not url:
        raise ValueError("MAILCOW_URL is not set: it holds the server's address, like https://mail.example.org")
    if not key:
        raise ValueError("MAILCOW_API_KEY is not set: it holds a key from mailcow's API settings")
    return url, key


def path_of(route: str) -> str:
    """A route with ``/api/v1/`` before it.

    Raises:
        ValueError: it is a whole URL, empty, or holds a fragment or steps upwards.
    """
    rest = route.removeprefix("/").removeprefix("api/v1/")
    path, _, _ = rest.partition("?")
    if not path or path.startswith("/") or "//" in path or "#" in rest or ".." in path.split("/"):
        raise ValueError(f"{route!r} is no route: write it like get/domain/all")
    return API + rest


def operation_of(method: str, path: str) -> Operation | None:
    """What is known of a route; None of one that the effective spec lacks."""
    from mailcow_client import api  # noqa: PLC0415 - only a call by path needs it

    module = api.find(method, path.partition("?")[0])
    operation: Operation | None = module.OPERATION if module else None
    return operation


def shipped_contract() -> Contract:
    """What strict clients compare replies with.

    Raises:
        ImportError: the extra that it needs is not installed.
    """
    try:
        from mailcow_facade.spec.contract import Contract  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        raise ImportError(f"strict=True needs mailcow-facade[spec]: {error}") from error
    return Contract.shipped()
