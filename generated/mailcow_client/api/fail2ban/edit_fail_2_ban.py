"""POST /api/v1/edit/fail2ban"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_fail_2_ban_body import EditFail2BanBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editFail2Ban", method="POST", path="/api/v1/edit/fail2ban", reply="results", writes=True, since=""
)


def _request(*, body: EditFail2BanBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/fail2ban",
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


def sync_detailed(*, client: Client, body: EditFail2BanBody) -> Response[list[Result]]:
    """Change the settings, or ban and unban networks.

    Without an action it stores settings: what is left out stays, but `ban_time_increment` and `manage_external`,
    which become false; numbers out of bounds are moved to the nearest bound. With an action and items it acts on
    these networks and changes no setting. `unban`, `whitelist` and `blacklist` without items, and `reset-regex`,
    store settings too.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditFail2BanBody) -> list[Result]:
    """Change the settings, or ban and unban networks.

    Without an action it stores settings: what is left out stays, but `ban_time_increment` and `manage_external`,
    which become false; numbers out of bounds are moved to the nearest bound. With an action and items it acts on
    these networks and changes no setting. `unban`, `whitelist` and `blacklist` without items, and `reset-regex`,
    store settings too.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditFail2BanBody) -> Response[list[Result]]:
    """Change the settings, or ban and unban networks.

    Without an action it stores settings: what is left out stays, but `ban_time_increment` and `manage_external`,
    which become false; numbers out of bounds are moved to the nearest bound. With an action and items it acts on
    these networks and changes no setting. `unban`, `whitelist` and `blacklist` without items, and `reset-regex`,
    store settings too.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditFail2BanBody) -> list[Result]:
    """Change the settings, or ban and unban networks.

    Without an action it stores settings: what is left out stays, but `ban_time_increment` and `manage_external`,
    which become false; numbers out of bounds are moved to the nearest bound. With an action and items it acts on
    these networks and changes no setting. `unban`, `whitelist` and `blacklist` without items, and `reset-regex`,
    store settings too.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
