"""POST /api/v1/edit/rl-domain"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_domain_ratelimit_body import EditDomainRatelimitBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editDomainRatelimit", method="POST", path="/api/v1/edit/rl-domain", reply="results", writes=True, since=""
)


def _request(*, body: EditDomainRatelimitBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/rl-domain",
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


def sync_detailed(*, client: Client, body: EditDomainRatelimitBody) -> Response[list[Result]]:
    """Set the rate limit of domains.

    A value of 0 takes the limit away; the frame must be told even then (`rl_timeframe`). Values below 0 are stored
    as they come. An unknown domain is refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditDomainRatelimitBody) -> list[Result]:
    """Set the rate limit of domains.

    A value of 0 takes the limit away; the frame must be told even then (`rl_timeframe`). Values below 0 are stored
    as they come. An unknown domain is refused as `access_denied`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditDomainRatelimitBody) -> Response[list[Result]]:
    """Set the rate limit of domains.

    A value of 0 takes the limit away; the frame must be told even then (`rl_timeframe`). Values below 0 are stored
    as they come. An unknown domain is refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditDomainRatelimitBody) -> list[Result]:
    """Set the rate limit of domains.

    A value of 0 takes the limit away; the frame must be told even then (`rl_timeframe`). Values below 0 are stored
    as they come. An unknown domain is refused as `access_denied`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
