# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Senders that domains always accept or always refuse."""

from __future__ import annotations

import builtins
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import domain_policies as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound

MAX_SENDER = 100
"""How many characters mailcow stores of a sender."""


class DomainPolicies:
    """Senders that domains always accept or always refuse.

    A sender is an address or a part of one, with ``*`` for any characters, such as ``*@example.com``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_allowed(self, domain: str) -> builtins.list[models.Policy]:
        """The senders whose mail a domain never takes for spam, without those of its mailboxes.

        Raises:
            NotFound: there is no such domain.
        """
        name = arguments.domain(domain, "domain")
        rows = api.list_domain_allow_policies.sync(name, client=self._client)
        return self._own(name, rows)

    def list_denied(self, domain: str) -> builtins.list[models.Policy]:
        """The senders whose mail a domain always takes for spam, without those of its mailboxes.

        Raises:
            NotFound: there is no such domain.
        """
        name = arguments.domain(domain, "domain")
        rows = api.list_domain_deny_policies.sync(name, client=self._client)
        return self._own(name, rows)

    def allow(self, domain: str, value: str) -> models.Policy:
        """Never take a sender's mail for spam, and return the entry.

        Args:
            value: the sender.

        Raises:
            AlreadyExists: the sender stands in one of the domain's two lists; delete that entry first.
            NotFound: there is no such domain.
            Rejected: ``policy_list_from_invalid``: there is more in it than ASCII letters, digits and ``@ _ . - *``.
            ValueError: the sender is empty or has over 100 characters.
        """
        return self._add(domain, value, "wl")

    def deny(self, domain: str, value: str) -> models.Policy:
        """Always take a sender's mail for spam, and return the entry.

        Arguments and errors are those of :meth:`allow`.
        """
        return self._add(domain, value, "bl")

    def delete(self, domain: str, *prefids: int) -> None:
        """Delete entries of a domain's lists, one after another.

        Args:
            domain: the entries' domain: an id of another one's is not taken.
            prefids: their ids.

        Raises:
            NotFound: the domain has no such entry, or there is no such domain.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.identifier(prefid, "prefid") for prefid in prefids],
            operation=api.delete_domain_policies.OPERATION.id,
        )
        have = {row.prefid for row in [*self.list_allowed(domain), *self.list_denied(domain)]}
        for prefid in batch.items:
            with batch.trying(prefid):
                if prefid not in have:
                    raise NotFound(f"{domain} has no entry {prefid}")
                api.delete_domain_policies.sync(client=self._client, body=[prefid])
        batch.settle()

    def _add(self, domain: str, value: str, kind: Literal["wl", "bl"]) -> models.Policy:
        name, sender = arguments.domain(domain, "domain"), sender_of(value)
        body = models.CreateDomainPolicyBody(domain=name, object_from=sender, object_list=kind)
        api.create_domain_policy.sync(client=self._client, body=body)
        with written(f"the entry of {name}"):
            rows = (self.list_allowed(name) if kind == "wl" else self.list_denied(name))
            return the_new_one({row.prefid: row for row in rows if row.value == sender})

    def _own(self, domain: str, rows: builtins.list[models.Policy]) -> builtins.list[models.Policy]:
        if not rows:
            # Said of a domain without entries and of an unknown one alike.
            domains_api.get_domain.sync(domain, client=self._client)
        return [row for row in rows if row.object_.lower() == domain]


def sender_of(value: str) -> str:
    """A sender as the lists of domains and mailboxes want it.

    Raises:
        TypeError, ValueError: it is empty, or longer than mailcow stores.
    """
    return arguments.filled(value, "the sender", MAX_SENDER).strip().lower()
