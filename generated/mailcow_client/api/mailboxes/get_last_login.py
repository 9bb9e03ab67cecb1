"""GET /api/v1/get/last-login/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.last_login import LastLogin
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getLastLogin", method="GET", path="/api/v1/get/last-login/{mailbox}", reply="value", writes=False, since=""
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/last-login/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[LastLogin]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(LastLogin, data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[LastLogin]:
    """Get the last logins of a mailbox.

    Successful logins of the last seven days. A login answered from Dovecot's cache is not counted. The server may
    ask a service on the internet where each public address is, up to five seconds for each. An unknown mailbox has
    no logins.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> LastLogin:
    """Get the last logins of a mailbox.

    Successful logins of the last seven days. A login answered from Dovecot's cache is not counted. The server may
    ask a service on the internet where each public address is, up to five seconds for each. An unknown mailbox has
    no logins.

    Args:
        mailbox: The mailbox's address.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[LastLogin]:
    """Get the last logins of a mailbox.

    Successful logins of the last seven days. A login answered from Dovecot's cache is not counted. The server may
    ask a service on the internet where each public address is, up to five seconds for each. An unknown mailbox has
    no logins.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> LastLogin:
    """Get the last logins of a mailbox.

    Successful logins of the last seven days. A login answered from Dovecot's cache is not counted. The server may
    ask a service on the internet where each public address is, up to five seconds for each. An unknown mailbox has
    no logins.

    Args:
        mailbox: The mailbox's address.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
