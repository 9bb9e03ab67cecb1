"""GET /api/v1/get/rl-domain/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.rate_limit import RateLimit
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getDomainRatelimit", method="GET", path="/api/v1/get/rl-domain/{domain}", reply="object", writes=False, since=""
)


def _request(domain: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/rl-domain/{quote(str(domain), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[RateLimit]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(RateLimit, data),
    )


def sync_detailed(domain: str, *, client: Client) -> Response[RateLimit]:
    """Get the rate limit of a domain.

    The limit holds for each mailbox of the domain that has none of its own. An unknown domain has none.

    Args:
        domain: The name of a domain or an alias domain.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain)))


def sync(domain: str, *, client: Client) -> RateLimit:
    """Get the rate limit of a domain.

    The limit holds for each mailbox of the domain that has none of its own. An unknown domain has none.

    Args:
        domain: The name of a domain or an alias domain.
    """
    return sync_detailed(domain, client=client).parsed


async def asyncio_detailed(domain: str, *, client: Client) -> Response[RateLimit]:
    """Get the rate limit of a domain.

    The limit holds for each mailbox of the domain that has none of its own. An unknown domain has none.

    Args:
        domain: The name of a domain or an alias domain.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain)))


async def asyncio(domain: str, *, client: Client) -> RateLimit:
    """Get the rate limit of a domain.

    The limit holds for each mailbox of the domain that has none of its own. An unknown domain has none.

    Args:
        domain: The name of a domain or an alias domain.
    """
    return (await asyncio_detailed(domain, client=client)).parsed
