"""POST /api/v1/add/domain"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_domain_body import CreateDomainBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createDomain", method="POST", path="/api/v1/add/domain", reply="results", writes=True, since=""
)


def _request(*, body: CreateDomainBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/domain",
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


def sync_detailed(*, client: Client, body: CreateDomainBody) -> Response[list[Result]]:
    """Create a domain.

    What is left out comes from the template, or else from the server's first domain template. A DKIM key is made
    along with it. Quotas are told in MiB, but read in bytes; none of them can be unlimited. A tag given twice
    answers 0 bytes, and the domain is there nevertheless.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateDomainBody) -> list[Result]:
    """Create a domain.

    What is left out comes from the template, or else from the server's first domain template. A DKIM key is made
    along with it. Quotas are told in MiB, but read in bytes; none of them can be unlimited. A tag given twice
    answers 0 bytes, and the domain is there nevertheless.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateDomainBody) -> Response[list[Result]]:
    """Create a domain.

    What is left out comes from the template, or else from the server's first domain template. A DKIM key is made
    along with it. Quotas are told in MiB, but read in bytes; none of them can be unlimited. A tag given twice
    answers 0 bytes, and the domain is there nevertheless.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateDomainBody) -> list[Result]:
    """Create a domain.

    What is left out comes from the template, or else from the server's first domain template. A DKIM key is made
    along with it. Quotas are told in MiB, but read in bytes; none of them can be unlimited. A tag given twice
    answers 0 bytes, and the domain is there nevertheless.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
