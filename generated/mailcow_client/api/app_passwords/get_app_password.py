"""GET /api/v1/get/app-passwd/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.app_password import AppPassword
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getAppPassword", method="GET", path="/api/v1/get/app-passwd/{id}", reply="object", writes=False, since=""
)


def _request(id: int) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/app-passwd/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[AppPassword]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(AppPassword, data),
    )


def sync_detailed(id: int, *, client: Client) -> Response[AppPassword]:
    """Get an app password.

    Broken: up to 2026-07a the server fails and answers 200 with an empty body, whatever the number. List the
    mailbox's app passwords instead.

    Args:
        id: The app password's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: int, *, client: Client) -> AppPassword:
    """Get an app password.

    Broken: up to 2026-07a the server fails and answers 200 with an empty body, whatever the number. List the
    mailbox's app passwords instead.

    Args:
        id: The app password's number.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: Client) -> Response[AppPassword]:
    """Get an app password.

    Broken: up to 2026-07a the server fails and answers 200 with an empty body, whatever the number. List the
    mailbox's app passwords instead.

    Args:
        id: The app password's number.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: int, *, client: Client) -> AppPassword:
    """Get an app password.

    Broken: up to 2026-07a the server fails and answers 200 with an empty body, whatever the number. List the
    mailbox's app passwords instead.

    Args:
        id: The app password's number.
    """
    return (await asyncio_detailed(id, client=client)).parsed
