"""GET /api/v1/get/logs/sasl/{count}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.sasl_log_entry import SaslLogEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getSaslLog", method="GET", path="/api/v1/get/logs/sasl/{count}", reply="list", writes=False, since=""
)


def _request(count: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/logs/sasl/{quote(str(count), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[SaslLogEntry]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(SaslLogEntry, data),
    )


def sync_detailed(count: str, *, client: Client) -> Response[list[SaslLogEntry]]:
    """Get rows of the log of good logins.

    Tells the newest rows first. One row for each mailbox, service and address, which a new login renews. Failures
    are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Args:
        count: A number; or a range as 2-4, which here skips 1 row and tells up to 4. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(count)))


def sync(count: str, *, client: Client) -> list[SaslLogEntry]:
    """Get rows of the log of good logins.

    Tells the newest rows first. One row for each mailbox, service and address, which a new login renews. Failures
    are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Args:
        count: A number; or a range as 2-4, which here skips 1 row and tells up to 4. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15.
    """
    return sync_detailed(count, client=client).parsed


async def asyncio_detailed(count: str, *, client: Client) -> Response[list[SaslLogEntry]]:
    """Get rows of the log of good logins.

    Tells the newest rows first. One row for each mailbox, service and address, which a new login renews. Failures
    are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Args:
        count: A number; or a range as 2-4, which here skips 1 row and tells up to 4. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(count)))


async def asyncio(count: str, *, client: Client) -> list[SaslLogEntry]:
    """Get rows of the log of good logins.

    Tells the newest rows first. One row for each mailbox, service and address, which a new login renews. Failures
    are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Args:
        count: A number; or a range as 2-4, which here skips 1 row and tells up to 4. Other texts and 0 find nothing; all but digits and "-" is dropped, so 1.5 is 15.
    """
    return (await asyncio_detailed(count, client=client)).parsed
