"""GET /api/v1/get/logs/autodiscover"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.autodiscover_log_entry import AutodiscoverLogEntry
from ...types import Operation, Response, as_list, as_one_of, reply_of

OPERATION = Operation(
    id="getAutodiscoverLogDefault",
    method="GET",
    path="/api/v1/get/logs/autodiscover",
    reply="list",
    writes=False,
    since="",
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/autodiscover", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[AutodiscoverLogEntry | None]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_list(lambda item: as_one_of(item, null=True, model=AutodiscoverLogEntry), data),
    )


def sync_detailed(*, client: Client) -> Response[list[AutodiscoverLogEntry | None]]:
    """Get the newest 1000 rows of the autodiscover log.

    Tells up to 1000 rows, the newest first. The server keeps about a hundred rows. A row that mailcow could not
    encode is null.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[AutodiscoverLogEntry | None]:
    """Get the newest 1000 rows of the autodiscover log.

    Tells up to 1000 rows, the newest first. The server keeps about a hundred rows. A row that mailcow could not
    encode is null.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[AutodiscoverLogEntry | None]]:
    """Get the newest 1000 rows of the autodiscover log.

    Tells up to 1000 rows, the newest first. The server keeps about a hundred rows. A row that mailcow could not
    encode is null.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[AutodiscoverLogEntry | None]:
    """Get the newest 1000 rows of the autodiscover log.

    Tells up to 1000 rows, the newest first. The server keeps about a hundred rows. A row that mailcow could not
    encode is null.
    """
    return (await asyncio_detailed(client=client)).parsed
