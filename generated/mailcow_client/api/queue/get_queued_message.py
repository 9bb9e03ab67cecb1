"""GET /api/v1/get/postcat/{queue_id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...types import Operation, Response, as_str

OPERATION = Operation(
    id="getQueuedMessage", method="GET", path="/api/v1/get/postcat/{queue_id}", reply="text", writes=False, since=""
)


def _request(queue_id: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/postcat/{quote(str(queue_id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[str]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = response.text
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_str(data),
    )


def sync_detailed(queue_id: str, *, client: Client) -> Response[str]:
    """Get a message of the queue.

    Answers with what postcat prints: the envelope's records, then the message with its headers. It is plain text,
    though the reply's Content-Type says JSON. For an unknown id it is postcat's error message.

    Args:
        queue_id: The id of the message, as the list tells it; hexadecimal digits.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(queue_id)))


def sync(queue_id: str, *, client: Client) -> str:
    """Get a message of the queue.

    Answers with what postcat prints: the envelope's records, then the message with its headers. It is plain text,
    though the reply's Content-Type says JSON. For an unknown id it is postcat's error message.

    Args:
        queue_id: The id of the message, as the list tells it; hexadecimal digits.
    """
    return sync_detailed(queue_id, client=client).parsed


async def asyncio_detailed(queue_id: str, *, client: Client) -> Response[str]:
    """Get a message of the queue.

    Answers with what postcat prints: the envelope's records, then the message with its headers. It is plain text,
    though the reply's Content-Type says JSON. For an unknown id it is postcat's error message.

    Args:
        queue_id: The id of the message, as the list tells it; hexadecimal digits.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(queue_id)))


async def asyncio(queue_id: str, *, client: Client) -> str:
    """Get a message of the queue.

    Answers with what postcat prints: the envelope's records, then the message with its headers. It is plain text,
    though the reply's Content-Type says JSON. For an unknown id it is postcat's error message.

    Args:
        queue_id: The id of the message, as the list tells it; hexadecimal digits.
    """
    return (await asyncio_detailed(queue_id, client=client)).parsed
