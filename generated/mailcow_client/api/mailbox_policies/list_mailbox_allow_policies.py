"""GET /api/v1/get/policy_wl_mailbox/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.policy import Policy
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listMailboxAllowPolicies",
    method="GET",
    path="/api/v1/get/policy_wl_mailbox/{mailbox}",
    reply="list",
    writes=False,
    since="",
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/policy_wl_mailbox/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Policy]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Policy, data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[list[Policy]]:
    """List the senders that a mailbox allows.

    The entries of its domain come along; `object` tells whose each is.

    Args:
        mailbox: The mailbox's address, in any case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> list[Policy]:
    """List the senders that a mailbox allows.

    The entries of its domain come along; `object` tells whose each is.

    Args:
        mailbox: The mailbox's address, in any case.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[list[Policy]]:
    """List the senders that a mailbox allows.

    The entries of its domain come along; `object` tells whose each is.

    Args:
        mailbox: The mailbox's address, in any case.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> list[Policy]:
    """List the senders that a mailbox allows.

    The entries of its domain come along; `object` tells whose each is.

    Args:
        mailbox: The mailbox's address, in any case.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
