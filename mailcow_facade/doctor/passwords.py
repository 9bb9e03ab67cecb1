"""Is the password that was given one of the app passwords? The API hands out their hashes, so that can be known."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import bcrypt
from mailcow_client import models

from mailcow_facade.doctor.case import Facts


def matching(facts: Facts) -> models.AppPassword | None:
    """The app password that the given password is, or None."""
    if facts.question.password is None:
        return None
    if "app password" not in facts.notes:
        secret = facts.question.password.encode()
        facts.notes["app password"] = next((row for row in facts.app_passwords if verify(secret, row.password)), None)
    found: models.AppPassword | None = facts.notes["app password"]
    return found


def verify(secret: bytes, stored: str) -> bool:
    """Whether a stored hash, as Dovecot writes it, is this password's. A scheme that is not known is none."""
    scheme, _, rest = stored.removeprefix("{").partition("}")
    if scheme in ("BLF-CRYPT", "BLF-CRYPT.B64"):
        try:
            return bcrypt.checkpw(secret[:72], rest.encode())
        except ValueError:
            return False
    if scheme in _SALTED:
        digest, size = _SALTED[scheme]
        raw = base64.b64decode(rest)
        return hmac.compare_digest(digest(secret + raw[size:]).digest(), raw[:size])
    return False


_SALTED: dict[str, tuple[Callable[[bytes], Any], int]] = {
    "SSHA": (hashlib.sha1, 20),
    "SSHA256": (hashlib.sha256, 32),
    "SSHA512": (hashlib.sha512, 64),
}
