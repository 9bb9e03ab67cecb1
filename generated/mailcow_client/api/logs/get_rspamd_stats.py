"""GET /api/v1/get/logs/rspamd-stats"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.rspamd_statistics import RspamdStatistics
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getRspamdStats", method="GET", path="/api/v1/get/logs/rspamd-stats", reply="object", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/rspamd-stats", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[RspamdStatistics]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(RspamdStatistics, data),
    )


def sync_detailed(*, client: Client) -> Response[RspamdStatistics]:
    """Get what rspamd counted.

    The counters of rspamd since its start. Nothing where rspamd does not answer. A count in the path is ignored.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> RspamdStatistics:
    """Get what rspamd counted.

    The counters of rspamd since its start. Nothing where rspamd does not answer. A count in the path is ignored.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[RspamdStatistics]:
    """Get what rspamd counted.

    The counters of rspamd since its start. Nothing where rspamd does not answer. A count in the path is ignored.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> RspamdStatistics:
    """Get what rspamd counted.

    The counters of rspamd since its start. Nothing where rspamd does not answer. A count in the path is ignored.
    """
    return (await asyncio_detailed(client=client)).parsed
