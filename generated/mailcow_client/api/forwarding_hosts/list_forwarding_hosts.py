"""GET /api/v1/get/fwdhost/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.forwarding_host import ForwardingHost
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listForwardingHosts", method="GET", path="/api/v1/get/fwdhost/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/fwdhost/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[ForwardingHost]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(ForwardingHost, data),
    )


def sync_detailed(*, client: Client) -> Response[list[ForwardingHost]]:
    """List all forwarding hosts.

    A host name that was added stands here as all of its addresses, each with the name as its source.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[ForwardingHost]:
    """List all forwarding hosts.

    A host name that was added stands here as all of its addresses, each with the name as its source.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[ForwardingHost]]:
    """List all forwarding hosts.

    A host name that was added stands here as all of its addresses, each with the name as its source.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[ForwardingHost]:
    """List all forwarding hosts.

    A host name that was added stands here as all of its addresses, each with the name as its source.
    """
    return (await asyncio_detailed(client=client)).parsed
