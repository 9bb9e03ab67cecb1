"""GET /api/v1/get/logs/sasl"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.sasl_log_entry import SaslLogEntry
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="getSaslLogDefault", method="GET", path="/api/v1/get/logs/sasl", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/logs/sasl", "extensions": {"operation": OPERATION}}


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


def sync_detailed(*, client: Client) -> Response[list[SaslLogEntry]]:
    """Get the newest 1000 rows of the log of good logins.

    Tells up to 1000 rows, the newest first. One row for each mailbox, service and address, which a new login
    renews. Failures are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[SaslLogEntry]:
    """Get the newest 1000 rows of the log of good logins.

    Tells up to 1000 rows, the newest first. One row for each mailbox, service and address, which a new login
    renews. Failures are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[SaslLogEntry]]:
    """Get the newest 1000 rows of the log of good logins.

    Tells up to 1000 rows, the newest first. One row for each mailbox, service and address, which a new login
    renews. Failures are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[SaslLogEntry]:
    """Get the newest 1000 rows of the log of good logins.

    Tells up to 1000 rows, the newest first. One row for each mailbox, service and address, which a new login
    renews. Failures are in the Postfix and Dovecot logs; a login answered from the cache leaves no trace.
    """
    return (await asyncio_detailed(client=client)).parsed
