"""GET /api/v1/get/mailbox/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.mailbox import Mailbox
from ...types import UNSET, Operation, Response, Unset, as_model, as_one_of, reply_of

OPERATION = Operation(
    id="getMailbox", method="GET", path="/api/v1/get/mailbox/{id}", reply="either", writes=False, since=""
)


def _request(id: str, *, tags: str | Unset = UNSET) -> dict[str, Any]:
    params: dict[str, Any] = {"tags": tags}
    return {
        "method": "GET",
        "url": f"/api/v1/get/mailbox/{quote(str(id), safe='')}",
        "params": {name: value for name, value in params.items() if value is not UNSET},
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[Mailbox] | Mailbox]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_one_of(data, model=Mailbox, items=lambda item: as_model(Mailbox, item)),
    )


def sync_detailed(id: str, *, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox] | Mailbox]:
    """Get a mailbox.

    Only an address of a mailbox is known here, none of an alias or of an alias domain. Two-factor login, what the
    user may do for themselves and how tagged mail is handled are not told.

    Args:
        id: The mailbox's address.
        tags: Tags with commas between them. With them the path means a domain, and the reply is a list; listMailboxesOfDomain takes the same parameter.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id, tags=tags)))


def sync(id: str, *, client: Client, tags: str | Unset = UNSET) -> list[Mailbox] | Mailbox:
    """Get a mailbox.

    Only an address of a mailbox is known here, none of an alias or of an alias domain. Two-factor login, what the
    user may do for themselves and how tagged mail is handled are not told.

    Args:
        id: The mailbox's address.
        tags: Tags with commas between them. With them the path means a domain, and the reply is a list; listMailboxesOfDomain takes the same parameter.
    """
    return sync_detailed(id, client=client, tags=tags).parsed


async def asyncio_detailed(id: str, *, client: Client, tags: str | Unset = UNSET) -> Response[list[Mailbox] | Mailbox]:
    """Get a mailbox.

    Only an address of a mailbox is known here, none of an alias or of an alias domain. Two-factor login, what the
    user may do for themselves and how tagged mail is handled are not told.

    Args:
        id: The mailbox's address.
        tags: Tags with commas between them. With them the path means a domain, and the reply is a list; listMailboxesOfDomain takes the same parameter.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id, tags=tags)))


async def asyncio(id: str, *, client: Client, tags: str | Unset = UNSET) -> list[Mailbox] | Mailbox:
    """Get a mailbox.

    Only an address of a mailbox is known here, none of an alias or of an alias domain. Two-factor login, what the
    user may do for themselves and how tagged mail is handled are not told.

    Args:
        id: The mailbox's address.
        tags: Tags with commas between them. With them the path means a domain, and the reply is a list; listMailboxesOfDomain takes the same parameter.
    """
    return (await asyncio_detailed(id, client=client, tags=tags)).parsed
