"""Arguments on their way to mailcow: what it would swallow or misread is refused before anything is sent.

A check that takes None hands it on as "not given", and the field stays out of the request. For the others there is
:func:`given`. Each raises TypeError for a value of the wrong type, and ValueError for one that will not do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from operator import index
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar, overload

from mailcow_client.types import UNSET, Unset

from mailcow_facade.units import Size, to_mebibytes

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

MAX_NUMBER = 2**31 - 1
MAX_ID = 2**63 - 1
MAX_TEXT = 255
MAX_LONG_TEXT_BYTES = 65535
MAX_PASSWORD_BYTES = 72
MAX_TAGS = 26
MAX_DOMAIN = 253
MIN_DKIM_BITS = 512
MAX_DKIM_BITS = 8192

# Compiled when they are first needed: that takes longer than many a program's only call.
_DOMAIN = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+"
_HOST = r"^(\[?\.?)(.*?)(\]?(?::[0-9a-z]+)?)$"
_DKIM_SELECTOR = r"[A-Za-z0-9._-]*[A-Za-z0-9][A-Za-z0-9._-]*"
# What PHP takes for a local part without quotes.
_PLAIN_LOCAL_PART = r"(?i)(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"


class Fields(Protocol):
    """The fields of a request."""

    def to_dict(self) -> dict[str, Any]: ...


Changes = TypeVar("Changes", bound=Fields)


@overload
def given(value: T | None) -> T | Unset: ...
@overload
def given(value: T | None, check: Callable[Concatenate[T, P], R], *args: P.args, **options: P.kwargs) -> R | Unset: ...
def given(value: Any, check: Callable[..., Any] | None = None, *args: Any, **options: Any) -> Any:
    """A field of a request, checked by one of the functions here; None leaves it out."""
    if value is None:
        return UNSET
    return check(value, *args, **options) if check else value


def changes(fields: Changes) -> Changes:
    """The fields of an edit.

    Raises:
        ValueError: there are none.
    """
    if not fields.to_dict():
        raise ValueError("nothing to change was given")
    return fields


@overload
def flag(value: bool, name: str) -> bool: ...
@overload
def flag(value: bool | None, name: str) -> bool | Unset: ...
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


def number(value: int, name: str, least: int = 0, most: int = MAX_NUMBER) -> int:
    """A whole number within bounds.

    Raises:
        TypeError: it is no int. mailcow takes every text for 0, or for a word of its router.
        ValueError: it is out of bounds. Of a greater one mailcow stores something else, or breaks off without a word.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{name} is an int, not {type(value).__name__}")
    value = index(value)
    if not least <= value <= most:
        raise ValueError(f"{name} is {least} {'or more' if most >= MAX_NUMBER > value else f'to {most}'}, not {value}")
    return value


def count(value: int | None, name: str, least: int = 0, most: int = MAX_NUMBER) -> int | Unset:
    """A whole number within bounds; None leaves it out.

    Raises:
        TypeError, ValueError: see :func:`number`.
    """
    return given(value, number, name, least, most)


def identifier(value: int, name: str = "id") -> int:
    """The number that names an object.

    Raises:
        TypeError, ValueError: see :func:`number`.
    """
    return number(value, name, most=MAX_ID)


def choice(value: T | None, name: str, allowed: Collection[T]) -> T | Unset:
    """One of a fixed set; None leaves it out.

    Raises:
        ValueError: see :func:`one_of`.
    """
    return UNSET if value is None else one_of(value, name, allowed)


def one_of(value: T, name: str, allowed: Collection[T]) -> T:
    """One of a fixed set.

    Raises:
        ValueError: it is none of them. mailcow stores many a thing that it does not know, and fails on others.
    """
    if value not in allowed:
        raise ValueError(f"{name} is one of {', '.join(map(repr, allowed))}, not {value!r}")
    return value


@overload
def choices(values: Sequence[T], name: str, allowed: Collection[T]) -> list[T]: ...
@overload
def choices(values: Sequence[T] | None, name: str, allowed: Collection[T]) -> list[T] | Unset: ...
def choices(values: Sequence[T] | None, name: str, allowed: Collection[T]) -> list[T] | Unset:
    """Some of a fixed set; None leaves them out.

    Raises:
        TypeError: it is one text.
        ValueError: one is none of them. mailcow drops what it does not know, and says success.
    """
    if values is None:
        return UNSET
    if isinstance(values, str):
        raise TypeError(f"{name} is a list of texts, not {values!r}")
    return [one_of(value, f"each of {name}", allowed) for value in values]


@overload
def texts(values: Sequence[T], name: str) -> list[T]: ...
@overload
def texts(values: Sequence[T] | None, name: str) -> list[T] | Unset: ...
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
    return given(size, to_mebibytes)


def optional_text(value: str | None, name: str) -> str | Unset:
    """A text that mailcow can store; None leaves it out.

    Raises:
        TypeError, ValueError: see :func:`text`.
    """
    return given(value, text, name)


