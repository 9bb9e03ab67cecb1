"""Whether a call that a remedy names is one that this package has, and takes these arguments."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx

from mailcow_facade import Mailcow, MailcowError

PLACEHOLDERS = {"password": "Some-Passw0rd-1"}
"""Names that a call may hold for what the reader must fill in."""


def complaint(call: str, *, made: bool = True) -> str:
    """What is wrong with a call such as ``cow.mailboxes.edit('anna@example.org', active=True)``; empty if nothing is.

    With ``made``, it is made to a server that says yes to everything: the facade looks at the values before that.
    """
    with _yes_sayer() as cow:
        try:
            method, arguments, options = read_call(call, cow)
            inspect.signature(method).bind(*arguments, **options)
            if made:
                method(*arguments, **options)
        except MailcowError:
            pass  # what was sent is right; the reply is made up
        except (AttributeError, SyntaxError, TypeError, ValueError) as error:
            return f"{type(error).__name__}: {error}"
    return ""


def read_call(
    call: str, cow: Mailcow, password: str = PLACEHOLDERS["password"]
) -> tuple[Any, list[Any], dict[str, Any]]:
    """The method that a call names, and what it is called with; ``password`` stands for the name in it.

    Raises:
        AttributeError, SyntaxError, TypeError, ValueError: it is none.
    """
    tree = ast.parse(call, mode="eval").body
    if not isinstance(tree, ast.Call):
        raise TypeError("no call")
    first, *path = ast.unparse(tree.func).split(".")
    if first != "cow" or not path or any(name.startswith("_") for name in path):
        raise AttributeError("no public method of cow")
    method: Any = cow
    for name in path:
        method = getattr(method, name)
    if any(keyword.arg is None for keyword in tree.keywords):
        raise TypeError("** tells no argument's name")
    values = {**PLACEHOLDERS, "password": password}
    arguments = [_value(each, values) for each in tree.args]
    return method, arguments, {str(keyword.arg): _value(keyword.value, values) for keyword in tree.keywords}


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """All calls that stand in the source below a folder: where, and the call, with stand-ins for what is filled in."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            names = {
                target.id: node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.keyword) and node.arg == "call":
                    value = names.get(node.value.id, node.value) if isinstance(node.value, ast.Name) else node.value
                    text = _text(value)
                    if text:
                        yield f"{path.name}:{node.value.lineno}", text


def _text(node: ast.expr) -> str:
    """What an f-string may become, or nothing where only a run can tell."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            parts.append("'filled in'" if part.conversion == ord("r") else "1")
    return "".join(parts)


def _value(node: ast.expr, values: Mapping[str, str]) -> Any:
    if isinstance(node, ast.Name) and node.id in values:
        return values[node.id]
    return ast.literal_eval(node)


def _yes_sayer() -> Mailcow:
    def answer(request: httpx.Request) -> httpx.Response:
        told: list[Mapping[str, Any]] = [{"type": "success", "log": [], "msg": ["ok", "1"]}]
        return httpx.Response(200, json={} if request.method == "GET" else told)

    return Mailcow("https://mail.example.org", api_key="MADE-UP", retries=0, transport=httpx.MockTransport(answer))
