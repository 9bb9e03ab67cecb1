"""POST /api/v1/add/transport"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_transport_body import CreateTransportBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createTransport", method="POST", path="/api/v1/add/transport", reply="results", writes=True, since=""
)


def _request(*, body: CreateTransportBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/transport",
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


def sync_detailed(*, client: Client, body: CreateTransportBody) -> Response[list[Result]]:
    """Create transports.

    One transport a destination. The reply tells no number and holds the password in clear. Transports with the same
    next hop share one login: another name is refused, another password replaces that of all of them. On a server
    that has no transport yet, mailcow does not check the destinations.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateTransportBody) -> list[Result]:
    """Create transports.

    One transport a destination. The reply tells no number and holds the password in clear. Transports with the same
    next hop share one login: another name is refused, another password replaces that of all of them. On a server
    that has no transport yet, mailcow does not check the destinations.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateTransportBody) -> Response[list[Result]]:
    """Create transports.

    One transport a destination. The reply tells no number and holds the password in clear. Transports with the same
    next hop share one login: another name is refused, another password replaces that of all of them. On a server
    that has no transport yet, mailcow does not check the destinations.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateTransportBody) -> list[Result]:
    """Create transports.

    One transport a destination. The reply tells no number and holds the password in clear. Transports with the same
    next hop share one login: another name is refused, another password replaces that of all of them. On a server
    that has no transport yet, mailcow does not check the destinations.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
