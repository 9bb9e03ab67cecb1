"""GET /api/v1/get/time_limited_aliases/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.time_limited_alias import TimeLimitedAlias
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listTimeLimitedAliases",
    method="GET",
    path="/api/v1/get/time_limited_aliases/{mailbox}",
    reply="list",
    writes=False,
    since="",
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/time_limited_aliases/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[TimeLimitedAlias]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(TimeLimitedAlias, data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[list[TimeLimitedAlias]]:
    """List the time-limited aliases of a mailbox.

    Those that have ended are left out. A mailbox without any and an unknown one look the same.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> list[TimeLimitedAlias]:
    """List the time-limited aliases of a mailbox.

    Those that have ended are left out. A mailbox without any and an unknown one look the same.

    Args:
        mailbox: The mailbox's address.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[list[TimeLimitedAlias]]:
    """List the time-limited aliases of a mailbox.

    Those that have ended are left out. A mailbox without any and an unknown one look the same.

    Args:
        mailbox: The mailbox's address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> list[TimeLimitedAlias]:
    """List the time-limited aliases of a mailbox.

    Those that have ended are left out. A mailbox without any and an unknown one look the same.

    Args:
        mailbox: The mailbox's address.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
