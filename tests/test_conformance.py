"""The embedded mailcow against what a real one answered: the recordings in tests/data, each in its order.

Those of ``mail.jsonl`` are of a pristine server, and full of what is wrong: most of what is refused stands there. What
mailcow says in sentences is masked.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

import httpx
import pytest

from mailcow_facade.testing import MailcowServer
from tests.conformance import Exchange, ask, differences, exchanges
from tests.populated import populate


@pytest.fixture
def server() -> Iterator[MailcowServer]:
    with MailcowServer() as server:
        yield server


def replay(server: MailcowServer, recording: list[Exchange]) -> tuple[list[Exchange], list[str], list[Exchange]]:
    """Send the requests of a recording: those whose replies agree, what differs, those that are not imitated."""
    keys = {"rw": server.api_key, "ro": server.read_only_key, "wrong": "WRONG0-WRONG0-WRONG0-WRONG0-WRONG0"}
    agreed, differing, absent = [], [], []
    with httpx.Client(base_url=server.url) as client:
        for exchange in recording:
            reply = ask(client, exchange, keys)
            if reply.status_code == HTTPStatus.NOT_IMPLEMENTED:
                absent.append(exchange)
            elif found := differences(exchange, reply):
                differing.append(f"{exchange}: {'; '.join(found[:5])}")
            else:
                agreed.append(exchange)
    return agreed, differing, absent


def told(capsys: pytest.CaptureFixture[str], name: str, agreed: list[Exchange], absent: list[Exchange]) -> None:
    routes = sorted({f"{row.method} {row.path.removeprefix('/api/v1/')}" for row in absent})
    with capsys.disabled():
        print(f"\n{name}: {len(agreed)} of {len(agreed)} exchanges agree, {len(absent)} are not imitated")
        for route in routes:
            print(f"  not imitated: {route}")


def test_a_new_server_answers_as_a_real_one(server: MailcowServer, capsys: pytest.CaptureFixture[str]) -> None:
    agreed, differing, absent = replay(server, exchanges("01-empty-server"))
    assert not differing, "\n".join(differing)
    told(capsys, "01-empty-server", agreed, absent)
    assert len(agreed) + len(absent) == 82


def test_a_populated_server_answers_as_a_real_one(server: MailcowServer, capsys: pytest.CaptureFixture[str]) -> None:
    recording = exchanges("02-populated-server")
    populate(server, recording)
    agreed, differing, absent = replay(server, recording)
    told(capsys, "02-populated-server", agreed, absent)
    assert not differing, "\n".join(differing)
    assert len(agreed) + len(absent) == 360


@pytest.mark.parametrize(("recording", "count"), [("03-mail-flow", 253), ("04-of-users", 184)])
def test_what_is_set_up_and_refused(
    server: MailcowServer, capsys: pytest.CaptureFixture[str], recording: str, count: int
) -> None:
    agreed, differing, absent = replay(server, exchanges(recording, "mail.jsonl"))
    told(capsys, recording, agreed, absent)
    assert not differing, "\n".join(differing)
    assert not absent
    assert len(agreed) == count
