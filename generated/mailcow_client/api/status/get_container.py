"""GET /api/v1/get/status/container/{id}"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import Client
from ...models.container_statistics import ContainerStatistics
from ...types import Operation, Response, as_model, as_one_of, as_str, reply_of

OPERATION = Operation(
    id="getContainer", method="GET", path="/api/v1/get/status/container/{id}", reply="value", writes=False, since=""
)


def _request(id: str) -> dict[str, Any]:
    return {
        "method": "GET",
        "url": f"/api/v1/get/status/container/{quote(str(id), safe='')}",
        "extensions": {"operation": OPERATION},
    }


def _parse(response: httpx.Response) -> Response[list[ContainerStatistics] | str]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_one_of(data, items=lambda item: as_model(ContainerStatistics, item), scalar=as_str),
    )


def sync_detailed(id: str, *, client: Client) -> Response[list[ContainerStatistics] | str]:
    """Get measurements of a container.

    Tells up to three measurements, the newest last; how many depends on how often one asks. Wants Docker's id of a
    running container, which no other reply tells: for anything else mailcow waits a minute and answers with an
    error text.

    Args:
        id: Docker's id of the container, in full; no service's name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(id)))


def sync(id: str, *, client: Client) -> list[ContainerStatistics] | str:
    """Get measurements of a container.

    Tells up to three measurements, the newest last; how many depends on how often one asks. Wants Docker's id of a
    running container, which no other reply tells: for anything else mailcow waits a minute and answers with an
    error text.

    Args:
        id: Docker's id of the container, in full; no service's name.
    """
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: str, *, client: Client) -> Response[list[ContainerStatistics] | str]:
    """Get measurements of a container.

    Tells up to three measurements, the newest last; how many depends on how often one asks. Wants Docker's id of a
    running container, which no other reply tells: for anything else mailcow waits a minute and answers with an
    error text.

    Args:
        id: Docker's id of the container, in full; no service's name.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(id)))


async def asyncio(id: str, *, client: Client) -> list[ContainerStatistics] | str:
    """Get measurements of a container.

    Tells up to three measurements, the newest last; how many depends on how often one asks. Wants Docker's id of a
    running container, which no other reply tells: for anything else mailcow waits a minute and answers with an
    error text.

    Args:
        id: Docker's id of the container, in full; no service's name.
    """
    return (await asyncio_detailed(id, client=client)).parsed
