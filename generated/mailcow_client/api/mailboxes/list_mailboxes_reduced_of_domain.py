"""GET /api/v1/get/mailbox/reduced/{domain}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.mailbox import Mailbox
from ...types import UNSET, Operation, Response, Unset, as_models, reply_of

OPERATION = Operation(
    id="listMailboxesReducedOfDomain",
    method="GET",
    path="/api/v1/get/mailbox/reduced/{domain}",
    reply="list",
    writes=False,
    since="",
)


def _request(domain: str, *, tags: str | Unset = UNSET) -> dict[str, Any]:
    params: dict[str, Any] = {"tags": tags}
    return {
        "method": "GET",
        "url": f"/api/v1/get/mailbox/reduced/{quote(str(domain), safe='')}",
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


def sync_detailed(domain: str, *, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox]]:
    """List the mailboxes of domains, without what is costly.

    An unknown domain answers with every mailbox of the server, beside known ones too, so look at the domain of what
    comes. Missing are max_new_quota, spam_aliases, pushover_active, rl, rl_scope, is_relayed and sender_acl.

    Args:
        domain: The domain's name, or several with commas between them.
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. With tags the domain's name need only be a part of the address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(domain, tags=tags)))


def sync(domain: str, *, client: Client, tags: str | Unset = UNSET) -> list[Mailbox]:
    """List the mailboxes of domains, without what is costly.

    An unknown domain answers with every mailbox of the server, beside known ones too, so look at the domain of what
    comes. Missing are max_new_quota, spam_aliases, pushover_active, rl, rl_scope, is_relayed and sender_acl.

    Args:
        domain: The domain's name, or several with commas between them.
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. With tags the domain's name need only be a part of the address.
    """
    return sync_detailed(domain, client=client, tags=tags).parsed


async def asyncio_detailed(domain: str, *, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox]]:
    """List the mailboxes of domains, without what is costly.

    An unknown domain answers with every mailbox of the server, beside known ones too, so look at the domain of what
    comes. Missing are max_new_quota, spam_aliases, pushover_active, rl, rl_scope, is_relayed and sender_acl.

    Args:
        domain: The domain's name, or several with commas between them.
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. With tags the domain's name need only be a part of the address.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(domain, tags=tags)))


async def asyncio(domain: str, *, client: Client, tags: str | Unset = UNSET) -> list[Mailbox]:
    """List the mailboxes of domains, without what is costly.

    An unknown domain answers with every mailbox of the server, beside known ones too, so look at the domain of what
    comes. Missing are max_new_quota, spam_aliases, pushover_active, rl, rl_scope, is_relayed and sender_acl.

    Args:
        domain: The domain's name, or several with commas between them.
        tags: Tags with commas between them; a mailbox comes with one that holds any of the texts. With tags the domain's name need only be a part of the address.
    """
    return (await asyncio_detailed(domain, client=client, tags=tags)).parsed
