"""POST /api/v1/edit/pushover-test"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...models.test_pushover_body import TestPushoverBody
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="testPushover", method="POST", path="/api/v1/edit/pushover-test", reply="results", writes=True, since=""
)


def _request(*, body: TestPushoverBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/pushover-test",
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


def sync_detailed(*, client: Client, body: TestPushoverBody) -> Response[list[Result]]:
    """Test the stored Pushover credentials of mailboxes.

    The server asks Pushover whether the stored key and token are right; no notification is sent. A mailbox without
    settings (`pushover_credentials_missing`) ends the call, and those after it are not tested.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: TestPushoverBody) -> list[Result]:
    """Test the stored Pushover credentials of mailboxes.

    The server asks Pushover whether the stored key and token are right; no notification is sent. A mailbox without
    settings (`pushover_credentials_missing`) ends the call, and those after it are not tested.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: TestPushoverBody) -> Response[list[Result]]:
    """Test the stored Pushover credentials of mailboxes.

    The server asks Pushover whether the stored key and token are right; no notification is sent. A mailbox without
    settings (`pushover_credentials_missing`) ends the call, and those after it are not tested.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: TestPushoverBody) -> list[Result]:
    """Test the stored Pushover credentials of mailboxes.

    The server asks Pushover whether the stored key and token are right; no notification is sent. A mailbox without
    settings (`pushover_credentials_missing`) ends the call, and those after it are not tested.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
