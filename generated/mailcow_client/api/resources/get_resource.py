"""GET /api/v1/get/resource/{name}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.resource import Resource
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getResource", method="GET", path="/api/v1/get/resource/{name}", reply="object", writes=False, since=""
)


def _request(name: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/resource/{quote(str(name), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Resource]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Resource, data),
    )


def sync_detailed(name: str, *, client: Client) -> Response[Resource]:
    """Get a resource.

    A mailbox of that address is nothing here.

    Args:
        name: The resource's address, in upper or lower case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(name)))


def sync(name: str, *, client: Client) -> Resource:
    """Get a resource.

    A mailbox of that address is nothing here.

    Args:
        name: The resource's address, in upper or lower case.
    """
    return sync_detailed(name, client=client).parsed


async def asyncio_detailed(name: str, *, client: Client) -> Response[Resource]:
    """Get a resource.

    A mailbox of that address is nothing here.

    Args:
        name: The resource's address, in upper or lower case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(name)))


async def asyncio(name: str, *, client: Client) -> Resource:
    """Get a resource.

    A mailbox of that address is nothing here.

    Args:
        name: The resource's address, in upper or lower case.
    """
    return (await asyncio_detailed(name, client=client)).parsed
