"""POST /api/v1/add/global-filter"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_global_filter_body import EditGlobalFilterBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editGlobalFilter", method="POST", path="/api/v1/add/global-filter", reply="results", writes=True, since=""
)


def _request(*, body: EditGlobalFilterBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/global-filter",
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


def sync_detailed(*, client: Client, body: EditGlobalFilterBody) -> Response[list[Result]]:
    """Replace a global filter.

    Replaces the script that runs for every mailbox and restarts Dovecot, which ends all IMAP and POP3 connections;
    a failed restart is a `warning`. A script with an error says `sieve_error` and changes nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditGlobalFilterBody) -> list[Result]:
    """Replace a global filter.

    Replaces the script that runs for every mailbox and restarts Dovecot, which ends all IMAP and POP3 connections;
    a failed restart is a `warning`. A script with an error says `sieve_error` and changes nothing.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditGlobalFilterBody) -> Response[list[Result]]:
    """Replace a global filter.

    Replaces the script that runs for every mailbox and restarts Dovecot, which ends all IMAP and POP3 connections;
    a failed restart is a `warning`. A script with an error says `sieve_error` and changes nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditGlobalFilterBody) -> list[Result]:
    """Replace a global filter.

    Replaces the script that runs for every mailbox and restarts Dovecot, which ends all IMAP and POP3 connections;
    a failed restart is a `warning`. A script with an error says `sieve_error` and changes nothing.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
