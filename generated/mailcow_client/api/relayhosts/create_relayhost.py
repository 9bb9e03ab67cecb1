"""POST /api/v1/add/relayhost"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_relayhost_body import CreateRelayhostBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createRelayhost", method="POST", path="/api/v1/add/relayhost", reply="results", writes=True, since=""
)


def _request(*, body: CreateRelayhostBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/relayhost",
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


def sync_detailed(*, client: Client, body: CreateRelayhostBody) -> Response[list[Result]]:
    """Create a relay host.

    It works at once; there is no `active` here. The reply tells no number and holds the password in clear. The same
    host may be created twice. A colon is stored with a backslash before it in `username`, and with two in
    `password`; edit/relayhost stores both as they are sent, so set a password with a colon there.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateRelayhostBody) -> list[Result]:
    """Create a relay host.

    It works at once; there is no `active` here. The reply tells no number and holds the password in clear. The same
    host may be created twice. A colon is stored with a backslash before it in `username`, and with two in
    `password`; edit/relayhost stores both as they are sent, so set a password with a colon there.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateRelayhostBody) -> Response[list[Result]]:
    """Create a relay host.

    It works at once; there is no `active` here. The reply tells no number and holds the password in clear. The same
    host may be created twice. A colon is stored with a backslash before it in `username`, and with two in
    `password`; edit/relayhost stores both as they are sent, so set a password with a colon there.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateRelayhostBody) -> list[Result]:
    """Create a relay host.

    It works at once; there is no `active` here. The reply tells no number and holds the password in clear. The same
    host may be created twice. A colon is stored with a backslash before it in `username`, and with two in
    `password`; edit/relayhost stores both as they are sent, so set a password with a colon there.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
