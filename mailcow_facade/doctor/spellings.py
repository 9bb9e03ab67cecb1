"""The ways in which a secret may be spelt in text that comes from outside, and how to find them."""

from __future__ import annotations

import base64
import hashlib
import re
import urllib.parse
from collections.abc import Iterable


def spellings(secret: str, name: str = "") -> set[str]:
    """A secret as it is, quoted, hashed, and as mail protocols send it with the login name ``name``."""
    raw = secret.encode("utf-8", "surrogatepass")
    found = {
        secret,
        raw.decode("utf-8", "replace"),
        secret.encode("latin-1", "ignore").decode("utf-8", "replace"),
        secret.encode("unicode_escape").decode(),
        urllib.parse.quote(raw),
        urllib.parse.quote_plus(raw),
        base64.b64encode(raw).decode(),
        base64.b64encode(b"\0" + name.encode("utf-8", "surrogatepass") + b"\0" + raw).decode(),
        raw.hex(),
        hashlib.sha1(raw, usedforsecurity=False).hexdigest(),
    }
    # Wherever it begins within something longer, this part of its Base64 is the same.
    for shift in range(3):
        shifted = base64.b64encode(b"\0" * shift + raw).decode().rstrip("=")
        inner = shifted[(shift * 8 + 5) // 6 : len(shifted) - 1]
        if len(inner) >= 6:
            found.add(inner)
    return found


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of these, in any case; None where there is none to find."""
    # The longest first, so that none is left in halves.
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if longest_first else None
