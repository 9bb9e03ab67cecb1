"""GET /api/v1/get/rl-mbox/all"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.mailbox_rate_limit import MailboxRateLimit
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listMailboxRatelimits", method="GET", path="/api/v1/get/rl-mbox/all", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/rl-mbox/all", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[MailboxRateLimit]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(MailboxRateLimit, data),
    )


def sync_detailed(*, client: Client) -> Response[list[MailboxRateLimit]]:
    """List the rate limits of mailboxes.

    Only mailboxes with a limit of their own are told. The limit of a mailbox's domain is not among them.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[MailboxRateLimit]:
    """List the rate limits of mailboxes.

    Only mailboxes with a limit of their own are told. The limit of a mailbox's domain is not among them.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[MailboxRateLimit]]:
    """List the rate limits of mailboxes.

    Only mailboxes with a limit of their own are told. The limit of a mailbox's domain is not among them.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[MailboxRateLimit]:
    """List the rate limits of mailboxes.

    Only mailboxes with a limit of their own are told. The limit of a mailbox's domain is not among them.
    """
    return (await asyncio_detailed(client=client)).parsed
