"""The doctor on the embedded mailcow: each road to a refused login, and the verdict that it gets on a real one.

The roads, what is asked and what must be said are those of ``test_doctor_roads``, which were recorded on a real server.
Here the embedded server is brought into the same states, and its mail ports are really talked to.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from mailcow_facade import Mailcow
from mailcow_facade.doctor import case, probes
from mailcow_facade.testing import MailcowServer
from tests import test_doctor_roads as roads
from tests.clients import Mode, open_client
from tests.conftest import ROOT
from tests.scrubbing import CANARIES, CANARY_OTHER_PASSWORD, CANARY_PASSWORD

ANNA, DOMAIN = roads.ANNA, roads.DOMAIN
DOCS = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")
HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"
"""An address that the key is allowed for, and one that it is not."""


class Embedded(roads.Server):
    """The embedded server in the place of the recorded one."""

    def __init__(self, cow: Mailcow, server: MailcowServer, faults: ExitStack) -> None:
        super().__init__(cow, recording=True)
        self.server = server
        self.faults = faults

    def stop(self, service: str) -> None:
        self.faults.enter_context(self.server.fail(service))

    def log_in(self, password: str, name: str = ANNA, port: str = "MAILCOW_SMTP") -> bool | None:
        before, good = roads._logins(self.cow), True
        with smtplib.SMTP(self.server.smtp.host, self.server.smtp.submission, timeout=5) as program:
            program.starttls(context=self.server.ssl_context())
            try:
                program.login(name, password)
            except smtplib.SMTPAuthenticationError:
                good = False
        assert _counted(self, before, 1)
        return good

    def settle(self, seconds: float = 1.5) -> None:
        self.server.clock.advance(seconds)

    def turn_on_two_factor(self) -> None:
        self.server.set_two_factor(ANNA)

    def php(self, code: str) -> None:
        raise AssertionError("there is no PHP here")


def fill(server: Embedded) -> None:
    server.server.fill_mailbox(ANNA, 1024**3, messages=7)


def ban(server: Embedded) -> None:
    server.server.ban(HERE)


OTHERWISE: dict[Any, Any] = {
    roads.fill: fill,
    roads.ban: ban,
    roads.Server.turn_on_two_factor: Embedded.turn_on_two_factor,
}
"""What takes the place of steps that reach into the real server's containers."""


@pytest.fixture(scope="module")
def running() -> Iterator[MailcowServer]:
    with MailcowServer(allow_from=("127.0.0.1", HERE)) as server:
        yield server


@pytest.fixture
def server(running: MailcowServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Embedded]:
    """A server with two mailboxes, which takes all for clients at 192.0.2.7, and nothing is in DNS."""
    running.reset()

    def nothing(domain: str, host: str, *_: object) -> probes.DnsAnswer:
        return probes.DnsAnswer(domain, host, exists=False)

    monkeypatch.setattr(probes, "look_up_dns", nothing)
    monkeypatch.setattr(case, "now", lambda: datetime.fromtimestamp(running.clock.now(), UTC))
    with ExitStack() as stack, Mailcow(running.url, api_key=running.api_key) as cow:
        stack.enter_context(running.seen_from(HERE))
        cow.domains.create(DOMAIN, def_quota_for_mbox="1 GiB", max_quota_for_mbox="1 GiB")
        cow.mailboxes.create(ANNA, CANARY_PASSWORD)
        cow.mailboxes.create(f"ben@{DOMAIN}", CANARY_OTHER_PASSWORD)
        yield Embedded(cow, running, stack)


@pytest.mark.parametrize("name", roads.ROADS)
def test_road(name: str, server: Embedded, mode: Mode) -> None:
    road = roads.ROADS[name]
    for step in road.prepare:
        OTHERWISE.get(step, step)(server)
    server.settle()
    quiet = road.cause in ("backend.down", "login_service.down") or name.startswith("key_")
    before = (0, 0) if quiet else roads._logins(server.cow)

    smtp, imap = server.server.smtp, server.server.imap
    options = dict(road.ask)
    key: str = options.pop("api_key", server.server.api_key)
    key = server.server.read_only_key if key == "MAILCOW_API_KEY_RO" else key
    if options.pop("url", None):
        server.faults.enter_context(server.server.seen_from(ELSEWHERE))
    verify = options.pop("verify", None)
    if options.get("smtp_port") == "MAILCOW_MX":
        options["smtp_port"] = smtp.smtp
    options = {
        "smtp_host": smtp.host,
        "smtp_port": smtp.submission,
        "smtps_port": smtp.smtps,
        "imap_host": imap.host,
        "imaps_port": imap.imaps,
        **options,
    }
    trusted: ssl.SSLContext | bool = verify if verify is not None else server.server.ssl_context()
    with (
        asyncio.Runner() as runner,
        open_client(mode, server.server.url, runner, api_key=key, verify=trusted, retries=0) as cow,
    ):
        report = cow.doctor(road.address, **options)

    assert report.verdict.cause == road.cause, report.to_text(verbose=True)
    assert report.verdict.candidates == road.candidates
    assert report.healthy is (road.cause is None)
    assert report.logins <= 1
    if road.logins is not None:
        assert report.logins == road.logins
    assert not [result for result in report.results if result.status == "crash"]
    cause = " or ".join(road.candidates) or road.cause or "healthy"
    assert f"| {road.what} | {cause} | {report.verdict.confidence} |" in DOCS
    if not quiet and name != "port_closed":  # where it asks IMAP
        assert _counted(server, before, report.logins) == report.logins, "logins over SMTP that the server counted"
    shown = report.to_text(verbose=True)
    assert not [secret for secret in (*CANARIES, key) if secret in shown]


def _counted(server: Embedded, before: tuple[int, int], wanted: int) -> int:
    """How many logins Postfix has logged since. It does so once it has noticed that a connection has ended."""
    ends = time.monotonic() + 5
    while True:
        tried = roads._logins(server.cow)[0] - before[0]
        if tried >= wanted or time.monotonic() > ends:
            return tried
        time.sleep(0.01)
