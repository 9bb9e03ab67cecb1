#!/usr/bin/env python3
"""Follow the failed logins over SMTP, IMAP, POP3 and ManageSieve, until Ctrl-C.

    python failed_logins.py --rows 1000

Each line tells the time, the log, the service, the name that was given, the client's address and the reason, with a "?"
for what is not told. One failure has a line or more in each of the two logs; mailcow's list of logins holds none, it
tells of the successful ones only. It only reads: a read-only key will do. The server and the key are told by
MAILCOW_URL and MAILCOW_API_KEY.
"""

import argparse
import asyncio
import sys
from typing import Literal

from mailcow_facade import AsyncMailcow, MailcowError, failed_login


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100, help="how far back to begin in each log (default: 100)")
    parser.add_argument("--interval", type=float, default=5, help="seconds between two looks (default: 5)")
    args = parser.parse_args(argv)
    try:
        asyncio.run(follow_both(args.rows, args.interval))
    except (MailcowError, ValueError) as error:
        print(f"failed_logins: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def follow_both(rows: int, interval: float) -> None:
    async with AsyncMailcow.from_env() as cow:
        # The first error of one ends both.
        await asyncio.gather(follow(cow, "postfix", rows, interval), follow(cow, "dovecot", rows, interval))


async def follow(cow: AsyncMailcow, log: Literal["postfix", "dovecot"], rows: int, interval: float) -> None:
    async for line in cow.logs.tail(log, count=rows, follow=True, interval=interval):
        if failure := failed_login(line):
            time = failure.time.astimezone()  # in the local time zone
            # Anybody can send any name: ascii() shows what would otherwise do something to the terminal.
            name = ascii(failure.username) if failure.username else "?"
            about = f"{failure.service or '?':10}  {name}  {failure.real_rip or '?'}  {failure.reason}"
            print(f"{time:%Y-%m-%d %H:%M:%S}  {log:7}  {about}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
