"""POST /api/v1/edit/oauth2-client"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_oauth_2_clients_body import EditOauth2ClientsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editOauth2Clients", method="POST", path="/api/v1/edit/oauth2-client", reply="results", writes=True, since=""
)


def _request(*, body: EditOauth2ClientsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/oauth2-client",
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


def sync_detailed(*, client: Client, body: EditOauth2ClientsBody) -> Response[list[Result]]:
    """Edit OAuth2 clients.

    One thing at a time: `revoke_tokens` goes before `renew_secret` goes before `redirect_uri`, and what comes after
    is ignored with success. An unknown number answers `access_denied` and leaves the numbers after it undone.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditOauth2ClientsBody) -> list[Result]:
    """Edit OAuth2 clients.

    One thing at a time: `revoke_tokens` goes before `renew_secret` goes before `redirect_uri`, and what comes after
    is ignored with success. An unknown number answers `access_denied` and leaves the numbers after it undone.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditOauth2ClientsBody) -> Response[list[Result]]:
    """Edit OAuth2 clients.

    One thing at a time: `revoke_tokens` goes before `renew_secret` goes before `redirect_uri`, and what comes after
    is ignored with success. An unknown number answers `access_denied` and leaves the numbers after it undone.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditOauth2ClientsBody) -> list[Result]:
    """Edit OAuth2 clients.

    One thing at a time: `revoke_tokens` goes before `renew_secret` goes before `redirect_uri`, and what comes after
    is ignored with success. An unknown number answers `access_denied` and leaves the numbers after it undone.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
