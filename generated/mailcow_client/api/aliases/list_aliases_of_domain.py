"""GET /api/v1/get/alias/all/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.alias import Alias
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listAliasesOfDomain", method="GET", path="/api/v1/get/alias/all/{domain}", reply="list", writes=False, since=""
)


def _request(domain: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/alias/all/{quote(str(domain), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Alias]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Alias, data),
    )


def sync_detailed(domain: str, *, client: Client) -> Response[list[Alias]]:
    """List the aliases of domains.

    An unknown domain adds nothing. A domain named twice is answered twice. Aliases in an alias domain are not
    listed with the target domain; name the alias domain too.

    Args:
        domain: A domain or an alias domain; several are separated by commas.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain)))


def sync(domain: str, *, client: Client) -> list[Alias]:
    """List the aliases of domains.

    An unknown domain adds nothing. A domain named twice is answered twice. Aliases in an alias domain are not
    listed with the target domain; name the alias domain too.

    Args:
        domain: A domain or an alias domain; several are separated by commas.
    """
    return sync_detailed(domain, client=client).parsed


async def asyncio_detailed(domain: str, *, client: Client) -> Response[list[Alias]]:
    """List the aliases of domains.

    An unknown domain adds nothing. A domain named twice is answered twice. Aliases in an alias domain are not
    listed with the target domain; name the alias domain too.

    Args:
        domain: A domain or an alias domain; several are separated by commas.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain)))


async def asyncio(domain: str, *, client: Client) -> list[Alias]:
    """List the aliases of domains.

    An unknown domain adds nothing. A domain named twice is answered twice. Aliases in an alias domain are not
    listed with the target domain; name the alias domain too.

    Args:
        domain: A domain or an alias domain; several are separated by commas.
    """
    return (await asyncio_detailed(domain, client=client)).parsed
