"""GET /api/v1/get/logs/rspamd-history/{count}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.rspamd_history_entry import RspamdHistoryEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getRspamdHistoryLog",
    method="GET",
    path="/api/v1/get/logs/rspamd-history/{count}",
    reply="list",
    writes=False,
    since="",
)


def _request(count: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/logs/rspamd-history/{quote(str(count), safe='')}",
        "extensions": {"operation": OPERATION},
    }


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


def sync_detailed(count: str, *, client: Client) -> Response[list[RspamdHistoryEntry]]:
    """Get rows of the history of scans.

    Tells the newest rows first. Nothing, too, where rspamd does not answer.

    Args:
        count: A number; or a range as 2-4, handed on to rspamd, which counts from 0: the third to the fifth. All but digits and "-" is dropped.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(count)))


def sync(count: str, *, client: Client) -> list[RspamdHistoryEntry]:
    """Get rows of the history of scans.

    Tells the newest rows first. Nothing, too, where rspamd does not answer.

    Args:
        count: A number; or a range as 2-4, handed on to rspamd, which counts from 0: the third to the fifth. All but digits and "-" is dropped.
    """
    return sync_detailed(count, client=client).parsed


async def asyncio_detailed(count: str, *, client: Client) -> Response[list[RspamdHistoryEntry]]:
    """Get rows of the history of scans.

    Tells the newest rows first. Nothing, too, where rspamd does not answer.

    Args:
        count: A number; or a range as 2-4, handed on to rspamd, which counts from 0: the third to the fifth. All but digits and "-" is dropped.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(count)))


async def asyncio(count: str, *, client: Client) -> list[RspamdHistoryEntry]:
    """Get rows of the history of scans.

    Tells the newest rows first. Nothing, too, where rspamd does not answer.

    Args:
        count: A number; or a range as 2-4, handed on to rspamd, which counts from 0: the third to the fifth. All but digits and "-" is dropped.
    """
    return (await asyncio_detailed(count, client=client)).parsed
