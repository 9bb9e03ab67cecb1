"""POST /api/v1/edit/cors"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_cors_body import EditCorsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="editCors", method="POST", path="/api/v1/edit/cors", reply="results", writes=True, since="")


def _request(*, body: EditCorsBody) -> dict[str, Any]:
    return {"method": "POST", "url": "/api/v1/edit/cors", "json": to_json(body), "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client, body: EditCorsBody) -> Response[list[Result]]:
    """Set which web pages may call the API.

    Both settings are written every time: left out, a list goes back to its default. No route tells the present
    settings; they show in the headers `Access-Control-Allow-Methods` and, for an `Origin` that is allowed, `Access-
    Control-Allow-Origin` of every reply. Programs outside a browser are not held back by them.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditCorsBody) -> list[Result]:
    """Set which web pages may call the API.

    Both settings are written every time: left out, a list goes back to its default. No route tells the present
    settings; they show in the headers `Access-Control-Allow-Methods` and, for an `Origin` that is allowed, `Access-
    Control-Allow-Origin` of every reply. Programs outside a browser are not held back by them.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditCorsBody) -> Response[list[Result]]:
    """Set which web pages may call the API.

    Both settings are written every time: left out, a list goes back to its default. No route tells the present
    settings; they show in the headers `Access-Control-Allow-Methods` and, for an `Origin` that is allowed, `Access-
    Control-Allow-Origin` of every reply. Programs outside a browser are not held back by them.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditCorsBody) -> list[Result]:
    """Set which web pages may call the API.

    Both settings are written every time: left out, a list goes back to its default. No route tells the present
    settings; they show in the headers `Access-Control-Allow-Methods` and, for an `Origin` that is allowed, `Access-
    Control-Allow-Origin` of every reply. Programs outside a browser are not held back by them.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
