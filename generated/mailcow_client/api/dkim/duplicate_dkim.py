"""POST /api/v1/add/dkim_duplicate"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.duplicate_dkim_body import DuplicateDkimBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="duplicateDkim", method="POST", path="/api/v1/add/dkim_duplicate", reply="results", writes=True, since=""
)


def _request(*, body: DuplicateDkimBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/dkim_duplicate",
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


def sync_detailed(*, client: Client, body: DuplicateDkimBody) -> Response[list[Result]]:
    """Copy a DKIM key to other domains.

    A key that a target has is replaced without asking, and targets that do not exist get one too. Where the source
    has no key, nothing is copied (`dkim_domain_or_sel_invalid`).

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: DuplicateDkimBody) -> list[Result]:
    """Copy a DKIM key to other domains.

    A key that a target has is replaced without asking, and targets that do not exist get one too. Where the source
    has no key, nothing is copied (`dkim_domain_or_sel_invalid`).

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: DuplicateDkimBody) -> Response[list[Result]]:
    """Copy a DKIM key to other domains.

    A key that a target has is replaced without asking, and targets that do not exist get one too. Where the source
    has no key, nothing is copied (`dkim_domain_or_sel_invalid`).

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: DuplicateDkimBody) -> list[Result]:
    """Copy a DKIM key to other domains.

    A key that a target has is replaced without asking, and targets that do not exist get one too. Where the source
    has no key, nothing is copied (`dkim_domain_or_sel_invalid`).

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
