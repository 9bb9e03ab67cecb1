"""POST /api/v1/edit/reset-password-notification"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_password_reset_notification_body import EditPasswordResetNotificationBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editPasswordResetNotification",
    method="POST",
    path="/api/v1/edit/reset-password-notification",
    reply="results",
    writes=True,
    since="2024-08",
)


def _request(*, body: EditPasswordResetNotificationBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/reset-password-notification",
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


def sync_detailed(*, client: Client, body: EditPasswordResetNotificationBody) -> Response[list[Result]]:
    """Change the mail for forgotten passwords.

    All four settings are written; what is left out becomes empty. There is no route that reads them. Without a
    sender or a subject, passwords cannot be reset by mail.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditPasswordResetNotificationBody) -> list[Result]:
    """Change the mail for forgotten passwords.

    All four settings are written; what is left out becomes empty. There is no route that reads them. Without a
    sender or a subject, passwords cannot be reset by mail.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditPasswordResetNotificationBody) -> Response[list[Result]]:
    """Change the mail for forgotten passwords.

    All four settings are written; what is left out becomes empty. There is no route that reads them. Without a
    sender or a subject, passwords cannot be reset by mail.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditPasswordResetNotificationBody) -> list[Result]:
    """Change the mail for forgotten passwords.

    All four settings are written; what is left out becomes empty. There is no route that reads them. Without a
    sender or a subject, passwords cannot be reset by mail.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
