#!/usr/bin/env python3
"""Write the table of docs/coverage.md: every operation of the effective spec with the facade's methods that call it.

What no method calls stands in that file's second table, written by hand, with the reason. ``--check`` changes nothing
and exits 1 where the first table is out of step.
"""

from __future__ import annotations

import argparse
import ast
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path

import mailcow_client.api
from mailcow_client.types import Operation

from mailcow_facade import AsyncMailcow

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "mailcow_facade" / "_async"
PACKAGE = "mailcow_facade._async"
TABLE = ROOT / "docs" / "coverage.md"
BEGIN = "<!-- written by scripts/coverage_table.py -->\n"
END = "<!-- end of what is written -->\n"

Place = tuple[str, str]
"""A function: its module and its name in there, ``Class.method`` for a method."""


@dataclass
class Source:
    """What the facade's source calls, read from it without running it."""

    modules: dict[str, ast.Module]
    """By the module's full name."""
    public: dict[Place, str] = field(default_factory=dict)
    """What a user can call, ``mailboxes.get``, by the class that the user has, which may inherit it."""

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
        for place, name in self.public.items():
            for operation in self._reached(place):
                found[operation].add(name)
        return found

    def _reached(self, start: Place) -> set[Place]:
        seen: set[Place] = set()
        waiting = [start]
        found: set[Place] = set()
        begin = self._home(start)
        words = _words(self.functions[begin]) if begin else set()
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
                found |= self.operations[home]
                waiting += self._used_by(place, home)
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
        imports = self._imports(place[0])
        nodes = [*ast.walk(self.functions[place])]
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

    def _used_by(self, place: Place, home: Place) -> Iterator[Place]:
        """What a function refers to; ``self`` is of the class that it was called on."""
        module = home[0]
        own = (place[0], place[1].partition(".")[0])
        variables = {**self._fields(own), **self._variables(module, self.functions[home])}
        for node in ast.walk(self.functions[home]):
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
        package, _, inner = self._imports(module).get(name, f"{module}.{name}").rpartition(".")
        return package, inner

    def _variables(self, module: str, function: ast.AST) -> dict[str, Place]:
        """What a function's variables, and the fields that it sets, are instances of."""
        found = {}
        for node in ast.walk(function):
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
        return self._variables(begin[0], self.functions[begin]) if begin else {}

    def _imports(self, module: str) -> dict[str, str]:
        return {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(self.modules[module])
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }


def _words(function: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(function) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _on(class_: Place, method: str) -> Place:
    return class_[0], f"{class_[1]}.{method}"


def read(public: dict[Place, str] | None = None) -> Source:
    """The facade's source."""
    modules = {
        ".".join((PACKAGE, *path.relative_to(SOURCE).with_suffix("").parts)): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(SOURCE.rglob("*.py"))
    }
    return Source(modules, public_methods() if public is None else public)


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


def table(source: Source) -> str:
    """The first table: operation, route, methods of the facade."""
    lines = ["| operation | route | facade |", "|---|---|---|"]
    for (package, name), operation in sorted(operations().items(), key=lambda entry: entry[1].id):
        methods = source.methods.get((package, name), set())
        if not methods:
            continue
        tag = package.rpartition(".")[2]
        own = [method for method in methods if method.startswith(f"{tag}.")]
        told = ", ".join(f"`{method}`" for method in sorted(own or methods))
        lines.append(f"| {operation.id} | `{operation.method} {operation.path}` | {told} |")
    return "\n".join(lines) + "\n"


def left_out(text: str) -> list[tuple[str, str]]:
    """The second table: operations and reasons, as they stand there."""
    _, _, after = text.partition(END)
    rows = re.findall(r"^\| *(\w+) *\| *(.*?) *\|$", after, re.MULTILINE)
    return [row for row in rows if row[0] != "operation"]


def written(text: str, source: Source) -> str:
    """The file with its first table as it should be.

    Raises:
        ValueError: the marks around that table are missing.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{TABLE.name} lacks the marks around its first table")
    return f"{before}{BEGIN}\n{table(source)}\n{END}{after}"


def faults(source: Source, excused: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong with the list of those left out, and with those that no user can reach."""
    ids = {place: operation.id for place, operation in operations().items()}
    wrapped = {ids[place] for place in source.wrapped if place in ids}
    named = [operation for operation, _ in excused]
    found = [f"{'.'.join(place)} is called, but does not exist" for place in source.wrapped if place not in ids]
    found += [
        f"{ids[place]} is called, but by no public method" for place, methods in source.methods.items() if not methods
    ]
    found += [
        f"{name} is neither wrapped nor left out with a reason" for name in sorted({*ids.values()} - wrapped - {*named})
    ]
    found += [f"{name} is left out twice" for name in sorted({name for name in named if named.count(name) > 1})]
    for operation, reason in excused:
        if operation not in ids.values():
            found.append(f"{operation} is left out, but the effective spec does not know it")
        elif operation in wrapped:
            found.append(f"{operation} is left out, but wrapped")
        if len(reason.split()) < 3:
            found.append(f"{operation} is left out without a reason")
    return found


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args(argv)
    source = read()
    old = TABLE.read_text(encoding="utf-8")
    new = written(old, source)
    found = faults(source, left_out(old))
    for fault in found:
        print(f"coverage: {fault}", file=sys.stderr)
    if arguments.check:
        if new != old:
            print(f"coverage: {TABLE.relative_to(ROOT)} is stale: run scripts/coverage_table.py", file=sys.stderr)
        return 1 if found or new != old else 0
    TABLE.write_text(new, encoding="utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
