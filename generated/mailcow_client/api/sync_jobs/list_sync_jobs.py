"""GET /api/v1/get/syncjobs/all/{options}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.list_sync_jobs_options import ListSyncJobsOptions
from ...models.sync_job import SyncJob
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listSyncJobs", method="GET", path="/api/v1/get/syncjobs/all/{options}", reply="list", writes=False, since=""
)


def _request(options: ListSyncJobsOptions) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/syncjobs/all/{quote(str(options), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[SyncJob]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(SyncJob, data),
    )


def sync_detailed(options: ListSyncJobsOptions, *, client: Client) -> Response[list[SyncJob]]:
    """List the sync jobs of all mailboxes.

    Tells jobs without logs, or with passwords, as the option says. An unknown option is like none, with logs.

    Args:
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(options)))


def sync(options: ListSyncJobsOptions, *, client: Client) -> list[SyncJob]:
    """List the sync jobs of all mailboxes.

    Tells jobs without logs, or with passwords, as the option says. An unknown option is like none, with logs.

    Args:
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.
    """
    return sync_detailed(options, client=client).parsed


async def asyncio_detailed(options: ListSyncJobsOptions, *, client: Client) -> Response[list[SyncJob]]:
    """List the sync jobs of all mailboxes.

    Tells jobs without logs, or with passwords, as the option says. An unknown option is like none, with logs.

    Args:
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(options)))


async def asyncio(options: ListSyncJobsOptions, *, client: Client) -> list[SyncJob]:
    """List the sync jobs of all mailboxes.

    Tells jobs without logs, or with passwords, as the option says. An unknown option is like none, with logs.

    Args:
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.
    """
    return (await asyncio_detailed(options, client=client)).parsed