def text(value: str, name: str, most: int = MAX_TEXT) -> str:
    """A text that mailcow can store.

    Raises:
        TypeError: it is no str; mailcow answers a list with nothing at all.
        ValueError: it is longer than 255 characters, or what else is the limit; mailcow fails on it without a word.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")
    if len(value) > most:
        raise ValueError(f"{name} has {len(value)} characters; mailcow stores {most}")
    return value


def long_text(value: str, name: str, most: int | None = MAX_LONG_TEXT_BYTES) -> str:
    """A text that is kept where there is more room, within a limit in bytes if there is one.

    Raises:
        TypeError, ValueError: as for :func:`text`.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")
    if most is not None and (length := len(value.encode())) > most:
        raise ValueError(f"{name} has {length} bytes; mailcow stores {most}")
    return value


def filled(value: str, name: str, most: int = MAX_TEXT) -> str:
    """A text that says something.

    Raises:
        TypeError, ValueError: as for :func:`text`, or it is what mailcow takes for none: empty, or ``0``.
    """
    if text(value, name, most).strip() in ("", "0"):
        raise ValueError(f"{name} is empty, or 0, which mailcow takes for empty")
    return value


def word(value: str, name: str) -> str:
    """A text without spaces, such as a host.

    Raises:
        TypeError, ValueError: as for :func:`filled`, or there is a space in it.
    """
    value = filled(value, name).strip()
    if any(character.isspace() for character in value):
        raise ValueError(f"{name} holds a space: {value!r}")
    return value


def host(value: str, name: str) -> str:
    """A host as Postfix writes it, with brackets and port if any; a name that is not in ASCII becomes punycode.

    Raises:
        TypeError, ValueError: as for :func:`word`, or a name that is not in ASCII is no domain name.
    """
    value = word(value, name)
    if value.isascii():
        return value
    before, place, after = re.findall(_HOST, value)[0]
    return f"{before}{domain(place, name)}{after}"


def required(value: str, name: str) -> str:
    """A name that stands in a path or names an object.

    Raises:
        TypeError, ValueError: as for :func:`text`, or it is empty or holds a slash.
    """
    value = text(value, name).strip()
    if not value or "/" in value:
        raise ValueError(f"{name} is empty or holds a slash")
    return value


def domain(value: str, name: str = "name") -> str:
    """A domain name given in Unicode or punycode, as mailcow stores it: in punycode and lower case.

    Raises:
        TypeError, ValueError: it is none. mailcow breaks off without a word at some of these, takes others for several
            names or for a word of its router (``all``), and stores others under a name that cannot be deleted.
    """
    try:
        # As mailcow does, by the older of the two rules: ß becomes ss.
        found = required(value, name).lower().encode("idna").decode()
    except UnicodeError:
        found = ""
    if not re.fullmatch(_DOMAIN, found) or len(found) > MAX_DOMAIN:
        raise ValueError(f"{name} is no domain name: {value!r}")
    return found


def address(value: str, name: str = "address") -> str:
    """One e-mail address, its domain in Unicode or punycode, as mailcow stores it: in punycode and lower case.

    Raises:
        TypeError, ValueError: it is no address, or several.
    """
    local_part, place = _parts(value, name)
    return text(f"{local_part.lower()}@{place}", name)


def plain_address(value: str, name: str, *, lower: bool = True) -> str:
    """One e-mail address of which mailcow changes nothing.

    Args:
        lower: whether it is put into lower case, as for :func:`address`.

    Raises:
        TypeError, ValueError: as for :func:`address`, or the local part is not in ASCII, is quoted or too long, or the
            domain ends with a number: where there is no code for it, mailcow drops such an address, or letters of it,
            and says success.
    """
    local_part, place = _parts(value, name)
    if not re.fullmatch(_PLAIN_LOCAL_PART, local_part) or place.rpartition(".")[2][0].isdigit():
        raise ValueError(f"{name} is an address that mailcow would change or drop: {value!r}")
    return text(f"{local_part.lower() if lower else local_part}@{place}", name)


def plain_address_or_empty(value: str, name: str) -> str:
    """An e-mail address of which mailcow changes nothing, or "" for none.

    Raises:
        TypeError, ValueError: see :func:`plain_address`.
    """
    return text(value, name) and plain_address(value, name)


def joined_addresses(values: Sequence[str], name: str, *, lower: bool = True) -> str:
    """Addresses in one text, as mailcow takes several; "" for none.

    Raises:
        TypeError: it is one text.
        ValueError: see :func:`plain_address`.
    """
    found = (plain_address(value, f"each of {name}", lower=lower) for value in texts(values, name))
    return long_text(",".join(dict.fromkeys(found)), name)


