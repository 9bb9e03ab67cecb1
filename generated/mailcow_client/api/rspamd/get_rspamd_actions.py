"""GET /api/v1/get/rspamd/actions"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...types import Operation, Response, as_list, as_one_of, reply_of

OPERATION = Operation(
    id="getRspamdActions", method="GET", path="/api/v1/get/rspamd/actions", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/rspamd/actions", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[list[int | str]]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_list(lambda item: as_list(lambda item: as_one_of(item), item), data),
    )


def sync_detailed(*, client: Client) -> Response[list[list[int | str]]]:
    """Get how often each action was taken.

    Counts since rspamd's start; greylisting is counted under `soft reject`. Nothing where rspamd does not answer.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[list[int | str]]:
    """Get how often each action was taken.

    Counts since rspamd's start; greylisting is counted under `soft reject`. Nothing where rspamd does not answer.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[list[int | str]]]:
    """Get how often each action was taken.

    Counts since rspamd's start; greylisting is counted under `soft reject`. Nothing where rspamd does not answer.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[list[int | str]]:
    """Get how often each action was taken.

    Counts since rspamd's start; greylisting is counted under `soft reject`. Nothing where rspamd does not answer.
    """
    return (await asyncio_detailed(client=client)).parsed
