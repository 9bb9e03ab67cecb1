"""POST /api/v1/edit/custom_login"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_custom_login_body import EditCustomLoginBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editCustomLogin", method="POST", path="/api/v1/edit/custom_login", reply="results", writes=True, since=""
)


def _request(*, body: EditCustomLoginBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/custom_login",
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


def sync_detailed(*, client: Client, body: EditCustomLoginBody) -> Response[list[Result]]:
    """Set what the login pages show.

    All switches are written every time: left out, they are switched off. A link that is hidden does not close its
    page. No route tells the present settings.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditCustomLoginBody) -> list[Result]:
    """Set what the login pages show.

    All switches are written every time: left out, they are switched off. A link that is hidden does not close its
    page. No route tells the present settings.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditCustomLoginBody) -> Response[list[Result]]:
    """Set what the login pages show.

    All switches are written every time: left out, they are switched off. A link that is hidden does not close its
    page. No route tells the present settings.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditCustomLoginBody) -> list[Result]:
    """Set what the login pages show.

    All switches are written every time: left out, they are switched off. A link that is hidden does not close its
    page. No route tells the present settings.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
