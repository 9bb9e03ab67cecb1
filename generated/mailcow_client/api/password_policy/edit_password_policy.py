"""POST /api/v1/edit/passwordpolicy"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_password_policy_body import EditPasswordPolicyBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editPasswordPolicy", method="POST", path="/api/v1/edit/passwordpolicy", reply="results", writes=True, since=""
)


def _request(*, body: EditPasswordPolicyBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/passwordpolicy",
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


def sync_detailed(*, client: Client, body: EditPasswordPolicyBody) -> Response[list[Result]]:
    """Change the password policy.

    Rules that are left out stay. Passwords that are set already are not looked at. A length below 3 is ignored,
    with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditPasswordPolicyBody) -> list[Result]:
    """Change the password policy.

    Rules that are left out stay. Passwords that are set already are not looked at. A length below 3 is ignored,
    with success.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditPasswordPolicyBody) -> Response[list[Result]]:
    """Change the password policy.

    Rules that are left out stay. Passwords that are set already are not looked at. A length below 3 is ignored,
    with success.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditPasswordPolicyBody) -> list[Result]:
    """Change the password policy.

    Rules that are left out stay. Passwords that are set already are not looked at. A length below 3 is ignored,
    with success.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
