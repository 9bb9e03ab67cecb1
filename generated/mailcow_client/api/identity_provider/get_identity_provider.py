"""GET /api/v1/get/identity-provider"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.identity_provider import IdentityProvider
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getIdentityProvider", method="GET", path="/api/v1/get/identity-provider", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/identity-provider", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[IdentityProvider]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(IdentityProvider, data),
    )


def sync_detailed(*, client: Client) -> Response[IdentityProvider]:
    """Get the identity provider's settings.

    The secrets come in clear, for a read-only key too. Without a provider the object holds `login_provisioning`
    alone.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> IdentityProvider:
    """Get the identity provider's settings.

    The secrets come in clear, for a read-only key too. Without a provider the object holds `login_provisioning`
    alone.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[IdentityProvider]:
    """Get the identity provider's settings.

    The secrets come in clear, for a read-only key too. Without a provider the object holds `login_provisioning`
    alone.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> IdentityProvider:
    """Get the identity provider's settings.

    The secrets come in clear, for a read-only key too. Without a provider the object holds `login_provisioning`
    alone.
    """
    return (await asyncio_detailed(client=client)).parsed
