"""GET /api/v1/get/dkim/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.dkim import Dkim
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getDkim", method="GET", path="/api/v1/get/dkim/{domain}", reply="object", writes=False, since=""
)


def _request(domain: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/dkim/{quote(str(domain), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Dkim]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Dkim, data),
    )


def sync_detailed(domain: str, *, client: Client) -> Response[Dkim]:
    """Get the DKIM key of a domain.

    The private key is told only where the server is set up to do so. The key of a domain that has been deleted is
    still answered. There is no list: ask for each domain.

    Args:
        domain: The domain's name, in lower case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain)))


def sync(domain: str, *, client: Client) -> Dkim:
    """Get the DKIM key of a domain.

    The private key is told only where the server is set up to do so. The key of a domain that has been deleted is
    still answered. There is no list: ask for each domain.

    Args:
        domain: The domain's name, in lower case.
    """
    return sync_detailed(domain, client=client).parsed


async def asyncio_detailed(domain: str, *, client: Client) -> Response[Dkim]:
    """Get the DKIM key of a domain.

    The private key is told only where the server is set up to do so. The key of a domain that has been deleted is
    still answered. There is no list: ask for each domain.

    Args:
        domain: The domain's name, in lower case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain)))


async def asyncio(domain: str, *, client: Client) -> Dkim:
    """Get the DKIM key of a domain.

    The private key is told only where the server is set up to do so. The key of a domain that has been deleted is
    still answered. There is no list: ask for each domain.

    Args:
        domain: The domain's name, in lower case.
    """
    return (await asyncio_detailed(domain, client=client)).parsed
