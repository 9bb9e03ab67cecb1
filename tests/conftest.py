"""Fixtures: clients, sync and async, on a cassette; and the switch between replaying and recording one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from hypothesis import HealthCheck, settings

from mailcow_facade import Mailcow
from mailcow_facade.concurrency import _async as for_loops
from mailcow_facade.concurrency import _sync as for_threads
from tests.clients import Answering, Connect, Handler, MadeUp, Mode, open_client
from tests.scrubbing import SERVER, scrub_request, scrub_response

ROOT = Path(__file__).resolve().parent.parent
SHARED_SPECS = ROOT.parent / "shared" / "specs"

# What a test finds must not depend on how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    return {
        "match_on": ["method", "host", "path", "query", "body"],
        "decode_compressed_response": True,
        "before_record_request": scrub_request,
        "before_record_response": scrub_response,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(ROOT / "cassettes" / request.path.stem.removeprefix("test_"))


@pytest.fixture
def default_cassette_name(request: pytest.FixtureRequest) -> str:
    """The test's own name: what is recorded by the sync client is replayed to the async one."""
    return str(request.function.__name__)


@pytest.fixture(scope="module")
def recording(record_mode: str) -> bool:
    """Whether a real mailcow is asked (``scripts/record.py``) and not a cassette."""
    return record_mode != "none"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The sync client records, and the async one replays what it recorded."""
    if config.getoption("--record-mode") not in (None, "none"):
        items[:] = [item for item in items if not item.name.endswith("[async]") and "[async-" not in item.name]


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """Which client a test gets; each test that has one runs with both."""
    mode: Mode = request.param
    return mode


@pytest.fixture
def connect(mode: Mode, recording: bool) -> Iterator[Connect]:
    """Opens clients.

    ``url`` and ``api_key`` are names of the variables that tell them while recording, or a key itself; a replay needs
    neither.
    """
    with asyncio.Runner() as runner:
        opened: list[Mailcow] = []

        def connect(url: str = "MAILCOW_URL", *, api_key: str = "MAILCOW_API_KEY", **options: Any) -> Mailcow:
            where, key = (os.environ[url], os.environ.get(api_key, api_key)) if recording else (SERVER, "REPLAY-REPLAY")
            opened.append(open_client(mode, where, runner, api_key=key, **options))
            return opened[-1]

        yield connect
        for client in opened:
            client.close()


@pytest.fixture
def cow(connect: Connect) -> Mailcow:
    """The recorded mailcow, or the real one while recording."""
    return connect()


@pytest.fixture
def answering(mode: Mode) -> Iterator[Answering]:
    """Opens clients of a made-up server."""
    with asyncio.Runner() as runner:
        opened: list[Mailcow] = []

        def answering(handler: Handler | httpx.Response, **options: Any) -> Mailcow:
            about = {"url": SERVER, "api_key": "MADE-UP", "transport": MadeUp(handler), **options}
            opened.append(open_client(mode, runner=runner, **about))
            return opened[-1]

        yield answering
        for client in opened:
            client.close()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the client waited, each time; none of it is really waited."""
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)
        await anyio.lowlevel.checkpoint()

    monkeypatch.setattr(for_loops, "anyio", SimpleNamespace(**{**vars(anyio), "sleep": pause}))
    monkeypatch.setattr(for_threads, "time", SimpleNamespace(sleep=waited.append))
    return waited


@pytest.fixture
def silent(answering: Answering) -> Mailcow:
    """A client whose server must never be asked: for what is refused before anything is sent."""

    def refuse(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"sent: {request.method} {request.url} {request.content.decode()}")

    return answering(refuse)
