#!/usr/bin/env python3
"""What listing every mailbox costs, on the mailcow in MAILCOW_URL (with MAILCOW_API_KEY): each way in turn, medians.

mailcow's own list of all, `get/mailbox/all`, is the measure. With 2,000 mailboxes in 20 domains and a server that has
nothing else to do, the contract is at least 4 times as fast for `mailboxes.list()`, 10 times for `list(reduced=True)`,
complete, and at most 5 % of the time spent by the client alone, without a request under way. It only reads. A server
that others keep busy, or that has fewer than two cores, gives other ratios: mailcow's own list waits most of the time
for its database to wake up, and a busy machine does not sleep.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable

import httpx

from mailcow_facade import Mailcow, MailcowError

LIMITS = {"mailboxes.list()": 4.0, "mailboxes.list(reduced=True)": 10.0}
CLIENT_LIMIT = 0.05
BASE = "get/mailbox/all"


class Watch(httpx.HTTPTransport):
    """Notes for how long at least one request is under way."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._requests = 0
        self._since = 0.0
        self.seconds = 0.0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            if not self._requests:
                self._since = time.perf_counter()
            self._requests += 1
        try:
            response = super().handle_request(request)
            response.read()
            return response
        finally:
            with self._lock:
                self._requests -= 1
                if not self._requests:
                    self.seconds += time.perf_counter() - self._since


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=600, help="seconds for each reply (default: 600)")
    arguments = parser.parse_args()
    try:
        url, key = os.environ["MAILCOW_URL"], os.environ["MAILCOW_API_KEY"]
        watch = Watch()
        with (
            Mailcow(url, api_key=key, timeout=arguments.timeout, transport=watch) as cow,
            httpx.Client(base_url=url, headers={"X-API-Key": key}, timeout=arguments.timeout, transport=watch) as bare,
        ):
            return measure(cow, bare, watch, arguments.rounds)
    except KeyError as missing:
        print(f"listing: {missing} is not set", file=sys.stderr)
        return 2
    except (MailcowError, ValueError, httpx.HTTPError) as error:
        print(f"listing: {error}", file=sys.stderr)
        return 2


def measure(cow: Mailcow, bare: httpx.Client, watch: Watch, rounds: int) -> int:
    def raw(path: str) -> list[str]:
        return [row["username"] for row in bare.get(f"/api/v1/get/mailbox/{path}").json() or []]

    ways: dict[str, Callable[[], list[str]]] = {
        BASE: lambda: raw("all"),
        "get/mailbox/reduced": lambda: raw("reduced"),
        "mailboxes.list()": lambda: [str(mailbox.username) for mailbox in cow.mailboxes.list()],
        "mailboxes.list(reduced=True)": lambda: [str(mailbox.username) for mailbox in cow.mailboxes.list(reduced=True)],
        "mailboxes.iter()": lambda: [str(mailbox.username) for mailbox in cow.mailboxes.iter()],
    }
    cow.status.version()  # so that both have a connection
    wanted = sorted(raw("reduced"))
    domains = len({address.rpartition("@")[2] for address in wanted})
    print(f"{len(wanted)} mailboxes in {domains} domains, {rounds} rounds\n")
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    alone: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, call in ways.items():
            started, watch.seconds = time.perf_counter(), 0.0
            found = call()
            taken = time.perf_counter() - started
            seconds[way].append(taken)
            alone[way].append(taken - watch.seconds)
            if sorted(found) != wanted:
                print(f"{way}: {len(found)} mailboxes, not the same", file=sys.stderr)
                return 1
    base = statistics.median(seconds[BASE])
    good = True
    for way in ways:
        median = statistics.median(seconds[way])
        share = statistics.median(alone[way]) / median
        limit = LIMITS.get(way)
        missed = limit is not None and (base / median < limit or share > CLIENT_LIMIT)
        good = good and not missed
        wish = f"   limit {limit:g} and {CLIENT_LIMIT:.0%}{': MISSED' if missed else ''}" if limit else ""
        print(f"{way:30} {median:7.2f} s   {base / median:5.1f} times as fast   client {share:5.1%}{wish}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
