"""POST /api/v1/add/rsetting"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.create_rspamd_setting_body import CreateRspamdSettingBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="createRspamdSetting", method="POST", path="/api/v1/add/rsetting", reply="results", writes=True, since=""
)


def _request(*, body: CreateRspamdSettingBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/rsetting",
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


def sync_detailed(*, client: Client, body: CreateRspamdSettingBody) -> Response[list[Result]]:
    """Create a piece of rspamd's settings.

    The content is not checked. The reply does not tell the id. Without `desc` the server answers with an empty body
    and creates nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: CreateRspamdSettingBody) -> list[Result]:
    """Create a piece of rspamd's settings.

    The content is not checked. The reply does not tell the id. Without `desc` the server answers with an empty body
    and creates nothing.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: CreateRspamdSettingBody) -> Response[list[Result]]:
    """Create a piece of rspamd's settings.

    The content is not checked. The reply does not tell the id. Without `desc` the server answers with an empty body
    and creates nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: CreateRspamdSettingBody) -> list[Result]:
    """Create a piece of rspamd's settings.

    The content is not checked. The reply does not tell the id. Without `desc` the server answers with an empty body
    and creates nothing.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
