#!/usr/bin/env python3
"""Fetch a mailcow's /api/openapi.yaml and pin its contract: writes openapi.yaml and spec.lock."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import httpx

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.pin import METHODS, pin

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# The contract that a mailcow serves, without its prose: made by scripts/fetch_spec.py. Do not edit.\n"

EPILOG = """exit status:
  0   written, or nothing to change
  2   usage
  10  unreachable         11  time-out            12  HTTP error          13  redirect
  14  an HTML page        15  it breaks off       16  no YAML             17  no OpenAPI
  18  aliases, depth or size beyond reason        19  a file cannot be read or written
  21  more than a tenth of the pinned operations are gone (--allow-shrinking)
On any but 0 the old files are untouched.
"""


class SpecShrank(doc.SpecError):
    exit_status = 21


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "source",
        nargs="?",
        default=os.environ.get("MAILCOW_URL"),
        help="a server's address, the file's full URL, or a local file (default: MAILCOW_URL)",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "openapi.yaml", help="the pin to write")
    parser.add_argument("--lock", type=Path, help="the lock to write (default: spec.lock beside the pin)")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds to wait for each step (default: 30)")
    parser.add_argument("--insecure", action="store_true", help="accept any TLS certificate")
    parser.add_argument("--allow-shrinking", action="store_true", help="accept that many operations are gone")
    arguments = parser.parse_args(argv)
    if not 0 < arguments.timeout < 3600:
        parser.error("--timeout is a number of seconds, more than 0")
    if not arguments.source:
        parser.error("no source: give a URL or a file, or set MAILCOW_URL")
    try:
        changed = run(arguments)
    except doc.SpecError as error:
        print(f"fetch_spec: {error}", file=sys.stderr)
        return error.exit_status
    print(f"{arguments.output}: {'written' if changed else 'unchanged'}")
    return 0


def run(arguments: argparse.Namespace) -> bool:
    """Write pin and lock; tell whether the pin changed."""
    source: str = arguments.source
    output: Path = arguments.output
    lock: Path = arguments.lock or output.with_name("spec.lock")
    version = None
    if source.startswith(("http://", "https://")):
        served = doc.fetch(source, timeout=arguments.timeout, verify=not arguments.insecure)
        origin = str(httpx.URL(doc.spec_url(source)).copy_with(userinfo=b"", query=None, fragment=None))
        if same_origin(origin, os.environ.get("MAILCOW_URL", "")):
            version = server_version(origin, timeout=arguments.timeout, verify=not arguments.insecure)
        if httpx.URL(origin).host in ("localhost", "127.0.0.1", "::1"):
            origin = f"loopback:{httpx.URL(origin).path}"  # a port on somebody's machine tells nobody anything
    else:
        served = doc.read(Path(source))
        origin = Path(source).name
    name = origin.rpartition("/")[2]
    pinned = pin(doc.parse(served, name=name))
    text = doc.dump(pinned, header=HEADER)
    entries = read_lock(lock)
    old = doc.read(output).decode("utf-8", "replace") if output.is_file() else ""
    if old and not arguments.allow_shrinking:
        before = old_operations(old, output)
        gone = before - operations(pinned)
        if len(gone) * 10 > len(before):
            raise SpecShrank(
                f"{name} lacks {len(gone)} of {len(before)} pinned operations, for instance {min(gone)}: it seems to "
                "break off; if it is really so, add --allow-shrinking"
            )
    sums = {**entries.get("sha256", {}), "served": doc.sha256(served), "pin": doc.sha256(text)}
    entries.update({"source": origin, "server_version": version, "sha256": sums})
    lock_text = json.dumps(entries, indent=2, sort_keys=True) + "\n"
    before_lock = lock.read_text(encoding="utf-8") if lock.is_file() else None
    if before_lock != lock_text:
        doc.write(lock, lock_text)
    if text != old:
        try:
            doc.write(output, text)
        except doc.SpecNoFile:
            # The two go together: the old pin keeps its old lock.
            if before_lock is None:
                lock.unlink()
            elif before_lock != lock_text:
                doc.write(lock, before_lock)
            raise
    return text != old


def read_lock(lock: Path) -> dict[str, Any]:
    """What the lock holds; nothing where there is none."""
    if not lock.is_file():
        return {}
    try:
        entries = json.loads(doc.read(lock))
    except ValueError:
        entries = None
    if not isinstance(entries, dict):
        raise doc.SpecNoFile(f"{lock} is no lock: it holds no JSON object")
    return entries


def old_operations(text: str, path: Path) -> set[str]:
    """The operations of the pin that is there. One that cannot be read is not replaced unasked."""
    try:
        return operations(doc.parse(text.encode(), name=str(path)))
    except (doc.SpecError, AttributeError, TypeError) as error:
        raise doc.SpecNoFile(f"the old pin {path} cannot be read ({error}); --allow-shrinking replaces it") from error


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses are of one server: the key is for the one in MAILCOW_URL alone."""
    try:
        a, b = httpx.URL(one), httpx.URL(other)
    except httpx.InvalidURL:
        return False
    return (a.scheme, a.host, a.port) == (b.scheme, b.host, b.port)


def operations(document: doc.Node) -> set[str]:
    return {
        f"{method.upper()} {path}" for path, item in document["paths"].items() for method in METHODS if method in item
    }


def server_version(url: str, *, timeout: float, verify: bool) -> str | None:
    """What ``get/status/version`` says with the key in MAILCOW_API_KEY; None where it says nothing."""
    key = os.environ.get("MAILCOW_API_KEY")
    if not key:
        return None
    try:
        reply = httpx.get(
            httpx.URL(url).copy_with(path="/api/v1/get/status/version"),
            headers={"X-API-Key": key},
            timeout=timeout,
            verify=verify,
            trust_env=False,
        )
        version = reply.json()["version"]
    except (httpx.HTTPError, ValueError, LookupError, TypeError):
        return None
    return str(version)


if __name__ == "__main__":
    sys.exit(main())
