"""POST /api/v1/edit/mailq"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_queue_body import EditQueueBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(id="editQueue", method="POST", path="/api/v1/edit/mailq", reply="results", writes=True, since="")


def _request(*, body: EditQueueBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/mailq",
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


def sync_detailed(*, client: Client, body: EditQueueBody) -> Response[list[Result]]:
    """Hold, release, retry or delete messages of the queue.

    `hold`, `unhold` and `deliver` act on the messages named in items; `flush` tries all again at once and
    `super_delete` deletes all, whatever items hold. An unknown id reports success; so does an unknown action, which
    does nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditQueueBody) -> list[Result]:
    """Hold, release, retry or delete messages of the queue.

    `hold`, `unhold` and `deliver` act on the messages named in items; `flush` tries all again at once and
    `super_delete` deletes all, whatever items hold. An unknown id reports success; so does an unknown action, which
    does nothing.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditQueueBody) -> Response[list[Result]]:
    """Hold, release, retry or delete messages of the queue.

    `hold`, `unhold` and `deliver` act on the messages named in items; `flush` tries all again at once and
    `super_delete` deletes all, whatever items hold. An unknown id reports success; so does an unknown action, which
    does nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditQueueBody) -> list[Result]:
    """Hold, release, retry or delete messages of the queue.

    `hold`, `unhold` and `deliver` act on the messages named in items; `flush` tries all again at once and
    `super_delete` deletes all, whatever items hold. An unknown id reports success; so does an unknown action, which
    does nothing.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
