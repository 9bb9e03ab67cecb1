"""POST /api/v1/edit/spam-score"""

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.edit_spam_score_body import EditSpamScoreBody
from ...models.result import Result
from ...types import Operation, Response, as_models, reply_of, to_json

OPERATION = Operation(
    id="editSpamScore", method="POST", path="/api/v1/edit/spam-score", reply="results", writes=True, since=""
)


def _request(*, body: EditSpamScoreBody) -> dict[str, Any]:
    return {
        "method": "POST",
        "url": "/api/v1/edit/spam-score",
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


def sync_detailed(*, client: Client, body: EditSpamScoreBody) -> Response[list[Result]]:
    """Set the spam scores of mailboxes.

    Both scores are set at once. Of two equal scores the second is raised by 0.1; a first above the second is stored
    as it comes.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(client.get_httpx_client().request(**_request(body=body)))


def sync(*, client: Client, body: EditSpamScoreBody) -> list[Result]:
    """Set the spam scores of mailboxes.

    Both scores are set at once. Of two equal scores the second is raised by 0.1; a first above the second is stored
    as it comes.

    Args:
        body:
    """
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: Client, body: EditSpamScoreBody) -> Response[list[Result]]:
    """Set the spam scores of mailboxes.

    Both scores are set at once. Of two equal scores the second is raised by 0.1; a first above the second is stored
    as it comes.

    Args:
        body:

    Returns the parsed reply with its status and headers.
    """
    return _parse(await client.get_async_httpx_client().request(**_request(body=body)))


async def asyncio(*, client: Client, body: EditSpamScoreBody) -> list[Result]:
    """Set the spam scores of mailboxes.

    Both scores are set at once. Of two equal scores the second is raised by 0.1; a first above the second is stored
    as it comes.

    Args:
        body:
    """
    return (await asyncio_detailed(client=client, body=body)).parsed
