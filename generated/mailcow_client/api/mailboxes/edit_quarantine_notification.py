"""POST /api/v1/edit/quarantine_notification"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_quarantine_notification_body import EditQuarantineNotificationBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editQuarantineNotification",
    method="POST",
    path="/api/v1/edit/quarantine_notification",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditQuarantineNotificationBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/quarantine_notification",
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


def sync_detailed(*, client: Client, body: EditQuarantineNotificationBody) -> Response[list[Result]]:
    """Set how often mailboxes are told of quarantined mail.

    An unknown mailbox and an unknown word are both refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditQuarantineNotificationBody) -> list[Result]:
    """Set how often mailboxes are told of quarantined mail.

    An unknown mailbox and an unknown word are both refused as `access_denied`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditQuarantineNotificationBody) -> Response[list[Result]]:
    """Set how often mailboxes are told of quarantined mail.

    An unknown mailbox and an unknown word are both refused as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditQuarantineNotificationBody) -> list[Result]:
    """Set how often mailboxes are told of quarantined mail.

    An unknown mailbox and an unknown word are both refused as `access_denied`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
