"""From a method's parameter to an option or argument, and from what is typed to the value.

What is typed is handed on as text by typer, and read here: the facade's own kinds of values (sizes, durations, pairs)
are none that typer knows.
"""

from __future__ import annotations

import json
import re
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import typer

from mailcow_facade.units import to_bytes

Read = Callable[[str], Any]
"""From what is typed to a value; raises ValueError."""

EMPTY: Any = Parameter.empty

SHORT = {"count": "-n", "follow": "-f"}
"""Options that have a letter, too."""

SECRETS = frozenset("bindpass client_secret key password password1 token".split())
"""Parameters that never stand in a command line: others could see it there, and the shell remembers it."""

SECRET_FILES = frozenset({"private_key"})
"""Secrets of several lines, read from a file or from stdin."""

ANSWERS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}

_WAY = "the text, @FILE for a file's, - for stdin's"

_DURATION = re.compile(r"(\d+)\s*([a-z]*)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


@dataclass(frozen=True)
class Kind:
    """How values of a type are typed."""

    metavar: str
    read: Read
    choices: tuple[str, ...] = ()
    many: bool = False
    """Whether it is a list of such."""
    pairs: bool = False
    """Whether these are names with values."""
    flag: bool = False
    lines: bool = False
    """Whether what is read is a list itself, and put to the others."""
    way: str = ""
    """How one is typed, where an argument's name does not tell."""


def kind_of(hint: Any, written: str = "", *, text: bool = False) -> Kind:  # noqa: PLR0911 - a case a line
    """How a parameter's values are typed.

    Args:
        hint: its type, resolved.
        written: its type as it is written, which tells a size from any other number or text.
        text: whether it is long, so that a file may hold it.

    Raises:
        TypeError: there is no way yet to type such values.
    """
    parts = [part for part in _parts(hint) if part is not type(None)]
    if re.search(r"\bSize\b", written):
        return Kind("SIZE", _size)
    if bool in parts and len(parts) > 1:  # mailcow's third state
        numbers = [str(number) for part in parts if get_origin(part) is Literal for number in get_args(part)]
        return Kind("|".join(numbers), _state(numbers), (*numbers,))
    if parts == [bool]:
        return Kind("yes|no", _answer, ("yes", "no"), flag=True)
    for part in parts:
        if get_origin(part) in (Sequence, list, tuple) or part in (Sequence, list):
            if text:
                return Kind("LINE|@FILE|-", _lines, many=True, lines=True, way=_WAY)
            inner = kind_of((get_args(part) or (str,))[0])
            return Kind(inner.metavar, inner.read, inner.choices, many=True, way=inner.way)
        if get_origin(part) is Mapping:
            return Kind("NAME=VALUE", pair, many=True, pairs=True, way="as NAME=VALUE")
        if get_origin(part) is Literal:
            return _choice([str(value) for value in get_args(part)])
    if parts == [str]:
        return Kind("TEXT|@FILE|-", text_of, way=_WAY) if text else Kind("TEXT", str)
    if set(parts) == {int, str}:
        return Kind("ID|NAME", _id_or_name)
    [part, *others] = parts
    simple = {
        int: Kind("NUMBER", _number),
        float: Kind("NUMBER", _decimal),
        datetime: Kind("TIME", _moment),
        timedelta: Kind("DURATION", _duration),
        tzinfo: Kind("ZONE", _zone),
    }
    if not others and part in simple:
        return simple[part]
    if isinstance(part, type) and issubclass(part, tuple) and hasattr(part, "_fields"):
        named: Any = part
        return Kind("JSON", _named(named), way=f"JSON like {_example(named)}; names: {', '.join(named._fields)}")
    raise TypeError(f"no way to type {hint}")


@dataclass(frozen=True)
class Field:
    """A parameter of a method as an option or argument of a command."""

    name: str
    kind: Kind
    help: str
    required: bool
    argument: bool
    """Whether it stands without a name."""
    many: bool
    variadic: bool = False
    """Whether it is the method's ``*names``."""
    default: Any = None
    clearable: bool = False
    """Whether there is an option for the empty list."""

    @property
    def option(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def _short(self) -> list[str]:
        return [SHORT[self.name]] if self.name in SHORT else []

    @property
    def hint(self) -> str:
        return self.metavar if self.argument else self.option

    @property
    def metavar(self) -> str:
        """Of an argument its name, of an option what its value is."""
        if not self.argument:
            return self.kind.metavar
        words = self.name.upper().split("_OR_")
        return "|".join(map(_one, words) if self.many else words)

    def declared(self) -> dict[str, tuple[Any, Any]]:
        """What typer is told: an annotation and a default for each name."""
        complete = _completing(self.kind.choices)
        if self.argument:
            needed = self.required and not self.clearable
            type_: Any = list[str] if self.many else str
            found = {
                self.name: (
                    Annotated[type_ if needed else type_ | None, self._argument(complete)],
                    EMPTY if needed else None,
                )
            }
        elif self.kind.flag:  # as an argument it is a word
            both = f"{self.option}/--no-{self.name.replace('_', '-')}"
            switch = self.option if self.default is False else both
            info = typer.Option(switch, *self._short, help=self.help, show_default=self.default is True)
            found = {
                self.name: (Annotated[bool if isinstance(self.default, bool) else bool | None, info], self.default)
            }
        else:
            single = "--" + _one(self.name.upper()).lower().replace("_", "-")
            info = typer.Option(
                *([self.option, single] if self.many and single != self.option else [self.option]),
                *self._short,
                metavar=self.kind.metavar,
                help=self._about(),
                show_default=False,
                autocompletion=complete,
            )
            type_ = list[str] if self.many else str
            found = {
                self.name: (Annotated[type_ if self.required else type_ | None, info], EMPTY if self.required else None)
            }
        if self.clearable:
            none = typer.Option(f"--no-{self.name.replace('_', '-')}", help="None at all.", show_default=False)
            found[f"no_{self.name}"] = (Annotated[bool, none], False)
        return found

    def value(self, typed: Mapping[str, Any]) -> Any:
        """The value, from what was typed; ``EMPTY`` where nothing was.

        Raises:
            typer.BadParameter: it will not do.
        """
        given = typed.get(self.name)
        if self.clearable and typed.get(f"no_{self.name}"):
            if given:
                raise typer.BadParameter(f"not beside --no-{self.name.replace('_', '-')}", param_hint=self.hint)
            return []
        if given is None or (self.many and not given):
            if self.argument and self.required:
                raise typer.BadParameter(f"give one, or --no-{self.name.replace('_', '-')}", param_hint=self.hint)
            return EMPTY
        if isinstance(given, bool):
            return given
        try:
            if not self.many:
                return self.kind.read(given)
            values = [self.kind.read(each) for each in given]
        except (ValueError, OSError) as error:
            raise typer.BadParameter(str(error), param_hint=self.hint) from None
        if self.kind.lines:
            return [line for lines in values for line in lines]
        return dict(values) if self.kind.pairs else values

    def _argument(self, complete: Callable[[str], list[str]] | None) -> Any:
        return typer.Argument(metavar=self.metavar, help=self._about(), show_default=False, autocompletion=complete)

    def _about(self) -> str:
        default = self.default
        if isinstance(default, (tuple, list)):
            default = ", ".join(map(str, default))
        elif isinstance(default, timedelta):
            default = f"{default.days}d"
        elif isinstance(default, bool):
            default = int(default)  # as it is typed
        notes = ["repeatable"] if self.many and not self.argument else []
        if self.kind.choices and (self.argument or self.kind.metavar == "WORD"):
            notes.append(f"one of {', '.join(self.kind.choices)}")
        elif self.argument and self.kind.way:
            notes.append(self.kind.way)
        if default not in (None, ""):
            notes.append(f"default: {default}")
        return f"{self.help} [{'; '.join(notes)}]".strip() if notes else self.help


def _one(name: str) -> str:
    """A name that stands for several, as that of one of them."""
    return re.sub(r"(?<=SS)ES$|(?<=[^S])S$", "", name)


def _parts(hint: Any) -> Sequence[Any]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else [hint]


def _completing(choices: Sequence[str]) -> Callable[[str], list[str]] | None:
    if not choices:
        return None

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def _choice(choices: Sequence[str]) -> Kind:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"{text!r} is none of {', '.join(choices)}")
        return text

    short = "|".join(choices)
    return Kind(short if len(short) <= 50 else "WORD", read, tuple(choices))


def _answer(text: str) -> bool:
    if text.lower() in ANSWERS:
        return ANSWERS[text.lower()]
    raise ValueError(f"{text!r} is neither yes nor no")


def _state(numbers: Sequence[str]) -> Read:
    def read(text: str) -> bool | int:
        if text in numbers:
            return int(text)
        if text.lower() in ANSWERS:
            return ANSWERS[text.lower()]
        raise ValueError(f"{text!r} is none of {', '.join(numbers)}, yes, no")

    return read


def _size(text: str) -> str:
    to_bytes(text)
    return text


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{text!r} is no whole number") from None


def _decimal(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no number") from None


def _id_or_name(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def pair(text: str) -> tuple[str, str]:
    """A name with its value.

    Raises:
        ValueError: it is none.
    """
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ValueError(f"{text!r} is no pair: write it as NAME=VALUE")
    return name, value


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no moment: write it like 2026-01-31T12:00:00+00:00") from None
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone: end it with Z or an offset such as +01:00")
    return moment


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text.strip().lower())
    if not match or match[2] not in _SECONDS:
        raise ValueError(f"{text!r} is no duration: write it as seconds, or like 30m, 12h, 7d or 2w")
    try:
        return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])
    except OverflowError:
        raise ValueError(f"{text!r} is too long") from None


def _zone(text: str) -> tzinfo:
    import zoneinfo  # noqa: PLC0415

    try:
        return zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{text!r} is no time zone: write it like Europe/Berlin") from None


def text_of(text: str) -> str:
    """The text itself, or that of a file or of stdin.

    Raises:
        ValueError: the file cannot be read.
    """
    if text == "-":
        return sys.stdin.read()
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).expanduser().read_text("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{text[1:]} is not UTF-8") from None
    except OSError as error:
        raise ValueError(f"{text[1:]} cannot be read: {error.strerror}") from None


def _lines(text: str) -> list[str]:
    return text_of(text).splitlines() if text == "-" or text.startswith("@") else [text]


def _example(row: Any) -> str:
    return json.dumps(dict.fromkeys(row._fields[:2], "..."))


def _named(row: Any) -> Read:
    def read(text: str) -> Any:
        try:
            data = json.loads(text)
        except ValueError:
            raise ValueError(f"no JSON: write it like {_example(row)}") from None
        if not isinstance(data, dict):
            raise ValueError(f"no JSON object: write it like {_example(row)}")
        try:
            return row(**data)
        except TypeError:
            raise ValueError(f"the names are {', '.join(row._fields)}") from None

    return read
