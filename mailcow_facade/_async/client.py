"""The client: one connection pool, one key, and the resources on top."""

from __future__ import annotations

import os
import ssl
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx
from mailcow_client import Client

from mailcow_facade.settings import USER_AGENT, api_key_of, base_url_of, from_environment
from mailcow_facade.transport import Quirks

if TYPE_CHECKING:
    from mailcow_facade._async.resources.domains import AsyncDomains
    from mailcow_facade._async.resources.logs import AsyncLogs
    from mailcow_facade._async.resources.mailboxes import AsyncMailboxes

# A resource is imported when it is first asked for: its models take longer to load than a call takes.


class AsyncTransport(httpx.AsyncBaseTransport):
    """Sends what :class:`~mailcow_facade.transport.Quirks` prepares, and lets it understand the reply."""

    def __init__(self, quirks: Quirks, inner: httpx.AsyncBaseTransport) -> None:
        self._quirks = quirks
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            response = await self._inner.handle_async_request(self._quirks.outgoing(request))
            try:
                content = await response.aread()
            finally:
                await response.aclose()
        except httpx.RequestError as error:
            raise self._quirks.failure(request, error) from error
        return self._quirks.incoming(request, response.status_code, response.headers, content)

    async def aclose(self) -> None:
        await self._inner.aclose()


class AsyncMailcow:
    """A mailcow server.

    Args:
        url: its address, such as ``https://mail.example.org``.
        api_key: a key from mailcow's API settings. A read-only key may do all that reads.
        verify: whether its TLS certificate must be valid, or an ``ssl.SSLContext``.
        timeout: seconds to wait for a connection and for each part of a reply; None waits for ever.
        transport: what carries the requests, for instance a test's; the default is httpx's own.

    Nothing is sent before the first call. Close it after use, or use it as a context manager.

    Every call may raise a :class:`~mailcow_facade.errors.MailcowError`:

    - ``ConnectionFailed``, ``ConnectionTimeout``, ``TlsError``: no reply. No call is repeated by itself.
    - ``NotAuthenticated``, ``IpNotAllowed``, ``ReadOnlyKey``: the key. Do not try these again: mailcow counts them and
      bans your address.
    - ``NotFound``, ``AlreadyExists``, ``Rejected``, ``PartialFailure``: mailcow's answer.
    - ``OutcomeUnknown``: a write broke off. It may have been carried out: read back.
    - ``UnexpectedReply``: what came is no reply of mailcow's.

    Raises:
        ValueError: ``url`` is no address of a server, or ``api_key`` holds nothing that mailcow looks at.
    """

    def __init__(
        self,
        url: str,
        *,
        api_key: str,
        verify: bool | ssl.SSLContext = True,
        timeout: float | None = 30.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = base_url_of(url)
        quirks = Quirks(api_key_of(api_key))
        if transport is None:
            # Loading the system's certificates takes longer than many a call: not for plain http.
            transport = httpx.AsyncHTTPTransport(verify=verify if self._url.scheme == "https" else False)
        self._http = httpx.AsyncClient(
            base_url=self._url,
            transport=AsyncTransport(quirks, transport),
            timeout=timeout,
            headers={"user-agent": USER_AGENT, "accept": "application/json"},
            follow_redirects=False,
            trust_env=False,
        )
        self.client = Client(asyncio=self._http)
        """What the functions of ``mailcow_client.api`` want, for operations that have no method here."""

    @classmethod
    def from_env(cls, *, verify: bool | ssl.SSLContext = True, timeout: float | None = 30.0) -> Self:
        """A client for ``MAILCOW_URL`` with the key in ``MAILCOW_API_KEY``, or in ``MAIL_API`` where that is unset.

        Raises:
            ValueError: a variable is missing or not usable.
        """
        url, api_key = from_environment(os.environ)
        return cls(url, api_key=api_key, verify=verify, timeout=timeout)

    @cached_property
    def domains(self) -> AsyncDomains:
        """The domains that the server has mailboxes for."""
        from mailcow_facade._async.resources.domains import AsyncDomains  # noqa: PLC0415

        return AsyncDomains(self.client)

    @cached_property
    def mailboxes(self) -> AsyncMailboxes:
        """The mailboxes."""
        from mailcow_facade._async.resources.mailboxes import AsyncMailboxes  # noqa: PLC0415

        return AsyncMailboxes(self.client)

    @cached_property
    def logs(self) -> AsyncLogs:
        """What the services logged."""
        from mailcow_facade._async.resources.logs import AsyncLogs  # noqa: PLC0415

        return AsyncLogs(self.client)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._url)!r})"
