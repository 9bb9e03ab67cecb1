"""GET /api/v1/get/oauth2-client/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.oauth_2_client import Oauth2Client
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listOauth2Clients", method="GET", path="/api/v1/get/oauth2-client/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/oauth2-client/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[Oauth2Client]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Oauth2Client, data),
    )


def sync_detailed(*, client: Client) -> Response[list[Oauth2Client]]:
    """List the OAuth2 clients.

    All clients with their secrets in clear.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[Oauth2Client]:
    """List the OAuth2 clients.

    All clients with their secrets in clear.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[Oauth2Client]]:
    """List the OAuth2 clients.

    All clients with their secrets in clear.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[Oauth2Client]:
    """List the OAuth2 clients.

    All clients with their secrets in clear.
    """
    return (await asyncio_detailed(client=client)).parsed
