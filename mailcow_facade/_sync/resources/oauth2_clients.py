# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Programs that may log users in through mailcow."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import oauth2_clients as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written

MAX_URI = 2000


class Oauth2Clients:
    """Programs that may log users in through mailcow. The server chooses their ``client_id`` and ``client_secret``.

    Here they are named by their ``id``, a number, which is not their ``client_id``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.Oauth2Client]:
        """All clients, by id. They hold the secrets in clear."""
        rows = api.list_oauth_2_clients.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.Oauth2Client:
        """One client.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_oauth_2_client.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a client of this id."""
        return there_is(self.get, id)

    def create(self, redirect_uri: str) -> models.Oauth2Client:
        """Create a client, and return it with its secret. Several may have the same address.

        Args:
            redirect_uri: where users are sent back to; mailcow does not check it.

        Raises:
            ValueError: it is empty, or longer than 2000 characters.
        """
        uri = _uri(redirect_uri)
        before = {row.id for row in self.list()}
        api.create_oauth_2_client.sync(
            client=self._client, body=models.CreateOauth2ClientBody(redirect_uri=uri)
        )
        # The reply does not tell what was made.
        with written(f"the client for {uri}"):
            new = {row.id: row for row in self.list() if row.id not in before and row.redirect_uri == uri}
            return the_new_one(new)

    def edit(self, id: int, *, redirect_uri: str) -> models.Oauth2Client:
        """Change where users are sent back to, and return the client as it is then.

        Raises:
            NotFound: there is none of this id.
            ValueError: the address is empty (mailcow would keep the old one), or longer than 2000 characters.
        """
        return self._edit(id, models.EditOauth2ClientsBodyAttr(redirect_uri=_uri(redirect_uri)))

    def renew_secret(self, id: int) -> models.Oauth2Client:
        """Have the server choose a new secret, and return the client with it. The old one is void at once.

        Raises:
            NotFound: there is none of this id.
        """
        return self._edit(id, models.EditOauth2ClientsBodyAttr(renew_secret="1"))  # noqa: S106 (a switch)

    def revoke_tokens(self, id: int) -> None:
        """Make all tokens void that the client has got: its users must log in again.

        Raises:
            NotFound: there is none of this id.
        """
        self._edit(id, models.EditOauth2ClientsBodyAttr(revoke_tokens="1"))

    def delete(self, *ids: int) -> None:
        """Delete clients, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_oauth_2_clients.OPERATION.id)
        for item in batch.items:
            with batch.trying(item):
                self.get(item)
                api.delete_oauth_2_clients.sync(client=self._client, body=[item])
        batch.settle()

    def _edit(self, id: int, attributes: models.EditOauth2ClientsBodyAttr) -> models.Oauth2Client:
        # One thing a request: of several, mailcow does the first and says success.
        number = (self.get(id)).id
        body = models.EditOauth2ClientsBody(items=[number], attr=attributes)
        api.edit_oauth_2_clients.sync(client=self._client, body=body)
        with written(f"the change of client {number}"):
            return self.get(number)


def _uri(value: str) -> str:
    return arguments.filled(value, "redirect_uri", MAX_URI).strip()
