"""POST /api/v1/edit/mailbox"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_mailboxes_body import EditMailboxesBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editMailboxes", method="POST", path="/api/v1/edit/mailbox", reply="results", writes=True, since=""
)


def _request(*, body: EditMailboxesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/mailbox",
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


def sync_detailed(*, client: Client, body: EditMailboxesBody) -> Response[list[Result]]:
    """Change mailboxes.

    What is left out stays, but for `attribute_hash`, which is emptied. Unknown attributes are ignored, with
    success: so are tls_enforce_in and tls_enforce_out (edit/tls_policy), the settings of the quarantine, rate
    limits and the user's rights, which have routes of their own. Each mailbox has its own result; an unknown one is
    refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditMailboxesBody) -> list[Result]:
    """Change mailboxes.

    What is left out stays, but for `attribute_hash`, which is emptied. Unknown attributes are ignored, with
    success: so are tls_enforce_in and tls_enforce_out (edit/tls_policy), the settings of the quarantine, rate
    limits and the user's rights, which have routes of their own. Each mailbox has its own result; an unknown one is
    refused as `access_denied`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditMailboxesBody) -> Response[list[Result]]:
    """Change mailboxes.

    What is left out stays, but for `attribute_hash`, which is emptied. Unknown attributes are ignored, with
    success: so are tls_enforce_in and tls_enforce_out (edit/tls_policy), the settings of the quarantine, rate
    limits and the user's rights, which have routes of their own. Each mailbox has its own result; an unknown one is
    refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditMailboxesBody) -> list[Result]:
    """Change mailboxes.

    What is left out stays, but for `attribute_hash`, which is emptied. Unknown attributes are ignored, with
    success: so are tls_enforce_in and tls_enforce_out (edit/tls_policy), the settings of the quarantine, rate
    limits and the user's rights, which have routes of their own. Each mailbox has its own result; an unknown one is
    refused as `access_denied`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