def address_or_domain(value: str, name: str) -> str:
    """An e-mail address; or a domain, with or without ``@`` before it, as which it is returned.

    Raises:
        TypeError, ValueError: it is neither.
    """
    value = required(value, name)
    if "@" in value.removeprefix("@"):
        return address(value, name)
    return "@" + domain(value.removeprefix("@"), name)


def _parts(value: str, name: str) -> tuple[str, str]:
    local_part, _, place = required(value, name).rpartition("@")
    try:
        # mailcow splits a text at some of these, and an address at its first @.
        if not local_part or re.search(r"[\s,;@]", local_part):
            raise ValueError(value)
        return local_part, domain(place, name)
    except ValueError:
        raise ValueError(f"{name} is no e-mail address: {value!r}") from None


def tags(values: Sequence[str] | None, *, limit: int | None = MAX_TAGS) -> list[str] | Unset:
    """Tags, each once; None leaves them out.

    Raises:
        TypeError: a str was given for a list of them.
        ValueError: there are more than 26, one is empty, ``"0"`` (which mailcow takes for empty) or holds a comma, at
            which mailcow would split it, or two differ in nothing that mailcow looks at.
    """
    if values is None:
        return UNSET
    unique = list(dict.fromkeys(text(value, "a tag") for value in texts(values, "tags")))
    if any(tag.strip() in ("", "0") or "," in tag for tag in unique):
        raise ValueError("a tag is empty, or 0, which mailcow takes for empty, or holds a comma")
    if len({_spoken(tag) for tag in unique}) < len(unique):
        raise ValueError(f"mailcow takes two of these tags for the same: {', '.join(unique)}")
    if limit is not None and len(unique) > limit:
        raise ValueError(f"{len(unique)} tags; mailcow takes {limit} in one call")
    return unique


def tag_query(tags: Sequence[str] | Unset) -> str | Unset:
    """What to ask for where only that is wanted which has one of the tags; mailcow answers with more.

    It looks for them as patterns, in which a backslash stands for itself only when doubled.
    """
    return ",".join(tags).replace("\\", "\\\\") if tags else UNSET


class TagChange(NamedTuple):
    """What makes some tags into others."""

    add: list[str]
    """Those that are new."""
    remove: list[str]
    """Those that are too many."""
    respell: list[str]
    """Those to add once the others are gone: mailcow takes each for one that is there, spelt another way."""


def tag_change(have: Sequence[str], wanted: Sequence[str]) -> TagChange:
    """What makes the tags ``have`` into ``wanted``.

    mailcow drops a tag that is there already, and those after it; so none of them is sent.

    Raises:
        ValueError: over 26 are new.
    """
    known = {_spoken(tag) for tag in have}
    new = [tag for tag in wanted if tag not in have]
    if len(new) > MAX_TAGS:
        raise ValueError(f"{len(new)} new tags; mailcow takes {MAX_TAGS} in one call")
    return TagChange(
        add=[tag for tag in new if _spoken(tag) not in known],
        remove=[tag for tag in have if tag not in wanted],
        respell=[tag for tag in new if _spoken(tag) in known],
    )


def _spoken(tag: str) -> str:
    """What mailcow's database compares of a tag: neither case nor accents nor blanks at the end."""
    letters = unicodedata.normalize("NFKD", tag.lower().replace("ß", "s"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).rstrip()


def password(value: str) -> str:
    """A password that mailcow stores as it is. The message never shows it.

    Raises:
        TypeError: it is no str.
        ValueError: it is empty, holds a NUL, on which mailcow fails, or has over 72 bytes: its bcrypt would cut it
            there in silence.
    """
    if not isinstance(value, str):
        raise TypeError(f"a password is a str, not {type(value).__name__}")
    if not value:
        raise ValueError("the password is empty")
    if "\0" in value:
        raise ValueError("the password holds a NUL")
    if (length := len(value.encode())) > MAX_PASSWORD_BYTES:
        raise ValueError(f"the password has {length} bytes; mailcow would cut it after {MAX_PASSWORD_BYTES}")
    return value


def dkim_selector(value: str) -> str:
    """The name of a DKIM key in DNS.

    Raises:
        TypeError, ValueError: it is none that mailcow takes.
    """
    if not re.fullmatch(_DKIM_SELECTOR, text(value, "dkim_selector")):
        raise ValueError(f"dkim_selector has letters, digits and -_. only: {value!r}")
    return value


def dkim_selector_or_empty(value: str) -> str:
    """The name of a DKIM key in DNS, or "" for no key.

    Raises:
        TypeError, ValueError: see :func:`dkim_selector`.
    """
    return text(value, "dkim_selector") and dkim_selector(value)


def dkim_bits(value: int, name: str) -> int:
    """The length of a DKIM key.

    Raises:
        TypeError, ValueError: see :func:`number`. mailcow has the same code for this and for a key that is there.
    """
    return number(value, name, MIN_DKIM_BITS, MAX_DKIM_BITS)
