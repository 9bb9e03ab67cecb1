"""GET /api/v1/get/mailbox/reduced"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.mailbox import Mailbox
from ...types import UNSET, Operation, Response, Unset, as_models, reply_of

OPERATION = Operation(
    id="listMailboxesReduced", method="GET", path="/api/v1/get/mailbox/reduced", reply="list", writes=False, since=""
)


def _request(*, tags: str | Unset = UNSET) -> dict[str, Any]:
    params: dict[str, Any] = {"tags": tags}
    return {
        "method": "GET",
        "url": "/api/v1/get/mailbox/reduced",
        "params": {name: value for name, value in params.items() if value is not UNSET},
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Mailbox]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Mailbox, data),
    )


def sync_detailed(*, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox]]:
    """List all mailboxes, without what is costly.

    Some three to four times as fast as the full list. Missing are max_new_quota, spam_aliases, pushover_active, rl,
    rl_scope, is_relayed and sender_acl.

    Args:
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. A mailbox may come twice where one domain's name is a part of another's.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(tags=tags)))


def sync(*, client: Client, tags: str | Unset = UNSET) -> list[Mailbox]:
    """List all mailboxes, without what is costly.

    Some three to four times as fast as the full list. Missing are max_new_quota, spam_aliases, pushover_active, rl,
    rl_scope, is_relayed and sender_acl.

    Args:
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. A mailbox may come twice where one domain's name is a part of another's.
    """
    return sync_detailed(client=client, tags=tags).parsed


async def asyncio_detailed(*, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox]]:
    """List all mailboxes, without what is costly.

    Some three to four times as fast as the full list. Missing are max_new_quota, spam_aliases, pushover_active, rl,
    rl_scope, is_relayed and sender_acl.

    Args:
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. A mailbox may come twice where one domain's name is a part of another's.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(tags=tags)))


async def asyncio(*, client: Client, tags: str | Unset = UNSET) -> list[Mailbox]:
    """List all mailboxes, without what is costly.

    Some three to four times as fast as the full list. Missing are max_new_quota, spam_aliases, pushover_active, rl,
    rl_scope, is_relayed and sender_acl.

    Args:
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. A mailbox may come twice where one domain's name is a part of another's.
    """
    return (await asyncio_detailed(client=client, tags=tags)).parsed
