"""GET /api/v1/get/admin/{username}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.admin import Admin
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getAdmin", method="GET", path="/api/v1/get/admin/{username}", reply="object", writes=False, since=""
)


def _request(username: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/admin/{quote(str(username), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[Admin]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(Admin, data),
    )


def sync_detailed(username: str, *, client: Client) -> Response[Admin]:
    """Get an administrator.

    Upper and lower case of the name make no difference. An administrator named `all` cannot be read this way.

    Args:
        username: The login name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(username)))


def sync(username: str, *, client: Client) -> Admin:
    """Get an administrator.

    Upper and lower case of the name make no difference. An administrator named `all` cannot be read this way.

    Args:
        username: The login name.
    """
    return sync_detailed(username, client=client).parsed


async def asyncio_detailed(username: str, *, client: Client) -> Response[Admin]:
    """Get an administrator.

    Upper and lower case of the name make no difference. An administrator named `all` cannot be read this way.

    Args:
        username: The login name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(username)))


async def asyncio(username: str, *, client: Client) -> Admin:
    """Get an administrator.

    Upper and lower case of the name make no difference. An administrator named `all` cannot be read this way.

    Args:
        username: The login name.
    """
    return (await asyncio_detailed(username, client=client)).parsed
