#!/usr/bin/env python3
"""Write the tables of docs/cli.md: every command with what it does, and the exit statuses.

``--check`` changes nothing and exits 1 where they are out of step with the program.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from mailcow_facade.cli import mailbox_csv
from mailcow_facade.cli.commands import Verb, verbs_of
from mailcow_facade.cli.docstrings import first_sentence
from mailcow_facade.cli.errors import STATUSES
from mailcow_facade.cli.resources import BY_HAND, GROUPS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"


def commands() -> str:
    """Each group with its commands."""
    lines = []
    for heading, groups in GROUPS.items():
        lines += [f"### {heading}", ""]
        for name, group in groups.items():
            lines += [f"**`mailcow {name}`** {group.help}", "", "| command | what it does |", "|---|---|"]
            for method in verbs_of(group):
                verb = Verb(name, group, method)
                said = verb.said(first_sentence(verb.doc.summary)).replace("|", "\\|")
                lines.append(f"| `{name} {verb.name}` | {said} |")
            lines += [f"| `{name} {command}` | {said} |" for command, (_, said) in BY_HAND.get(name, {}).items()]
            lines.append("")
    return "\n".join(lines)


def statuses() -> str:
    """What each exit status means."""
    rows = [f"| {status} | {meaning} |" for status, meaning in STATUSES.items()]
    return "\n".join(["| status | meaning |", "|---|---|", *rows, ""])


def columns() -> str:
    """What a file for ``mailbox import`` may say."""
    rows = [("address", "whose it is"), *((name, field.help) for name, field in mailbox_csv.columns().items())]
    rows.append(("password", "of a new mailbox; with `--set-passwords` of any"))
    return "\n".join(["| column | what it says |", "|---|---|", *(f"| `{name}` | {said} |" for name, said in rows), ""])


def written(text: str) -> str:
    """The page with its tables as they should be.

    Raises:
        ValueError: the marks around a table are missing.
    """
    for name, table in (("commands", commands()), ("exit statuses", statuses()), ("columns", columns())):
        begin, end = f"<!-- {name}, written by scripts/command_table.py -->", f"<!-- end of {name} -->"
        place = re.compile(rf"(?<={re.escape(begin)}\n).*(?={re.escape(end)})", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"{PAGE.name} lacks the marks around its {name}")
        text = place.sub(lambda _, table=table: f"\n{table}\n", text)  # type: ignore[misc]
    return text


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args(argv)
    old = PAGE.read_text(encoding="utf-8")
    new = written(old)
    if not arguments.check:
        PAGE.write_text(new, encoding="utf-8")
    elif new != old:
        print(f"{PAGE.relative_to(ROOT)} is stale: run scripts/command_table.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
