"""One suite for every server: what a real mailcow answered is asked again of the embedded one, and of a live one.

The exchanges are those of tests/data, each recording in its order and from the state that it began in. The live server
is a throw-away one, which is written to::

    MAILCOW_URL=… MAILCOW_API_KEY=… MAILCOW_API_KEY_RO=…   where it is, and its keys
    MAILCOW_RESET                                          a command that makes it pristine, keys included
    MAILCOW_SMTP, MAILCOW_IMAP                             host:port of its mail ports, with STARTTLS
    MAILCOW_IMAP_ELSEWHERE                                 IMAP, reached from another address
"""

from __future__ import annotations

import imaplib
import os
import shlex
import smtplib
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import NamedTuple

import httpx
import pytest

from mailcow_facade.testing import MailcowServer
from tests.conformance import WRONG_KEY, ask, differences, exchanges, keys_of_environment
from tests.populated import log_in_as_told, populate, posting, remember_logins, told_by

LIVE = ("MAILCOW_URL", "MAILCOW_API_KEY", "MAILCOW_API_KEY_RO", "MAILCOW_RESET")
LIVE_MAIL = ("MAILCOW_SMTP", "MAILCOW_IMAP", "MAILCOW_IMAP_ELSEWHERE")
RECORDINGS = {
    "01-empty-server": 82,
    "02-populated-server": 360,
    "03-mail-flow": 253,
    "04-of-users": 184,
    "05-server-wide": 212,
}
"""How many exchanges each has. The second begins in a state of its own, the others on a pristine server."""


class Served(NamedTuple):
    """A pristine server."""

    url: str
    keys: dict[str, str]
    populate: Callable[[], None]
    """Bring it into the state in which 02-populated-server begins."""


@pytest.fixture(params=["embedded", "live"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    """The embedded server, always; and the live one, if there is one."""
    if request.param == "live":
        yield live()
        return
    with MailcowServer() as server:

        def make() -> None:
            told = told_by(exchanges("02-populated-server"))
            populate(posting(server.url, server.api_key), told)
            remember_logins(server, told)

        yield Served(server.url, {"rw": server.api_key, "ro": server.read_only_key, "wrong": WRONG_KEY}, make)


def live() -> Served:
    """The server that the variables tell, made pristine."""
    if missing := [name for name in LIVE if not os.environ.get(name)]:
        pytest.skip(f"no live server: {', '.join(missing)} not set")
    subprocess.run(shlex.split(os.environ["MAILCOW_RESET"]), check=True, capture_output=True)

    def make() -> None:
        if missing := [name for name in LIVE_MAIL if not os.environ.get(name)]:
            pytest.skip(f"nobody can log in: {', '.join(missing)} not set")
        told = told_by(exchanges("02-populated-server"))
        post = posting(os.environ["MAILCOW_URL"], os.environ["MAILCOW_API_KEY"])
        populate(post, told)
        log_in_as_told(post, told, log_in)

    return Served(os.environ["MAILCOW_URL"], keys_of_environment(), make)


def log_in(service: str, username: str, password: str, *, elsewhere: bool = False) -> None:
    """Log in to the live server; its times are whole seconds, and each login gets one of its own."""
    time.sleep(1)
    variable = f"MAILCOW_{service.upper()}{'_ELSEWHERE' if elsewhere else ''}"
    host, _, port = os.environ[variable].rpartition(":")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # a throw-away server's own certificate
    if service == "imap":
        with imaplib.IMAP4(host, int(port), timeout=30) as imap:
            imap.starttls(context)
            imap.login(username, password)
    else:
        with smtplib.SMTP(host, int(port), timeout=30) as smtp:
            smtp.starttls(context=context)
            smtp.login(username, password)


@pytest.mark.parametrize("recording", RECORDINGS)
def test_it_answers_as_a_real_one(served: Served, recording: str, capsys: pytest.CaptureFixture[str]) -> None:
    if recording == "02-populated-server":
        served.populate()
    agreed, differing, absent = 0, [], []
    with httpx.Client(base_url=served.url, timeout=90, trust_env=False) as client:
        for exchange in exchanges(recording):
            reply = ask(client, exchange, served.keys)
            if reply.status_code == HTTPStatus.NOT_IMPLEMENTED:
                absent.append(f"{exchange.method} {exchange.path.removeprefix('/api/v1/')}")
            elif found := differences(exchange, reply):
                differing.append(f"{exchange}: {'; '.join(found[:5])}")
            else:
                agreed += 1
    asked = agreed + len(differing) + len(absent)
    with capsys.disabled():
        print(f"\n{recording}: {agreed} of {asked} exchanges agree")
    assert not differing, "\n".join(differing)
    assert not absent, f"not imitated: {sorted(set(absent))}"
    assert asked == RECORDINGS[recording]
