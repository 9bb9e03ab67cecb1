"""POST /api/v1/edit/syncjob"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_sync_jobs_body import EditSyncJobsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editSyncJobs", method="POST", path="/api/v1/edit/syncjob", reply="results", writes=True, since=""
)


def _request(*, body: EditSyncJobsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/syncjob",
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


def sync_detailed(*, client: Client, body: EditSyncJobsBody) -> Response[list[Result]]:
    """Change sync jobs.

    What is left out stays. A value that is refused says `access_denied` without naming it, and so does an unknown
    id. The mailbox cannot be changed; the reply echoes the password in clear.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditSyncJobsBody) -> list[Result]:
    """Change sync jobs.

    What is left out stays. A value that is refused says `access_denied` without naming it, and so does an unknown
    id. The mailbox cannot be changed; the reply echoes the password in clear.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditSyncJobsBody) -> Response[list[Result]]:
    """Change sync jobs.

    What is left out stays. A value that is refused says `access_denied` without naming it, and so does an unknown
    id. The mailbox cannot be changed; the reply echoes the password in clear.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditSyncJobsBody) -> list[Result]:
    """Change sync jobs.

    What is left out stays. A value that is refused says `access_denied` without naming it, and so does an unknown
    id. The mailbox cannot be changed; the reply echoes the password in clear.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
