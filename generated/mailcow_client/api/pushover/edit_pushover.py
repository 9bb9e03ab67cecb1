"""POST /api/v1/edit/pushover"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_pushover_body import EditPushoverBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editPushover", method="POST", path="/api/v1/edit/pushover", reply="results", writes=True, since=""
)


def _request(*, body: EditPushoverBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/pushover",
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


def sync_detailed(*, client: Client, body: EditPushoverBody) -> Response[list[Result]]:
    """Set up Pushover for mailboxes.

    What is left out stays as it is, but for `sound`, `evaluate_x_prio` and `only_x_prio`, which go back to their
    defaults. The first time, key and token are needed (`pushover_key`, `pushover_token`) and `active` too, without
    which the call breaks (200, empty body). Of what is stored, only `pushover_active` of the mailbox can be read
    back. With `delete` everything stored is removed, and the rest of the request is ignored.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditPushoverBody) -> list[Result]:
    """Set up Pushover for mailboxes.

    What is left out stays as it is, but for `sound`, `evaluate_x_prio` and `only_x_prio`, which go back to their
    defaults. The first time, key and token are needed (`pushover_key`, `pushover_token`) and `active` too, without
    which the call breaks (200, empty body). Of what is stored, only `pushover_active` of the mailbox can be read
    back. With `delete` everything stored is removed, and the rest of the request is ignored.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditPushoverBody) -> Response[list[Result]]:
    """Set up Pushover for mailboxes.

    What is left out stays as it is, but for `sound`, `evaluate_x_prio` and `only_x_prio`, which go back to their
    defaults. The first time, key and token are needed (`pushover_key`, `pushover_token`) and `active` too, without
    which the call breaks (200, empty body). Of what is stored, only `pushover_active` of the mailbox can be read
    back. With `delete` everything stored is removed, and the rest of the request is ignored.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditPushoverBody) -> list[Result]:
    """Set up Pushover for mailboxes.

    What is left out stays as it is, but for `sound`, `evaluate_x_prio` and `only_x_prio`, which go back to their
    defaults. The first time, key and token are needed (`pushover_key`, `pushover_token`) and `active` too, without
    which the call breaks (200, empty body). Of what is stored, only `pushover_active` of the mailbox can be read
    back. With `delete` everything stored is removed, and the rest of the request is ignored.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
