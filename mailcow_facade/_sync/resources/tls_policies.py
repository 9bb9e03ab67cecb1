# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""How mail to single destinations is encrypted."""

from __future__ import annotations

import builtins
import html
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import tls_policies as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written

Policy = Literal["none", "may", "encrypt", "dane", "dane-only", "fingerprint", "verify", "secure"]


class TlsPolicies:
    """How mail to single destinations is encrypted. What a mailbox demands is told with the mailbox."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.TlsPolicy]:
        """All TLS policies, by id."""
        rows = api.list_tls_policies.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.TlsPolicy:
        """One TLS policy.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_tls_policy.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a TLS policy of this id."""
        return there_is(self.get, id)

    def create(
        self, dest: str, policy: Policy, *, parameters: str | None = None, active: bool = True
    ) -> models.TlsPolicy:
        """Create a TLS policy, and return it.

        Args:
            dest: the destination: a domain, or a next hop as Postfix writes it.
            policy: the level of encryption, as Postfix understands it.
            parameters: further settings of Postfix, ``name=value``, separated by single spaces.
            active: whether it works.

        Raises:
            AlreadyExists: there is a policy for this destination.
            Rejected: ``tls_policy_map_parameter_invalid``; or ``tls_policy_map_dest_invalid``, as for one that begins
                with a dot, though Postfix knows such.
            ValueError: there is no such policy, or a text is empty or too long.
        """
        body = models.CreateTlsPolicyBody(
            dest=_dest(dest),
            policy=arguments.one_of(policy, "policy", get_args(Policy)),
            parameters=arguments.optional_text(parameters, "parameters"),
            active=arguments.flag(active, "active"),
        )
        results = api.create_tls_policy.sync(client=self._client, body=body)
        with written(f"the policy for {body.dest}"):
            stored = html.unescape(str(results[0].msg[1]))
            return the_new_one({row.id: row for row in self.list() if row.dest == stored})

    def edit(
        self,
        id: int,
        *,
        dest: str | None = None,
        policy: Policy | None = None,
        parameters: str | None = None,
        active: bool | None = None,
    ) -> models.TlsPolicy:
        """Change a TLS policy, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`; ``parameters=""`` takes them away.

        Raises:
            NotFound: there is none of this id.
            AlreadyExists: there is another policy for this destination.
            Rejected: as for :meth:`create`.
            ValueError: as for :meth:`create`, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditTlsPoliciesBodyAttr(
                dest=arguments.given(dest, _dest),
                # mailcow answers any other with nothing.
                policy=arguments.choice(policy, "policy", get_args(Policy)),
                parameters=arguments.optional_text(parameters, "parameters"),
                active=arguments.flag(active, "active"),
            )
        )
        number = (self.get(id)).id
        body = models.EditTlsPoliciesBody(items=[number], attr=attributes)
        api.edit_tls_policies.sync(client=self._client, body=body)
        with written(f"the change of TLS policy {number}"):
            return self.get(number)

    def delete(self, *ids: int) -> None:
        """Delete TLS policies, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_tls_policies.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                self.get(number)
                api.delete_tls_policies.sync(client=self._client, body=[number])
        batch.settle()


def _dest(value: str) -> str:
    # An edit stores it as it is sent; Postfix looks for the ASCII form.
    return arguments.host(value, "dest").lower()
