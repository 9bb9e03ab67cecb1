"""GET /api/v1/get/alias-domain/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.alias_domain import AliasDomain
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getAliasDomain", method="GET", path="/api/v1/get/alias-domain/{domain}", reply="object", writes=False, since=""
)


def _request(domain: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/alias-domain/{quote(str(domain), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[AliasDomain]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(AliasDomain, data),
    )


def sync_detailed(domain: str, *, client: Client) -> Response[AliasDomain]:
    """Get an alias domain.

    An ordinary domain is answered with nothing.

    Args:
        domain: The alias domain's name. In capitals, its rate limit is not found.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain)))


def sync(domain: str, *, client: Client) -> AliasDomain:
    """Get an alias domain.

    An ordinary domain is answered with nothing.

    Args:
        domain: The alias domain's name. In capitals, its rate limit is not found.
    """
    return sync_detailed(domain, client=client).parsed


async def asyncio_detailed(domain: str, *, client: Client) -> Response[AliasDomain]:
    """Get an alias domain.

    An ordinary domain is answered with nothing.

    Args:
        domain: The alias domain's name. In capitals, its rate limit is not found.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain)))


async def asyncio(domain: str, *, client: Client) -> AliasDomain:
    """Get an alias domain.

    An ordinary domain is answered with nothing.

    Args:
        domain: The alias domain's name. In capitals, its rate limit is not found.
    """
    return (await asyncio_detailed(domain, client=client)).parsed
