"""GET /api/v1/get/resource/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.resource import Resource
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listResources", method="GET", path="/api/v1/get/resource/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/resource/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[Resource]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Resource, data),
    )


def sync_detailed(*, client: Client) -> Response[list[Resource]]:
    """List all resources.

    Those of all domains, domain by domain.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[Resource]:
    """List all resources.

    Those of all domains, domain by domain.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[Resource]]:
    """List all resources.

    Those of all domains, domain by domain.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[Resource]:
    """List all resources.

    Those of all domains, domain by domain.
    """
    return (await asyncio_detailed(client=client)).parsed
