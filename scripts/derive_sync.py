#!/usr/bin/env python3
"""Derive mailcow_facade/_sync from mailcow_facade/_async, so that no method is written twice by hand.

``--check`` changes nothing, prints the difference, and exits 1 where _sync is stale.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import tempfile
from pathlib import Path

import unasync

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "mailcow_facade" / "_async"
TARGET = ROOT / "mailcow_facade" / "_sync"
NOTE = "# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.\n"
# A name of ours that begins with Async loses that word; these are the others.
NAMES = {
    "_async": "_sync",
    "asyncio": "sync",
    "aread": "read",
    "aclose": "close",
    "handle_async_request": "handle_request",
    "AsyncBaseTransport": "BaseTransport",
    "AsyncHTTPTransport": "HTTPTransport",
    "AsyncClient": "Client",
    "AsyncTransport": "Transport",
    "get_async_httpx_client": "get_httpx_client",
}


def derive() -> dict[str, str]:
    """The text of every file of _sync, by its name relative to it."""
    files = sorted(SOURCE.rglob("*.py"))
    ours = {name for path in files for name in re.findall(r"\bAsync\w+", path.read_text()) if name not in NAMES}
    replacements = {**NAMES, **{name: name.removeprefix("Async") for name in ours}}
    with tempfile.TemporaryDirectory() as scratch:
        rule = unasync.Rule(fromdir=str(SOURCE), todir=scratch, additional_replacements=replacements)
        unasync.unasync_files([str(path) for path in files], [rule])
        made = Path(scratch)
        return {
            str(path.relative_to(SOURCE)): NOTE + _in_words(made.joinpath(path.relative_to(SOURCE)).read_text())
            for path in files
        }


def _in_words(text: str) -> str:
    # Docstrings are one token to unasync; these are the words in them that differ.
    return text.replace(
        "for async calls. ``_sync`` is derived from it by", "for sync calls, derived from ``_async`` by"
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args(argv)
    new = derive()
    old = {str(path.relative_to(TARGET)): path.read_text() for path in sorted(TARGET.rglob("*.py"))}
    stale = [name for name in sorted(new.keys() | old.keys()) if new.get(name) != old.get(name)]
    if arguments.check:
        for name in stale:
            before, after = old.get(name, "").splitlines(True), new.get(name, "").splitlines(True)
            sys.stdout.writelines(difflib.unified_diff(before, after, f"_sync/{name}", f"derived/{name}"))
        return 1 if stale else 0
    for name in stale:
        path = TARGET / name
        if name in new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new[name])
        else:
            path.unlink()
    print(f"_sync: {len(stale)} of {len(new)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
