"""POST /api/v1/add/resource"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_resource_body import CreateResourceBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createResource", method="POST", path="/api/v1/add/resource", reply="results", writes=True, since=""
)


def _request(*, body: CreateResourceBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/resource",
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


def sync_detailed(*, client: Client, body: CreateResourceBody) -> Response[list[Result]]:
    """Create a resource.

    mailcow makes the address from the description, of which it keeps the letters and digits of ASCII; the second
    part of the result's `msg` tells it. It never changes afterwards. An unknown domain is refused with
    `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateResourceBody) -> list[Result]:
    """Create a resource.

    mailcow makes the address from the description, of which it keeps the letters and digits of ASCII; the second
    part of the result's `msg` tells it. It never changes afterwards. An unknown domain is refused with
    `access_denied`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateResourceBody) -> Response[list[Result]]:
    """Create a resource.

    mailcow makes the address from the description, of which it keeps the letters and digits of ASCII; the second
    part of the result's `msg` tells it. It never changes afterwards. An unknown domain is refused with
    `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateResourceBody) -> list[Result]:
    """Create a resource.

    mailcow makes the address from the description, of which it keeps the letters and digits of ASCII; the second
    part of the result's `msg` tells it. It never changes afterwards. An unknown domain is refused with
    `access_denied`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
