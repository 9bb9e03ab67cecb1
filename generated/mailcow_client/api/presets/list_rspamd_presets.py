"""GET /api/v1/get/presets/rspamd"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.preset import Preset
from ...types import Operation, Response, as_models, reply_of

OPERATION = Operation(
    id="listRspamdPresets", method="GET", path="/api/v1/get/presets/rspamd", reply="list", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/presets/rspamd", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[list[Preset]]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_models(Preset, data),
    )


def sync_detailed(*, client: Client) -> Response[list[Preset]]:
    """List the presets for rspamd's settings.

    They come with mailcow and cannot be changed; their `content` suits the settings of rspamd.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> list[Preset]:
    """List the presets for rspamd's settings.

    They come with mailcow and cannot be changed; their `content` suits the settings of rspamd.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[list[Preset]]:
    """List the presets for rspamd's settings.

    They come with mailcow and cannot be changed; their `content` suits the settings of rspamd.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> list[Preset]:
    """List the presets for rspamd's settings.

    They come with mailcow and cannot be changed; their `content` suits the settings of rspamd.
    """
    return (await asyncio_detailed(client=client)).parsed
