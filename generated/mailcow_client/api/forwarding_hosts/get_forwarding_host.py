"""GET /api/v1/get/fwdhost/{host}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.forwarding_host import ForwardingHost
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getForwardingHost", method="GET", path="/api/v1/get/fwdhost/{host}", reply="object", writes=False, since=""
)


def _request(host: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/fwdhost/{quote(str(host), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[ForwardingHost]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(ForwardingHost, data),
    )


def sync_detailed(host: str, *, client: Client) -> Response[ForwardingHost]:
    """Get a forwarding host.

    A network cannot be asked for, since its slash, even escaped, divides the path; list them instead.

    Args:
        host: The IP address, spelt as the list has it; no host name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(host)))


def sync(host: str, *, client: Client) -> ForwardingHost:
    """Get a forwarding host.

    A network cannot be asked for, since its slash, even escaped, divides the path; list them instead.

    Args:
        host: The IP address, spelt as the list has it; no host name.
    """
    return sync_detailed(host, client=client).parsed


async def asyncio_detailed(host: str, *, client: Client) -> Response[ForwardingHost]:
    """Get a forwarding host.

    A network cannot be asked for, since its slash, even escaped, divides the path; list them instead.

    Args:
        host: The IP address, spelt as the list has it; no host name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(host)))


async def asyncio(host: str, *, client: Client) -> ForwardingHost:
    """Get a forwarding host.

    A network cannot be asked for, since its slash, even escaped, divides the path; list them instead.

    Args:
        host: The IP address, spelt as the list has it; no host name.
    """
    return (await asyncio_detailed(host, client=client)).parsed
