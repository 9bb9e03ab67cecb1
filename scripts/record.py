#!/usr/bin/env python3
"""Record every cassette anew, from a real mailcow.

The server must be a throw-away one: freshly set up, without domains, and written to. It is told by variables:

  MAILCOW_URL               its address, for instance http://127.0.0.1:8080
  MAILCOW_API_KEY           a read-write key
  MAILCOW_API_KEY_RO        a read-only key
  MAILCOW_URL_NOT_ALLOWED   the same server, reached from an address that the keys are not allowed for
  MAILCOW_SMTP, _SMTPS      host:port of its submission services: with STARTTLS, and over TLS
  MAILCOW_IMAP, _IMAPS      host:port of IMAP, and of IMAP over TLS
  MAILCOW_MX                host:port of its port 25
  MAILCOW_EXEC              what runs a command in its container php-fpm, for a message in the quarantine
  MAILCOW_STOP, _START      what stops and starts a service, whose name follows: mysql, redis,
                            php-fpm, nginx, dovecot, postfix
  MAILCOW_RESET             what makes it pristine again, keys included; the doctor's tests want that before each

Keys, passwords, hashes and cookies are masked before anything is written; tests/test_cassettes.py looks again.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest

from mailcow_facade import Mailcow, MailcowError

ROOT = Path(__file__).resolve().parent.parent
VARIABLES = (
    "MAILCOW_URL",
    "MAILCOW_API_KEY",
    "MAILCOW_API_KEY_RO",
    "MAILCOW_URL_NOT_ALLOWED",
    "MAILCOW_SMTP",
    "MAILCOW_SMTPS",
    "MAILCOW_IMAP",
    "MAILCOW_IMAPS",
    "MAILCOW_MX",
    "MAILCOW_EXEC",
    "MAILCOW_STOP",
    "MAILCOW_START",
    "MAILCOW_RESET",
)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="*", help="which tests (default: all that have a cassette)")
    arguments = parser.parse_args(argv)
    if missing := [name for name in VARIABLES if not os.environ.get(name)]:
        parser.error(f"not set: {', '.join(missing)}; see --help")
    try:
        with Mailcow.from_env() as cow:
            domains = cow.domains.list()
    except (MailcowError, ValueError) as error:
        print(f"record: {error}", file=sys.stderr)
        return 2
    if domains:
        print(f"record: this server has {len(domains)} domains: it is no throw-away one", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    # The logs come first: one of their tests wants them empty.
    runs = [arguments.tests] if arguments.tests else [["tests/test_logs.py"], ["tests", "--ignore=tests/test_logs.py"]]
    for tests in runs:
        if failed := pytest.main(["-m", "vcr", "--record-mode=rewrite", *tests]):
            return int(failed)
    return int(pytest.main(["tests/test_cassettes.py"]))


if __name__ == "__main__":
    sys.exit(main())
