#!/usr/bin/env python3
"""Write the table of docs/coverage.md: every operation of the effective spec with the facade's methods that call it.

What no method calls stands in that file's second table, written by hand, with the reason. ``--check`` changes nothing
and exits 1 where the first table is out of step.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from mailcow_facade.drift.reach import Source, operations, read

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "coverage.md"
BEGIN = "<!-- written by scripts/coverage_table.py -->\n"
END = "<!-- end of what is written -->\n"


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
