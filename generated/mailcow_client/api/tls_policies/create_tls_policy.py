"""POST /api/v1/add/tls-policy-map"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_tls_policy_body import CreateTlsPolicyBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createTlsPolicy", method="POST", path="/api/v1/add/tls-policy-map", reply="results", writes=True, since=""
)


def _request(*, body: CreateTlsPolicyBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/tls-policy-map",
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


def sync_detailed(*, client: Client, body: CreateTlsPolicyBody) -> Response[list[Result]]:
    """Create a TLS policy.

    The reply names the destination, not the number. An unknown or missing `policy` makes mailcow answer nothing at
    all. A destination that begins with a dot is refused, though Postfix knows such.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateTlsPolicyBody) -> list[Result]:
    """Create a TLS policy.

    The reply names the destination, not the number. An unknown or missing `policy` makes mailcow answer nothing at
    all. A destination that begins with a dot is refused, though Postfix knows such.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateTlsPolicyBody) -> Response[list[Result]]:
    """Create a TLS policy.

    The reply names the destination, not the number. An unknown or missing `policy` makes mailcow answer nothing at
    all. A destination that begins with a dot is refused, though Postfix knows such.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateTlsPolicyBody) -> list[Result]:
    """Create a TLS policy.

    The reply names the destination, not the number. An unknown or missing `policy` makes mailcow answer nothing at
    all. A destination that begins with a dot is refused, though Postfix knows such.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
