"""GET /api/v1/get/domain/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.domain import Domain
from ...types import UNSET, Operation, Response, Unset, as_models, reply_of

OPERATION = Operation(
    id="listDomains", method="GET", path="/api/v1/get/domain/all", reply="list", writes=False, since=""
)


def _request(*, tags: str | Unset = UNSET) -> dict[str, Any]:
    params: dict[str, Any] = {"tags": tags}
    return {
        "method": "GET",
        "url": "/api/v1/get/domain/all",
        "params": {name: value for name, value in params.items() if value is not UNSET},
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Domain]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Domain, data),
    )


def sync_detailed(*, client: Client, tags: str | Unset = UNSET) -> Response[list[Domain]]:
    """List all domains.

    Every domain costs the server several queries, and there are no pages; searchDomains has them.

    Args:
        tags: Only domains with one of these tags, separated by commas. A part of a tag is enough for a match, so look at the `tags` of what comes back.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(tags=tags)))


def sync(*, client: Client, tags: str | Unset = UNSET) -> list[Domain]:
    """List all domains.

    Every domain costs the server several queries, and there are no pages; searchDomains has them.

    Args:
        tags: Only domains with one of these tags, separated by commas. A part of a tag is enough for a match, so look at the `tags` of what comes back.
    """
    return sync_detailed(client=client, tags=tags).parsed


async def asyncio_detailed(*, client: Client, tags: str | Unset = UNSET) -> Response[list[Domain]]:
    """List all domains.

    Every domain costs the server several queries, and there are no pages; searchDomains has them.

    Args:
        tags: Only domains with one of these tags, separated by commas. A part of a tag is enough for a match, so look at the `tags` of what comes back.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(tags=tags)))


async def asyncio(*, client: Client, tags: str | Unset = UNSET) -> list[Domain]:
    """List all domains.

    Every domain costs the server several queries, and there are no pages; searchDomains has them.

    Args:
        tags: Only domains with one of these tags, separated by commas. A part of a tag is enough for a match, so look at the `tags` of what comes back.
    """
    return (await asyncio_detailed(client=client, tags=tags)).parsed
