"""POST /api/v1/add/dkim"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_dkim_body import CreateDkimBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="createDkim", method="POST", path="/api/v1/add/dkim", reply="results", writes=True, since="")


def _request(*, body: CreateDkimBody) -> dict[str, Any]:
    return {"method": "POST", "url": "/api/v1/add/dkim", "json": to_json(body), "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client, body: CreateDkimBody) -> Response[list[Result]]:
    """Make DKIM keys.

    createDomain makes one already, so this is for domains whose key has been deleted. A domain that has a key, a
    selector or length that will not do: all are refused as `dkim_domain_or_sel_invalid`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateDkimBody) -> list[Result]:
    """Make DKIM keys.

    createDomain makes one already, so this is for domains whose key has been deleted. A domain that has a key, a
    selector or length that will not do: all are refused as `dkim_domain_or_sel_invalid`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateDkimBody) -> Response[list[Result]]:
    """Make DKIM keys.

    createDomain makes one already, so this is for domains whose key has been deleted. A domain that has a key, a
    selector or length that will not do: all are refused as `dkim_domain_or_sel_invalid`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateDkimBody) -> list[Result]:
    """Make DKIM keys.

    createDomain makes one already, so this is for domains whose key has been deleted. A domain that has a key, a
    selector or length that will not do: all are refused as `dkim_domain_or_sel_invalid`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
