"""Fixtures for pytest: an embedded mailcow, and clients of it. Installed with the package, and loaded by pytest itself.

It imports nothing of the package until a test asks for one of the fixtures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mailcow_facade import AsyncMailcow, Mailcow
    from mailcow_facade.testing import MailcowServer


@pytest.fixture(scope="session")
def mailcow_session_server() -> Iterator[MailcowServer]:
    """One embedded mailcow for the whole session, whose state stays from test to test.

    For what is set up once and only read afterwards, ask for this one, and not for :func:`mailcow_server`, which makes
    it pristine. Override it in a ``conftest.py`` to start the server with other arguments.
    """
    from mailcow_facade.testing import MailcowServer  # noqa: PLC0415

    with MailcowServer() as server:
        yield server


@pytest.fixture
def mailcow_server(mailcow_session_server: MailcowServer) -> MailcowServer:
    """An embedded mailcow without domains: the session's, made pristine for each test."""
    mailcow_session_server.reset()
    return mailcow_session_server


@pytest.fixture
def mailcow(mailcow_server: MailcowServer) -> Iterator[Mailcow]:
    """A client of the embedded mailcow, with the key that may do everything."""
    from mailcow_facade import Mailcow  # noqa: PLC0415

    with Mailcow(mailcow_server.url, api_key=mailcow_server.api_key) as cow:
        yield cow


@pytest.fixture
def async_mailcow(mailcow_server: MailcowServer) -> AsyncMailcow:
    """An asynchronous client of the embedded mailcow, for tests with any event loop and any plugin that runs it.

    It leaves no connection open between two calls, so it belongs to no event loop, and need not be closed.
    """
    import httpx  # noqa: PLC0415

    from mailcow_facade import AsyncMailcow  # noqa: PLC0415

    transport = httpx.AsyncHTTPTransport(verify=False, limits=httpx.Limits(max_keepalive_connections=0))
    return AsyncMailcow(mailcow_server.url, api_key=mailcow_server.api_key, transport=transport)
