"""What the generated modules share: the marker for a missing value, lenient readers, and the record of an operation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final, Generic, Literal, NamedTuple, Protocol, TypeVar, final

import httpx
from attrs import define, field


@final
class Unset:
    """The type of UNSET."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset()
"""Stands for a field that is not there, in a request or in a reply."""


class Operation(NamedTuple):
    """What a transport must know of an operation to understand its reply. Sent along as ``extensions["operation"]``."""

    id: str
    """The operationId of the effective spec."""
    method: str
    path: str
    """The path template."""
    reply: str
    """How to understand it.

    ``list``: ``{}`` is an empty one. ``object`` and ``scalar``: ``{}`` and ``[]`` mean that there is none. ``either``: ``{}`` means so,
    ``[]`` is an empty list. ``results``: what became of a write. ``value`` and ``text``: as it is.
    """
    writes: bool
    since: str
    """The first mailcow release that has the route, where that is known."""


T = TypeVar("T")


@define
class Response(Generic[T]):
    """A parsed reply with its status and headers."""

    status_code: HTTPStatus
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    parsed: T


def reply_of(response: httpx.Response) -> Any:
    """The value of a reply: what a transport made of it, or else its JSON."""
    if "data" in response.extensions:
        return response.extensions["data"]
    return response.json()


class _Model(Protocol):
    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Any: ...


# mailcow is PHP: a number may come as a string, a switch as a number or as a string, an empty map as a list. These
# readers take every spelling of the declared type. What does not fit is handed on as it is, never lost and never an
# error: a server that is newer than this package stays readable.

_INTEGER: Final = re.compile(r"\s*-?[0-9]{1,18}\s*")
_NUMBER: Final = re.compile(r"\s*-?[0-9]{1,18}(\.[0-9]+)?\s*")
_BOOLEANS: Final[dict[Any, bool]] = {0: False, 1: True, "0": False, "1": True, "": False, "no": False, "yes": True}


def as_bool(value: Any) -> Any:
    if type(value) is str or type(value) is int:
        return _BOOLEANS.get(value, value)
    return value


def as_int(value: Any) -> Any:
    if type(value) is int:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def as_float(value: Any) -> Any:
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else value
    return value


def as_datetime(value: Any) -> Any:
    """Unix seconds as an aware datetime in UTC."""
    seconds = value if type(value) is int else as_float(value)
    if type(seconds) is int or type(seconds) is float:
        try:
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        except (ValueError, OverflowError, OSError):
            return value
    return value


def as_datetime_or_none(value: Any) -> Any:
    """Like ``as_datetime``, but 0 is no time, and so are PHP's stand-ins for null."""
    if type(value) is int:
        return as_datetime(value) if value else None
    return as_one_of(value, null=True, scalar=as_datetime)


def as_str(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def as_model(model: type[_Model], value: Any) -> Any:
    if isinstance(value, dict):
        return model.from_dict(value)
    if value == [] and isinstance(value, list):
        return model.from_dict({})
    return value


def as_list(read: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, list):
        return [read(item) for item in value]
    if value == {} or value == "":
        return []
    return value


def as_models(model: type[_Model], rows: Any) -> Any:
    """The list that a whole reply is.

    It takes the rows out of ``rows``, each when it is read: of 10,000 mailboxes there are never both the rows and the
    models, which spares memory, and the garbage collector a third of the time.
    """
    if not isinstance(rows, list):
        return as_list(model.from_dict, rows)
    models = []
    rows.reverse()
    while rows:
        models.append(as_model(model, rows.pop()))
    return models


def as_one_of(
    value: Any,
    *,
    null: bool = False,
    model: type[_Model] | None = None,
    items: Callable[[Any], Any] | None = None,
    scalar: Callable[[Any], Any] | None = None,
) -> Any:
    """One of several types. Where null is allowed, PHP's stand-ins for it (false, "", "- ", [], no time) are read so."""
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        if items is not None and isinstance(value, list):
            return as_list(items, value)
        if value:
            return value if model is None or isinstance(value, list) else model.from_dict(value)
        if null and scalar is not as_str and scalar is not as_bool:
            return None
        return value if model is None else model.from_dict({})
    if scalar is not None:
        if scalar is as_str or scalar is as_bool:
            return scalar(value)
        if null and scalar is as_datetime and value in (0, "0", False):
            return None
        value = scalar(value)
    if null and (value is False or (isinstance(value, str) and not value.strip(" -"))):
        return None
    return value


def to_json(value: Any) -> Any:
    """A model, a moment, or a list or dict with such in it, as plain JSON values; a moment is Unix seconds."""
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {name: to_json(item) for name, item in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, datetime.datetime):
        seconds = value.timestamp()
        return int(seconds) if seconds.is_integer() else seconds
    return value
