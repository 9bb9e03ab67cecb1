"""POST /api/v1/add/bcc"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_bcc_map_body import CreateBccMapBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="createBccMap", method="POST", path="/api/v1/add/bcc", reply="results", writes=True, since="")


def _request(*, body: CreateBccMapBody) -> dict[str, Any]:
    return {"method": "POST", "url": "/api/v1/add/bcc", "json": to_json(body), "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client, body: CreateBccMapBody) -> Response[list[Result]]:
    """Create a BCC map.

    The reply tells no number. One map for each `local_dest` and `type` is allowed. A domain is written bare and
    read with `@` before it; written with it, the map is refused with a bare `Cannot add item`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateBccMapBody) -> list[Result]:
    """Create a BCC map.

    The reply tells no number. One map for each `local_dest` and `type` is allowed. A domain is written bare and
    read with `@` before it; written with it, the map is refused with a bare `Cannot add item`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateBccMapBody) -> Response[list[Result]]:
    """Create a BCC map.

    The reply tells no number. One map for each `local_dest` and `type` is allowed. A domain is written bare and
    read with `@` before it; written with it, the map is refused with a bare `Cannot add item`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateBccMapBody) -> list[Result]:
    """Create a BCC map.

    The reply tells no number. One map for each `local_dest` and `type` is allowed. A domain is written bare and
    read with `@` before it; written with it, the map is refused with a bare `Cannot add item`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
