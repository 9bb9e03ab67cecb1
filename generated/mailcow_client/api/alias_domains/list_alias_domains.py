"""GET /api/v1/get/alias-domain/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.alias_domain import AliasDomain
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listAliasDomains", method="GET", path="/api/v1/get/alias-domain/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/alias-domain/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[AliasDomain]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(AliasDomain, data),
    )


def sync_detailed(*, client: Client) -> Response[list[AliasDomain]]:
    """List all alias domains.

    Those of every domain; compare `target_domain` for those of one.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[AliasDomain]:
    """List all alias domains.

    Those of every domain; compare `target_domain` for those of one.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[AliasDomain]]:
    """List all alias domains.

    Those of every domain; compare `target_domain` for those of one.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[AliasDomain]:
    """List all alias domains.

    Those of every domain; compare `target_domain` for those of one.
    """
    return (await asyncio_detailed(client=client)).parsed
