"""POST /api/v1/add/mta-sts"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_mta_sts_body import CreateMtaStsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createMtaSts", method="POST", path="/api/v1/add/mta-sts", reply="results", writes=True, since="2025-09"
)


def _request(*, body: CreateMtaStsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/mta-sts",
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


def sync_detailed(*, client: Client, body: CreateMtaStsBody) -> Response[list[Result]]:
    """Create the MTA-STS policy of a domain.

    Success is the bare `Task completed`. A domain has one policy; a second is refused with a message of the
    database. No route reads a policy or deletes it: switch it off with editMtaSts, or delete the domain.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateMtaStsBody) -> list[Result]:
    """Create the MTA-STS policy of a domain.

    Success is the bare `Task completed`. A domain has one policy; a second is refused with a message of the
    database. No route reads a policy or deletes it: switch it off with editMtaSts, or delete the domain.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateMtaStsBody) -> Response[list[Result]]:
    """Create the MTA-STS policy of a domain.

    Success is the bare `Task completed`. A domain has one policy; a second is refused with a message of the
    database. No route reads a policy or deletes it: switch it off with editMtaSts, or delete the domain.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateMtaStsBody) -> list[Result]:
    """Create the MTA-STS policy of a domain.

    Success is the bare `Task completed`. A domain has one policy; a second is refused with a message of the
    database. No route reads a policy or deletes it: switch it off with editMtaSts, or delete the domain.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
