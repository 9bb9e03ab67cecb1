"""GET /api/v1/get/app-passwd/all/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.app_password import AppPassword
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listAppPasswords",
    method="GET",
    path="/api/v1/get/app-passwd/all/{mailbox}",
    reply="list",
    writes=False,
    since="",
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/app-passwd/all/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[AppPassword]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(AppPassword, data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[list[AppPassword]]:
    """List the app passwords of a mailbox.

    The passwords' hashes are among what is told. A text that is no address stands for the API's own user, who has
    none.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> list[AppPassword]:
    """List the app passwords of a mailbox.

    The passwords' hashes are among what is told. A text that is no address stands for the API's own user, who has
    none.

    Args:
        mailbox: The mailbox's address.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[list[AppPassword]]:
    """List the app passwords of a mailbox.

    The passwords' hashes are among what is told. A text that is no address stands for the API's own user, who has
    none.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> list[AppPassword]:
    """List the app passwords of a mailbox.

    The passwords' hashes are among what is told. A text that is no address stands for the API's own user, who has
    none.

    Args:
        mailbox: The mailbox's address.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
