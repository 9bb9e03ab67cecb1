#!/usr/bin/env python3
"""What comparing two revisions of the spec costs, beside reading them: medians over all neighbouring pairs, as a ratio.

Reading is the bare YAML load of both files, with libyaml where PyYAML has it; comparing reduces both to their pins
first, and tells the changes in order. The contract is at most 2.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path

import yaml

from mailcow_facade.drift.compare import compare

LIMIT = 2.0
FILES = Path(__file__).resolve().parent.parent / "tests" / "data" / "pins"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "files", nargs="*", type=Path, help="served files or pins, the oldest first (default: the pins)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="for each pair (%(default)s)")
    arguments = parser.parse_args()
    texts = [path.read_bytes() for path in arguments.files or sorted(FILES.glob("*.yaml"))]
    if len(texts) < 2:
        parser.error("there is no pair to compare")
    ratios, reading, comparing = [], [], []
    for old, new in pairwise(texts):
        times: list[list[float]] = [[], []]
        for _ in range(arguments.rounds):
            started = time.perf_counter()
            documents = [yaml.load(text, Loader=LOADER) for text in (old, new)]  # noqa: S506 (it is a safe one)
            read = time.perf_counter()
            compare(*documents)
            times[0].append(read - started)
            times[1].append(time.perf_counter() - read)
        before, after = map(statistics.median, times)
        reading.append(before)
        comparing.append(after)
        ratios.append(after / before)
    ratio = statistics.median(ratios)
    print(f"comparing two revisions: {ratio:.2f} (limit {LIMIT}), at worst {max(ratios):.2f}")
    print(f"  YAML load of both {statistics.median(reading) * 1000:8.3f} ms")
    print(f"  comparing         {statistics.median(comparing) * 1000:8.3f} ms   {len(ratios)} pairs")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
