"""GET /api/v1/get/logs/rspamd-history"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.rspamd_history_entry import RspamdHistoryEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getRspamdHistoryLogDefault",
    method="GET",
    path="/api/v1/get/logs/rspamd-history",
    reply="list",
    writes=False,
    since="",
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/rspamd-history", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[RspamdHistoryEntry]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(RspamdHistoryEntry, data),
    )


def sync_detailed(*, client: Client) -> Response[list[RspamdHistoryEntry]]:
    """Get the newest 1000 rows of the history of scans.

    Tells up to 1000 rows, the newest first. Nothing, too, where rspamd does not answer.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[RspamdHistoryEntry]:
    """Get the newest 1000 rows of the history of scans.

    Tells up to 1000 rows, the newest first. Nothing, too, where rspamd does not answer.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[RspamdHistoryEntry]]:
    """Get the newest 1000 rows of the history of scans.

    Tells up to 1000 rows, the newest first. Nothing, too, where rspamd does not answer.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[RspamdHistoryEntry]:
    """Get the newest 1000 rows of the history of scans.

    Tells up to 1000 rows, the newest first. Nothing, too, where rspamd does not answer.
    """
    return (await asyncio_detailed(client=client)).parsed
