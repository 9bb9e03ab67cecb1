#!/usr/bin/env python3
"""Write the tables of docs/embedded.md that tell what the embedded mailcow does not imitate.

``--check`` changes nothing and exits 1 where they are out of step with ``mailcow_facade/testing/limits.py``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mailcow_facade.testing import limits, routes

PAGE = Path(__file__).resolve().parent.parent / "docs" / "embedded.md"
BEGIN = "<!-- written by scripts/embedded_limits.py -->\n"
END = "<!-- end of what is written -->\n"


def tables() -> str:
    """What stands between the marks."""
    every = routes.all_routes()
    imitated = sum(route.run is not None for route in every)
    lines = [f"Of the {len(every)} routes that the facade knows, {imitated} are imitated."]
    if limits.NOT_IMITATED:
        lines += ["The others answer 501.", "", "| route | why not |", "|---|---|"]
        lines += [f"| `{route}` | {reason} |" for route, reason in sorted(limits.NOT_IMITATED.items())]
    lines += ["", "| resource | what is told and has no effect, or another one |", "|---|---|"]
    named = {", ".join(f"`{name}`" for name in names.split(", ")): text for names, text in limits.ONLY_ANSWERED.items()}
    lines += [f"| {names} | {text} |" for names, text in sorted(named.items())]
    return "\n".join(lines)


def written(text: str) -> str:
    """The page with its tables as they should be.

    Raises:
        ValueError: the marks around them are missing.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} lacks the marks around its tables")
    return f"{before}{BEGIN}\n{tables()}\n\n{END}{after}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, and exit 1 where it is out of step")
    check = parser.parse_args().check
    present = PAGE.read_text(encoding="utf-8")
    wanted = written(present)
    if check and present != wanted:
        print(f"{PAGE.name} is out of step: run scripts/embedded_limits.py", file=sys.stderr)
        return 1
    if present != wanted:
        PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
