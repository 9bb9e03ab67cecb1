"""POST /api/v1/edit/ui_texts"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_ui_texts_body import EditUiTextsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editUiTexts", method="POST", path="/api/v1/edit/ui_texts", reply="results", writes=True, since=""
)


def _request(*, body: EditUiTextsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/ui_texts",
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


def sync_detailed(*, client: Client, body: EditUiTextsBody) -> Response[list[Result]]:
    """Set the texts of the web interface.

    All texts are written every time: one that is left out goes back to its default. No route tells the present
    ones. Some may hold HTML, which reaches the visitors' browsers unchecked.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditUiTextsBody) -> list[Result]:
    """Set the texts of the web interface.

    All texts are written every time: one that is left out goes back to its default. No route tells the present
    ones. Some may hold HTML, which reaches the visitors' browsers unchecked.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditUiTextsBody) -> Response[list[Result]]:
    """Set the texts of the web interface.

    All texts are written every time: one that is left out goes back to its default. No route tells the present
    ones. Some may hold HTML, which reaches the visitors' browsers unchecked.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditUiTextsBody) -> list[Result]:
    """Set the texts of the web interface.

    All texts are written every time: one that is left out goes back to its default. No route tells the present
    ones. Some may hold HTML, which reaches the visitors' browsers unchecked.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
