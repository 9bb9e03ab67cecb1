"""GET /api/v1/get/status/vmail"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.vmail_storage import VmailStorage
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getVmailStorage", method="GET", path="/api/v1/get/status/vmail", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/status/vmail", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[VmailStorage]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(VmailStorage, data),
    )


def sync_detailed(*, client: Client) -> Response[VmailStorage]:
    """Get the use of the mail volume.

    Tells how full the disk is that holds the mailboxes. The sizes are texts for people.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> VmailStorage:
    """Get the use of the mail volume.

    Tells how full the disk is that holds the mailboxes. The sizes are texts for people.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[VmailStorage]:
    """Get the use of the mail volume.

    Tells how full the disk is that holds the mailboxes. The sizes are texts for people.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> VmailStorage:
    """Get the use of the mail volume.

    Tells how full the disk is that holds the mailboxes. The sizes are texts for people.
    """
    return (await asyncio_detailed(client=client)).parsed
