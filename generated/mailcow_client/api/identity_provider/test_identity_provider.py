"""POST /api/v1/edit/identity-provider-test"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.result import Result
from ...models.test_identity_provider_body import TestIdentityProviderBody
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="testIdentityProvider",
    method="POST",
    path="/api/v1/edit/identity-provider-test",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: TestIdentityProviderBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/identity-provider-test",
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


def sync_detailed(*, client: Client, body: TestIdentityProviderBody) -> Response[list[Result]]:
    """Try an identity provider's settings.

    Has the server connect with the settings sent, not the stored ones, and changes nothing. Works: `Task
    completed`; does not: the error `Cannot edit item`, for whatever reason; Keycloak and OIDC get 7 seconds to
    answer. Without a known kind it says `Task completed`, having tried nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: TestIdentityProviderBody) -> list[Result]:
    """Try an identity provider's settings.

    Has the server connect with the settings sent, not the stored ones, and changes nothing. Works: `Task
    completed`; does not: the error `Cannot edit item`, for whatever reason; Keycloak and OIDC get 7 seconds to
    answer. Without a known kind it says `Task completed`, having tried nothing.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: TestIdentityProviderBody) -> Response[list[Result]]:
    """Try an identity provider's settings.

    Has the server connect with the settings sent, not the stored ones, and changes nothing. Works: `Task
    completed`; does not: the error `Cannot edit item`, for whatever reason; Keycloak and OIDC get 7 seconds to
    answer. Without a known kind it says `Task completed`, having tried nothing.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: TestIdentityProviderBody) -> list[Result]:
    """Try an identity provider's settings.

    Has the server connect with the settings sent, not the stored ones, and changes nothing. Works: `Task
    completed`; does not: the error `Cannot edit item`, for whatever reason; Keycloak and OIDC get 7 seconds to
    answer. Without a known kind it says `Task completed`, having tried nothing.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
