"""GET /api/v1/get/reset-last-login/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...types import Operation, Response, as_bool, reply_of

OPERATION = Operation(
    id="resetLastLogin",
    method="GET",
    path="/api/v1/get/reset-last-login/{mailbox}",
    reply="value",
    writes=True,
    since="",
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/reset-last-login/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[bool]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_bool(data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[bool]:
    """Forget the logins of a mailbox.

    Writes, though it is a GET, and a read-only key may call it: all logins of the mailbox are deleted, those in the
    lists of mailboxes too. Unknown mailboxes and texts that are no address report success.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> bool:
    """Forget the logins of a mailbox.

    Writes, though it is a GET, and a read-only key may call it: all logins of the mailbox are deleted, those in the
    lists of mailboxes too. Unknown mailboxes and texts that are no address report success.

    Args:
        mailbox: The mailbox's address.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[bool]:
    """Forget the logins of a mailbox.

    Writes, though it is a GET, and a read-only key may call it: all logins of the mailbox are deleted, those in the
    lists of mailboxes too. Unknown mailboxes and texts that are no address report success.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> bool:
    """Forget the logins of a mailbox.

    Writes, though it is a GET, and a read-only key may call it: all logins of the mailbox are deleted, those in the
    lists of mailboxes too. Unknown mailboxes and texts that are no address report success.

    Args:
        mailbox: The mailbox's address.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
