"""GET /api/v1/get/syncjobs/{mailbox}/{options}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.list_sync_jobs_of_mailbox_options import ListSyncJobsOfMailboxOptions
from ...models.sync_job import SyncJob
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listSyncJobsOfMailbox",
    method="GET",
    path="/api/v1/get/syncjobs/{mailbox}/{options}",
    reply="list",
    writes=False,
    since="",
)


def _request(mailbox: str, options: ListSyncJobsOfMailboxOptions) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/syncjobs/{quote(str(mailbox), safe='')}/{quote(str(options), safe='')}",
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


def sync_detailed(mailbox: str, options: ListSyncJobsOfMailboxOptions, *, client: Client) -> Response[list[SyncJob]]:
    """List the sync jobs of a mailbox.

    Tells jobs without logs, or with passwords, as the option says; nothing for an unknown mailbox.

    Args:
        mailbox: The mailbox's address.
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(mailbox, options)))


def sync(mailbox: str, options: ListSyncJobsOfMailboxOptions, *, client: Client) -> list[SyncJob]:
    """List the sync jobs of a mailbox.

    Tells jobs without logs, or with passwords, as the option says; nothing for an unknown mailbox.

    Args:
        mailbox: The mailbox's address.
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.
    """
    return sync_detailed(mailbox, options, client=client).parsed


async def asyncio_detailed(
    mailbox: str, options: ListSyncJobsOfMailboxOptions, *, client: Client
) -> Response[list[SyncJob]]:
    """List the sync jobs of a mailbox.

    Tells jobs without logs, or with passwords, as the option says; nothing for an unknown mailbox.

    Args:
        mailbox: The mailbox's address.
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(mailbox, options)))


async def asyncio(mailbox: str, options: ListSyncJobsOfMailboxOptions, *, client: Client) -> list[SyncJob]:
    """List the sync jobs of a mailbox.

    Tells jobs without logs, or with passwords, as the option says; nothing for an unknown mailbox.

    Args:
        mailbox: The mailbox's address.
        options: `no_log` leaves the logs empty; `with_password` adds logs and passwords. If both are named, `no_log` wins.
    """
    return (await asyncio_detailed(mailbox, options, client=client)).parsed
