"""Arguments on their way to mailcow: what it would swallow or misread is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from mailcow_client.types import UNSET, Unset

from mailcow_facade.units import Size, to_mebibytes

T = TypeVar("T")

MAX_TEXT = 255
MAX_PASSWORD_BYTES = 72
MAX_TAGS = 26


def given(value: T | None) -> T | Unset:
    """A field of a request: None leaves it out."""
    return UNSET if value is None else value


def flag(value: bool | None, name: str) -> bool | Unset:
    """A switch; None leaves it out.

    Raises:
        TypeError: it is no bool. mailcow takes the text "true" for off.
    """
    if value is None:
        return UNSET
    if not isinstance(value, bool):
        raise TypeError(f"{name} is True or False, not {value!r}")
    return value


def count(value: int | None, name: str) -> int | Unset:
    """A whole number from 0; None leaves it out.

    Raises:
        TypeError: it is no int. mailcow takes every text for 0.
        ValueError: it is negative.
    """
    if value is None:
        return UNSET
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is an int, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} cannot be negative: {value}")
    return value


def choice(value: T | None, name: str, allowed: Collection[T]) -> T | Unset:
    """One of a fixed set; None leaves it out.

    Raises:
        ValueError: it is none of them. mailcow stores many a thing that it does not know.
    """
    if value is None:
        return UNSET
    if value not in allowed:
        raise ValueError(f"{name} is one of {', '.join(map(repr, allowed))}, not {value!r}")
    return value


def texts(values: Sequence[T] | None, name: str) -> list[T] | Unset:
    """A list of texts; None leaves it out.

    Raises:
        TypeError: it is one text, or holds something else.
    """
    if values is None:
        return UNSET
    if isinstance(values, str) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} is a list of texts, not {values!r}")
    return list(values)


def mebibytes(size: Size | None) -> int | Unset:
    """A size as mailcow's writes want it; None leaves it out.

    Raises:
        ValueError, TypeError: see :func:`~mailcow_facade.units.to_mebibytes`.
    """
    return UNSET if size is None else to_mebibytes(size)


def optional_text(value: str | None, name: str) -> str | Unset:
    """A text that mailcow can store; None leaves it out.

    Raises:
        TypeError, ValueError: see :func:`text`.
    """
    return UNSET if value is None else text(value, name)


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
        ValueError: there are more than 26, or one is empty or holds a comma, at which mailcow would split it.
    """
    if values is None:
        return UNSET
    if isinstance(values, str):
        raise TypeError("tags is a list of texts, not one text")
    unique = list(dict.fromkeys(text(value, "a tag") for value in values))
    if any(not tag.strip() or "," in tag for tag in unique):
        raise ValueError("a tag is empty or holds a comma")
    if len(unique) > MAX_TAGS:
        raise ValueError(f"{len(unique)} tags; mailcow takes {MAX_TAGS} in one call")
    return unique


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
