"""GET /api/v1/get/passwordpolicy"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.password_policy import PasswordPolicy
from ...types import Operation, Response, as_model, reply_of

OPERATION = Operation(
    id="getPasswordPolicy", method="GET", path="/api/v1/get/passwordpolicy", reply="value", writes=False, since=""
)


def _request() -> dict[str, Any]:
    return {"method": "GET", "url": "/api/v1/get/passwordpolicy", "extensions": {"operation": OPERATION}}


def _parse(response: httpx.Response) -> Response[PasswordPolicy]:
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    data = reply_of(response)
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=as_model(PasswordPolicy, data),
    )


def sync_detailed(*, client: Client) -> Response[PasswordPolicy]:
    """Get the password policy.

    A password that breaks a rule is refused as `password_complexity`, and the rule is not named.

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request()))


def sync(*, client: Client) -> PasswordPolicy:
    """Get the password policy.

    A password that breaks a rule is refused as `password_complexity`, and the rule is not named.
    """
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: Client) -> Response[PasswordPolicy]:
    """Get the password policy.

    A password that breaks a rule is refused as `password_complexity`, and the rule is not named.

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request()))


async def asyncio(*, client: Client) -> PasswordPolicy:
    """Get the password policy.

    A password that breaks a rule is refused as `password_complexity`, and the rule is not named.
    """
    return (await asyncio_detailed(client=client)).parsed
