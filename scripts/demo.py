#!/usr/bin/env python3
"""Show the main job without a server: build the client from the pin, then replay a recorded conversation through it."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import vcr
from vcr.record_mode import RecordMode

from mailcow_facade import Mailcow, MailcowError

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that `python scripts/demo.py` finds its neighbour

PASSWORD = "Correct-9-horse"  # noqa: S105
CASSETTE = ROOT / "cassettes" / "demo" / "test_the_conversation.yaml"


def main() -> int:
    fresh = build()
    heading("2. A conversation with a real mailcow, replayed")
    recorder = vcr.VCR(record_mode=RecordMode.NONE, match_on=["method", "host", "path", "query"])
    with (
        recorder.use_cassette(str(CASSETTE)),
        Mailcow("https://mail.example.org", api_key="REPLAYED") as cow,
    ):
        walk(cow)
    print("\nYours: Mailcow('https://mail.example.org', api_key=…), and the same calls.")
    return 0 if fresh else 1


def build() -> bool:
    """Make the low-level client in a scratch folder; tell whether generated/ holds the same."""
    from mailcow_facade.spec import document as doc  # noqa: PLC0415
    from scripts import regenerate  # noqa: PLC0415

    heading("1. openapi.yaml + overlays/ -> effective spec -> typed client")
    regenerate.set_up()
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        fresh = Path(scratch, "generated")
        regenerate.build(ROOT / "openapi.yaml", ROOT / "overlays", fresh, ROOT / "spec.lock")
        seconds = time.perf_counter() - started
        served = doc.load((ROOT / "openapi.yaml").read_bytes())
        effective = doc.load((fresh / regenerate.EFFECTIVE).read_bytes())
        same = regenerate.contents(fresh) == regenerate.contents(ROOT / "generated")
        files = sum(1 for _ in fresh.rglob("*.py"))
    print(f"mailcow's file tells {count(served):4} operations")
    print(f"there really are   {count(effective):4}, every reply typed")
    print(
        f"generated         {files:4} modules in {seconds:.1f} s: {'same as' if same else 'NOT what'} generated/ holds"
    )
    return same


def count(document: dict[str, Any]) -> int:
    return sum(len(item) for item in document["paths"].values())


def walk(cow: Mailcow) -> None:
    """What a first afternoon with a mailcow looks like."""
    print("\n>>> cow.domains.list()")
    for domain in cow.domains.list():
        print(
            f"{domain.domain_name:14} {domain.mboxes_in_domain} mailboxes, up to {gib(domain.max_quota_for_mbox)} each"
        )

    print("\n>>> cow.mailboxes.list(domain='example.org')")
    for mailbox in cow.mailboxes.list(domain="example.org"):
        state = {0: "inactive", 1: "active", 2: "no login"}[mailbox.active]
        smtp = "" if mailbox.attributes.smtp_access else ", no SMTP"
        print(f"{mailbox.username:18} {gib(mailbox.quota):>9} {state}{smtp}")

    for told, call in (
        ("cow.mailboxes.list(domain='nowhere.example')", lambda: cow.mailboxes.list(domain="nowhere.example")),
        ("cow.mailboxes.create('anna@example.org', …)", lambda: cow.mailboxes.create("anna@example.org", PASSWORD)),
        ("cow.mailboxes.create('eve@example.org', …, quota='9 GiB')",
         lambda: cow.mailboxes.create("eve@example.org", PASSWORD, quota="9 GiB")),
    ):  # fmt: skip
        print(f"\n>>> {told}")
        try:
            call()
        except MailcowError as error:
            print(f"{type(error).__name__}: {error}")

    print("\n>>> cow.logs.postfix(40)   # the failed logins among them")
    for line in cow.logs.postfix(40):
        if "authentication failed" in line.message:
            print(f"{line.time:%H:%M:%S} {line.message}")


def gib(size: int) -> str:
    return f"{size / 1024**3:.1f} GiB"


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


if __name__ == "__main__":
    sys.exit(main())
