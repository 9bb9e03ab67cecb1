"""POST /api/v1/add/mailbox"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_mailbox_body import CreateMailboxBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createMailbox", method="POST", path="/api/v1/add/mailbox", reply="results", writes=True, since=""
)


def _request(*, body: CreateMailboxBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/mailbox",
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


def sync_detailed(*, client: Client, body: CreateMailboxBody) -> Response[list[Result]]:
    """Create a mailbox.

    What is left out comes from the template, or else from the server's first mailbox template, whose quota is
    unlimited unless changed. The quota is in MiB, where a reply has bytes. Besides `mailbox_added` the reply may
    tell of the rate limit (`rl_saved`). An existing address is refused as `object_exists`, `is_alias` or
    `is_spam_alias`, an unknown domain as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateMailboxBody) -> list[Result]:
    """Create a mailbox.

    What is left out comes from the template, or else from the server's first mailbox template, whose quota is
    unlimited unless changed. The quota is in MiB, where a reply has bytes. Besides `mailbox_added` the reply may
    tell of the rate limit (`rl_saved`). An existing address is refused as `object_exists`, `is_alias` or
    `is_spam_alias`, an unknown domain as `access_denied`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateMailboxBody) -> Response[list[Result]]:
    """Create a mailbox.

    What is left out comes from the template, or else from the server's first mailbox template, whose quota is
    unlimited unless changed. The quota is in MiB, where a reply has bytes. Besides `mailbox_added` the reply may
    tell of the rate limit (`rl_saved`). An existing address is refused as `object_exists`, `is_alias` or
    `is_spam_alias`, an unknown domain as `access_denied`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateMailboxBody) -> list[Result]:
    """Create a mailbox.

    What is left out comes from the template, or else from the server's first mailbox template, whose quota is
    unlimited unless changed. The quota is in MiB, where a reply has bytes. Besides `mailbox_added` the reply may
    tell of the rate limit (`rl_saved`). An existing address is refused as `object_exists`, `is_alias` or
    `is_spam_alias`, an unknown domain as `access_denied`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
