"""GET /api/v1/get/global_filters/postfilter"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...types import Operation, Response, as_str, reply_of

OPERATION = Operation(
    id="getGlobalPostfilter",
    method="GET",
    path="/api/v1/get/global_filters/postfilter",
    reply="scalar",
    writes=False,
    since="",
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/global_filters/postfilter", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[str]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_str(data),
    )


def sync_detailed(*, client: Client) -> Response[str]:
    """Get the global filter that runs last.

    Tells the script that runs for every mailbox after its own.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> str:
    """Get the global filter that runs last.

    Tells the script that runs for every mailbox after its own.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[str]:
    """Get the global filter that runs last.

    Tells the script that runs for every mailbox after its own.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> str:
    """Get the global filter that runs last.

    Tells the script that runs for every mailbox after its own.
    """
    return (await asyncio_detailed(client=client)).parsed
