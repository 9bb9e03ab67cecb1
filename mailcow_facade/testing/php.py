"""What PHP makes of values: much of how mailcow answers is how PHP converts, finds empty and encodes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import idna

_NUMBER = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)")
_LABEL = r"[a-z\d](?:-*[a-z\d])*"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)
_LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)


class Failure(Exception):
    """An uncaught exception of PHP: the reply has 0 bytes, and what is told here is left in the session.

    Args:
        message: what the session keeps, where it keeps anything; a text, or a code and its details.
    """

    def __init__(self, message: Any = "An unknown error occured") -> None:
        super().__init__("PHP would have failed here")
        self.message = message


def too_long(column: str) -> Failure:
    """What the database says of a text that its column cannot hold."""
    return database_error("22001", 1406, f"Data too long for column '{column}' at row 1")


def database_error(state: str, number: int, text: str) -> Failure:
    """What the database refused."""
    return Failure(["mysql_error", {"errorInfo": [state, number, text]}])


def intval(value: Any) -> int:
    """The number at the start of a text, or 0; of a list 1, unless it is empty."""
    if isinstance(value, str):
        found = _NUMBER.match(value)
        return int(float(found[1])) if found else 0
    if isinstance(value, (bool, int, float)):
        return int(value)
    return 1 if value else 0


def is_numeric(value: Any) -> bool:
    """Whether PHP takes it for a number: a text must be one as a whole."""
    if isinstance(value, str):
        return _NUMBER.fullmatch(value.rstrip(" \t\n\r\v\f")) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_int(value: Any, low: int, high: int) -> bool:
    """Whether PHP's filter takes it for a whole number within these bounds."""
    if isinstance(value, (list, dict)):
        return False
    found = re.fullmatch(r"[+-]?(?:0|[1-9]\d*)", text(value).strip(), re.ASCII)
    return found is not None and low <= int(found[0]) <= high


def text(value: Any) -> str:
    """A value where PHP wants a text.

    Raises:
        Failure: it is a list or an object.
    """
    if isinstance(value, (list, dict)):
        raise Failure
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


def stored(value: Any) -> str | None:
    """A value where the database wants a text: a list or an object becomes a word."""
    if isinstance(value, (list, dict)):
        return "Array"
    return None if value is None else text(value)


def empty(value: Any) -> bool:
    """Whether PHP takes it for nothing: so it does with ``"0"``."""
    return not value or value == "0"


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as the only one in it; nothing for None."""
    if value is None:
        return []
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [value]


def split(value: Any) -> list[str]:
    """The parts of a text that blanks, commas, semicolons or line ends separate.

    Raises:
        Failure: it is a list or an object.
    """
    return [part.strip() for part in re.split(r"[ ,;\n]", text(value))]


def is_email(value: Any) -> bool:
    """Whether PHP's filter takes it for an address: its domain has a dot."""
    if not isinstance(value, str):
        return False
    local_part, at, domain = value.rpartition("@")
    return bool(
        at
        and len(local_part) <= 64
        and _LOCAL_PART.fullmatch(local_part)
        and "." in domain
        and len(domain) <= 253
        and _DOMAIN.fullmatch(domain)
    )


def is_domain(value: Any) -> bool:
    """Whether it is the name of a domain, or of a host: one label will do.

    Raises:
        Failure: it is a list or an object.
    """
    name = to_ascii(text(value))
    return len(name) <= 253 and bool(_DOMAIN.fullmatch(name)) and all(len(label) <= 63 for label in name.split("."))


def is_regex(pattern: str) -> bool:
    """Whether it is a pattern for PHP: delimited, as ``/x/i``."""
    pattern = pattern.lstrip()
    start = pattern[:1]
    if not start or start.isalnum() or start == "\\":
        return False
    end = {"(": ")", "[": "]", "{": "}", "<": ">"}.get(start, start)
    place, depth = 1, 1
    while place < len(pattern) and depth:
        if pattern[place] == "\\":
            place += 1
        elif pattern[place] == end:
            depth -= 1
        elif pattern[place] == start:
            depth += 1
        place += 1
    body, modifiers = pattern[1 : place - 1], pattern[place:]
    if depth or not set(modifiers.rstrip()) <= set("imsxADSUXJun"):
        return False
    # Of what Python's patterns know not, the most usual is spelt as they do.
    for theirs, ours in ((r"\(\?[imsxUJn-]+\)", ""), (r"\(\?<(?![=!])", "(?P<"), (r"\\[hHRKXNv]", ".")):
        body = re.sub(theirs, ours, body)
    try:
        re.compile(body)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def to_ascii(name: str) -> str:
    """A domain as the DNS spells it; an empty text where it has no such spelling."""
    if name.isascii():
        return name.lower()
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def to_unicode(name: str) -> str:
    """A domain as people spell it."""
    try:
        return idna.decode(name) if "xn--" in name else name
    except idna.IDNAError:
        return name


def domain_of(address: str) -> str:
    """What stands behind the first ``@``, as the DNS spells it; an empty text where there is none."""
    return to_ascii(address.partition("@")[2])


def html(value: str) -> str:
    """A text with what means something in HTML spelt out."""
    for char, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#039;")):
        value = value.replace(char, name)
    return value


def decoded(value: Any) -> Any:
    """A JSON value after PHP has held it: an empty object has become an empty list, numbered keys a list."""
    if isinstance(value, dict):
        if all(key == str(number) for number, key in enumerate(value)):
            return [decoded(item) for item in value.values()]
        return {key: decoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [decoded(item) for item in value]
    return value


def merged(*arrays: dict[str, Any] | list[Any]) -> dict[str, Any]:
    """Arrays in one: of a name given twice the last, and numbered ones counted anew."""
    result: dict[str, Any] = {}
    count = 0
    for array in arrays:
        items: Iterable[tuple[str, Any]] = array.items() if isinstance(array, dict) else enumerate_keys(array)
        for name, value in items:
            key = name
            if key.isdecimal():
                key, count = str(count), count + 1
            result[key] = value
    return result


def enumerate_keys(values: list[Any]) -> Iterable[tuple[str, Any]]:
    """Each value of a list with its place as a text."""
    return ((str(number), value) for number, value in enumerate(values))


def encode(value: Any) -> bytes:
    """JSON as PHP writes it: ASCII alone, and slashes escaped."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/").encode()
