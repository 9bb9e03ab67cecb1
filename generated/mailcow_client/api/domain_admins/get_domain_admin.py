"""GET /api/v1/get/domain-admin/{username}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.domain_admin import DomainAdmin
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getDomainAdmin",
    method="GET",
    path="/api/v1/get/domain-admin/{username}",
    reply="object",
    writes=False,
    since="",
)


def _request(username: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/domain-admin/{quote(str(username), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[DomainAdmin]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(DomainAdmin, data),
    )


def sync_detailed(username: str, *, client: Client) -> Response[DomainAdmin]:
    """Get a domain administrator.

    The same object as in the list. A domain administrator named `all` cannot be read this way.

    Args:
        username: The login name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(username)))


def sync(username: str, *, client: Client) -> DomainAdmin:
    """Get a domain administrator.

    The same object as in the list. A domain administrator named `all` cannot be read this way.

    Args:
        username: The login name.
    """
    return sync_detailed(username, client=client).parsed


async def asyncio_detailed(username: str, *, client: Client) -> Response[DomainAdmin]:
    """Get a domain administrator.

    The same object as in the list. A domain administrator named `all` cannot be read this way.

    Args:
        username: The login name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(username)))


async def asyncio(username: str, *, client: Client) -> DomainAdmin:
    """Get a domain administrator.

    The same object as in the list. A domain administrator named `all` cannot be read this way.

    Args:
        username: The login name.
    """
    return (await asyncio_detailed(username, client=client)).parsed
