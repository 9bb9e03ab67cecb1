"""POST /api/v1/delete/mailbox/tag/{mailbox}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="deleteMailboxTags",
    method="POST",
    path="/api/v1/delete/mailbox/tag/{mailbox}",
    reply="results",
    writes=True,
    since="",
)


def _request(mailbox: str, *, body: list[str]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": f"/api/v1/delete/mailbox/tag/{quote(str(mailbox), safe='')}",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Result]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Result, data),
    )


def sync_detailed(mailbox: str, *, client: Client, body: list[str]) -> Response[list[Result]]:
    """Remove tags from a mailbox.

    A tag that the mailbox does not have reports success. An unknown mailbox is refused as `access_denied`.

    Args:
        mailbox: The mailbox's address.
        body: The tags; an empty list is refused (`Cannot delete item`).

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox, body=body)))


def sync(mailbox: str, *, client: Client, body: list[str]) -> list[Result]:
    """Remove tags from a mailbox.

    A tag that the mailbox does not have reports success. An unknown mailbox is refused as `access_denied`.

    Args:
        mailbox: The mailbox's address.
        body: The tags; an empty list is refused (`Cannot delete item`).
    """
    return sync_detailed(mailbox, client=client, body=body).parsed


async def asyncio_detailed(mailbox: str, *, client: Client, body: list[str]) -> Response[list[Result]]:
    """Remove tags from a mailbox.

    A tag that the mailbox does not have reports success. An unknown mailbox is refused as `access_denied`.

    Args:
        mailbox: The mailbox's address.
        body: The tags; an empty list is refused (`Cannot delete item`).

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox, body=body)))


async def asyncio(mailbox: str, *, client: Client, body: list[str]) -> list[Result]:
    """Remove tags from a mailbox.

    A tag that the mailbox does not have reports success. An unknown mailbox is refused as `access_denied`.

    Args:
        mailbox: The mailbox's address.
        body: The tags; an empty list is refused (`Cannot delete item`).
    """
    return (await asyncio_detailed(mailbox, client=client, body=body)).parsed
