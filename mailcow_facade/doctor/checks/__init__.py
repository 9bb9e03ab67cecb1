"""The checks, each a small function that judges facts: no I/O, so each can be tried with made-up facts.

A check's docstring is what ``--explain`` shows: the first line says what it asks, the rest why that matters.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from mailcow_facade.doctor.case import Fact, Facts
from mailcow_facade.doctor.report import Result

ROOMS = ("api", "name", "account", "words", "wire")
"""The modules that hold checks: the API, the login name, the account, the server's logs and bans, the mail ports."""

Judge = Callable[[Facts], Result]


@dataclass(frozen=True, slots=True)
class Check:
    """One question, and what it takes to answer it."""

    id: str
    judge: Judge
    title: str
    """What is asked, in a line."""
    explanation: str
    """Why it matters, and what a finding means."""
    facts: tuple[Fact, ...]
    """What must be looked up first."""
    needs: tuple[str, ...]
    """The checks without whose success this one makes no sense."""
    costs_login: bool
    """Whether it spends the one login attempt."""
    judges_failures: bool
    """Whether it has something to say of a fact that could not be had; else its result is then ``unknown``."""


_found: dict[str, Check] = {}


def check(
    id: str,
    *,
    facts: Iterable[Fact] = (),
    needs: Iterable[str] = (),
    costs_login: bool = False,
    judges_failures: bool = False,
) -> Callable[[Judge], Judge]:
    """Make a function a check."""

    def register(judge: Judge) -> Judge:
        title, _, explanation = inspect.cleandoc(judge.__doc__ or "").partition("\n")
        explanation = explanation.strip()
        _found[id] = Check(id, judge, title, explanation, tuple(facts), tuple(needs), costs_login, judges_failures)
        return judge

    return register


@cache
def checks() -> Mapping[str, Check]:
    """All checks by their ids, in the order of causes: what comes first explains what follows.

    That is the order of the rooms, and in a room that of the file. Each comes after those that it needs.
    """
    for room in ROOMS:
        import_module(f"{__name__}.{room}")
    ordered: dict[str, Check] = {}
    for found in sorted(_found.values(), key=lambda found: ROOMS.index(found.id.partition(".")[0])):
        if missing := set(found.needs) - ordered.keys():
            raise LookupError(f"{found.id} needs {', '.join(sorted(missing))}, which is no check before it")
        ordered[found.id] = found
    return ordered


def chosen(only: Iterable[str], skip: Iterable[str]) -> set[str]:
    """The ids of the checks to run: those wanted, with what they need, but not those to be skipped.

    An id may be cut at a dot: ``api`` stands for all that begin with ``api.``.

    Raises:
        ValueError: one is no check.
    """
    known = checks()

    def expand(names: Iterable[str]) -> set[str]:
        ids: set[str] = set()
        for name in names:
            matching = {each for each in known if each == name or each.startswith(f"{name}.")}
            if not matching:
                raise ValueError(f"there is no check {name!r}; there are {', '.join(known)}")
            ids |= matching
        return ids

    wanted = expand(only) or set(known)
    for name in reversed([*known]):
        if name in wanted:
            wanted.update(known[name].needs)
    return wanted - expand(skip)
