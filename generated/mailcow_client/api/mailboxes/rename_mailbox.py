"""POST /api/v1/edit/rename-mbox"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.rename_mailbox_body import RenameMailboxBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="renameMailbox", method="POST", path="/api/v1/edit/rename-mbox", reply="results", writes=True, since="2024-11"
)


def _request(*, body: RenameMailboxBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/rename-mbox",
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


def sync_detailed(*, client: Client, body: RenameMailboxBody) -> Response[list[Result]]:
    """Rename a mailbox within its domain.

    One mailbox, named in `attr`; `items` is not read. An inactive mailbox is refused as `access_denied`, a new
    address that is a mailbox or an alias already with a database error as message. With an alias the reply has two
    results, and the alias's number is in `alias_added`. Capital letters are kept, other than when a mailbox is
    created. Its rate limit, spam scores and policies, time-limited aliases, and aliases to it and others stay with
    the old address.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: RenameMailboxBody) -> list[Result]:
    """Rename a mailbox within its domain.

    One mailbox, named in `attr`; `items` is not read. An inactive mailbox is refused as `access_denied`, a new
    address that is a mailbox or an alias already with a database error as message. With an alias the reply has two
    results, and the alias's number is in `alias_added`. Capital letters are kept, other than when a mailbox is
    created. Its rate limit, spam scores and policies, time-limited aliases, and aliases to it and others stay with
    the old address.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: RenameMailboxBody) -> Response[list[Result]]:
    """Rename a mailbox within its domain.

    One mailbox, named in `attr`; `items` is not read. An inactive mailbox is refused as `access_denied`, a new
    address that is a mailbox or an alias already with a database error as message. With an alias the reply has two
    results, and the alias's number is in `alias_added`. Capital letters are kept, other than when a mailbox is
    created. Its rate limit, spam scores and policies, time-limited aliases, and aliases to it and others stay with
    the old address.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: RenameMailboxBody) -> list[Result]:
    """Rename a mailbox within its domain.

    One mailbox, named in `attr`; `items` is not read. An inactive mailbox is refused as `access_denied`, a new
    address that is a mailbox or an alias already with a database error as message. With an alias the reply has two
    results, and the alias's number is in `alias_added`. Capital letters are kept, other than when a mailbox is
    created. Its rate limit, spam scores and policies, time-limited aliases, and aliases to it and others stay with
    the old address.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
