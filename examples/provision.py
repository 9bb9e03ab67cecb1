#!/usr/bin/env python3
"""Provision a domain: the domain, its mailboxes, and the DKIM record to publish.

    python provision.py example.org people.csv

The CSV has the columns address, name and quota ("3 GiB"; empty for the domain's usual one), and no passwords: files get
kept and mailed around. Each new mailbox gets a random one instead. It is shown once, on standard output, and its owner
has to set another one at the first login to the web interface. What is there already stays as it is, so this can be run
again; for a password that got lost there is rotate_password.py. The server and the key are told by MAILCOW_URL and
MAILCOW_API_KEY.
"""

import argparse
import csv
import secrets
import sys
from typing import TextIO

from mailcow_facade import AlreadyExists, Mailcow, MailcowError, NotFound


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("domain", help="such as example.org")
    parser.add_argument("people", nargs="?", help="the CSV (default: standard input)")
    parser.add_argument("--quota", help="of a new domain, all mailboxes together: '50 GiB' (default: the server's)")
    parser.add_argument("--mailboxes", type=int, help="how many a new domain may have (default: the server's)")
    args = parser.parse_args(argv)
    at = args.domain  # what an error is about
    try:
        with open(args.people, newline="", encoding="utf-8-sig") if args.people else sys.stdin as file:
            people = read_people(file, args.domain)
        with Mailcow.from_env() as cow:
            create_domain(cow, args.domain, args.quota, args.mailboxes)
            for person in people:
                at = person["address"]
                create_mailbox(cow, at, person["name"], person["quota"])
            at = args.domain
            show_dkim(cow, args.domain)
    except (MailcowError, ValueError, OSError, csv.Error) as error:
        print(f"provision: {at}: {error}", file=sys.stderr)
        return 1
    return 0


def read_people(file: TextIO, domain: str) -> list[dict[str, str]]:
    """All rows, so that nothing is created where one of them is wrong."""
    people = list(csv.DictReader(file, restval=""))
    for row in people:
        if not row.keys() >= {"address", "name", "quota"}:
            raise ValueError("the CSV needs the columns address, name and quota")
        if not row["address"].lower().endswith(f"@{domain.lower()}"):
            raise ValueError(f"{row['address']} is not in {domain}")
    return people


def create_domain(cow: Mailcow, domain: str, quota: str | None, mailboxes: int | None) -> None:
    try:
        # Without a maximum for one mailbox it is the server's, and refused if larger than the domain's.
        cow.domains.create(
            domain, max_quota_for_domain=quota, max_quota_for_mbox=quota, max_num_mboxes_for_domain=mailboxes
        )
    except AlreadyExists:
        print(f"{domain} is there already")
    else:
        print(f"{domain} created")


def create_mailbox(cow: Mailcow, address: str, name: str, quota: str) -> None:
    # The end has one of each kind of characters that a server's password policy may ask for.
    password = secrets.token_urlsafe(18) + "-aA1"
    try:
        cow.mailboxes.create(address, password, name=name, quota=quota or None, force_pw_update=True)
    except AlreadyExists:
        print(f"{address} is there already")
    else:
        print(f"{address} created, initial password: {password}", flush=True)


def show_dkim(cow: Mailcow, domain: str) -> None:
    try:
        key = cow.dkim.get(domain)
    except NotFound:  # a new domain has one, but it may have been deleted
        key = cow.dkim.create(domain)
    print(f"\nPublish this in DNS:\n  name   {key.dkim_selector}._domainkey.{domain}\n  type   TXT")
    print(f"  value  {key.dkim_txt}")


if __name__ == "__main__":
    sys.exit(main())
