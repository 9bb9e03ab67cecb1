"""POST /api/v1/search/mailbox"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.mailbox_page import MailboxPage
from ...models.search_mailboxes_body import SearchMailboxesBody
from ...types import Operation, Response, as_model, reply_of, to_json

OPERATION = Operation(
    id="searchMailboxes", method="POST", path="/api/v1/search/mailbox", reply="value", writes=False, since="2026-03"
)


def _request(*, body: SearchMailboxesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/search/mailbox",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[MailboxPage]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(MailboxPage, data),
    )


def sync_detailed(*, client: Client, body: SearchMailboxesBody) -> Response[MailboxPage]:
    """Get a page of mailboxes.

    Reads only, so a read-only key will do. Without `start` everything comes, whatever the length; with `start` and
    without `length` nothing does. Columns are numbered: 2 address, 3 quota, 7 name, 24 active; only for sorting 4
    last login, 5 last change of the password, 6 part of the quota in use, 20 messages; only for the search over all
    columns 23 tags. A search or sorting in columns that cannot do it is answered with an empty body.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: SearchMailboxesBody) -> MailboxPage:
    """Get a page of mailboxes.

    Reads only, so a read-only key will do. Without `start` everything comes, whatever the length; with `start` and
    without `length` nothing does. Columns are numbered: 2 address, 3 quota, 7 name, 24 active; only for sorting 4
    last login, 5 last change of the password, 6 part of the quota in use, 20 messages; only for the search over all
    columns 23 tags. A search or sorting in columns that cannot do it is answered with an empty body.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: SearchMailboxesBody) -> Response[MailboxPage]:
    """Get a page of mailboxes.

    Reads only, so a read-only key will do. Without `start` everything comes, whatever the length; with `start` and
    without `length` nothing does. Columns are numbered: 2 address, 3 quota, 7 name, 24 active; only for sorting 4
    last login, 5 last change of the password, 6 part of the quota in use, 20 messages; only for the search over all
    columns 23 tags. A search or sorting in columns that cannot do it is answered with an empty body.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: SearchMailboxesBody) -> MailboxPage:
    """Get a page of mailboxes.

    Reads only, so a read-only key will do. Without `start` everything comes, whatever the length; with `start` and
    without `length` nothing does. Columns are numbered: 2 address, 3 quota, 7 name, 24 active; only for sorting 4
    last login, 5 last change of the password, 6 part of the quota in use, 20 messages; only for the search over all
    columns 23 tags. A search or sorting in columns that cannot do it is answered with an empty body.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
