# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""How much mailboxes and domains may send."""

from __future__ import annotations

import builtins
import re
from typing import get_args

from mailcow_client import Client, models
from mailcow_client.api import domains as domains_api
from mailcow_client.api import ratelimits as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import NotFound, OutcomeUnknown
from mailcow_facade.values import Frame

_HASH = re.compile(r"RL[0-9A-Za-z=]+")


class Ratelimits:
    """How much mailboxes and domains may send.

    A domain's limit holds for each of its mailboxes that has none of its own. Where a name is asked for, it is a
    mailbox's address, or the name of a domain or an alias domain.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_domains(self) -> builtins.list[models.DomainRateLimit]:
        """The limits of the domains and alias domains that have one, by name."""
        limits = api.list_domain_ratelimits.sync(client=self._client)
        return sorted(limits, key=lambda limit: limit.domain)

    def list_mailboxes(self) -> builtins.list[models.MailboxRateLimit]:
        """The limits of the mailboxes that have one of their own, by address."""
        limits = api.list_mailbox_ratelimits.sync(client=self._client)
        return sorted(limits, key=lambda limit: limit.mailbox)

    def get(self, name: str) -> models.RateLimit | None:
        """The limit of a mailbox or domain; none where it has none of its own.

        Raises:
            NotFound: there is no such mailbox or domain.
        """
        name = _name(name)
        try:
            if "@" in name:
                return api.get_mailbox_ratelimit.sync(name, client=self._client)
            return api.get_domain_ratelimit.sync(name, client=self._client)
        except NotFound:
            # Said of no limit and of no such name alike.
            if "@" in name:
                Mailboxes(self._client).get(name)
            else:
                domains_api.get_domain.sync(name, client=self._client)
            return None

    def edit(self, name: str, *, value: int, frame: Frame) -> models.RateLimit:
        """Set the limit of a mailbox or domain, and return it.

        Args:
            value: how many messages may be sent in a span of time; to take a limit away, use :meth:`delete`.
            frame: that span: a second, minute, hour or day.

        Raises:
            NotFound: there is no such mailbox or domain.
            ValueError: the value is below 1; mailcow would store a negative one.
        """
        name = _name(name)
        arguments.number(value, "value", 1)
        self._set(name, value, arguments.one_of(frame, "frame", get_args(Frame)))
        with written(f"the limit of {name}"):
            limit = self.get(name)
            if limit is None:
                raise NotFound(f"{name} has no limit of its own")
            return limit

    def delete(self, *names: str) -> None:
        """Take away the limits of mailboxes or domains, one after another.

        Raises:
            NotFound: there is no such mailbox or domain, or it has no limit of its own (mailcow itself says success).
            PartialFailure: of several, some were not taken away.
        """
        batch = Batch([_name(name) for name in names])
        for name in batch.items:
            with batch.trying(name):
                if self.get(name) is None:
                    raise NotFound(f"{name} has no limit of its own")
                # The span is of no account, but must be told.
                self._set(name, 0, "s")
        batch.settle()

    def reset(self, rl_hash: str) -> None:
        """Forget what was counted for a limit that was reached, so that mail is sent again at once.

        Its entries in the log of rate-limited messages go along.

        Args:
            rl_hash: what counts, as an entry of ``cow.logs.ratelimited()`` tells it.

        Raises:
            NotFound: nothing is counted under it, or not any more.
            ValueError: it does not look like one.
        """
        if not _HASH.fullmatch(arguments.required(rl_hash, "rl_hash")):
            raise ValueError(f"rl_hash is RL with letters and digits behind it, not {rl_hash!r}")
        try:
            api.delete_ratelimit_hash.sync(client=self._client, body=[rl_hash.strip()])
        except OutcomeUnknown as error:
            if error.status != 200:
                raise
            # mailcow answers with nothing here, where it would tell of a failure anywhere else.
            raise NotFound(f"nothing is counted under {rl_hash}", status=200, operation=error.operation) from error

    def _set(self, name: str, value: int, frame: Frame) -> None:
        if "@" in name:
            mailbox = models.EditMailboxRatelimitBodyAttr(rl_value=value, rl_frame=frame)
            api.edit_mailbox_ratelimit.sync(
                client=self._client, body=models.EditMailboxRatelimitBody(items=[name], attr=mailbox)
            )
            return
        domain = models.EditDomainRatelimitBodyAttr(rl_value=value, rl_frame=frame)
        api.edit_domain_ratelimit.sync(
            client=self._client, body=models.EditDomainRatelimitBody(items=[name], attr=domain)
        )


def _name(name: str) -> str:
    return arguments.address(name, "name") if "@" in name else arguments.domain(name)
