"""Senders that domains always accept or always refuse."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import domain_policies as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade._async.resources.domains import AsyncDomains
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply

MAX_SENDER = 100
"""How many characters mailcow stores of a sender."""


class AsyncDomainPolicies:
    """Senders that domains always accept or always refuse.

    A sender is an address or a part of one, with ``*`` for any characters, such as ``*@example.com``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_allowed(self, domain: str) -> builtins.list[models.Policy]:
        """The senders whose mail a domain never takes for spam, without those of its mailboxes.

        Raises:
            NotFound: there is no such domain.
        """
        domain = await self._stored(domain)
        rows = await api.list_domain_allow_policies.asyncio(domain, client=self._client)
        return await self._own(domain, rows)

    async def list_denied(self, domain: str) -> builtins.list[models.Policy]:
        """The senders whose mail a domain always takes for spam, without those of its mailboxes.

        Raises:
            NotFound: there is no such domain.
        """
        domain = await self._stored(domain)
        rows = await api.list_domain_deny_policies.asyncio(domain, client=self._client)
        return await self._own(domain, rows)

    async def allow(self, domain: str, value: str) -> models.Policy:
        """Never take a sender's mail for spam, and return the entry.

        Args:
            value: the sender.

        Raises:
            AlreadyExists: the sender stands in one of the domain's two lists; delete that entry first.
            NotFound: there is no such domain.
            Rejected: ``policy_list_from_invalid``: there is more in it than ASCII letters, digits and ``@ _ . - *``.
            ValueError: the sender is empty or has over 100 characters.
        """
        domain, value = await self._stored(domain), _sender(value)
        body = models.CreateDomainPolicyBody(domain=domain, object_from=value, object_list="wl")
        await api.create_domain_policy.asyncio(client=self._client, body=body)
        return _entry(await self.list_allowed(domain), value)

    async def deny(self, domain: str, value: str) -> models.Policy:
        """Always take a sender's mail for spam, and return the entry.

        Arguments and errors are those of :meth:`allow`.
        """
        domain, value = await self._stored(domain), _sender(value)
        body = models.CreateDomainPolicyBody(domain=domain, object_from=value, object_list="bl")
        await api.create_domain_policy.asyncio(client=self._client, body=body)
        return _entry(await self.list_denied(domain), value)

    async def delete(self, domain: str, *prefids: int) -> None:
        """Delete entries of a domain's lists, one after another.

        Args:
            domain: the entries' domain: an id of another one's is not taken.
            prefids: their ids.

        Raises:
            NotFound: the domain has no such entry, or there is no such domain.
            PartialFailure: of several, some were not deleted.
        """
        have = {row.prefid for row in [*await self.list_allowed(domain), *await self.list_denied(domain)]}
        batch = Batch(prefids, operation=api.delete_domain_policies.OPERATION.id)
        for prefid in batch.items:
            with batch.trying(prefid):
                if prefid not in have:
                    raise NotFound(f"{domain} has no entry {prefid}")
                await api.delete_domain_policies.asyncio(client=self._client, body=[prefid])
        batch.settle()

    async def _stored(self, domain: str) -> str:
        """A domain's name as mailcow stores it: these routes do not know it by its Unicode name."""
        domain = arguments.domain(domain, "domain")
        return domain if domain.isascii() else (await AsyncDomains(self._client).get(domain)).domain_name

    async def _own(self, domain: str, rows: builtins.list[models.Policy]) -> builtins.list[models.Policy]:
        if not rows:
            # Said of a domain without entries and of an unknown one alike.
            await domains_api.get_domain.asyncio(domain, client=self._client)
        return [row for row in rows if row.object_.lower() == domain]


def _sender(value: str) -> str:
    value = arguments.text(value, "the sender").strip().lower()
    if not value or len(value) > MAX_SENDER:
        raise ValueError(f"a sender has 1 to {MAX_SENDER} characters, not {len(value)}")
    return value


def _entry(rows: list[models.Policy], value: str) -> models.Policy:
    for row in rows:
        if row.value == value:
            return row
    raise UnexpectedReply(
        f"{value} was listed, but is not in the list", operation=api.create_domain_policy.OPERATION.id
    )
