"""What a user's editor shows: every public name has a signature that completes, types, and a first sentence."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest

import mailcow_facade
from mailcow_facade import AsyncMailcow, Mailcow

SYNC = Mailcow("https://mail.example.org", api_key="NONE")
ASYNC = AsyncMailcow("https://mail.example.org", api_key="NONE")
ANYTHING = {("request", "json")}  # any JSON at all
# What awaiting makes of a name or a type.
TWINS = {
    "aclose": "close",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "AsyncIterator": "Iterator",
    "AsyncGenerator": "Generator",
    "AsyncBaseTransport": "BaseTransport",
}


def walk(target: object, where: str = "") -> Iterator[tuple[str, type]]:
    """The client's class and those of all that hangs on it, each by its path: ``templates.domains``."""
    yield where, type(target)
    for name in sorted({*dir(type(target)), *vars(target)}):
        if name.startswith("_") or callable(getattr(type(target), name, None)):
            continue
        part = getattr(target, name)
        if type(part).__module__.startswith(("mailcow_facade._async", "mailcow_facade._sync")):
            yield from walk(part, f"{where}.{name}".lstrip("."))


def methods(target: object) -> dict[str, Any]:
    """What can be called, by its path; the classes themselves are called too."""
    found = {}
    for where, class_ in walk(target):
        for name in dir(class_):
            member = inspect.getattr_static(class_, name)
            if isinstance(member, (staticmethod, classmethod)):
                member = member.__func__
            if inspect.isfunction(member) and (not name.startswith("_") or name in TWINS or name in TWINS.values()):
                found[f"{where}.{name}".lstrip(".")] = member
        if where == "":
            found["__init__"] = class_.__init__  # type: ignore[misc]
    return found


def problems(function: Any) -> list[str]:
    """Why an editor could not help with a function."""
    found = []
    signature = inspect.signature(function)
    for name, parameter in signature.parameters.items():
        if name in {"self", "cls"}:
            continue
        if parameter.annotation is parameter.empty:
            found.append(f"{name} has no type")
        if parameter.kind is parameter.VAR_KEYWORD:
            found.append(f"**{name} cannot be completed")
        if parameter.kind is parameter.VAR_POSITIONAL and parameter.annotation in ("Any", "object", Any, object):
            found.append(f"*{name} takes anything")
        elif re.search(r"\bAny\b", str(parameter.annotation)) and (function.__name__, name) not in ANYTHING:
            found.append(f"{name} is Any")
    if signature.return_annotation is signature.empty:
        found.append("returns an unknown type")
    if not function.__name__.startswith("__") and not first_sentence(function.__doc__):
        found.append("its docstring does not begin with a sentence")
    return found


def first_sentence(text: str | None) -> str:
    """The first paragraph of a docstring where it is a sentence, else nothing."""
    head = " ".join(inspect.cleandoc(text or "").partition("\n\n")[0].split())
    return head if re.match(r"(?:[A-Z`]|mailcow\b).*[.:]$", head) else ""


@pytest.mark.parametrize("client", [SYNC, ASYNC], ids=["sync", "async"])
def test_every_method_is_typed_and_told(client: object, capsys: pytest.CaptureFixture[str]) -> None:
    found = methods(client)
    wrong = {name: about for name, method in found.items() if (about := problems(method))}
    assert wrong == {}
    with capsys.disabled():
        print(f"\npublic methods of {type(client).__name__} with types and a first sentence: {len(found)}")
    assert len(found) > 150


@pytest.mark.parametrize("client", [SYNC, ASYNC], ids=["sync", "async"])
def test_every_class_and_property_is_told(client: object) -> None:
    for where, class_ in walk(client):
        assert first_sentence(class_.__doc__), class_
        for name in dir(class_):
            member = inspect.getattr_static(class_, name)
            if name.startswith("_") or not isinstance(member, (property, functools.cached_property)):
                continue
            getter = member.fget if isinstance(member, property) else member.func
            assert getter, f"{where}.{name}"
            assert first_sentence(member.__doc__), f"{where}.{name}"
            assert inspect.signature(getter).return_annotation is not inspect.Signature.empty, f"{where}.{name}"


def test_every_exported_name_is_told() -> None:
    for name in mailcow_facade.__all__:
        value = getattr(mailcow_facade, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert first_sentence(value.__doc__), name


def twin(text: str) -> str:
    """A name or a type of the async client's as the sync one has it."""
    for ours, theirs in TWINS.items():
        text = re.sub(rf"\b{ours}\b", theirs, text)
    text = re.sub(r"\b(?:Awaitable|Coroutine\[Any, Any,) ?\[?", "", text)
    return re.sub(r"\bAsync([A-Z])", r"\1", text)


def described(function: Any) -> tuple[str, ...]:
    signature = inspect.signature(function)
    parameters = [twin(f"{p.kind.name} {p}") for p in signature.parameters.values()]
    return (*parameters, "-> " + twin(str(signature.return_annotation)))


def test_sync_and_async_have_the_same_names_and_signatures() -> None:
    sync = {name: described(method) for name, method in methods(SYNC).items()}
    same = {twin(name): described(method) for name, method in methods(ASYNC).items()}
    assert sync == same


def test_what_is_awaited_in_one_is_called_in_the_other() -> None:
    for name, method in methods(SYNC).items():
        assert not inspect.iscoroutinefunction(method), name
        assert not inspect.isasyncgenfunction(method), name
    called = {
        name
        for name, method in methods(ASYNC).items()
        if not inspect.iscoroutinefunction(method) and not inspect.isasyncgenfunction(method)
    }
    # Neither sends anything by itself.
    assert {name for name in called if "Iterator" not in str(inspect.signature(methods(ASYNC)[name]))} <= {
        "__init__",
        "from_env",
    }


def kwargs(**options: Any) -> None:
    """Do something."""


def args(*values: Any) -> None:
    """Do something."""


def untyped(value, *, other: Any = None):  # type: ignore[no-untyped-def]
    """no sentence"""


@pytest.mark.parametrize(
    ("function", "found"),
    [
        (kwargs, ["**options cannot be completed", "options is Any"]),
        (args, ["*values takes anything"]),
        (
            untyped,
            [
                "value has no type",
                "other is Any",
                "returns an unknown type",
                "its docstring does not begin with a sentence",
            ],
        ),
    ],
)
def test_problems_are_found(function: Any, found: list[str]) -> None:
    assert problems(function) == found


@pytest.mark.parametrize("client", [SYNC, ASYNC], ids=["sync", "async"])
def test_what_may_be_given_by_its_place(client: Mailcow) -> None:
    places: dict[Any, list[str]] = {
        client.mailboxes.list: ["domain", "tags"],
        client.mailboxes.iter: ["domain", "page_size"],
        client.mailboxes.create: ["address", "password"],
        client.mailboxes.set_password: ["address", "password"],
        client.aliases.create: ["address", "goto"],
        client.app_passwords.create: ["mailbox", "name", "password", "protocols"],
        client.logs.postfix: ["count"],
        client.request: ["method", "path"],
    }
    for method, names in places.items():
        given = inspect.signature(method).parameters.values()
        assert [parameter.name for parameter in given if parameter.kind is parameter.POSITIONAL_OR_KEYWORD] == names
