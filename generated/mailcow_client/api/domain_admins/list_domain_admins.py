"""GET /api/v1/get/domain-admin/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.domain_admin import DomainAdmin
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listDomainAdmins", method="GET", path="/api/v1/get/domain-admin/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/domain-admin/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[DomainAdmin]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(DomainAdmin, data),
    )


def sync_detailed(*, client: Client) -> Response[list[DomainAdmin]]:
    """List the domain administrators.

    All domain administrators with their domains. One who lost the last domain, because that was deleted, is no
    longer among them.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[DomainAdmin]:
    """List the domain administrators.

    All domain administrators with their domains. One who lost the last domain, because that was deleted, is no
    longer among them.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[DomainAdmin]]:
    """List the domain administrators.

    All domain administrators with their domains. One who lost the last domain, because that was deleted, is no
    longer among them.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[DomainAdmin]:
    """List the domain administrators.

    All domain administrators with their domains. One who lost the last domain, because that was deleted, is no
    longer among them.
    """
    return (await asyncio_detailed(client=client)).parsed
