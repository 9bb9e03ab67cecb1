# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Senders that domains always accept or always refuse."""

from __future__ import annotations

import builtins

from mailcow_client import Client, models
from mailcow_client.api import domain_policies as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.domains import Domains
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply

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
        domain = self._stored(domain)
        rows = api.list_domain_allow_policies.sync(domain, client=self._client)
        return self._own(domain, rows)

    def list_denied(self, domain: str) -> builtins.list[models.Policy]:
        """The senders whose mail a domain always takes for spam, without those of its mailboxes.

        Raises:
            NotFound: there is no such domain.
        """
        domain = self._stored(domain)
        rows = api.list_domain_deny_policies.sync(domain, client=self._client)
        return self._own(domain, rows)

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
        domain, value = self._stored(domain), _sender(value)
        body = models.CreateDomainPolicyBody(domain=domain, object_from=value, object_list="wl")
        api.create_domain_policy.sync(client=self._client, body=body)
        return _entry(self.list_allowed(domain), value)

    def deny(self, domain: str, value: str) -> models.Policy:
        """Always take a sender's mail for spam, and return the entry.

        Arguments and errors are those of :meth:`allow`.
        """
        domain, value = self._stored(domain), _sender(value)
        body = models.CreateDomainPolicyBody(domain=domain, object_from=value, object_list="bl")
        api.create_domain_policy.sync(client=self._client, body=body)
        return _entry(self.list_denied(domain), value)

    def delete(self, domain: str, *prefids: int) -> None:
        """Delete entries of a domain's lists, one after another.

        Args:
            domain: the entries' domain: an id of another one's is not taken.
            prefids: their ids.

        Raises:
            NotFound: the domain has no such entry, or there is no such domain.
            PartialFailure: of several, some were not deleted.
        """
        have = {row.prefid for row in [*self.list_allowed(domain), *self.list_denied(domain)]}
        batch = Batch(prefids, operation=api.delete_domain_policies.OPERATION.id)
        for prefid in batch.items:
            with batch.trying(prefid):
                if prefid not in have:
                    raise NotFound(f"{domain} has no entry {prefid}")
                api.delete_domain_policies.sync(client=self._client, body=[prefid])
        batch.settle()

    def _stored(self, domain: str) -> str:
        """A domain's name as mailcow stores it: these routes do not know it by its Unicode name."""
        domain = arguments.domain(domain, "domain")
        return domain if domain.isascii() else (Domains(self._client).get(domain)).domain_name

    def _own(self, domain: str, rows: builtins.list[models.Policy]) -> builtins.list[models.Policy]:
        if not rows:
            # Said of a domain without entries and of an unknown one alike.
            domains_api.get_domain.sync(domain, client=self._client)
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
