"""Passwords: which ones the server takes, and how it keeps them."""

from __future__ import annotations

import re
from typing import Any

import bcrypt

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call

POLICY = {"length": "6", "chars": "0", "special_chars": "0", "lowerupper": "0", "numbers": "0"}
"""What a new server wants of a password."""

_ROUNDS = 4
"""As few as there can be: tests make many passwords."""
_SCHEME = re.compile(
    r"\{(ARGON2I|ARGON2ID|BLF-CRYPT|CLEAR|CLEARTEXT|CRYPT|DES-CRYPT|LDAP-MD5|MD5|MD5-CRYPT|PBKDF2|PLAIN|PLAIN-MD4|"
    r"PLAIN-MD5|PLAIN-TRUNC|SHA|SHA1|SHA256|SHA256-CRYPT|SHA512|SHA512-CRYPT|SMD5|SSHA|SSHA256|SSHA512)\}",
    re.IGNORECASE,
)
_BLOWFISH = "{BLF-CRYPT}"


def accepted(call: Call, password: Any, repeated: Any) -> bool:
    """Whether the server takes a password, given twice; tells why not.

    Raises:
        Failure: it is a list.
    """
    call = call.within("password_check", None, None)
    if php.empty(password) or php.empty(repeated):
        return call.refuse("password_complexity")
    if password != repeated:
        return call.refuse("password_mismatch")
    policy = call.store.setting("password_policy", POLICY)
    text = php.text(password)
    wanted = (
        ("special_chars", r"[^a-zA-Z\d]"),
        ("chars", "[a-zA-Z]"),
        ("numbers", r"\d"),
        ("lowerupper", "(?s)(?=.*[a-z]).*[A-Z]"),
    )
    fits = all(re.search(pattern, text) for name, pattern in wanted if php.intval(policy[name]) == 1)
    if not fits or len(text.encode()) < php.intval(policy["length"]):
        return call.refuse("password_complexity")
    return True


def hashed(password: Any) -> str:
    """How the server keeps it; a hash with its scheme in front is kept as it is.

    Raises:
        Failure: PHP cannot hash it.
    """
    text = php.text(password)
    if _SCHEME.match(text):
        return text
    if "\0" in text:
        raise php.Failure
    return _BLOWFISH + bcrypt.hashpw(text.encode()[:72], bcrypt.gensalt(_ROUNDS, b"2a")).decode()


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one of a kept hash. Of the schemes, bcrypt and the plain ones are understood."""
    found = _SCHEME.match(kept)
    if not found:
        return False
    rest = kept[found.end() :]
    if found[1].upper() in ("CLEAR", "CLEARTEXT", "PLAIN"):
        return password == rest
    if found[1].upper() not in ("BLF-CRYPT", "CRYPT") or "\0" in password:
        return False
    try:
        return bcrypt.checkpw(password.encode()[:72], rest.replace("$2y$", "$2b$", 1).encode())
    except ValueError:
        return False
