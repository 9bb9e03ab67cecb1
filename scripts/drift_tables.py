#!/usr/bin/env python3
"""Write the tables of docs/drift.md: the rules, and what changed between the published revisions of mailcow's spec."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from mailcow_facade.drift.change import Level
from mailcow_facade.drift.compare import compare
from mailcow_facade.drift.rules import FAMILIES, PLACES, SINGLE, is_own
from mailcow_facade.spec import document as doc

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "drift.md"
PINS = ROOT / "tests" / "data" / "pins"
END = "<!-- end of what is written -->\n"


def begin(table: str) -> str:
    return f"<!-- {table}: written by scripts/drift_tables.py -->\n"


def rules() -> str:
    """The rules that stand alone."""
    lines = ["| rule | class | what it means |", "|---|---|---|"]
    for rule in SINGLE:
        own = " (ours)" if is_own(rule.id) else ""
        lines.append(f"| `{rule.id}`{own} | {rule.level.name} | {rule.text} |")
    return "\n".join(lines) + "\n"


def families() -> str:
    """The rules that come for several places: a column for each, with the class there."""
    head = "| rule ends with | kind |" + "".join(f" `{place}` |" for place in PLACES) + " what it means |"
    lines = [head, "|---" * (len(PLACES) + 3) + "|"]
    for stem, kind, grades, text in FAMILIES:
        level = {place: level.name for level, places in grades.items() for place in places}
        cells = "".join(f" {level.get(place, '')} |" for place in PLACES)
        lines.append(f"| `-{stem}` | {kind} |{cells} {text.format(it='it', It='It')} |")
    return "\n".join(lines) + "\n"


def revisions() -> str:
    """How many changes of each class there are between neighbouring revisions."""
    columns = [Level.breaking, Level.risky, Level.safe]
    lines = ["| from | to | " + " | ".join(level.name for level in columns) + " |", "|---|---|--:|--:|--:|"]
    pins = [(path.stem, doc.parse(doc.read(path), name=path.name)) for path in sorted(PINS.glob("*.yaml"))]
    total: Counter[Level] = Counter()
    for (before, old), (after, new) in pairwise(pins):
        found = Counter(change.level for change in compare(old, new))
        total += found
        lines.append(f"| {before} | {after} | " + " | ".join(str(found[level]) for level in columns) + " |")
    lines.append("| | all | " + " | ".join(str(total[level]) for level in columns) + " |")
    return "\n".join(lines) + "\n"


TABLES = {"rules": rules, "families": families, "revisions": revisions}


def written(text: str) -> str:
    """The page with its tables as they should be.

    Raises:
        ValueError: the marks around one of them are missing.
    """
    for name, table in TABLES.items():
        before, mark, rest = text.partition(begin(name))
        _, end, after = rest.partition(END)
        if not mark or not end:
            raise ValueError(f"{PAGE.name} lacks the marks around its table of {name}")
        text = f"{before}{mark}\n{table()}\n{end}{after}"
    return text


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where the page is stale")
    arguments = parser.parse_args(argv)
    old = PAGE.read_text(encoding="utf-8")
    new = written(old)
    if arguments.check:
        if new != old:
            print(f"drift_tables: {PAGE.relative_to(ROOT)} is stale: run scripts/drift_tables.py", file=sys.stderr)
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
