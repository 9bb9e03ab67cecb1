"""Which of the facade's methods reach which operation: read from its own source, without running it."""

from __future__ import annotations

import ast
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import mailcow_client.api
from mailcow_client.types import Operation

from mailcow_facade import AsyncMailcow

SOURCE = Path(__file__).resolve().parent.parent / "_async"
PACKAGE = "mailcow_facade._async"

Place = tuple[str, str]
"""A function: its module and its name in there, ``Class.method`` for a method."""


@dataclass
class Source:
    """What the facade's source calls, read from it without running it."""

    modules: dict[str, ast.Module]
    """By the module's full name."""
    public: dict[Place, str] = field(default_factory=dict)
    """What a user can call, ``mailboxes.get``, by the class that the user has, which may inherit it."""
    _used: dict[tuple[Place, Place], set[Place]] = field(default_factory=dict)

    @cached_property
    def functions(self) -> dict[Place, ast.AST]:
        found: dict[Place, ast.AST] = {}
        for (name, table), entries in self.tables.items():
            found.update({(name, f"{table}[{key}]"): value for key, value in entries.items()})
        for name, module in self.modules.items():
            for node in module.body:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    found[name, node.name] = node
                elif isinstance(node, ast.ClassDef):
                    for inner in node.body:
                        if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
                            found[name, f"{node.name}.{inner.name}"] = inner
        return found

    @cached_property
    def tables(self) -> dict[Place, dict[str, ast.AST]]:
        """The dicts of modules, whose values may call operations, by their keys."""
        found: dict[Place, dict[str, ast.AST]] = {}
        for name, module in self.modules.items():
            for node in module.body:
                match node:
                    case ast.Assign(targets=[ast.Name(id=target)], value=ast.Dict(keys=keys, values=values)):
                        pass
                    case ast.AnnAssign(target=ast.Name(id=target), value=ast.Dict(keys=keys, values=values)):
                        pass
                    case _:
                        continue
                entries = zip(keys, values, strict=True)
                found[name, target] = {str(key.value): value for key, value in entries if isinstance(key, ast.Constant)}
        return found

    @cached_property
    def bases(self) -> dict[Place, list[Place]]:
        """Each class with those that it inherits from, itself first."""
        own: dict[Place, list[Place]] = {}
        for name, module in self.modules.items():
            for node in module.body:
                if isinstance(node, ast.ClassDef):
                    bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
                    own[name, node.name] = [
                        self._resolved(name, base.id) for base in bases if isinstance(base, ast.Name)
                    ]

        def line(class_: Place) -> list[Place]:
            return [class_, *(each for base in own.get(class_, []) for each in line(base))]

        return {class_: line(class_) for class_ in own}

    @cached_property
    def operations(self) -> dict[Place, set[Place]]:
        """Which operations each function calls itself: a module of ``mailcow_client.api`` and the name in there."""
        return {place: set(self._operations_in(place)) for place in self.functions}

    @cached_property
    def wrapped(self) -> set[Place]:
        """Every operation that is called anywhere."""
        return set().union(*self.operations.values())

    @cached_property
    def methods(self) -> dict[Place, set[str]]:
        """The public methods that call an operation, by themselves or through what is private."""
        found: dict[Place, set[str]] = {operation: set() for operation in self.wrapped}
        for name, homes in self.reached.items():
            for operation in set().union(*(self.operations[home] for home in homes)):
                found[operation].add(name)
        return found

    @cached_property
    def reached(self) -> dict[str, set[Place]]:
        """The functions that a public method is made of: its own, and what is private that it leads to."""
        found: dict[str, set[Place]] = {}
        for place, name in self.public.items():
            found.setdefault(name, set()).update(self._reached(place))
        return found

    def reads(self, method: str, field: str) -> bool:
        """Whether a public method may itself look at a field of a reply: a name is all that it goes by."""
        return any(_letters(field) in self._names[home].read for home in self.reached.get(method, ()))

    def sends(self, method: str, field: str) -> bool:
        """Whether a public method may itself put a field into a request: a name is all that it goes by."""
        return any(_letters(field) in self._names[home].sent for home in self.reached.get(method, ()))

    @cached_property
    def _names(self) -> dict[Place, _Names]:
        return {place: _names_in(nodes) for place, nodes in self._nodes.items()}

    @cached_property
    def _nodes(self) -> dict[Place, list[ast.AST]]:
        """All that stands in each function: to walk a tree takes longer than all else."""
        return {place: [*ast.walk(function)] for place, function in self.functions.items()}

    def _reached(self, start: Place) -> set[Place]:
        seen: set[Place] = set()
        waiting = [start]
        found: set[Place] = set()
        begin = self._home(start)
        words = _words(self._nodes[begin]) if begin else set()
        while waiting:
            place = waiting.pop()
            if place in seen or (place != start and place in self.public):
                continue
            seen.add(place)
            if keys := self.tables.get(place, {}).keys():
                # One that the method names, as in self._newest("acme"); else any.
                waiting += [(place[0], f"{place[1]}[{key}]") for key in keys & words or keys]
            home = self._home(place)
            if home:
                found.add(home)
                waiting += self._used_by((place[0], place[1].partition(".")[0]), home)
        return found

    def _home(self, place: Place) -> Place | None:
        """Where a function is written that is called on a class, perhaps in one that it inherits from."""
        module, name = place
        class_, dot, method = name.partition(".")
        if not dot:
            return place if place in self.functions else None
        line = self.bases.get((module, class_), [])
        return next((home for base in line if (home := (base[0], f"{base[1]}.{method}")) in self.functions), None)

    def _operations_in(self, place: Place) -> Iterator[Place]:
        imports = self._imports[place[0]]
        nodes = self._nodes[place]
        # Whoever asks an operation for its id alone does not call it.
        named = [node.value for node in nodes if isinstance(node, ast.Attribute) and node.attr == "OPERATION"]
        for node in nodes:
            if node in named:
                continue
            match node:
                case ast.Attribute(value=ast.Name(id=alias), attr=operation):
                    target = imports.get(alias, "")
                    if target.startswith("mailcow_client.api.") and target.count(".") == 2:
                        yield target, operation
                case ast.Name(id=operation):
                    package, _, name = imports.get(operation, "").rpartition(".")
                    if package.startswith("mailcow_client.api."):
                        yield package, name

    def _used_by(self, own: Place, home: Place) -> set[Place]:
        """What a function refers to; ``self`` is of the class that it was called on."""
        if (own, home) not in self._used:
            self._used[own, home] = {*self._uses(own, home)}
        return self._used[own, home]

    def _uses(self, own: Place, home: Place) -> Iterator[Place]:
        module = home[0]
        variables = {**self._fields(own), **self._variables(home)}
        for node in self._nodes[home]:
            match node:
                case ast.Attribute(value=ast.Name(id="self"), attr=attribute):
                    yield _on(own, attribute)
                case ast.Attribute(value=ast.Name(id=variable), attr=attribute) if variable in variables:
                    yield _on(variables[variable], attribute)
                case ast.Attribute(value=ast.Attribute(value=ast.Name(id="self"), attr=inner), attr=attribute):
                    if f"self.{inner}" in variables:
                        yield _on(variables[f"self.{inner}"], attribute)
                case ast.Attribute(value=ast.Call(func=ast.Name(id=called)), attr=attribute):
                    yield _on(self._resolved(module, called), attribute)
                case ast.Name(id=called):
                    found = self._resolved(module, called)
                    yield found
                    if called.startswith("_"):  # a private class: all that it does
                        yield from (other for other in self.functions if other[1].startswith(f"{found[1]}."))

    def _resolved(self, module: str, name: str) -> Place:
        """Where a name of a module is written."""
        package, _, inner = self._imports[module].get(name, f"{module}.{name}").rpartition(".")
        return package, inner

    def _variables(self, place: Place) -> dict[str, Place]:
        """What a function's variables, and the fields that it sets, are instances of."""
        module, found = place[0], {}
        for node in self._nodes[place]:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=class_))):
                    found[name] = self._resolved(module, class_)
                case ast.Assign(
                    targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)],
                    value=ast.Call(func=ast.Name(id=class_)),
                ):
                    found[f"self.{name}"] = self._resolved(module, class_)
        return found

    def _fields(self, class_: Place) -> dict[str, Place]:
        begin = self._home(_on(class_, "__init__"))
        return self._variables(begin) if begin else {}

    @cached_property
    def _imports(self) -> dict[str, dict[str, str]]:
        """What each module imports: the full names by those that it uses."""
        return {
            name: {
                alias.asname or alias.name: f"{node.module}.{alias.name}"
                for node in ast.walk(module)
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            for name, module in self.modules.items()
        }


class _Names(NamedTuple):
    """By their letters."""

    read: set[str]
    """Attributes that are looked at."""
    sent: set[str]
    """Attributes that are set, and the names of arguments."""


def _names_in(nodes: Iterable[ast.AST]) -> _Names:
    names = _Names(set(), set())
    for node in nodes:
        if isinstance(node, ast.Attribute):
            (names.read if isinstance(node.ctx, ast.Load) else names.sent).add(_letters(node.attr))
        elif isinstance(node, ast.keyword) and node.arg:
            names.sent.add(_letters(node.arg))
    return names


def _letters(name: str) -> str:
    """What stays of a field's name however Python must spell it: ``type`` is ``type_`` in there."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _words(nodes: Iterable[ast.AST]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _on(class_: Place, method: str) -> Place:
    return class_[0], f"{class_[1]}.{method}"


@cache
def read() -> Source:
    """The facade's own source."""
    modules = {
        ".".join((PACKAGE, *path.relative_to(SOURCE).with_suffix("").parts)): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(SOURCE.rglob("*.py"))
    }
    return Source(modules, public_methods())


def public_methods() -> dict[Place, str]:
    """What a user can call on a client and its resources, by their classes."""
    found: dict[Place, str] = {}

    def walk(target: object, prefix: str) -> None:
        class_ = type(target)
        fields = {name for name in vars(target) if type(vars(target)[name]).__module__.startswith(PACKAGE)}
        for name in {*dir(class_), *fields}:
            if name.startswith("_"):
                continue
            if callable(getattr(class_, name, None)):
                found[class_.__module__, f"{class_.__name__}.{name}"] = f"{prefix}{name}"
            elif type(part := getattr(target, name)).__module__.startswith(PACKAGE):
                walk(part, f"{prefix}{name}.")

    walk(AsyncMailcow("https://mail.example.org", api_key="NONE"), "")
    return found


def operations() -> dict[Place, Operation]:
    """Every operation of the generated client, by package and name of its module."""
    found: dict[Place, Operation] = {}
    for tag in pkgutil.iter_modules(mailcow_client.api.__path__):
        package = f"mailcow_client.api.{tag.name}"
        for module in pkgutil.iter_modules(import_module(package).__path__):
            found[package, module.name] = import_module(f"{package}.{module.name}").OPERATION
    return found
