"""GET /api/v1/get/bcc-destination-options"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.bcc_destination_options import BccDestinationOptions
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getBccDestinationOptions",
    method="GET",
    path="/api/v1/get/bcc-destination-options",
    reply="value",
    writes=False,
    since="",
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/bcc-destination-options", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[BccDestinationOptions]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(BccDestinationOptions, data),
    )


def sync_detailed(*, client: Client) -> Response[BccDestinationOptions]:
    """Get what a BCC map can be made for.

    Asks the database several times for each mailbox, so it is slow on a large server. A server without domains
    answers an empty object. It names half-deleted mailboxes too, which no list of mailboxes does.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> BccDestinationOptions:
    """Get what a BCC map can be made for.

    Asks the database several times for each mailbox, so it is slow on a large server. A server without domains
    answers an empty object. It names half-deleted mailboxes too, which no list of mailboxes does.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[BccDestinationOptions]:
    """Get what a BCC map can be made for.

    Asks the database several times for each mailbox, so it is slow on a large server. A server without domains
    answers an empty object. It names half-deleted mailboxes too, which no list of mailboxes does.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> BccDestinationOptions:
    """Get what a BCC map can be made for.

    Asks the database several times for each mailbox, so it is slow on a large server. A server without domains
    answers an empty object. It names half-deleted mailboxes too, which no list of mailboxes does.
    """
    return (await asyncio_detailed(client=client)).parsed
