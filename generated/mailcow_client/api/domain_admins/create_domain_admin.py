"""POST /api/v1/add/domain-admin"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_domain_admin_body import CreateDomainAdminBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createDomainAdmin", method="POST", path="/api/v1/add/domain-admin", reply="results", writes=True, since=""
)


def _request(*, body: CreateDomainAdminBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/domain-admin",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Result]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Result, data),
    )


def sync_detailed(*, client: Client, body: CreateDomainAdminBody) -> Response[list[Result]]:
    """Add a domain administrator.

    Left out, `active` is off. Unknown domains are skipped with a `domain_invalid` each, followed by a success.
    Where all are unknown that success is untrue: there is no account but a remnant of one, which lets the next try
    for the same name answer with 0 bytes although it makes the account.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateDomainAdminBody) -> list[Result]:
    """Add a domain administrator.

    Left out, `active` is off. Unknown domains are skipped with a `domain_invalid` each, followed by a success.
    Where all are unknown that success is untrue: there is no account but a remnant of one, which lets the next try
    for the same name answer with 0 bytes although it makes the account.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateDomainAdminBody) -> Response[list[Result]]:
    """Add a domain administrator.

    Left out, `active` is off. Unknown domains are skipped with a `domain_invalid` each, followed by a success.
    Where all are unknown that success is untrue: there is no account but a remnant of one, which lets the next try
    for the same name answer with 0 bytes although it makes the account.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateDomainAdminBody) -> list[Result]:
    """Add a domain administrator.

    Left out, `active` is off. Unknown domains are skipped with a `domain_invalid` each, followed by a success.
    Where all are unknown that success is untrue: there is no account but a remnant of one, which lets the next try
    for the same name answer with 0 bytes although it makes the account.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
