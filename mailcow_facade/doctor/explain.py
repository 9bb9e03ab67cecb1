"""What the checks are, in words: for ``mailcow doctor --list-checks`` and ``--explain``."""

from __future__ import annotations

import difflib
import re
import textwrap
from typing import Any

from mailcow_facade.doctor.checks import Check, checks
from mailcow_facade.doctor.layout import ROOM_TITLES


def described(check: Check) -> dict[str, Any]:
    """A check as JSON values: ``id``, ``title``, ``explanation``, ``needs`` (ids), ``costs_login``."""
    return {
        "id": check.id,
        "title": check.title,
        "explanation": _joined(check.explanation),
        "needs": list(check.needs),
        "costs_login": check.costs_login,
    }


def listing(*, width: int = 80) -> str:
    """All checks by room, each with what it asks, what it needs, and whether it costs a login."""
    lines: list[str] = []
    known = [*checks().values()]
    for room, title in ROOM_TITLES.items():
        lines += ["", title] if lines else [title]
        for check in (each for each in known if each.id.partition(".")[0] == room):
            needs = f"needs {', '.join(check.needs)}" if check.needs else ""
            cost = "costs a login" if check.costs_login else ""
            lines += [f"  {check.id}", *_wrapped(check.title, width, 6)]
            if about := "; ".join(filter(None, (needs, cost))):
                lines += _wrapped(f"({about})", width, 6)
    return "\n".join(lines) + "\n"


def explanation(id: str, *, width: int = 80) -> str:
    """What a check asks, why that matters, and what a finding means.

    Raises:
        ValueError: there is no such check.
    """
    check = checks().get(id)
    if check is None:
        close = difflib.get_close_matches(id, checks(), n=3, cutoff=0.5)
        # A cause is named like "mailbox.inactive", and what finds it like "account.mailbox".
        close += [each for each in checks() if each.partition(".")[2] in id.split(".") and each not in close]
        hint = f"; do you mean {' or '.join(close)}?" if close else ""
        raise ValueError(f"there is no check {id!r}{hint}")
    about = described(check)
    needs = ", ".join(about["needs"]) or "nothing"
    lines = [check.id, *_wrapped(check.title, width, 2), ""]
    for paragraph in about["explanation"].split("\n\n"):
        lines += [*_wrapped(paragraph, width, 2), ""]
    cost = "the one login attempt, with a password" if check.costs_login else "no login"
    return "\n".join([*lines, *_wrapped(f"needs: {needs}", width, 2), f"  costs: {cost}"]) + "\n"


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * indent, break_on_hyphens=False
    )
