"""The connection that generated functions use."""

import httpx
from attrs import define, field


@define
class Client:
    """Holds one httpx client for sync calls and one for async calls, both handed in by whoever builds it.

    ``base_url``, timeouts, the key and the treatment of quirks belong to these clients and their transports.
    """

    _sync: httpx.Client | None = field(default=None, repr=False, alias="sync")
    _async: httpx.AsyncClient | None = field(default=None, repr=False, alias="asyncio")

    def get_httpx_client(self) -> httpx.Client:
        """The client for sync calls.

        Raises:
            RuntimeError: none was handed in.
        """
        if self._sync is None:
            raise RuntimeError("this client was built for async calls")
        return self._sync

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The client for async calls.

        Raises:
            RuntimeError: none was handed in.
        """
        if self._async is None:
            raise RuntimeError("this client was built for sync calls")
        return self._async
