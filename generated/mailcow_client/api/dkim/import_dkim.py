"""POST /api/v1/add/dkim_import"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.import_dkim_body import ImportDkimBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="importDkim", method="POST", path="/api/v1/add/dkim_import", reply="results", writes=True, since=""
)


def _request(*, body: ImportDkimBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/add/dkim_import",
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


def sync_detailed(*, client: Client, body: ImportDkimBody) -> Response[list[Result]]:
    """Store a DKIM key made elsewhere.

    The domain need not exist. A good key may be refused as `private_key_error` because of an error that an earlier
    request left in the server's process; each refusal takes one such error away, so try again a few times. Success
    comes as two results, `dkim_removed` and `dkim_added`, even where no key was there.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: ImportDkimBody) -> list[Result]:
    """Store a DKIM key made elsewhere.

    The domain need not exist. A good key may be refused as `private_key_error` because of an error that an earlier
    request left in the server's process; each refusal takes one such error away, so try again a few times. Success
    comes as two results, `dkim_removed` and `dkim_added`, even where no key was there.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: ImportDkimBody) -> Response[list[Result]]:
    """Store a DKIM key made elsewhere.

    The domain need not exist. A good key may be refused as `private_key_error` because of an error that an earlier
    request left in the server's process; each refusal takes one such error away, so try again a few times. Success
    comes as two results, `dkim_removed` and `dkim_added`, even where no key was there.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: ImportDkimBody) -> list[Result]:
    """Store a DKIM key made elsewhere.

    The domain need not exist. A good key may be refused as `private_key_error` because of an error that an earlier
    request left in the server's process; each refusal takes one such error away, so try again a few times. Success
    comes as two results, `dkim_removed` and `dkim_added`, even where no key was there.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
