"""POST /api/v1/edit/user-acl"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_mailbox_acl_body import EditMailboxAclBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editMailboxAcl", method="POST", path="/api/v1/edit/user-acl", reply="results", writes=True, since=""
)


def _request(*, body: EditMailboxAclBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/user-acl",
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


def sync_detailed(*, client: Client, body: EditMailboxAclBody) -> Response[list[Result]]:
    """Set what the users of mailboxes may do for themselves.

    Sets them all: what the list lacks is forbidden. Unknown words are ignored, with success. There is no route that
    reads the present state.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditMailboxAclBody) -> list[Result]:
    """Set what the users of mailboxes may do for themselves.

    Sets them all: what the list lacks is forbidden. Unknown words are ignored, with success. There is no route that
    reads the present state.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditMailboxAclBody) -> Response[list[Result]]:
    """Set what the users of mailboxes may do for themselves.

    Sets them all: what the list lacks is forbidden. Unknown words are ignored, with success. There is no route that
    reads the present state.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditMailboxAclBody) -> list[Result]:
    """Set what the users of mailboxes may do for themselves.

    Sets them all: what the list lacks is forbidden. Unknown words are ignored, with success. There is no route that
    reads the present state.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
