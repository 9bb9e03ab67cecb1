"""GET /api/v1/get/domain/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.domain import Domain
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getDomain", method="GET", path="/api/v1/get/domain/{id}", reply="object", writes=False, since=""
)


def _request(id: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/domain/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Domain]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Domain, data),
    )


def sync_detailed(id: str, *, client: Client) -> Response[Domain]:
    """Get a domain.

    The name of an alias domain is answered with the domain it stands for, so compare `domain_name` with what you
    asked for.

    Args:
        id: The domain's name, in any case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: str, *, client: Client) -> Domain:
    """Get a domain.

    The name of an alias domain is answered with the domain it stands for, so compare `domain_name` with what you
    asked for.

    Args:
        id: The domain's name, in any case.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: str, *, client: Client) -> Response[Domain]:
    """Get a domain.

    The name of an alias domain is answered with the domain it stands for, so compare `domain_name` with what you
    asked for.

    Args:
        id: The domain's name, in any case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: str, *, client: Client) -> Domain:
    """Get a domain.

    The name of an alias domain is answered with the domain it stands for, so compare `domain_name` with what you
    asked for.

    Args:
        id: The domain's name, in any case.
    """
    return (await asyncio_detailed(id, client=client)).parsed
