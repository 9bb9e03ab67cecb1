"""POST /api/v1/add/mailbox-policy"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_mailbox_policy_body import CreateMailboxPolicyBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createMailboxPolicy", method="POST", path="/api/v1/add/mailbox-policy", reply="results", writes=True, since=""
)


def _request(*, body: CreateMailboxPolicyBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/mailbox-policy",
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


def sync_detailed(*, client: Client, body: CreateMailboxPolicyBody) -> Response[list[Result]]:
    """Allow or deny a sender for a mailbox.

    A sender stands in one list of a mailbox only: a second entry for it is refused as `policy_list_from_exists`,
    also in the other list. The reply does not tell the id; read the list.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateMailboxPolicyBody) -> list[Result]:
    """Allow or deny a sender for a mailbox.

    A sender stands in one list of a mailbox only: a second entry for it is refused as `policy_list_from_exists`,
    also in the other list. The reply does not tell the id; read the list.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateMailboxPolicyBody) -> Response[list[Result]]:
    """Allow or deny a sender for a mailbox.

    A sender stands in one list of a mailbox only: a second entry for it is refused as `policy_list_from_exists`,
    also in the other list. The reply does not tell the id; read the list.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateMailboxPolicyBody) -> list[Result]:
    """Allow or deny a sender for a mailbox.

    A sender stands in one list of a mailbox only: a second entry for it is refused as `policy_list_from_exists`,
    also in the other list. The reply does not tell the id; read the list.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
