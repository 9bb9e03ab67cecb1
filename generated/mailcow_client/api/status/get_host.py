"""GET /api/v1/get/status/host"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.host import Host
from ...types import Operation, Response, as_bool, as_one_of, reply_of

OPERATION = Operation(id="getHost", method="GET", path="/api/v1/get/status/host", reply="value", writes=False, since="")


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/status/host", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[bool | Host]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_one_of(data, model=Host, scalar=as_bool),
    )


def sync_detailed(*, client: Client) -> Response[bool | Host]:
    """Get load and memory of the host.

    Tells what the host was seen to do within the last ten seconds, or false where nothing was seen yet.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> bool | Host:
    """Get load and memory of the host.

    Tells what the host was seen to do within the last ten seconds, or false where nothing was seen yet.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[bool | Host]:
    """Get load and memory of the host.

    Tells what the host was seen to do within the last ten seconds, or false where nothing was seen yet.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> bool | Host:
    """Get load and memory of the host.

    Tells what the host was seen to do within the last ten seconds, or false where nothing was seen yet.
    """
    return (await asyncio_detailed(client=client)).parsed
