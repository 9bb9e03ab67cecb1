#!/usr/bin/env python3
"""What the facade adds to work that has to be done anyway: medians of alternating runs in one process, as ratios.

- Calling: ``cow.domains.get(…)`` beside the same GET with a bare httpx client and ``json.loads``, both with connections
  kept alive, to a server in another process on this machine. The contract is at most 1.15. That server answers in
  0.3 ms, a real mailcow in 15, beside which the same difference is not seen; and it sends no cookie, over which the
  bare client would lose more time than the facade costs.
- Reading: 10,000 mailboxes as ``get/mailbox/all`` tells them, from bytes to models, beside ``json.loads`` of the same
  bytes. The contract is at most 3.

The async client beside ``httpx.AsyncClient`` is told as well, without a limit.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import json
import multiprocessing
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

import httpx
from mailcow_client.api.mailboxes import list_mailboxes

from mailcow_facade import AsyncMailcow, Mailcow
from mailcow_facade.settings import USER_AGENT

MAILBOXES = 10_000
READING_LIMIT = 3.0
CALLING_LIMIT = 1.15

KEY = "0" * 30
DOMAIN = "example.org"
PATH = f"/api/v1/get/domain/{DOMAIN}"
HEADERS = {"user-agent": USER_AGENT, "accept": "application/json", "X-API-Key": KEY}
TIMEOUT = 30.0

Times = dict[str, list[float]]


# Reading


def mailboxes(count: int) -> bytes:
    """A reply of ``get/mailbox/all``, spelt like mailcow's: switches as texts and numbers, `[]` for an empty map."""
    rows = [mailbox(random.Random(number), number) for number in range(count)]
    return json.dumps(rows, indent=4).encode()


def mailbox(some: random.Random, number: int) -> dict[str, Any]:
    local_part, domain = f"{some.choice(('anna', 'b.miller', 'info', 'office'))}{number}", f"{number % 50}.example.org"
    quota = some.choice((0, 1, 3, 10)) * 1024**3
    used = some.randrange(3 * 1024**3)
    limit = {"value": str(some.randint(1, 500)), "frame": some.choice("smhd")} if some.random() < 0.5 else False
    active = some.choice((1, 1, 1, 1, 0, 2))
    attributes: dict[str, Any] = {
        "force_pw_update": "0",
        "force_tfa": "0",
        "tls_enforce_in": some.choice("01"),
        "tls_enforce_out": some.choice("01"),
        "sogo_access": "1",
        "imap_access": some.choice("1110"),
        "pop3_access": some.choice("1110"),
        "smtp_access": "1",
        "sieve_access": "1",
        "eas_access": "1",
        "dav_access": "1",
        "relayhost": "0",
        "passwd_update": moment(some),
        "mailbox_format": "maildir:",
        "quarantine_notification": some.choice(("never", "hourly", "daily")),
        "quarantine_category": "reject",
        "attribute_hash": "",
    }
    if some.random() < 0.3:
        attributes["recovery_email"] = None
    row: dict[str, Any] = {
        "username": f"{local_part}@{domain}",
        "active": active,
        "active_int": active,
        "domain": domain,
        "name": some.choice(("", "Anna Example", "Björn Müller")),
        "local_part": local_part,
        "quota": quota,
        "messages": some.randrange(20_000),
        "attributes": attributes,
        "custom_attributes": {"role": "office"} if some.random() < 0.1 else [],
        "quota_used": used,
        "percent_in_use": round(100 * used / quota) if quota else "- ",
        "created": moment(some),
        "modified": moment(some) if some.random() < 0.7 else None,
        "authsource": "mailcow",
        "percent_class": "success" if quota else "info",
        "last_imap_login": login(some, 0.8),
        "last_smtp_login": login(some, 0.7),
        "last_pop3_login": login(some, 0.1),
        "last_sso_login": login(some, 0.1),
        "max_new_quota": 10 * 1024**3,
        "spam_aliases": some.choice((0, 0, 0, 2)),
        "pushover_active": some.choice((0, 0, 0, 1)),
        "rl": limit,
        "rl_scope": some.choice(("mailbox", "domain")) if limit else "domain",
        "is_relayed": 0,
        "sender_acl": [f"sales@{domain}", f"@{domain}"] if some.random() < 0.2 else [],
    }
    if some.random() < 0.3:
        row["tags"] = some.sample(("staff", "student", "shared", "vip"), 2)
    return row


def moment(some: random.Random) -> str:
    return f"2026-{some.randint(1, 12):02}-{some.randint(1, 28):02} {some.randint(0, 23):02}:12:05"


def login(some: random.Random, known: float) -> int:
    return some.randint(1_700_000_000, 1_795_000_000) if some.random() < known else 0


