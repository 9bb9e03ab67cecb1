"""POST /api/v1/delete/alias"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="deleteAliases", method="POST", path="/api/v1/delete/alias", reply="results", writes=True, since=""
)


def _request(*, body: list[int | str]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/delete/alias",
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


def sync_detailed(*, client: Client, body: list[int | str]) -> Response[list[Result]]:
    """Delete aliases.

    An unknown one is refused with `access_denied`. Prefer numbers: an address that begins with digits deletes the
    alias with that number, if there is one.

    Args:
        body: The aliases, by number or by address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: list[int | str]) -> list[Result]:
    """Delete aliases.

    An unknown one is refused with `access_denied`. Prefer numbers: an address that begins with digits deletes the
    alias with that number, if there is one.

    Args:
        body: The aliases, by number or by address.
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: list[int | str]) -> Response[list[Result]]:
    """Delete aliases.

    An unknown one is refused with `access_denied`. Prefer numbers: an address that begins with digits deletes the
    alias with that number, if there is one.

    Args:
        body: The aliases, by number or by address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: list[int | str]) -> list[Result]:
    """Delete aliases.

    An unknown one is refused with `access_denied`. Prefer numbers: an address that begins with digits deletes the
    alias with that number, if there is one.

    Args:
        body: The aliases, by number or by address.
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
