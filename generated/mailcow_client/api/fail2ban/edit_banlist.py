"""POST /api/v1/edit/fail2ban/banlist"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_banlist_body import EditBanlistBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editBanlist", method="POST", path="/api/v1/edit/fail2ban/banlist", reply="results", writes=True, since=""
)


def _request(*, body: EditBanlistBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/fail2ban/banlist",
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


def sync_detailed(*, client: Client, body: EditBanlistBody) -> Response[list[Result]]:
    """Give the public list of bans a new id.

    The list of bans is readable without a key by who knows its id; this makes a new id, which get/fail2ban tells. A
    wrong id is answered with status 404 and the text `Cannot edit item`, as if the route were unknown.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditBanlistBody) -> list[Result]:
    """Give the public list of bans a new id.

    The list of bans is readable without a key by who knows its id; this makes a new id, which get/fail2ban tells. A
    wrong id is answered with status 404 and the text `Cannot edit item`, as if the route were unknown.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditBanlistBody) -> Response[list[Result]]:
    """Give the public list of bans a new id.

    The list of bans is readable without a key by who knows its id; this makes a new id, which get/fail2ban tells. A
    wrong id is answered with status 404 and the text `Cannot edit item`, as if the route were unknown.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditBanlistBody) -> list[Result]:
    """Give the public list of bans a new id.

    The list of bans is readable without a key by who knows its id; this makes a new id, which get/fail2ban tells. A
    wrong id is answered with status 404 and the text `Cannot edit item`, as if the route were unknown.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
