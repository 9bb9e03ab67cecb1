"""POST /api/v1/edit/relayhost"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_relayhosts_body import EditRelayhostsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editRelayhosts", method="POST", path="/api/v1/edit/relayhost", reply="results", writes=True, since=""
)


def _request(*, body: EditRelayhostsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/relayhost",
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


def sync_detailed(*, client: Client, body: EditRelayhostsBody) -> Response[list[Result]]:
    """Change relay hosts.

    What is left out stays. Name and password are stored as they are sent, unlike on creation: a colon gets no
    backslash. An unknown number is refused with `relayhost_invalid`. The reply holds the password in clear.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditRelayhostsBody) -> list[Result]:
    """Change relay hosts.

    What is left out stays. Name and password are stored as they are sent, unlike on creation: a colon gets no
    backslash. An unknown number is refused with `relayhost_invalid`. The reply holds the password in clear.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditRelayhostsBody) -> Response[list[Result]]:
    """Change relay hosts.

    What is left out stays. Name and password are stored as they are sent, unlike on creation: a colon gets no
    backslash. An unknown number is refused with `relayhost_invalid`. The reply holds the password in clear.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditRelayhostsBody) -> list[Result]:
    """Change relay hosts.

    What is left out stays. Name and password are stored as they are sent, unlike on creation: a colon gets no
    backslash. An unknown number is refused with `relayhost_invalid`. The reply holds the password in clear.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
