#!/usr/bin/env python3
"""Make an app password for a device: good for reading and sending mail, and for nothing else.

    python device_password.py anna@example.org phone            # a new one, shown once
    python device_password.py anna@example.org phone --replace  # a new one; older ones of this name are revoked
    python device_password.py anna@example.org phone --revoke   # none: those of this name are revoked
    python device_password.py anna@example.org                  # what there is

The password is made up here and printed on standard output; nobody can look it up later, mailcow included. The server
and the key are told by MAILCOW_URL and MAILCOW_API_KEY.
"""

import argparse
import sys

from mailcow_facade import Mailcow, MailcowError


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mailbox", help="such as anna@example.org")
    parser.add_argument("device", nargs="?", help="a name for the device; left out, app passwords are listed")
    old = parser.add_mutually_exclusive_group()
    old.add_argument("--replace", action="store_true", help="revoke older ones of this name once there is a new one")
    old.add_argument("--revoke", action="store_true", help="revoke those of this name, and make none")
    args = parser.parse_args(argv)
    if not args.device and (args.replace or args.revoke):
        parser.error("which device?")
    try:
        with Mailcow.from_env() as cow:
            if not args.device:
                show(cow, args.mailbox)
                return 0
            old_ids = [row.id for row in cow.app_passwords.list(args.mailbox) if row.name == args.device]
            if not args.revoke:
                create(cow, args.mailbox, args.device)
            if args.revoke or args.replace:
                cow.app_passwords.delete(*old_ids)
                print(f"{len(old_ids)} revoked; whoever has just logged in with one may do so for 5 more minutes")
    except (MailcowError, ValueError) as error:
        print(f"device_password: {error}", file=sys.stderr)
        return 1
    return 0


def create(cow: Mailcow, mailbox: str, device: str) -> None:
    made = cow.app_passwords.create(mailbox, device, protocols=["imap", "smtp"])
    print(f"For {device}: log in as {made.app_password.mailbox} with this password, which is not shown again:")
    print(f"\n    {made.password}\n", flush=True)


def show(cow: Mailcow, mailbox: str) -> None:
    for row in cow.app_passwords.list(mailbox):
        switches = {
            "imap": row.imap_access,
            "pop3": row.pop3_access,
            "smtp": row.smtp_access,
            "sieve": row.sieve_access,
            "eas": row.eas_access,
            "dav": row.dav_access,
        }
        protocols = ", ".join(name for name, on in switches.items() if on)
        print(f"{row.id:6}  {row.name:20}  {row.created}  {'for ' + protocols if row.active else 'off'}")


if __name__ == "__main__":
    sys.exit(main())
