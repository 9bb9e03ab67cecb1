"""Ask a real mailcow, which must be pristine, the requests of one recording in tests/data once more, and
write down what it answers::

    python scripts/record_replies.py 05-server-wide

A new request is appended to the file as a line without ``response``, in the order in which it is to be asked. The
server is the one of ``MAILCOW_URL``, with its two keys in ``MAILCOW_API_KEY`` and ``MAILCOW_API_KEY_RO``; it is
written to.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.conformance import RECORDED, ask, exchange_of, keys_of_environment, rows_of  # noqa: E402
from tests.scrubbing import scrub_body  # noqa: E402


def main(recording: str) -> int:
    """Rewrite the lines of a recording; how many replies have changed is told."""
    path = next(path for path in RECORDED if any(_is_of(recording, row) for row in rows_of(path)))
    rows = rows_of(path)
    changed = 0
    with httpx.Client(base_url=os.environ["MAILCOW_URL"], timeout=60) as client:
        for number, row in enumerate(rows, 1):
            if not _is_of(recording, row):
                continue
            reply = ask(client, exchange_of(number, row), keys_of_environment())
            came = {
                "status": reply.status_code,
                "content_type": reply.headers.get("content-type", ""),
                "body": scrub_body(reply.content).decode(),
            }
            changed += came != row.get("response")
            row["response"] = came
    path.write_text("".join(json.dumps(row, sort_keys=True) + "\n" for row in rows), encoding="utf-8")
    print(f"{changed} replies of {recording} are new")
    return 0


def _is_of(recording: str, row: dict[str, Any]) -> bool:
    return bool(row["label"].startswith(f"{recording}: "))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
