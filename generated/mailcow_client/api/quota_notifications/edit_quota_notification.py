"""POST /api/v1/edit/quota_notification"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_quota_notification_body import EditQuotaNotificationBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editQuotaNotification",
    method="POST",
    path="/api/v1/edit/quota_notification",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditQuotaNotificationBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/quota_notification",
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


def sync_detailed(*, client: Client, body: EditQuotaNotificationBody) -> Response[list[Result]]:
    """Change the mail about nearly full mailboxes.

    All three settings are written, for the whole server; what is left out becomes empty, which stands for the
    server's default. There is no route that reads them.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditQuotaNotificationBody) -> list[Result]:
    """Change the mail about nearly full mailboxes.

    All three settings are written, for the whole server; what is left out becomes empty, which stands for the
    server's default. There is no route that reads them.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditQuotaNotificationBody) -> Response[list[Result]]:
    """Change the mail about nearly full mailboxes.

    All three settings are written, for the whole server; what is left out becomes empty, which stands for the
    server's default. There is no route that reads them.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditQuotaNotificationBody) -> list[Result]:
    """Change the mail about nearly full mailboxes.

    All three settings are written, for the whole server; what is left out becomes empty, which stands for the
    server's default. There is no route that reads them.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
