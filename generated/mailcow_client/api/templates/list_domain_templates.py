"""GET /api/v1/get/domain/template/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.domain_template import DomainTemplate
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listDomainTemplates", method="GET", path="/api/v1/get/domain/template/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/domain/template/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[DomainTemplate]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(DomainTemplate, data),
    )


def sync_detailed(*, client: Client) -> Response[list[DomainTemplate]]:
    """List all domain templates.

    There is one at least, named Default. Quotas are in bytes here, though they are written in MiB.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[DomainTemplate]:
    """List all domain templates.

    There is one at least, named Default. Quotas are in bytes here, though they are written in MiB.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[DomainTemplate]]:
    """List all domain templates.

    There is one at least, named Default. Quotas are in bytes here, though they are written in MiB.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[DomainTemplate]:
    """List all domain templates.

    There is one at least, named Default. Quotas are in bytes here, though they are written in MiB.
    """
    return (await asyncio_detailed(client=client)).parsed
