"""GET /api/v1/get/global_filters/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.global_filters import GlobalFilters
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getGlobalFilters", method="GET", path="/api/v1/get/global_filters/all", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/global_filters/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[GlobalFilters]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(GlobalFilters, data),
    )


def sync_detailed(*, client: Client) -> Response[GlobalFilters]:
    """Get both global filters.

    Tells the scripts that run for every mailbox.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> GlobalFilters:
    """Get both global filters.

    Tells the scripts that run for every mailbox.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[GlobalFilters]:
    """Get both global filters.

    Tells the scripts that run for every mailbox.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> GlobalFilters:
    """Get both global filters.

    Tells the scripts that run for every mailbox.
    """
    return (await asyncio_detailed(client=client)).parsed
