"""POST /api/v1/add/recipient_map"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_recipient_map_body import CreateRecipientMapBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createRecipientMap", method="POST", path="/api/v1/add/recipient_map", reply="results", writes=True, since=""
)


def _request(*, body: CreateRecipientMapBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/recipient_map",
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


def sync_detailed(*, client: Client, body: CreateRecipientMapBody) -> Response[list[Result]]:
    """Create a recipient map.

    The reply names the recipient, not the map's number. Any word counts as a domain, so a mistyped address without
    its `@` is taken. Both sides are put into lower case.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateRecipientMapBody) -> list[Result]:
    """Create a recipient map.

    The reply names the recipient, not the map's number. Any word counts as a domain, so a mistyped address without
    its `@` is taken. Both sides are put into lower case.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateRecipientMapBody) -> Response[list[Result]]:
    """Create a recipient map.

    The reply names the recipient, not the map's number. Any word counts as a domain, so a mistyped address without
    its `@` is taken. Both sides are put into lower case.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateRecipientMapBody) -> list[Result]:
    """Create a recipient map.

    The reply names the recipient, not the map's number. Any word counts as a domain, so a mistyped address without
    its `@` is taken. Both sides are put into lower case.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
