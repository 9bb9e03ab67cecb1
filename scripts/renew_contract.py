#!/usr/bin/env python3
"""Fetch what a mailcow serves; where its contract is not the pinned one, renew all that is made from it, and report.

The scheduled workflow runs this and opens a pull request with what it finds: DIR has drift.md (its text), drift.html,
drift.sarif and drift.json. A client that cannot be generated is no failure here, but what drift.md says first.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from mailcow_facade.doctor.markdown import block
from mailcow_facade.doctor.plain import plain_lines
from mailcow_facade.drift.accepted import apply_accepted, load_accepted
from mailcow_facade.drift.formats import Format, render
from mailcow_facade.drift.formats.words import headline
from mailcow_facade.drift.report import Report
from mailcow_facade.drift.sources import compare_specs, load
from mailcow_facade.spec import document as doc

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that `python scripts/renew_contract.py` finds its neighbour

from scripts import fetch_spec  # noqa: E402

ACCEPTED = ROOT / "drift-accepted.yaml"
SHAPES: dict[str, Format] = {"drift.html": "html", "drift.sarif": "sarif", "drift.json": "json"}
LONGEST_LOG = 4000
"""Of what a failed step printed, in characters: drift.md as a whole must fit into a pull request."""

EPILOG = """exit status:
  0  the contract is the pinned one, or all reports are written
  2  usage, or a report cannot be made: an entry of drift-accepted.yaml applies to no change, for instance
  10 to 21  it cannot be fetched: as scripts/fetch_spec.py
Where GITHUB_OUTPUT is set, changed=yes or no, and title=… are added to that file.
"""


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", nargs="?", default=os.environ.get("MAILCOW_URL"), help="default: MAILCOW_URL")
    parser.add_argument("--reports", type=Path, required=True, metavar="DIR", help="where the reports go")
    parser.add_argument("--pin", type=Path, default=ROOT / "openapi.yaml")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED)
    arguments = parser.parse_args(argv)
    if not arguments.source:
        parser.error("no source: give a URL or a file, or set MAILCOW_URL")
    return renew(arguments.source, arguments.pin, arguments.reports, arguments.accepted, generate)


def renew(source: str, pin: Path, reports: Path, accepted: Path, generate: Callable[[], str]) -> int:
    """Everything, and the exit status.

    Args:
        source: a server's address, or a file.
        pin: the pin to renew.
        reports: the folder to write into; it is made.
        accepted: the list of accepted changes.
        generate: renews what is made from the pin, and returns what went wrong, empty for nothing.
    """
    try:
        entries = load_accepted(accepted)
        old = load(str(pin))._replace(name="the pinned contract")
        if status := fetch_spec.main([source, "--output", str(pin)]):
            return status
        new = load(str(pin))
        # Before the client is generated anew: what matters is whether the old one copes.
        report = apply_accepted(compare_specs(old, new._replace(name="what is served now")), entries)
        if new.text == old.text:
            tell(changed="no")
            return 0
        reports.mkdir(parents=True, exist_ok=True)
        for name, shape in SHAPES.items():
            (reports / name).write_text(render(report, shape), encoding="utf-8")
        (reports / "drift.md").write_text(text(report, generate()), encoding="utf-8")
    except doc.SpecError as error:
        print(f"renew_contract: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"renew_contract: {error.filename or reports} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    tell(changed="yes", title=f"The served contract has changed: {headline(report)}")
    return 0


def text(report: Report, trouble: str) -> str:
    """The pull request's text: the report, below what must be done first."""
    if not trouble:
        said = (
            "The client was generated anew. What is folded in the reports is in `drift.html` of this run's artifacts."
        )
        return f"{said}\n\n{render(report, 'markdown')}"
    shown = "\n".join(plain_lines(trouble))
    if len(shown) > LONGEST_LOG:
        shown = f"...\n{shown[-LONGEST_LOG:]}"
    first = "**The client could not be generated**: the pin alone is new here. An overlay wants attention."
    return f"{first}\n\n{block(shown, 'text')}\n\n{render(report, 'markdown')}"


def generate(folder: Path = ROOT) -> str:
    """Make anew what is made from the pin, and return what was printed if that fails."""
    done = subprocess.run(
        ["make", "--no-print-directory", "generate"],  # noqa: S607 - whichever there is
        capture_output=True,
        text=True,
        check=False,
        errors="backslashreplace",
        cwd=folder,
    )
    return f"{done.stdout}{done.stderr}".strip() if done.returncode else ""


def tell(**outputs: str) -> None:
    """Print what was found, and hand it to the workflow."""
    lines = "".join(f"{name}={value}\n" for name, value in outputs.items())
    sys.stdout.write(lines)
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(lines)


if __name__ == "__main__":
    sys.exit(main())
