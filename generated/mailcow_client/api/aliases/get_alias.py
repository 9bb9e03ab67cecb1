"""GET /api/v1/get/alias/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.alias import Alias
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getAlias", method="GET", path="/api/v1/get/alias/{id}", reply="object", writes=False, since=""
)


def _request(id: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/alias/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Alias]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Alias, data),
    )


def sync_detailed(id: str, *, client: Client) -> Response[Alias]:
    """Get an alias.

    Found by number or by address. An address that begins with digits may find the alias with that number instead,
    since MariaDB compares them as numbers: compare the address of what comes back. A mailbox's own address is
    nothing here.

    Args:
        id: The alias's number, or its address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: str, *, client: Client) -> Alias:
    """Get an alias.

    Found by number or by address. An address that begins with digits may find the alias with that number instead,
    since MariaDB compares them as numbers: compare the address of what comes back. A mailbox's own address is
    nothing here.

    Args:
        id: The alias's number, or its address.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: str, *, client: Client) -> Response[Alias]:
    """Get an alias.

    Found by number or by address. An address that begins with digits may find the alias with that number instead,
    since MariaDB compares them as numbers: compare the address of what comes back. A mailbox's own address is
    nothing here.

    Args:
        id: The alias's number, or its address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: str, *, client: Client) -> Alias:
    """Get an alias.

    Found by number or by address. An address that begins with digits may find the alias with that number instead,
    since MariaDB compares them as numbers: compare the address of what comes back. A mailbox's own address is
    nothing here.

    Args:
        id: The alias's number, or its address.
    """
    return (await asyncio_detailed(id, client=client)).parsed
