#!/usr/bin/env python3
"""What `mailcow --help` costs: whole processes, in turn, medians, as ratios to `import typer`.

The contract is at most 1.3. The others are shown for comparison: a group's help, and what a shell asks on Tab.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

BASE = ["-c", "import typer"]
COMMAND = ["-m", "mailcow_facade.cli"]
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "import typer": (BASE, {}),
    "mailcow --help": ([*COMMAND, "--help"], {}),
    "mailcow mailbox --help": ([*COMMAND, "mailbox", "--help"], {}),
    "mailcow mailbox create --help": ([*COMMAND, "mailbox", "create", "--help"], {}),
    "mailcow ma<Tab>": (COMMAND, {"_MAILCOW_COMPLETE": "complete_bash", "COMP_WORDS": "mailcow ma", "COMP_CWORD": "1"}),
    "mailcow mailbox cr<Tab>": (
        COMMAND,
        {"_MAILCOW_COMPLETE": "complete_bash", "COMP_WORDS": "mailcow mailbox cr", "COMP_CWORD": "2"},
    ),
}
LIMIT = 1.3

# Installed packages come with bytecode; a checkout's is written by the first run, unless that is forbidden.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        env={**ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for arguments, environment in CASES.values():
        seconds(arguments, environment)  # so that bytecode is written and files are in memory
    for _ in range(rounds):
        for name, (arguments, environment) in CASES.items():
            times[name].append(seconds(arguments, environment))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians["import typer"]
    for name, median in medians.items():
        print(f"{name:30} {median * 1000:6.0f} ms   {median / base:.2f}")
    ratio = medians["mailcow --help"] / base
    print(f"\nmailcow --help: {ratio:.2f} times `import typer` (limit {LIMIT}), {rounds} rounds")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
