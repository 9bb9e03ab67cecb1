"""A plugin that runs tests made for a real mailcow against the embedded one, a pristine one for each file::

python -m pytest -p tests.embedded --record-mode=all --disable-recording tests/test_domains.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from mailcow_facade.testing import MailcowServer
from tests import test_quarantine


@pytest.fixture(autouse=True, scope="module")
def embedded(request: pytest.FixtureRequest) -> Iterator[MailcowServer]:
    """The server that stands in the place of the real one."""
    with MailcowServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "MAILCOW_URL", server.url)
        patch.setitem(os.environ, "MAILCOW_API_KEY", server.api_key)
        patch.setitem(os.environ, "MAILCOW_API_KEY_RO", server.read_only_key)
        server.state.names["nginx"] = ["172.22.1.10"]
        # Two tests bring mail to a real server in ways that there are not here.
        if hasattr(request.module, "hold_back"):
            patch.setattr(request.module, "hold_back", partial(_hold_back, server))
        if hasattr(request.module, "_send"):
            patch.setattr(request.module, "_send", lambda recipient: _send(server, request.module, recipient))
        yield server


def _hold_back(server: MailcowServer, number: int, recipient: str = test_quarantine.ADDRESS) -> None:
    about: dict[str, Any] = {"sender": "bad@example.net", "ip": "192.0.2.77"}
    server.hold_back(recipient, test_quarantine.MESSAGE, score=20.5, symbols={"BAYES_SPAM": 5.1}, **about)


def _send(server: MailcowServer, module: Any, recipient: str) -> None:
    text = f"From: {module.SENDER}\r\nTo: {recipient}\r\nSubject: It waits\r\n\r\nHello from the embedded mailcow\r\n"
    server.enqueue(module.SENDER, recipient, message=text, reason="connection refused")
