"""Programs that may log users in through mailcow."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import oauth2_clients as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written

MAX_URI = 2000


class AsyncOauth2Clients:
    """Programs that may log users in through mailcow. The server chooses their ``client_id`` and ``client_secret``.

    Here they are named by their ``id``, a number, which is not their ``client_id``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.Oauth2Client]:
        """All clients, by id. They hold the secrets in clear."""
        rows = await api.list_oauth_2_clients.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    async def get(self, id: int) -> models.Oauth2Client:
        """One client.

        Raises:
            NotFound: there is none of this id.
        """
        return await api.get_oauth_2_client.asyncio(arguments.identifier(id), client=self._client)

    async def exists(self, id: int) -> bool:
        """Whether there is a client of this id."""
        return await there_is(self.get, id)

    async def create(self, redirect_uri: str) -> models.Oauth2Client:
        """Create a client, and return it with its secret. Several may have the same address.

        Args:
            redirect_uri: where users are sent back to; mailcow does not check it.

        Raises:
            ValueError: it is empty, or longer than 2000 characters.
        """
        uri = _uri(redirect_uri)
        before = {row.id for row in await self.list()}
        await api.create_oauth_2_client.asyncio(
            client=self._client, body=models.CreateOauth2ClientBody(redirect_uri=uri)
        )
        # The reply does not tell what was made.
        with written(f"the client for {uri}"):
            new = {row.id: row for row in await self.list() if row.id not in before and row.redirect_uri == uri}
            return the_new_one(new)

    async def edit(self, id: int, *, redirect_uri: str) -> models.Oauth2Client:
        """Change where users are sent back to, and return the client as it is then.

        Raises:
            NotFound: there is none of this id.
            ValueError: the address is empty (mailcow would keep the old one), or longer than 2000 characters.
        """
        return await self._edit(id, models.EditOauth2ClientsBodyAttr(redirect_uri=_uri(redirect_uri)))

    async def renew_secret(self, id: int) -> models.Oauth2Client:
        """Have the server choose a new secret, and return the client with it. The old one is void at once.

        Raises:
            NotFound: there is none of this id.
        """
        return await self._edit(id, models.EditOauth2ClientsBodyAttr(renew_secret="1"))  # noqa: S106 (a switch)

    async def revoke_tokens(self, id: int) -> None:
        """Make all tokens void that the client has got: its users must log in again.

        Raises:
            NotFound: there is none of this id.
        """
        await self._edit(id, models.EditOauth2ClientsBodyAttr(revoke_tokens="1"))

    async def delete(self, *ids: int) -> None:
        """Delete clients, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_oauth_2_clients.OPERATION.id)
        for item in batch.items:
            with batch.trying(item):
                await self.get(item)
                await api.delete_oauth_2_clients.asyncio(client=self._client, body=[item])
        batch.settle()

    async def _edit(self, id: int, attributes: models.EditOauth2ClientsBodyAttr) -> models.Oauth2Client:
        # One thing a request: of several, mailcow does the first and says success.
        number = (await self.get(id)).id
        body = models.EditOauth2ClientsBody(items=[number], attr=attributes)
        await api.edit_oauth_2_clients.asyncio(client=self._client, body=body)
        with written(f"the change of client {number}"):
            return await self.get(number)


def _uri(value: str) -> str:
    return arguments.filled(value, "redirect_uri", MAX_URI).strip()
