"""GET /api/v1/get/bcc/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.bcc_map import BccMap
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(id="getBccMap", method="GET", path="/api/v1/get/bcc/{id}", reply="object", writes=False, since="")


def _request(id: int) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/bcc/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[BccMap]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(BccMap, data),
    )


def sync_detailed(id: int, *, client: Client) -> Response[BccMap]:
    """Get a BCC map.

    An extra key `0`, always null, comes with it.

    Args:
        id: The map's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: int, *, client: Client) -> BccMap:
    """Get a BCC map.

    An extra key `0`, always null, comes with it.

    Args:
        id: The map's number.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: Client) -> Response[BccMap]:
    """Get a BCC map.

    An extra key `0`, always null, comes with it.

    Args:
        id: The map's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: int, *, client: Client) -> BccMap:
    """Get a BCC map.

    An extra key `0`, always null, comes with it.

    Args:
        id: The map's number.
    """
    return (await asyncio_detailed(id, client=client)).parsed
