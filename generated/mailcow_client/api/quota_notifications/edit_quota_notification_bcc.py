"""POST /api/v1/edit/quota_notification_bcc"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_quota_notification_bcc_body import EditQuotaNotificationBccBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editQuotaNotificationBcc",
    method="POST",
    path="/api/v1/edit/quota_notification_bcc",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditQuotaNotificationBccBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/quota_notification_bcc",
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


def sync_detailed(*, client: Client, body: EditQuotaNotificationBccBody) -> Response[list[Result]]:
    """Set who gets copies of a domain's quota notifications.

    Both settings are written; left out, `active` is off and the list empty. A text that is no address is refused as
    `goto_invalid`, and the others are stored all the same. Without an address it is off. There is no route that
    reads it.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditQuotaNotificationBccBody) -> list[Result]:
    """Set who gets copies of a domain's quota notifications.

    Both settings are written; left out, `active` is off and the list empty. A text that is no address is refused as
    `goto_invalid`, and the others are stored all the same. Without an address it is off. There is no route that
    reads it.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditQuotaNotificationBccBody) -> Response[list[Result]]:
    """Set who gets copies of a domain's quota notifications.

    Both settings are written; left out, `active` is off and the list empty. A text that is no address is refused as
    `goto_invalid`, and the others are stored all the same. Without an address it is off. There is no route that
    reads it.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditQuotaNotificationBccBody) -> list[Result]:
    """Set who gets copies of a domain's quota notifications.

    Both settings are written; left out, `active` is off and the list empty. A text that is no address is refused as
    `goto_invalid`, and the others are stored all the same. Without an address it is off. There is no route that
    reads it.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
