"""POST /api/v1/delete/domain/tag/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="deleteDomainTags",
    method="POST",
    path="/api/v1/delete/domain/tag/{domain}",
    reply="results",
    writes=True,
    since="",
)


def _request(domain: str, *, body: list[str]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": f"/api/v1/delete/domain/tag/{quote(str(domain), safe='')}",
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


def sync_detailed(domain: str, *, client: Client, body: list[str]) -> Response[list[Result]]:
    """Take tags from a domain.

    Tags that the domain does not have are reported as success; an empty list is an error.

    Args:
        domain: The domain's name.
        body: The tags, whole and in full.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain, body=body)))


def sync(domain: str, *, client: Client, body: list[str]) -> list[Result]:
    """Take tags from a domain.

    Tags that the domain does not have are reported as success; an empty list is an error.

    Args:
        domain: The domain's name.
        body: The tags, whole and in full.
    """
    return sync_detailed(domain, client=client, body=body).parsed


async def asyncio_detailed(domain: str, *, client: Client, body: list[str]) -> Response[list[Result]]:
    """Take tags from a domain.

    Tags that the domain does not have are reported as success; an empty list is an error.

    Args:
        domain: The domain's name.
        body: The tags, whole and in full.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain, body=body)))


async def asyncio(domain: str, *, client: Client, body: list[str]) -> list[Result]:
    """Take tags from a domain.

    Tags that the domain does not have are reported as success; an empty list is an error.

    Args:
        domain: The domain's name.
        body: The tags, whole and in full.
    """
    return (await asyncio_detailed(domain, client=client, body=body)).parsed
