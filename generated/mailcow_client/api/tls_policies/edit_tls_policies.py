"""POST /api/v1/edit/tls-policy-map"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_tls_policies_body import EditTlsPoliciesBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editTlsPolicies", method="POST", path="/api/v1/edit/tls-policy-map", reply="results", writes=True, since=""
)


def _request(*, body: EditTlsPoliciesBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/tls-policy-map",
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


def sync_detailed(*, client: Client, body: EditTlsPoliciesBody) -> Response[list[Result]]:
    """Change TLS policies.

    What is left out stays. An unknown number is refused with `access_denied`; a destination that has a policy
    already breaks the batch off, with a code that speaks of recipient maps. An unknown `policy` makes mailcow
    answer nothing at all.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditTlsPoliciesBody) -> list[Result]:
    """Change TLS policies.

    What is left out stays. An unknown number is refused with `access_denied`; a destination that has a policy
    already breaks the batch off, with a code that speaks of recipient maps. An unknown `policy` makes mailcow
    answer nothing at all.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditTlsPoliciesBody) -> Response[list[Result]]:
    """Change TLS policies.

    What is left out stays. An unknown number is refused with `access_denied`; a destination that has a policy
    already breaks the batch off, with a code that speaks of recipient maps. An unknown `policy` makes mailcow
    answer nothing at all.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditTlsPoliciesBody) -> list[Result]:
    """Change TLS policies.

    What is left out stays. An unknown number is refused with `access_denied`; a destination that has a policy
    already breaks the batch off, with a code that speaks of recipient maps. An unknown `policy` makes mailcow
    answer nothing at all.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
