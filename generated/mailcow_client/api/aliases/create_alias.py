"""POST /api/v1/add/alias"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_alias_body import CreateAliasBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="createAlias", method="POST", path="/api/v1/add/alias", reply="results", writes=True, since="")


def _request(*, body: CreateAliasBody) -> dict[str, Any]:
    return {"method": "POST", "url": "/api/v1/add/alias", "json": to_json(body), "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client, body: CreateAliasBody) -> Response[list[Result]]:
    """Create aliases.

    One result an address; the new number is the third part of its `msg`, as text. Of several targets the bad ones
    are refused and the rest is taken. An address that is among its own targets is left out silently, even with
    success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateAliasBody) -> list[Result]:
    """Create aliases.

    One result an address; the new number is the third part of its `msg`, as text. Of several targets the bad ones
    are refused and the rest is taken. An address that is among its own targets is left out silently, even with
    success.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateAliasBody) -> Response[list[Result]]:
    """Create aliases.

    One result an address; the new number is the third part of its `msg`, as text. Of several targets the bad ones
    are refused and the rest is taken. An address that is among its own targets is left out silently, even with
    success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateAliasBody) -> list[Result]:
    """Create aliases.

    One result an address; the new number is the third part of its `msg`, as text. Of several targets the bad ones
    are refused and the rest is taken. An address that is among its own targets is left out silently, even with
    success.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
