"""POST /api/v1/edit/alias-domain"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_alias_domains_body import EditAliasDomainsBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editAliasDomains", method="POST", path="/api/v1/edit/alias-domain", reply="results", writes=True, since=""
)


def _request(*, body: EditAliasDomainsBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/alias-domain",
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


def sync_detailed(*, client: Client, body: EditAliasDomainsBody) -> Response[list[Result]]:
    """Change alias domains.

    What is left out stays. An unknown alias domain is refused as `alias_domain_invalid`. The rate limit is changed
    by editDomainRatelimit, which takes alias domains too.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditAliasDomainsBody) -> list[Result]:
    """Change alias domains.

    What is left out stays. An unknown alias domain is refused as `alias_domain_invalid`. The rate limit is changed
    by editDomainRatelimit, which takes alias domains too.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditAliasDomainsBody) -> Response[list[Result]]:
    """Change alias domains.

    What is left out stays. An unknown alias domain is refused as `alias_domain_invalid`. The rate limit is changed
    by editDomainRatelimit, which takes alias domains too.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditAliasDomainsBody) -> list[Result]:
    """Change alias domains.

    What is left out stays. An unknown alias domain is refused as `alias_domain_invalid`. The rate limit is changed
    by editDomainRatelimit, which takes alias domains too.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
