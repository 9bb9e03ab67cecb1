"""POST /api/v1/edit/mailbox/custom-attribute"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_mailbox_custom_attributes_body import EditMailboxCustomAttributesBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editMailboxCustomAttributes",
    method="POST",
    path="/api/v1/edit/mailbox/custom-attribute",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditMailboxCustomAttributesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/mailbox/custom-attribute",
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


def sync_detailed(*, client: Client, body: EditMailboxCustomAttributesBody) -> Response[list[Result]]:
    """Set the custom attributes of mailboxes.

    Replaces them all: an attribute that is not sent is gone. Names and values stand in two lists of the same
    length; lists of different lengths break the call (200, empty body).

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditMailboxCustomAttributesBody) -> list[Result]:
    """Set the custom attributes of mailboxes.

    Replaces them all: an attribute that is not sent is gone. Names and values stand in two lists of the same
    length; lists of different lengths break the call (200, empty body).

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditMailboxCustomAttributesBody) -> Response[list[Result]]:
    """Set the custom attributes of mailboxes.

    Replaces them all: an attribute that is not sent is gone. Names and values stand in two lists of the same
    length; lists of different lengths break the call (200, empty body).

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditMailboxCustomAttributesBody) -> list[Result]:
    """Set the custom attributes of mailboxes.

    Replaces them all: an attribute that is not sent is gone. Names and values stand in two lists of the same
    length; lists of different lengths break the call (200, empty body).

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
