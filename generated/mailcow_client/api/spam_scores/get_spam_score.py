"""GET /api/v1/get/spam-score/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.spam_score import SpamScore
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getSpamScore", method="GET", path="/api/v1/get/spam-score/{mailbox}", reply="object", writes=False, since=""
)


def _request(mailbox: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/spam-score/{quote(str(mailbox), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[SpamScore]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(SpamScore, data),
    )


def sync_detailed(mailbox: str, *, client: Client) -> Response[SpamScore]:
    """Get the spam scores of a mailbox.

    A mailbox without scores of its own is told the server's, and nothing tells the one from the other. Rspamd is
    asked for the server's; when it does not answer, 5 and 15 are told. Any text that is no address gets the
    server's scores.

    Args:
        mailbox: The mailbox's address, or any word for the server's scores.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox)))


def sync(mailbox: str, *, client: Client) -> SpamScore:
    """Get the spam scores of a mailbox.

    A mailbox without scores of its own is told the server's, and nothing tells the one from the other. Rspamd is
    asked for the server's; when it does not answer, 5 and 15 are told. Any text that is no address gets the
    server's scores.

    Args:
        mailbox: The mailbox's address, or any word for the server's scores.
    """
    return sync_detailed(mailbox, client=client).parsed


async def asyncio_detailed(mailbox: str, *, client: Client) -> Response[SpamScore]:
    """Get the spam scores of a mailbox.

    A mailbox without scores of its own is told the server's, and nothing tells the one from the other. Rspamd is
    asked for the server's; when it does not answer, 5 and 15 are told. Any text that is no address gets the
    server's scores.

    Args:
        mailbox: The mailbox's address, or any word for the server's scores.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox)))


async def asyncio(mailbox: str, *, client: Client) -> SpamScore:
    """Get the spam scores of a mailbox.

    A mailbox without scores of its own is told the server's, and nothing tells the one from the other. Rspamd is
    asked for the server's; when it does not answer, 5 and 15 are told. Any text that is no address gets the
    server's scores.

    Args:
        mailbox: The mailbox's address, or any word for the server's scores.
    """
    return (await asyncio_detailed(mailbox, client=client)).parsed
