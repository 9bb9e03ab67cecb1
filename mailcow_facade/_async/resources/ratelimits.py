"""How much mailboxes and domains may send."""

from __future__ import annotations

import builtins
import re
from typing import get_args

from mailcow_client import Client, models
from mailcow_client.api import domains as domains_api
from mailcow_client.api import ratelimits as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.mailboxes import AsyncMailboxes
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import NotFound, OutcomeUnknown
from mailcow_facade.values import Frame

_HASH = re.compile(r"RL[0-9A-Za-z=]+")


class AsyncRatelimits:
    """How much mailboxes and domains may send.

    A domain's limit holds for each of its mailboxes that has none of its own. Where a name is asked for, it is a
    mailbox's address, or the name of a domain or an alias domain.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_domains(self) -> builtins.list[models.DomainRateLimit]:
        """The limits of the domains and alias domains that have one, by name."""
        limits = await api.list_domain_ratelimits.asyncio(client=self._client)
        return sorted(limits, key=lambda limit: limit.domain)

    async def list_mailboxes(self) -> builtins.list[models.MailboxRateLimit]:
        """The limits of the mailboxes that have one of their own, by address."""
        limits = await api.list_mailbox_ratelimits.asyncio(client=self._client)
        return sorted(limits, key=lambda limit: limit.mailbox)

    async def get(self, name: str) -> models.RateLimit | None:
        """The limit of a mailbox or domain; none where it has none of its own.

        Raises:
            NotFound: there is no such mailbox or domain.
        """
        name = _name(name)
        try:
            if "@" in name:
                return await api.get_mailbox_ratelimit.asyncio(name, client=self._client)
            return await api.get_domain_ratelimit.asyncio(name, client=self._client)
        except NotFound:
            # Said of no limit and of no such name alike.
            if "@" in name:
                await AsyncMailboxes(self._client).get(name)
            else:
                await domains_api.get_domain.asyncio(name, client=self._client)
            return None

    async def edit(self, name: str, *, value: int, frame: Frame) -> models.RateLimit:
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
        await self._set(name, value, arguments.one_of(frame, "frame", get_args(Frame)))
        with written(f"the limit of {name}"):
            limit = await self.get(name)
            if limit is None:
                raise NotFound(f"{name} has no limit of its own")
            return limit

    async def delete(self, *names: str) -> None:
        """Take away the limits of mailboxes or domains, one after another.

        Raises:
            NotFound: there is no such mailbox or domain, or it has no limit of its own (mailcow itself says success).
            PartialFailure: of several, some were not taken away.
        """
        batch = Batch([_name(name) for name in names])
        for name in batch.items:
            with batch.trying(name):
                if await self.get(name) is None:
                    raise NotFound(f"{name} has no limit of its own")
                # The span is of no account, but must be told.
                await self._set(name, 0, "s")
        batch.settle()

    async def reset(self, rl_hash: str) -> None:
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
            await api.delete_ratelimit_hash.asyncio(client=self._client, body=[rl_hash.strip()])
        except OutcomeUnknown as error:
            if error.status != 200:
                raise
            # mailcow answers with nothing here, where it would tell of a failure anywhere else.
            raise NotFound(f"nothing is counted under {rl_hash}", status=200, operation=error.operation) from error

    async def _set(self, name: str, value: int, frame: Frame) -> None:
        if "@" in name:
            mailbox = models.EditMailboxRatelimitBodyAttr(rl_value=value, rl_frame=frame)
            await api.edit_mailbox_ratelimit.asyncio(
                client=self._client, body=models.EditMailboxRatelimitBody(items=[name], attr=mailbox)
            )
            return
        domain = models.EditDomainRatelimitBodyAttr(rl_value=value, rl_frame=frame)
        await api.edit_domain_ratelimit.asyncio(
            client=self._client, body=models.EditDomainRatelimitBody(items=[name], attr=domain)
        )


def _name(name: str) -> str:
    return arguments.address(name, "name") if "@" in name else arguments.domain(name)
