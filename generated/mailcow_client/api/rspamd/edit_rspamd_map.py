"""POST /api/v1/edit/rspamd-map"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_rspamd_map_body import EditRspamdMapBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editRspamdMap", method="POST", path="/api/v1/edit/rspamd-map", reply="results", writes=True, since=""
)


def _request(*, body: EditRspamdMapBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/rspamd-map",
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


def sync_detailed(*, client: Client, body: EditRspamdMapBody) -> Response[list[Result]]:
    """Replace the content of global maps.

    Replaces each map by the same new content, which no GET can read back. Takes more than a second for each map. An
    unknown map says `global_map_invalid`; one that is missing on disk is left alone with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditRspamdMapBody) -> list[Result]:
    """Replace the content of global maps.

    Replaces each map by the same new content, which no GET can read back. Takes more than a second for each map. An
    unknown map says `global_map_invalid`; one that is missing on disk is left alone with success.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditRspamdMapBody) -> Response[list[Result]]:
    """Replace the content of global maps.

    Replaces each map by the same new content, which no GET can read back. Takes more than a second for each map. An
    unknown map says `global_map_invalid`; one that is missing on disk is left alone with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditRspamdMapBody) -> list[Result]:
    """Replace the content of global maps.

    Replaces each map by the same new content, which no GET can read back. Takes more than a second for each map. An
    unknown map says `global_map_invalid`; one that is missing on disk is left alone with success.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
