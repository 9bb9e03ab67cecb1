"""POST /api/v1/delete/mailbox/template"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="deleteMailboxTemplates",
    method="POST",
    path="/api/v1/delete/mailbox/template",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: list[int]) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/delete/mailbox/template",
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


def sync_detailed(*, client: Client, body: list[int]) -> Response[list[Result]]:
    """Delete mailbox templates.

    Default is never deleted. Success is reported in any case, also for Default, unknown ids and an empty list.

    Args:
        body: The ids of the templates.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: list[int]) -> list[Result]:
    """Delete mailbox templates.

    Default is never deleted. Success is reported in any case, also for Default, unknown ids and an empty list.

    Args:
        body: The ids of the templates.
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: list[int]) -> Response[list[Result]]:
    """Delete mailbox templates.

    Default is never deleted. Success is reported in any case, also for Default, unknown ids and an empty list.

    Args:
        body: The ids of the templates.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: list[int]) -> list[Result]:
    """Delete mailbox templates.

    Default is never deleted. Success is reported in any case, also for Default, unknown ids and an empty list.

    Args:
        body: The ids of the templates.
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
