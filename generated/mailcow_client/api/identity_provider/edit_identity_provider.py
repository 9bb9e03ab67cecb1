"""POST /api/v1/edit/identity-provider"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_identity_provider_body import EditIdentityProviderBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editIdentityProvider",
    method="POST",
    path="/api/v1/edit/identity-provider",
    reply="results",
    writes=True,
    since="",
)


def _request(*, body: EditIdentityProviderBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/identity-provider",
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


def sync_detailed(*, client: Client, body: EditIdentityProviderBody) -> Response[list[Result]]:
    """Set up the identity provider.

    All settings of the chosen kind are written: switches left out are switched off, `login_provisioning` too, and
    what is needed and missing is named by `required_data_missing`. Secrets must be sent again each time; the
    reply's log repeats `bindpass` in clear. While mailboxes use another kind, it is refused with
    `authsource_in_use`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditIdentityProviderBody) -> list[Result]:
    """Set up the identity provider.

    All settings of the chosen kind are written: switches left out are switched off, `login_provisioning` too, and
    what is needed and missing is named by `required_data_missing`. Secrets must be sent again each time; the
    reply's log repeats `bindpass` in clear. While mailboxes use another kind, it is refused with
    `authsource_in_use`.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditIdentityProviderBody) -> Response[list[Result]]:
    """Set up the identity provider.

    All settings of the chosen kind are written: switches left out are switched off, `login_provisioning` too, and
    what is needed and missing is named by `required_data_missing`. Secrets must be sent again each time; the
    reply's log repeats `bindpass` in clear. While mailboxes use another kind, it is refused with
    `authsource_in_use`.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditIdentityProviderBody) -> list[Result]:
    """Set up the identity provider.

    All settings of the chosen kind are written: switches left out are switched off, `login_provisioning` too, and
    what is needed and missing is named by `required_data_missing`. Secrets must be sent again each time; the
    reply's log repeats `bindpass` in clear. While mailboxes use another kind, it is refused with
    `authsource_in_use`.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
