#!/usr/bin/env python3
"""Tell which domains and mailboxes are nearly full. Made for cron: silent, status 0, where none is.

    python quota_report.py --above 90

Exit status: 0, none is above; 1, some are, and are listed; 2, it could not be found out. It only reads: a read-only key
will do. The server and the key are told by MAILCOW_URL and MAILCOW_API_KEY.
"""

import argparse
import sys

from mailcow_facade import Mailcow, MailcowError


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--above", type=float, default=80, metavar="PERCENT", help="what is nearly full (default: 80)")
    args = parser.parse_args(argv)
    try:
        with Mailcow.from_env(timeout=300) as cow:  # seconds: a large domain takes a while
            full = report(cow, args.above)
    except (MailcowError, ValueError) as error:
        print(f"quota_report: {error}", file=sys.stderr)
        return 2
    for line in full:
        print(line)
    return 1 if full else 0


def report(cow: Mailcow, above: float) -> list[str]:
    """A line for each domain and mailbox that is above; the domain first, then its mailboxes."""
    # Reduced rows tell all that is needed here, and cost the server a quarter.
    mailboxes = cow.mailboxes.list(reduced=True)
    lines: list[str] = []
    for domain in cow.domains.list():
        name = domain.domain_name
        rows = [(name, domain.bytes_total, domain.max_quota_for_domain)]
        rows += [(box.username, box.quota_used, box.quota) for box in mailboxes if box.domain == name]
        # A quota of 0 is unlimited.
        lines += [describe(*row) for row in rows if row[2] and 100 * row[1] / row[2] > above]
    return lines


def describe(name: str, used: int, quota: int) -> str:
    return f"{name:40} {100 * used / quota:4.0f} %  {readable(used)} of {readable(quota)}"


def readable(size: float) -> str:
    """A size for people: 1536 is 1.5 KiB."""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{size:.4g} {unit}"
        size /= 1024
    return f"{size:.4g} TiB"


if __name__ == "__main__":
    sys.exit(main())
