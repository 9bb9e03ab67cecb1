"""POST /api/v1/add/oauth2-client"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_oauth_2_client_body import CreateOauth2ClientBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createOauth2Client", method="POST", path="/api/v1/add/oauth2-client", reply="results", writes=True, since=""
)


def _request(*, body: CreateOauth2ClientBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/oauth2-client",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Result]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Result, data),
    )


def sync_detailed(*, client: Client, body: CreateOauth2ClientBody) -> Response[list[Result]]:
    """Add an OAuth2 client.

    The server chooses name and secret, and the reply tells neither them nor the number: list the clients before and
    after. The address is not checked, may repeat, and may even be left out.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateOauth2ClientBody) -> list[Result]:
    """Add an OAuth2 client.

    The server chooses name and secret, and the reply tells neither them nor the number: list the clients before and
    after. The address is not checked, may repeat, and may even be left out.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateOauth2ClientBody) -> Response[list[Result]]:
    """Add an OAuth2 client.

    The server chooses name and secret, and the reply tells neither them nor the number: list the clients before and
    after. The address is not checked, may repeat, and may even be left out.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateOauth2ClientBody) -> list[Result]:
    """Add an OAuth2 client.

    The server chooses name and secret, and the reply tells neither them nor the number: list the clients before and
    after. The address is not checked, may repeat, and may even be left out.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
