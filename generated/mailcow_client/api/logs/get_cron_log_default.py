"""GET /api/v1/get/logs/cron"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.cron_log_entry import CronLogEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getCronLogDefault", method="GET", path="/api/v1/get/logs/cron", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/cron", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[CronLogEntry]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(CronLogEntry, data),
    )


def sync_detailed(*, client: Client) -> Response[list[CronLogEntry]]:
    """Get the newest 1000 rows of the log of directory synchronizations.

    Tells up to 1000 rows, the newest first. Other jobs write no lines here.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[CronLogEntry]:
    """Get the newest 1000 rows of the log of directory synchronizations.

    Tells up to 1000 rows, the newest first. Other jobs write no lines here.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[CronLogEntry]]:
    """Get the newest 1000 rows of the log of directory synchronizations.

    Tells up to 1000 rows, the newest first. Other jobs write no lines here.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[CronLogEntry]:
    """Get the newest 1000 rows of the log of directory synchronizations.

    Tells up to 1000 rows, the newest first. Other jobs write no lines here.
    """
    return (await asyncio_detailed(client=client)).parsed
