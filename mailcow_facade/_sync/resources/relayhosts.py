# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Servers that take the outgoing mail of domains and mailboxes: sender-dependent transports."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import relayhosts as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written


class Relayhosts:
    """Servers that take the outgoing mail of the domains and mailboxes whose ``relayhost`` is their id."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.Relayhost]:
        """All relay hosts, by id. They hold the passwords in clear."""
        rows = api.list_relayhosts.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.Relayhost:
        """One relay host.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_relayhost.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a relay host of this id."""
        return there_is(self.get, id)

    def create(
        self, hostname: str, *, username: str | None = None, password: str | None = None, active: bool = True
    ) -> models.Relayhost:
        """Create a relay host, and return it. The same host may be there several times.

        Args:
            hostname: host, and port if any, as Postfix writes a next hop; brackets around the host skip its MX records.
            username: the login name, with a ``password``; none where both are left out.
            password: at most 255 characters.
            active: whether it works.

        Raises:
            ValueError: a text is empty, too long, or holds what mailcow would cut; one of name and password is missing;
                a colon in the name, where Postfix would end it.
        """
        host = arguments.host(hostname, "hostname")
        login, secret = relay_login(username, password)
        # mailcow puts backslashes before a colon when it creates, and would send them along; an edit does not.
        follows = ":" in secret or not arguments.flag(active, "active")
        body = models.CreateRelayhostBody(hostname=host, username=login, password="" if ":" in secret else secret)
        before = {row.id for row in self.list()}
        api.create_relayhost.sync(client=self._client, body=body)
        with written(f"the relay host {host}"):
            new = [row for row in self.list() if (row.hostname, row.username) == (host, login)]
            made = the_new_one({row.id: row for row in new if row.id not in before})
        return self.edit(made.id, password=secret, active=active) if follows else made

    def edit(
        self,
        id: int,
        *,
        hostname: str | None = None,
        username: str | None = None,
        password: str | None = None,
        active: bool | None = None,
    ) -> models.Relayhost:
        """Change a relay host, and return it as it is then. What is left out stays as it is.

        Args:
            hostname: host, and port if any.
            username: the login name; "" for none.
            password: "" for none.
            active: whether it works.

        Raises:
            NotFound: there is none of this id.
            ValueError: as for :meth:`create`, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditRelayhostsBodyAttr(
                hostname=arguments.given(hostname, arguments.host, "hostname"),
                username=arguments.given(username, relay_username),
                password=arguments.given(password, relay_password),
                active=arguments.flag(active, "active"),
            )
        )
        number = (self.get(id)).id
        body = models.EditRelayhostsBody(items=[number], attr=attributes)
        api.edit_relayhosts.sync(client=self._client, body=body)
        with written(f"the change of relay host {number}"):
            return self.get(number)

    def delete(self, *ids: int) -> None:
        """Delete relay hosts, one after another.

        Domains that use one use none then. Mailboxes keep its id, with nothing behind it: set their ``relayhost`` to 0.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_relayhosts.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                self.get(number)
                api.delete_relayhosts.sync(client=self._client, body=[number])
        batch.settle()


def relay_login(username: str | None, password: str | None) -> tuple[str, str]:
    """Name and password for the login at another server; two empty texts for none.

    Raises:
        TypeError, ValueError: there is one without the other, or mailcow would change one of them.
    """
    if (username is None) != (password is None):
        raise ValueError("give username and password, or neither")
    return relay_username(username or ""), relay_password(password or "")


def relay_username(value: str) -> str:
    """The name for the login at another server; see :func:`relay_login`."""
    value = arguments.text(value, "username")
    if value != value.strip() or ":" in value:
        raise ValueError("username begins or ends with a space, or holds a colon, where Postfix would end it")
    return value


def relay_password(value: str) -> str:
    """The password for the login at another server; see :func:`relay_login`."""
    value = arguments.text(value, "password")
    if value != value.strip():
        raise ValueError("the password begins or ends with a space, which mailcow would cut")
    return value
