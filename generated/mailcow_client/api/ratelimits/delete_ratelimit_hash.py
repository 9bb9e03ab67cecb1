"""POST /api/v1/delete/rlhash"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...types import Operation, Response, as_int, reply_of, to_json

OPERATION = Operation(
    id="deleteRatelimitHash", method="POST", path="/api/v1/delete/rlhash", reply="value", writes=True, since=""
)


def _request(*, body: list[str]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/delete/rlhash",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[int]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_int(data),
    )


def sync_detailed(*, client: Client, body: list[str]) -> Response[int]:
    """Reset the counter of a rate limit.

    Takes one hash, as the log of rate-limited messages tells it. Nothing but `1` is answered for success, and an
    empty body for a hash that is unknown or malformed, so the usual list of results never comes.

    Args:
        body: A list of exactly one hash. Several are joined to one text, which fits none.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: list[str]) -> int:
    """Reset the counter of a rate limit.

    Takes one hash, as the log of rate-limited messages tells it. Nothing but `1` is answered for success, and an
    empty body for a hash that is unknown or malformed, so the usual list of results never comes.

    Args:
        body: A list of exactly one hash. Several are joined to one text, which fits none.
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: list[str]) -> Response[int]:
    """Reset the counter of a rate limit.

    Takes one hash, as the log of rate-limited messages tells it. Nothing but `1` is answered for success, and an
    empty body for a hash that is unknown or malformed, so the usual list of results never comes.

    Args:
        body: A list of exactly one hash. Several are joined to one text, which fits none.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: list[str]) -> int:
    """Reset the counter of a rate limit.

    Takes one hash, as the log of rate-limited messages tells it. Nothing but `1` is answered for success, and an
    empty body for a hash that is unknown or malformed, so the usual list of results never comes.

    Args:
        body: A list of exactly one hash. Several are joined to one text, which fits none.
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
