"""POST /api/v1/add/admin"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_admin_body import CreateAdminBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="createAdmin", method="POST", path="/api/v1/add/admin", reply="results", writes=True, since="")


def _request(*, body: CreateAdminBody) -> dict[str, Any]:
    return {"method": "POST", "url": "/api/v1/add/admin", "json": to_json(body), "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client, body: CreateAdminBody) -> Response[list[Result]]:
    """Add an administrator.

    Left out, `active` is off. The name is trimmed and put into lower case; one that an administrator or a domain
    administrator has already is refused with `object_exists`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateAdminBody) -> list[Result]:
    """Add an administrator.

    Left out, `active` is off. The name is trimmed and put into lower case; one that an administrator or a domain
    administrator has already is refused with `object_exists`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateAdminBody) -> Response[list[Result]]:
    """Add an administrator.

    Left out, `active` is off. The name is trimmed and put into lower case; one that an administrator or a domain
    administrator has already is refused with `object_exists`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateAdminBody) -> list[Result]:
    """Add an administrator.

    Left out, `active` is off. The name is trimmed and put into lower case; one that an administrator or a domain
    administrator has already is refused with `object_exists`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
