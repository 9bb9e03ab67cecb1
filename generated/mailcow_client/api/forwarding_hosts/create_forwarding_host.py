"""POST /api/v1/add/fwdhost"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_forwarding_host_body import CreateForwardingHostBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createForwardingHost", method="POST", path="/api/v1/add/fwdhost", reply="results", writes=True, since=""
)


def _request(*, body: CreateForwardingHostBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/fwdhost",
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


def sync_detailed(*, client: Client, body: CreateForwardingHostBody) -> Response[list[Result]]:
    """Create a forwarding host.

    The addresses of a host name are looked up once, here, in its SPF record, else by its MX, else by its address
    records. The reply tells them in one text. An address that is there already is written over. What looks like an
    address is not checked to be one.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateForwardingHostBody) -> list[Result]:
    """Create a forwarding host.

    The addresses of a host name are looked up once, here, in its SPF record, else by its MX, else by its address
    records. The reply tells them in one text. An address that is there already is written over. What looks like an
    address is not checked to be one.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateForwardingHostBody) -> Response[list[Result]]:
    """Create a forwarding host.

    The addresses of a host name are looked up once, here, in its SPF record, else by its MX, else by its address
    records. The reply tells them in one text. An address that is there already is written over. What looks like an
    address is not checked to be one.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateForwardingHostBody) -> list[Result]:
    """Create a forwarding host.

    The addresses of a host name are looked up once, here, in its SPF record, else by its MX, else by its address
    records. The reply tells them in one text. An address that is there already is written over. What looks like an
    address is not checked to be one.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
