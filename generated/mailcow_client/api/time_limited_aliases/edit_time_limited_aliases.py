"""POST /api/v1/edit/time_limited_alias"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_time_limited_aliases_body import EditTimeLimitedAliasesBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editTimeLimitedAliases",
    method="POST",
    path="/api/v1/edit/time_limited_alias",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditTimeLimitedAliasesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/time_limited_alias",
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


def sync_detailed(*, client: Client, body: EditTimeLimitedAliasesBody) -> Response[list[Result]]:
    """Change when time-limited aliases end.

    Wants a true `permanent` or a `validity` other than 0; with neither it does nothing and reports success. The
    description cannot be changed. An unknown address is refused with `access_denied`. The success names nobody.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditTimeLimitedAliasesBody) -> list[Result]:
    """Change when time-limited aliases end.

    Wants a true `permanent` or a `validity` other than 0; with neither it does nothing and reports success. The
    description cannot be changed. An unknown address is refused with `access_denied`. The success names nobody.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditTimeLimitedAliasesBody) -> Response[list[Result]]:
    """Change when time-limited aliases end.

    Wants a true `permanent` or a `validity` other than 0; with neither it does nothing and reports success. The
    description cannot be changed. An unknown address is refused with `access_denied`. The success names nobody.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditTimeLimitedAliasesBody) -> list[Result]:
    """Change when time-limited aliases end.

    Wants a true `permanent` or a `validity` other than 0; with neither it does nothing and reports success. The
    description cannot be changed. An unknown address is refused with `access_denied`. The success names nobody.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
