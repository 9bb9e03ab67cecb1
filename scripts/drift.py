#!/usr/bin/env python3
"""What changed from one specification of mailcow's API to another: each a served file, a pin or a server's address."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from mailcow_facade.drift.accepted import apply_accepted, load_accepted
from mailcow_facade.drift.change import LEVELS, level_of
from mailcow_facade.drift.formats import FILE, FORMATS, render
from mailcow_facade.drift.sources import compare_specs, load
from mailcow_facade.spec.document import SpecError

EPILOG = """exit status:
  0  no drift, or none that matters
  1  drift that matters, as --fail-on says
  2  usage, or it could not be compared; the reason is on stderr
"""


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--fail-on", choices=LEVELS, default="risky", help="from where on it matters (default: risky)")
    parser.add_argument("--accepted", type=Path, metavar="FILE", help="a list of changes that are accepted (YAML)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there")
    parser.add_argument("--file", default=FILE, help=f"what github and sarif call the newer one (default: {FILE})")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds to wait for each step (default: 30)")
    parser.add_argument("--insecure", action="store_true", help="accept any TLS certificate")
    arguments = parser.parse_args(argv)
    if not 0 < arguments.timeout < 3600:
        parser.error("--timeout is a number of seconds, more than 0")
    fail_on = level_of(arguments.fail_on)
    try:
        accepted = load_accepted(arguments.accepted) if arguments.accepted else ()
        old, new = (
            load(source, timeout=arguments.timeout, verify=not arguments.insecure)
            for source in (arguments.old, arguments.new)
        )
        report = apply_accepted(compare_specs(old, new), accepted)
    except SpecError as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    text = render(report, arguments.format, file=arguments.file, fail_on=fail_on)
    try:
        if arguments.output:
            arguments.output.write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except (OSError, UnicodeError) as problem:
        if not arguments.output:  # what is left in it must not fail again at the exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):  # else whoever read it has seen enough
            where = arguments.output or "the report"
            print(f"drift: {where} could not be written: {getattr(problem, 'strerror', problem)}", file=sys.stderr)
            return 2
    return report.exit_status(fail_on)


if __name__ == "__main__":
    sys.exit(main())
