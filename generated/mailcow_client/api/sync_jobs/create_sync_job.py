"""POST /api/v1/add/syncjob"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_sync_job_body import CreateSyncJobBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createSyncJob", method="POST", path="/api/v1/add/syncjob", reply="results", writes=True, since=""
)


def _request(*, body: CreateSyncJobBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/syncjob",
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


def sync_detailed(*, client: Client, body: CreateSyncJobBody) -> Response[list[Result]]:
    """Create a sync job.

    The reply does not tell the id and echoes the password in clear. A value that is refused says `access_denied`
    without naming it; without `exclude`, `password1` or `user1` the server answers with an empty body and creates
    nothing. One job for each mailbox, server and login: a second says `object_exists`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateSyncJobBody) -> list[Result]:
    """Create a sync job.

    The reply does not tell the id and echoes the password in clear. A value that is refused says `access_denied`
    without naming it; without `exclude`, `password1` or `user1` the server answers with an empty body and creates
    nothing. One job for each mailbox, server and login: a second says `object_exists`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateSyncJobBody) -> Response[list[Result]]:
    """Create a sync job.

    The reply does not tell the id and echoes the password in clear. A value that is refused says `access_denied`
    without naming it; without `exclude`, `password1` or `user1` the server answers with an empty body and creates
    nothing. One job for each mailbox, server and login: a second says `object_exists`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateSyncJobBody) -> list[Result]:
    """Create a sync job.

    The reply does not tell the id and echoes the password in clear. A value that is refused says `access_denied`
    without naming it; without `exclude`, `password1` or `user1` the server answers with an empty body and creates
    nothing. One job for each mailbox, server and login: a second says `object_exists`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
