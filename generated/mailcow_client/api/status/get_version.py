"""GET /api/v1/get/status/version"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.version import Version
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getVersion", method="GET", path="/api/v1/get/status/version", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/status/version", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[Version]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Version, data),
    )


def sync_detailed(*, client: Client) -> Response[Version]:
    """Get the version of mailcow.

    The release that the server runs.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> Version:
    """Get the version of mailcow.

    The release that the server runs.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[Version]:
    """Get the version of mailcow.

    The release that the server runs.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> Version:
    """Get the version of mailcow.

    The release that the server runs.
    """
    return (await asyncio_detailed(client=client)).parsed
