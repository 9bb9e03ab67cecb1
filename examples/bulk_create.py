#!/usr/bin/env python3
"""Create many mailboxes from a CSV, several at a time, and tell what became of each row.

    python bulk_create.py people.csv > created.csv

The CSV has the columns address, name and quota ("3 GiB"; empty for the domain's usual one); the domains must be there.
The result is a CSV again, in the order in which the rows got done: address, result, password. The passwords are random,
and shown here and nowhere else: keep the file safe, and delete it when they are handed out. What is there already stays
as it is, so this can be run again; it then makes what is missing. Exit status: 0, all are there; 1, some failed; 2, it
could not begin. The server and the key are told by MAILCOW_URL and MAILCOW_API_KEY.
"""

import argparse
import asyncio
import csv
import secrets
import sys
from collections.abc import Iterator, Mapping

from mailcow_facade import (
    AlreadyExists,
    AsyncMailcow,
    ConnectionFailed,
    MailcowError,
    NotAuthenticated,
    OutcomeUnknown,
    PermissionDenied,
)

TASKS = 4  # the client lets no more requests through at a time (max_concurrency), and a server is not faster with more
HOPELESS = (NotAuthenticated, PermissionDenied, ConnectionFailed)  # the other rows would meet the same

Row = Mapping[str, str]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", nargs="?", help="the CSV (default: standard input)")
    args = parser.parse_args(argv)
    try:
        with open(args.people, newline="", encoding="utf-8-sig") if args.people else sys.stdin as file:
            reader = csv.DictReader(file, restval="")
            if not {"address", "name", "quota"} <= set(reader.fieldnames or ()):
                raise ValueError("the CSV needs the columns address, name and quota")
            rows = list(reader)
        failed = asyncio.run(create_all(iter(rows)))
    except (ValueError, OSError, csv.Error) as error:
        print(f"bulk_create: {error}", file=sys.stderr)
        return 2
    if failed:
        print(f"bulk_create: {failed} rows failed", file=sys.stderr)
    return 1 if failed else 0


async def create_all(rows: Iterator[Row]) -> int:
    """Create them all, and return how many failed."""
    out = csv.writer(sys.stdout)
    failed = 0

    def tell(row: Row, result: str, password: str = "") -> None:
        nonlocal failed
        failed += result not in ("created", "there already")
        out.writerow([row["address"], result, password])
        sys.stdout.flush()  # so that no password is lost, whatever comes next

    async def work() -> None:
        for row in rows:  # each task takes the next row that none has taken
            password = secrets.token_urlsafe(18) + "-aA1"  # the end satisfies any password policy
            try:
                await cow.mailboxes.create(row["address"], password, name=row["name"], quota=row["quota"] or None)
                tell(row, "created", password)
            except AlreadyExists:
                tell(row, "there already")
            except OutcomeUnknown as error:
                tell(row, f"unknown: {error}", password)  # if it is there now, this is its password
            except (MailcowError, ValueError) as error:
                tell(row, f"failed: {error}")
                if isinstance(error, HOPELESS):
                    for untried in rows:
                        tell(untried, "not tried")

    async with AsyncMailcow.from_env() as cow, asyncio.TaskGroup() as group:
        out.writerow(["address", "result", "password"])
        for _ in range(TASKS):
            group.create_task(work())
    return failed


if __name__ == "__main__":
    sys.exit(main())
