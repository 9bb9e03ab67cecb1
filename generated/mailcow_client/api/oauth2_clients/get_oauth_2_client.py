"""GET /api/v1/get/oauth2-client/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.oauth_2_client import Oauth2Client
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getOauth2Client", method="GET", path="/api/v1/get/oauth2-client/{id}", reply="object", writes=False, since=""
)


def _request(id: int) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/oauth2-client/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Oauth2Client]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Oauth2Client, data),
    )


def sync_detailed(id: int, *, client: Client) -> Response[Oauth2Client]:
    """Get an OAuth2 client.

    The secret comes in clear. The number is that of `id`, not the client's own `client_id`.

    Args:
        id: The client's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: int, *, client: Client) -> Oauth2Client:
    """Get an OAuth2 client.

    The secret comes in clear. The number is that of `id`, not the client's own `client_id`.

    Args:
        id: The client's number.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: Client) -> Response[Oauth2Client]:
    """Get an OAuth2 client.

    The secret comes in clear. The number is that of `id`, not the client's own `client_id`.

    Args:
        id: The client's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: int, *, client: Client) -> Oauth2Client:
    """Get an OAuth2 client.

    The secret comes in clear. The number is that of `id`, not the client's own `client_id`.

    Args:
        id: The client's number.
    """
    return (await asyncio_detailed(id, client=client)).parsed
