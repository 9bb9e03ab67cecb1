"""POST /api/v1/delete/bcc"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="deleteBccMaps", method="POST", path="/api/v1/delete/bcc", reply="results", writes=True, since=""
)


def _request(*, body: list[int]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/delete/bcc",
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


def sync_detailed(*, client: Client, body: list[int]) -> Response[list[Result]]:
    """Delete BCC maps.

    An unknown number is refused with `access_denied`, unlike with other maps.

    Args:
        body: The maps' numbers.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: list[int]) -> list[Result]:
    """Delete BCC maps.

    An unknown number is refused with `access_denied`, unlike with other maps.

    Args:
        body: The maps' numbers.
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: list[int]) -> Response[list[Result]]:
    """Delete BCC maps.

    An unknown number is refused with `access_denied`, unlike with other maps.

    Args:
        body: The maps' numbers.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: list[int]) -> list[Result]:
    """Delete BCC maps.

    An unknown number is refused with `access_denied`, unlike with other maps.

    Args:
        body: The maps' numbers.
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
