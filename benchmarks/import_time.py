#!/usr/bin/env python3
"""What importing costs: whole processes, in turn, medians, as ratios to `import httpx, attrs`.

The contract is at most 1.3 for importing the facade and making one call (replayed in memory, without a network).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

ONE_CALL = """
import httpx
from mailcow_facade import Mailcow
transport = httpx.MockTransport(lambda request: httpx.Response(200, json={}))
with Mailcow("https://mail.example.org", api_key="K", transport=transport) as cow:
    assert cow.domains.list() == []
"""
ALL_MODELS = """
import mailcow_client.models as models
for name in models.__all__:
    getattr(models, name)
"""
BASE = "import httpx, attrs"
CASES = {
    "import httpx, attrs": BASE,
    "import mailcow_facade": "import mailcow_facade",
    "the facade and one call": ONE_CALL,
    "every generated model": ALL_MODELS,
}
LIMIT = 1.3


# Installed packages come with bytecode; a checkout's is written by the first run, unless that is forbidden.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for code in CASES.values():
        seconds(code)  # so that bytecode is written and files are in memory
    for _ in range(rounds):
        for name, code in CASES.items():
            times[name].append(seconds(code))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians["import httpx, attrs"]
    for name, median in medians.items():
        print(f"{name:26} {median * 1000:6.0f} ms   {median / base:.2f}")
    ratio = medians["the facade and one call"] / base
    print(f"\nthe facade and one call: {ratio:.2f} times {BASE!r} (limit {LIMIT}), {rounds} rounds")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
