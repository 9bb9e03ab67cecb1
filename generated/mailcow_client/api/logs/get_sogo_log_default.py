"""GET /api/v1/get/logs/sogo"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.log_entry import LogEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getSogoLogDefault", method="GET", path="/api/v1/get/logs/sogo", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/sogo", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[LogEntry]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(LogEntry, data),
    )


def sync_detailed(*, client: Client) -> Response[list[LogEntry]]:
    """Get the newest 1000 rows of the SOGo log.

    Tells up to 1000 rows, the newest first.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[LogEntry]:
    """Get the newest 1000 rows of the SOGo log.

    Tells up to 1000 rows, the newest first.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[LogEntry]]:
    """Get the newest 1000 rows of the SOGo log.

    Tells up to 1000 rows, the newest first.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[LogEntry]:
    """Get the newest 1000 rows of the SOGo log.

    Tells up to 1000 rows, the newest first.
    """
    return (await asyncio_detailed(client=client)).parsed
