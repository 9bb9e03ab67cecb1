"""A plugin that runs tests made for a real mailcow against the embedded one, a pristine one for each file::

python -m pytest -p tests.embedded --record-mode=all --disable-recording tests/test_domains.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from mailcow_facade.testing import MailcowServer


@pytest.fixture(autouse=True, scope="module")
def embedded() -> Iterator[MailcowServer]:
    """The server that stands in the place of the real one."""
    with MailcowServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "MAILCOW_URL", server.url)
        patch.setitem(os.environ, "MAILCOW_API_KEY", server.api_key)
        patch.setitem(os.environ, "MAILCOW_API_KEY_RO", server.read_only_key)
        server.state.names["nginx"] = ["172.22.1.10"]
        yield server
