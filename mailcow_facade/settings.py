"""Where a server is and what key opens it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import httpx

from mailcow_facade.version import __version__

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
