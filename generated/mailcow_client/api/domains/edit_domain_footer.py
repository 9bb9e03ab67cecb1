"""POST /api/v1/edit/domain/footer"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_domain_footer_body import EditDomainFooterBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editDomainFooter", method="POST", path="/api/v1/edit/domain/footer", reply="results", writes=True, since=""
)


def _request(*, body: EditDomainFooterBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/domain/footer",
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


def sync_detailed(*, client: Client, body: EditDomainFooterBody) -> Response[list[Result]]:
    """Set the footer of domains.

    Replaces the whole footer: what is left out is emptied, the exceptions too. No route of the API tells what is
    set. An unknown name among the exceptions is refused, and the rest is set nevertheless; an unknown domain ends
    the call.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditDomainFooterBody) -> list[Result]:
    """Set the footer of domains.

    Replaces the whole footer: what is left out is emptied, the exceptions too. No route of the API tells what is
    set. An unknown name among the exceptions is refused, and the rest is set nevertheless; an unknown domain ends
    the call.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditDomainFooterBody) -> Response[list[Result]]:
    """Set the footer of domains.

    Replaces the whole footer: what is left out is emptied, the exceptions too. No route of the API tells what is
    set. An unknown name among the exceptions is refused, and the rest is set nevertheless; an unknown domain ends
    the call.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditDomainFooterBody) -> list[Result]:
    """Set the footer of domains.

    Replaces the whole footer: what is left out is emptied, the exceptions too. No route of the API tells what is
    set. An unknown name among the exceptions is refused, and the rest is set nevertheless; an unknown domain ends
    the call.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
