# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
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
    from mailcow_facade._sync.resources.domains import Domains
    from mailcow_facade._sync.resources.logs import Logs
    from mailcow_facade._sync.resources.mailboxes import Mailboxes

# A resource is imported when it is first asked for: its models take longer to load than a call takes.


class Transport(httpx.BaseTransport):
    """Sends what :class:`~mailcow_facade.transport.Quirks` prepares, and lets it understand the reply."""

    def __init__(self, quirks: Quirks, inner: httpx.BaseTransport) -> None:
        self._quirks = quirks
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            response = self._inner.handle_request(self._quirks.outgoing(request))
            try:
                content = response.read()
            finally:
                response.close()
        except httpx.RequestError as error:
            raise self._quirks.failure(request, error) from error
        return self._quirks.incoming(request, response.status_code, response.headers, content)

    def close(self) -> None:
        self._inner.close()


class Mailcow:
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
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._url = base_url_of(url)
        quirks = Quirks(api_key_of(api_key))
        if transport is None:
            # Loading the system's certificates takes longer than many a call: not for plain http.
            transport = httpx.HTTPTransport(verify=verify if self._url.scheme == "https" else False)
        self._http = httpx.Client(
            base_url=self._url,
            transport=Transport(quirks, transport),
            timeout=timeout,
            headers={"user-agent": USER_AGENT, "accept": "application/json"},
            follow_redirects=False,
            trust_env=False,
        )
        self.client = Client(sync=self._http)
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
    def domains(self) -> Domains:
        """The domains that the server has mailboxes for."""
        from mailcow_facade._sync.resources.domains import Domains  # noqa: PLC0415

        return Domains(self.client)

    @cached_property
    def mailboxes(self) -> Mailboxes:
        """The mailboxes."""
        from mailcow_facade._sync.resources.mailboxes import Mailboxes  # noqa: PLC0415

        return Mailboxes(self.client)

    @cached_property
    def logs(self) -> Logs:
        """What the services logged."""
        from mailcow_facade._sync.resources.logs import Logs  # noqa: PLC0415

        return Logs(self.client)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._url)!r})"
