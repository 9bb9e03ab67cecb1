"""POST /api/v1/search/domain"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.domain_page import DomainPage
from ...models.search_domains_body import SearchDomainsBody
from ...types import Operation, Response, as_model, reply_of, to_json

OPERATION = Operation(
    id="searchDomains", method="POST", path="/api/v1/search/domain", reply="value", writes=False, since="2026-03"
)


def _request(*, body: SearchDomainsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/search/domain",
        "json": to_json(body),
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[DomainPage]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(DomainPage, data),
    )


def sync_detailed(*, client: Client, body: SearchDomainsBody) -> Response[DomainPage]:
    """List domains by pages.

    A read though it is a POST; a read-only key is enough. The columns are numbered: 2 name, 3 aliases, 4 mailboxes,
    5 quota, 6 size of the mail, 7 usual and 8 highest mailbox quota, 10 backup MX, 14 tags, 15 active. A search
    without `columns`, or a search or order over others than these, may answer 0 bytes.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: SearchDomainsBody) -> DomainPage:
    """List domains by pages.

    A read though it is a POST; a read-only key is enough. The columns are numbered: 2 name, 3 aliases, 4 mailboxes,
    5 quota, 6 size of the mail, 7 usual and 8 highest mailbox quota, 10 backup MX, 14 tags, 15 active. A search
    without `columns`, or a search or order over others than these, may answer 0 bytes.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: SearchDomainsBody) -> Response[DomainPage]:
    """List domains by pages.

    A read though it is a POST; a read-only key is enough. The columns are numbered: 2 name, 3 aliases, 4 mailboxes,
    5 quota, 6 size of the mail, 7 usual and 8 highest mailbox quota, 10 backup MX, 14 tags, 15 active. A search
    without `columns`, or a search or order over others than these, may answer 0 bytes.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: SearchDomainsBody) -> DomainPage:
    """List domains by pages.

    A read though it is a POST; a read-only key is enough. The columns are numbered: 2 name, 3 aliases, 4 mailboxes,
    5 quota, 6 size of the mail, 7 usual and 8 highest mailbox quota, 10 backup MX, 14 tags, 15 active. A search
    without `columns`, or a search or order over others than these, may answer 0 bytes.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
