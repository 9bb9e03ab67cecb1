"""What Redocly CLI's ``diff`` says of the pinned revisions: asked, recorded, and laid beside our own comparison.

``python -m tests.redocly [PATH OF redocly]`` writes the record anew; ``--table`` prints the table of docs/drift.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import astuple, dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.compare import compare
from mailcow_facade.spec import document
from mailcow_facade.spec.document import Node
from mailcow_facade.spec.pin import METHODS

DATA = Path(__file__).parent / "data"
RECORD = DATA / "drift" / "redocly.tsv"
VERSION = "2.77.0"
"""Of the tool that the record is from."""


@dataclass(frozen=True, order=True)
class Said:
    """One of the tool's findings."""

    pair: str
    """``OLD..NEW``, each a date."""
    impact: str
    """``major`` is what it takes for breaking; ``minor``, ``patch``."""
    kind: str
    """``added``, ``removed``, ``modified``."""
    what: str
    """What was modified: ``type``, ``key`` (it takes it for renamed) …; ``-`` for a node as a whole."""
    rule: str
    """The rule that made the impact; ``-`` where none did."""
    pointer: str
    """The node, in the newer pin; in the older one where it is gone or renamed."""


def executable() -> str | None:
    """The tool, where it is installed: ``$REDOCLY``, or ``redocly`` on the path."""
    return os.environ.get("REDOCLY") or shutil.which("redocly")


@cache
def version(tool: str) -> str:
    """Of the tool: ``2.77.0``."""
    return _run(tool, "--version").stdout.split()[-1]


def revisions() -> list[str]:
    """The dates of the pinned revisions."""
    return sorted(_pins())


def pairs() -> list[str]:
    """``OLD..NEW`` of all neighbours."""
    return [f"{old}..{new}" for old, new in pairwise(revisions())]


def pinned(pair: str) -> tuple[Node, Node]:
    """The two pins of a pair."""
    old, _, new = pair.partition("..")
    return _pin(old), _pin(new)


@cache
def ours(pair: str) -> tuple[Change, ...]:
    """What our comparison says of a pair."""
    return tuple(compare(*pinned(pair)))


def recorded() -> list[Said]:
    """What the tool said when it was last asked."""
    lines = RECORD.read_text().splitlines()
    return [Said(*line.split("\t")) for line in lines if not line.startswith("#")]


def ask(tool: str, pair: str) -> list[Said]:
    """What the tool says of a pair. A quarter of a second to a second; it needs no network."""
    old, _, new = pair.partition("..")
    with tempfile.TemporaryDirectory() as directory:
        report = Path(directory) / "report.json"
        _run(tool, "diff", _pins()[old], _pins()[new], "--format=json", "--fail-on=none", f"--output={report}")
        changes = json.loads(report.read_text())["changes"]
    return sorted(
        Said(
            pair,
            change["impact"],
            change["kind"],
            change.get("property", "-"),
            next((verdict["ruleId"] for verdict in change["verdicts"]), "-"),
            change["base"]["pointer"] if change.get("property") == "key" else change["path"],
        )
        for change in changes
    )


def counterparts(said: Said) -> list[Change]:
    """Our findings at the same place, else at the nearest place above it: what is gone as a whole is told once."""
    here = [change for change in ours(said.pair) if _same_operation(change, said)]
    place: str | None = _place(said)
    while place is not None:
        if found := [change for change in here if change.place == place]:
            return found
        place = place.rpartition("/")[0] if place else None
    return []


def of_the_contract(said: Said) -> bool:
    """Whether it concerns what a pin keeps for a caller. The pins' own marks and OpenAPI's version do not."""
    return not (
        said.pointer == "#/" or said.what == "x-from-example" or said.pointer.rpartition("/")[2] == "x-example-schema"
    )


def table() -> str:
    """How often either speaks of a pair, for the pairs of which one says something grave."""
    rows = ["| Pair | Redocly: major | ours: breaking | ours: risky |", "|---|--:|--:|--:|"]
    for pair in pairs():
        majors = sum(said.pair == pair and said.impact == "major" for said in recorded())
        levels = Counter(change.level for change in ours(pair))
        if majors or levels[Level.breaking]:
            counts = (majors, levels[Level.breaking], levels[Level.risky])
            rows.append(f"| {pair.replace('..', ' → ')} | {' | '.join(map(str, counts))} |")
    return "\n".join(rows)


def worst(said: Said) -> Change:
    """The gravest of our counterparts."""
    return max(counterparts(said), key=lambda change: change.level)


def _same_operation(change: Change, said: Said) -> bool:
    parts = _parts(said)
    if not parts or parts[0] != "paths" or change.path != parts[1]:
        return False
    return len(parts) == 2 or parts[2] not in METHODS or change.method == parts[2].upper()


def _place(said: Said) -> str:
    """Where in the operation, as a change says it."""
    parts = _parts(said)[3:]
    place: list[str] = []
    while parts:
        part = parts.pop(0)
        if part == "requestBody":
            place.append("body")
        elif part == "responses":
            place.append(parts.pop(0))
        elif part == "parameters":
            parameter = _parameters(said)[int(parts[0])]
            return f"{parameter['in']}/{parameter['name']}"
        elif part == "content":
            parts = parts[1:]  # the media type
        elif part == "properties" and parts:
            place.append(parts.pop(0))
        elif part == "items":
            place.append("*")
    return "/".join(place)


def _parts(said: Said) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in said.pointer.removeprefix("#/").split("/")]


def _parameters(said: Said) -> list[Node]:
    old, new = pinned(said.pair)
    _, path, method, *_ = _parts(said)
    parameters: list[Node] = (old if said.kind == "removed" else new)["paths"][path][method]["parameters"]
    return parameters


def _run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    quiet = {**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    return subprocess.run(
        [tool, *map(str, arguments)], env=quiet, capture_output=True, text=True, check=True, timeout=120
    )


@cache
def _pins() -> dict[str, Path]:
    return {path.name[:10]: path for path in (DATA / "pins").iterdir()}


@cache
def _pin(date: str) -> Node:
    path = _pins()[date]
    return document.parse(path.read_bytes(), name=path.name)


def main() -> None:
    """The record anew, or the table."""
    if sys.argv[1:] == ["--table"]:
        print(table())
        return
    tool = sys.argv[1] if sys.argv[1:] else executable()
    if tool is None:
        sys.exit("no redocly here: name its path")
    lines = [f"# What `redocly diff` {version(tool)} (https://github.com/Redocly/redocly-cli) says of the pins.\n"]
    lines.append("# pair, impact, kind, what was modified, rule, node\n")
    lines += ["\t".join(astuple(said)) + "\n" for pair in pairs() for said in ask(tool, pair)]
    RECORD.write_text("".join(lines))


if __name__ == "__main__":
    main()
