"""Arguments on their way to mailcow: what it would swallow or misread is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mailcow_client.types import UNSET, Unset

from mailcow_facade.units import Size, to_mebibytes

T = TypeVar("T")

MAX_TEXT = 255
MAX_PASSWORD_BYTES = 72


def given(value: T | None) -> T | Unset:
    """A field of a request: None leaves it out."""
    return UNSET if value is None else value


def mebibytes(size: Size | None) -> int | Unset:
    """A size as mailcow's writes want it; None leaves it out.

    Raises:
        ValueError, TypeError: see :func:`~mailcow_facade.units.to_mebibytes`.
    """
    return UNSET if size is None else to_mebibytes(size)


def text(value: str, name: str) -> str:
    """A text that mailcow can store.

    Raises:
        TypeError: it is no str; mailcow answers a list with nothing at all.
        ValueError: it is longer than 255 characters; mailcow fails on it without a word.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")
    if len(value) > MAX_TEXT:
        raise ValueError(f"{name} has {len(value)} characters; mailcow stores {MAX_TEXT}")
    return value


def required(value: str, name: str) -> str:
    """A name that stands in a path or names an object.

    Raises:
        TypeError, ValueError: as for :func:`text`, or it is empty or holds a slash.
    """
    value = text(value, name).strip()
    if not value or "/" in value:
        raise ValueError(f"{name} is empty or holds a slash")
    return value


def address(value: str, name: str = "address") -> str:
    """An e-mail address, in lower case as mailcow stores it.

    Raises:
        TypeError, ValueError: it is no address.
    """
    value = required(value, name)
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain or any(character.isspace() for character in value):
        raise ValueError(f"{name} is no e-mail address: {value!r}")
    return value.lower()


def domain(value: str, name: str = "name") -> str:
    """A domain name, in Unicode or punycode, in lower case.

    Raises:
        TypeError, ValueError: it is none. ``all`` and the like are words of mailcow's router.
    """
    value = required(value, name).lower()
    if "." not in value.strip(".") or any(character in "@," or character.isspace() for character in value):
        raise ValueError(f"{name} is no domain name: {value!r}")
    return value


def tags(values: Sequence[str] | None) -> list[str] | Unset:
    """Tags, each once; None leaves them out.

    Raises:
        TypeError: a str was given for a list of them.
    """
    if values is None:
        return UNSET
    if isinstance(values, str):
        raise TypeError("tags is a list of texts, not one text")
    return list(dict.fromkeys(text(value, "a tag") for value in values))


def password(value: str) -> str:
    """A password that mailcow stores as it is. The message never shows it.

    Raises:
        TypeError: it is no str.
        ValueError: it is empty, or has over 72 bytes: mailcow's bcrypt would cut it there in silence.
    """
    if not isinstance(value, str):
        raise TypeError(f"a password is a str, not {type(value).__name__}")
    if not value:
        raise ValueError("the password is empty")
    if (length := len(value.encode())) > MAX_PASSWORD_BYTES:
        raise ValueError(f"the password has {length} bytes; mailcow would cut it after {MAX_PASSWORD_BYTES}")
    return value
