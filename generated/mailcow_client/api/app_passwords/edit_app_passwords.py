"""POST /api/v1/edit/app-passwd"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_app_passwords_body import EditAppPasswordsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editAppPasswords", method="POST", path="/api/v1/edit/app-passwd", reply="results", writes=True, since=""
)


def _request(*, body: EditAppPasswordsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/app-passwd",
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


def sync_detailed(*, client: Client, body: EditAppPasswordsBody) -> Response[list[Result]]:
    """Change app passwords.

    What is left out stays, except for `username`, which must be told: it is written into the app password, so
    another mailbox's address hands the app password over to that mailbox. A password without its repetition is
    ignored, with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditAppPasswordsBody) -> list[Result]:
    """Change app passwords.

    What is left out stays, except for `username`, which must be told: it is written into the app password, so
    another mailbox's address hands the app password over to that mailbox. A password without its repetition is
    ignored, with success.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditAppPasswordsBody) -> Response[list[Result]]:
    """Change app passwords.

    What is left out stays, except for `username`, which must be told: it is written into the app password, so
    another mailbox's address hands the app password over to that mailbox. A password without its repetition is
    ignored, with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditAppPasswordsBody) -> list[Result]:
    """Change app passwords.

    What is left out stays, except for `username`, which must be told: it is written into the app password, so
    another mailbox's address hands the app password over to that mailbox. A password without its repetition is
    ignored, with success.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
