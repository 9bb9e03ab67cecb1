"""GET /api/v1/get/logs/postfix/{count}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.log_entry import LogEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getPostfixLog", method="GET", path="/api/v1/get/logs/postfix/{count}", reply="list", writes=False, since=""
)


def _request(count: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/logs/postfix/{quote(str(count), safe='')}",
        "extensions": {"operation": OPERATION},
    }


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


def sync_detailed(count: str, *, client: Client) -> Response[list[LogEntry]]:
    """Get rows of the Postfix log.

    Tells the newest rows first. Failed logins over SMTP are lines here.

    Args:
        count: A number, or a range as 2-4: the rows 2 to 4, the newest being 1. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15. A huge number can exhaust PHP, which then answers nothing at all.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(count)))


def sync(count: str, *, client: Client) -> list[LogEntry]:
    """Get rows of the Postfix log.

    Tells the newest rows first. Failed logins over SMTP are lines here.

    Args:
        count: A number, or a range as 2-4: the rows 2 to 4, the newest being 1. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15. A huge number can exhaust PHP, which then answers nothing at all.
    """
    return sync_detailed(count, client=client).parsed


async def asyncio_detailed(count: str, *, client: Client) -> Response[list[LogEntry]]:
    """Get rows of the Postfix log.

    Tells the newest rows first. Failed logins over SMTP are lines here.

    Args:
        count: A number, or a range as 2-4: the rows 2 to 4, the newest being 1. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15. A huge number can exhaust PHP, which then answers nothing at all.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(count)))


async def asyncio(count: str, *, client: Client) -> list[LogEntry]:
    """Get rows of the Postfix log.

    Tells the newest rows first. Failed logins over SMTP are lines here.

    Args:
        count: A number, or a range as 2-4: the rows 2 to 4, the newest being 1. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15. A huge number can exhaust PHP, which then answers nothing at all.
    """
    return (await asyncio_detailed(count, client=client)).parsed
