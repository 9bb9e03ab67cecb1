"""GET /api/v1/get/status/containers"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.get_containers_response_200 import GetContainersResponse200
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getContainers", method="GET", path="/api/v1/get/status/containers", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/status/containers", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[GetContainersResponse200]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(GetContainersResponse200, data),
    )


def sync_detailed(*, client: Client) -> Response[GetContainersResponse200]:
    """Get the containers.

    Tells every container of mailcow and its state. A container that was never made is missing.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> GetContainersResponse200:
    """Get the containers.

    Tells every container of mailcow and its state. A container that was never made is missing.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[GetContainersResponse200]:
    """Get the containers.

    Tells every container of mailcow and its state. A container that was never made is missing.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> GetContainersResponse200:
    """Get the containers.

    Tells every container of mailcow and its state. A container that was never made is missing.
    """
    return (await asyncio_detailed(client=client)).parsed
