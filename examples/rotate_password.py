#!/usr/bin/env python3
"""Set a mailbox's password, and tell until when the old one may still be accepted.

    python rotate_password.py anna@example.org

The new password is asked for twice, or read from standard input where that is no terminal. It is never an argument:
those show in the list of processes and in the shell's history. The server and the key are told by MAILCOW_URL and
MAILCOW_API_KEY.
"""

import argparse
import getpass
import sys

from mailcow_facade import Mailcow, MailcowError


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="the mailbox, such as anna@example.org")
    args = parser.parse_args(argv)
    try:
        with Mailcow.from_env() as cow:
            cow.mailboxes.get(args.address)  # before anybody thinks of a password for one that is not there
            change = cow.mailboxes.set_password(args.address, read_password())
    except (MailcowError, ValueError) as error:
        print(f"rotate_password: {error}", file=sys.stderr)
        return 1
    until = change.old_accepted_until.astimezone()  # in the local time zone
    print(f"{change.address} has a new password.")
    print(f"Whoever has just logged in with the old one may do so until {until:%H:%M:%S}.")
    print("App passwords stay as they are; see device_password.py.")
    return 0


def read_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != password:
        raise ValueError("these are not the same; nothing was changed")
    return password


if __name__ == "__main__":
    sys.exit(main())
