"""GET /api/v1/get/domain/template/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.domain_template import DomainTemplate
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getDomainTemplate",
    method="GET",
    path="/api/v1/get/domain/template/{id}",
    reply="object",
    writes=False,
    since="",
)


def _request(id: int) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/domain/template/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[DomainTemplate]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(DomainTemplate, data),
    )


def sync_detailed(id: int, *, client: Client) -> Response[DomainTemplate]:
    """Get a domain template.

    Quotas are in bytes here, though they are written in MiB.

    Args:
        id: The template's id.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: int, *, client: Client) -> DomainTemplate:
    """Get a domain template.

    Quotas are in bytes here, though they are written in MiB.

    Args:
        id: The template's id.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: Client) -> Response[DomainTemplate]:
    """Get a domain template.

    Quotas are in bytes here, though they are written in MiB.

    Args:
        id: The template's id.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: int, *, client: Client) -> DomainTemplate:
    """Get a domain template.

    Quotas are in bytes here, though they are written in MiB.

    Args:
        id: The template's id.
    """
    return (await asyncio_detailed(id, client=client)).parsed
