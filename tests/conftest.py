"""Fixtures: a client on a cassette, and the switch between replaying and recording one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade import Mailcow
from tests.scrubbing import SERVER, scrub_request, scrub_response

ROOT = Path(__file__).resolve().parent.parent
SHARED_SPECS = ROOT.parent / "shared" / "specs"


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


@pytest.fixture(scope="module")
def recording(record_mode: str) -> bool:
    """Whether a real mailcow is asked (``scripts/record.py``) and not a cassette."""
    return record_mode != "none"


def connect(recording: bool, *, key: str = "MAILCOW_API_KEY", url: str = "MAILCOW_URL") -> Mailcow:
    """The recorded mailcow, or the real one while recording: then variables say where it is and what opens it."""
    if recording:
        return Mailcow(os.environ[url], api_key=os.environ[key])
    return Mailcow(SERVER, api_key="REPLAY-REPLAY")


@pytest.fixture
def cow(recording: bool) -> Iterator[Mailcow]:
    with connect(recording) as client:
        yield client
