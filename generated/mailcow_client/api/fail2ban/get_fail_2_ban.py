"""GET /api/v1/get/fail2ban"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.fail_2_ban import Fail2Ban
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getFail2Ban", method="GET", path="/api/v1/get/fail2ban", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/fail2ban", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[Fail2Ban]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Fail2Ban, data),
    )


def sync_detailed(*, client: Client) -> Response[Fail2Ban]:
    """Get settings and bans.

    Tells the settings that ban addresses after failed logins and the networks banned at present.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> Fail2Ban:
    """Get settings and bans.

    Tells the settings that ban addresses after failed logins and the networks banned at present.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[Fail2Ban]:
    """Get settings and bans.

    Tells the settings that ban addresses after failed logins and the networks banned at present.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> Fail2Ban:
    """Get settings and bans.

    Tells the settings that ban addresses after failed logins and the networks banned at present.
    """
    return (await asyncio_detailed(client=client)).parsed
