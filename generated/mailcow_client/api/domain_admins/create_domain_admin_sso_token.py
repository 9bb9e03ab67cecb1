"""POST /api/v1/add/sso/domain-admin"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_domain_admin_sso_token_body import CreateDomainAdminSsoTokenBody
from ...models.domain_admin_sso_token import DomainAdminSsoToken
from ...types import Operation, Response, as_model, reply_of, to_json

OPERATION = Operation(
    id="createDomainAdminSsoToken",
    method="POST",
    path="/api/v1/add/sso/domain-admin",
    reply="value",
    writes=True,
    since="",
)


def _request(*, body: CreateDomainAdminSsoTokenBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/sso/domain-admin",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[DomainAdminSsoToken]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(DomainAdminSsoToken, data),
    )


def sync_detailed(*, client: Client, body: CreateDomainAdminSsoTokenBody) -> Response[DomainAdminSsoToken]:
    """Issue a login token for a domain administrator.

    The token is good for 30 seconds and for one login. It is issued for an inactive account too, but does not work
    there. Whoever holds it needs neither password nor second factor. An unknown name is refused with
    `object_doesnt_exist`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateDomainAdminSsoTokenBody) -> DomainAdminSsoToken:
    """Issue a login token for a domain administrator.

    The token is good for 30 seconds and for one login. It is issued for an inactive account too, but does not work
    there. Whoever holds it needs neither password nor second factor. An unknown name is refused with
    `object_doesnt_exist`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateDomainAdminSsoTokenBody) -> Response[DomainAdminSsoToken]:
    """Issue a login token for a domain administrator.

    The token is good for 30 seconds and for one login. It is issued for an inactive account too, but does not work
    there. Whoever holds it needs neither password nor second factor. An unknown name is refused with
    `object_doesnt_exist`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateDomainAdminSsoTokenBody) -> DomainAdminSsoToken:
    """Issue a login token for a domain administrator.

    The token is good for 30 seconds and for one login. It is issued for an inactive account too, but does not work
    there. Whoever holds it needs neither password nor second factor. An unknown name is refused with
    `object_doesnt_exist`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
