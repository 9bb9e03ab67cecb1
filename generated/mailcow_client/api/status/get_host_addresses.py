"""GET /api/v1/get/status/host/ip"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.host_addresses import HostAddresses
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getHostAddresses", method="GET", path="/api/v1/get/status/host/ip", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/status/host/ip", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[HostAddresses]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(HostAddresses, data),
    )


def sync_detailed(*, client: Client) -> Response[HostAddresses]:
    """Get the public addresses of the host.

    The server asks an outside service for them, which may take up to half a minute.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> HostAddresses:
    """Get the public addresses of the host.

    The server asks an outside service for them, which may take up to half a minute.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[HostAddresses]:
    """Get the public addresses of the host.

    The server asks an outside service for them, which may take up to half a minute.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> HostAddresses:
    """Get the public addresses of the host.

    The server asks an outside service for them, which may take up to half a minute.
    """
    return (await asyncio_detailed(client=client)).parsed
