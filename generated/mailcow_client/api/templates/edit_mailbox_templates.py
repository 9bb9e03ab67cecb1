"""POST /api/v1/edit/mailbox/template"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_mailbox_templates_body import EditMailboxTemplatesBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editMailboxTemplates",
    method="POST",
    path="/api/v1/edit/mailbox/template",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditMailboxTemplatesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/mailbox/template",
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


def sync_detailed(*, client: Client, body: EditMailboxTemplatesBody) -> Response[list[Result]]:
    """Replace mailbox templates.

    Replaces the whole template: read it, change it, and write everything back, with the quota in MiB; what is left
    out is spoilt. Default keeps its name. An unknown id is refused, and a success follows nevertheless.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditMailboxTemplatesBody) -> list[Result]:
    """Replace mailbox templates.

    Replaces the whole template: read it, change it, and write everything back, with the quota in MiB; what is left
    out is spoilt. Default keeps its name. An unknown id is refused, and a success follows nevertheless.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditMailboxTemplatesBody) -> Response[list[Result]]:
    """Replace mailbox templates.

    Replaces the whole template: read it, change it, and write everything back, with the quota in MiB; what is left
    out is spoilt. Default keeps its name. An unknown id is refused, and a success follows nevertheless.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditMailboxTemplatesBody) -> list[Result]:
    """Replace mailbox templates.

    Replaces the whole template: read it, change it, and write everything back, with the quota in MiB; what is left
    out is spoilt. Default keeps its name. An unknown id is refused, and a success follows nevertheless.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
