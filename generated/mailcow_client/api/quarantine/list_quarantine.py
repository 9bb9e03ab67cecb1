"""GET /api/v1/get/quarantine/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.quarantine_item import QuarantineItem
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listQuarantine", method="GET", path="/api/v1/get/quarantine/all", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/quarantine/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[QuarantineItem]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(QuarantineItem, data),
    )


def sync_detailed(*, client: Client) -> Response[list[QuarantineItem]]:
    """List the quarantine.

    Tells the messages of all mailboxes without their contents. A message to several mailboxes is there once for
    each.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[QuarantineItem]:
    """List the quarantine.

    Tells the messages of all mailboxes without their contents. A message to several mailboxes is there once for
    each.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[QuarantineItem]]:
    """List the quarantine.

    Tells the messages of all mailboxes without their contents. A message to several mailboxes is there once for
    each.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[QuarantineItem]:
    """List the quarantine.

    Tells the messages of all mailboxes without their contents. A message to several mailboxes is there once for
    each.
    """
    return (await asyncio_detailed(client=client)).parsed
