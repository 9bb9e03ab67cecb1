"""GET /api/v1/get/last-login/{mailbox}/{days}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.last_login import LastLogin
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getLastLoginDays",
    method="GET",
    path="/api/v1/get/last-login/{mailbox}/{days}",
    reply="value",
    writes=False,
    since="",
)


def _request(mailbox: str, days: int) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/last-login/{quote(str(mailbox), safe='')}/{quote(str(days), safe='')}",
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


def sync_detailed(mailbox: str, days: int, *, client: Client) -> Response[LastLogin]:
    """Get the logins of a mailbox in the last days.

    Like the last logins, over another number of days. The login to the UI is told whatever its age.

    Args:
        mailbox: The mailbox's address.
        days: How many days to look back. Less than 1 stands for 7.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox, days)))


def sync(mailbox: str, days: int, *, client: Client) -> LastLogin:
    """Get the logins of a mailbox in the last days.

    Like the last logins, over another number of days. The login to the UI is told whatever its age.

    Args:
        mailbox: The mailbox's address.
        days: How many days to look back. Less than 1 stands for 7.
    """
    return sync_detailed(mailbox, days, client=client).parsed


async def asyncio_detailed(mailbox: str, days: int, *, client: Client) -> Response[LastLogin]:
    """Get the logins of a mailbox in the last days.

    Like the last logins, over another number of days. The login to the UI is told whatever its age.

    Args:
        mailbox: The mailbox's address.
        days: How many days to look back. Less than 1 stands for 7.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox, days)))


async def asyncio(mailbox: str, days: int, *, client: Client) -> LastLogin:
    """Get the logins of a mailbox in the last days.

    Like the last logins, over another number of days. The login to the UI is told whatever its age.

    Args:
        mailbox: The mailbox's address.
        days: How many days to look back. Less than 1 stands for 7.
    """
    return (await asyncio_detailed(mailbox, days, client=client)).parsed