def reading(rounds: int) -> Times:
    """Seconds for all mailboxes, by what was done."""
    content = mailboxes(MAILBOXES)
    transport = httpx.MockTransport(lambda request: httpx.Response(200, content=content))
    with Mailcow(f"https://mail.{DOMAIN}", api_key=KEY, transport=transport) as cow:
        return alternating(
            {
                "json.loads": lambda: json.loads(content),
                "bytes to models": lambda: list_mailboxes.sync(client=cow.client),
            },
            rounds,
            tidy=True,
        )


def alternating(cases: dict[str, Callable[[], object]], rounds: int, *, tidy: bool = False) -> Times:
    """Seconds for each run, by case; with ``tidy``, none pays for the garbage of another."""
    times: Times = {name: [] for name in cases}
    for run in cases.values():
        run()
    for _ in range(rounds):
        for name, run in cases.items():
            if tidy:
                gc.collect()
            started = time.perf_counter()
            result = run()
            times[name].append(time.perf_counter() - started)
            del result  # giving it back is no part of it
    return times


# Calling


class Handler(BaseHTTPRequestHandler):
    """Answers every request with a domain, and with the headers that a real mailcow sends."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        row = {
            "max_new_mailbox_quota": 10737418240, "def_new_mailbox_quota": 3221225472,
            "quota_used_in_domain": "943718400", "bytes_total": 1834723, "msgs_total": 96, "mboxes_in_domain": 9,
            "mboxes_left": 41, "domain_name": self.path.rpartition("/")[2], "domain_h_name": DOMAIN,
            "description": "A domain", "max_num_aliases_for_domain": 400, "max_num_mboxes_for_domain": 50,
            "def_quota_for_mbox": 3221225472, "max_quota_for_mbox": 10737418240, "max_quota_for_domain": 107374182400,
            "relayhost": "0", "backupmx": 0, "backupmx_int": 0, "gal": 1, "gal_int": 1,
            "rl": {"value": "100", "frame": "h"}, "active": 1, "active_int": 1, "relay_all_recipients": 0,
            "relay_all_recipients_int": 0, "relay_unknown_only": 0, "relay_unknown_only_int": 0,
            "created": "2026-03-02 09:46:29", "modified": None, "aliases_in_domain": 3, "aliases_left": 397,
            "domain_admins": "-", "tags": ["staff"],
        }  # fmt: skip
        content = json.dumps(row, indent=4).encode()
        self.send_response(200)
        for name, value in REPLY_HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


REPLY_HEADERS = {
    "Content-Type": "application/json",
    "Expires": "Thu, 19 Nov 1981 08:52:00 GMT",
    "Cache-Control": "no-store, no-cache, must-revalidate",
    "Pragma": "no-cache",
    "Vary": "Origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin",
}


def serve(told: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_port)
    server.serve_forever()


def calling(url: str, rounds: int) -> Times:
    """Seconds for one GET, by client."""
    with (
        Mailcow(url, api_key=KEY, timeout=TIMEOUT) as cow,
        httpx.Client(base_url=url, headers=HEADERS, timeout=TIMEOUT, trust_env=False) as bare,
    ):
        return alternating(
            {"httpx": lambda: json.loads(bare.get(PATH).content), "facade": lambda: cow.domains.get(DOMAIN)}, rounds
        )


async def calling_async(url: str, rounds: int) -> Times:
    async with (
        AsyncMailcow(url, api_key=KEY, timeout=TIMEOUT) as cow,
        httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=TIMEOUT, trust_env=False) as bare,
    ):

        async def plain() -> object:
            return json.loads((await bare.get(PATH)).content)

        async def facade() -> object:
            return await cow.domains.get(DOMAIN)

        cases: dict[str, Callable[[], Awaitable[object]]] = {"httpx": plain, "facade": facade}
        times: Times = {name: [] for name in cases}
        for number, (name, run) in itertools.product(range(rounds + 1), cases.items()):
            started = time.perf_counter()
            await run()
            if number:
                times[name].append(time.perf_counter() - started)
        return times


def told(title: str, times: Times, limit: float | None = None) -> bool:
    """Print the medians; whether the ratio of the second to the first is within its limit."""
    (base, first), (name, second) = times.items()
    medians = statistics.median(first), statistics.median(second)
    ratio = medians[1] / medians[0]
    print(f"{title}: {ratio:.2f}" + (f" (limit {limit})" if limit else ""))
    print(f"  {base:16} {medians[0] * 1000:8.3f} ms\n  {name:16} {medians[1] * 1000:8.3f} ms   {len(second)} rounds")
    return limit is None or ratio <= limit


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="for reading (%(default)s)")
    parser.add_argument("--calls", type=int, default=2000, help="for calling (%(default)s)")
    arguments = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        url = f"http://127.0.0.1:{here.recv()}"
        fine = told("a GET", calling(url, arguments.calls), CALLING_LIMIT)
        told("an async GET", asyncio.run(calling_async(url, arguments.calls)))
    finally:
        server.terminate()
        server.join()
    fine &= told(f"{MAILBOXES} mailboxes", reading(arguments.rounds), READING_LIMIT)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
