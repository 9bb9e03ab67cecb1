# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Aliases that end by themselves."""

from __future__ import annotations

import builtins
from datetime import timedelta

from mailcow_client import Client, models
from mailcow_client.api import time_limited_aliases as api
from mailcow_client.types import UNSET

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound

MAX_HOURS = 87600

YEAR = timedelta(days=365)


class TimeLimitedAliases:
    """Random addresses of a mailbox that end by themselves, unless they are permanent."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self, mailbox: str) -> builtins.list[models.TimeLimitedAlias]:
        """The time-limited aliases of a mailbox, by address. Those that have ended are not told.

        Raises:
            NotFound: there is no such mailbox.
        """
        address = arguments.address(mailbox, "mailbox")
        rows = api.list_time_limited_aliases.sync(address, client=self._client)
        if not rows:  # no such mailbox looks the same
            Mailboxes(self._client).get(address)
        return sorted(rows, key=lambda row: row.address)

    def get(self, mailbox: str, address: str) -> models.TimeLimitedAlias:
        """One time-limited alias of a mailbox.

        Raises:
            NotFound: there is no such mailbox, or it has none of this address; it may have ended.
        """
        wanted = arguments.address(address)
        for row in self.list(mailbox):
            if row.address.lower() == wanted:
                return row
        raise NotFound(
            f"{mailbox} has no time-limited alias {wanted}", operation=api.list_time_limited_aliases.OPERATION.id
        )

    def exists(self, mailbox: str, address: str) -> bool:
        """Whether a mailbox has a time-limited alias of this address that has not ended."""
        return there_is(self.get, mailbox, address)

    def create(
        self,
        mailbox: str,
        *,
        domain: str | None = None,
        description: str = "",
        lasts: timedelta = YEAR,
        permanent: bool = False,
    ) -> models.TimeLimitedAlias:
        """Create a time-limited alias, and return it. mailcow makes up its address.

        Args:
            mailbox: the address of the mailbox that gets the mail.
            domain: the mailbox's domain or an alias domain of it; its domain where left out.
            description: what it is for.
            lasts: how long from now on, in whole hours, from one hour to ten years.
            permanent: whether it never ends, whatever ``lasts`` says. Servers before 2025-12 ignore it.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: ``domain_invalid``: the domain is neither the mailbox's nor an alias domain of it.
            OutcomeUnknown: it was made, but another one with the same description appeared at the same time.
            ValueError: ``lasts`` is out of bounds, or no whole number of hours.
        """
        address = arguments.address(mailbox, "mailbox")
        place = address.rpartition("@")[2] if domain is None else arguments.domain(domain, "domain")
        body = models.CreateTimeLimitedAliasBody(
            username=address,
            domain=place,
            description=arguments.text(description, "description"),
            validity=_hours(lasts),
            permanent=arguments.flag(permanent, "permanent"),
        )
        before = {row.address for row in self.list(address)}
        api.create_time_limited_alias.sync(client=self._client, body=body)
        with written(f"the time-limited alias of {address}"):
            new = [row for row in self.list(address) if row.address not in before]
            new = [row for row in new if row.address.endswith(f"@{place}")]
            return the_new_one({row.address: row for row in new if row.description in (description, UNSET)})

    def edit(
        self, mailbox: str, address: str, *, lasts: timedelta | None = None, permanent: bool | None = None
    ) -> models.TimeLimitedAlias:
        """Change when a time-limited alias ends, and return it as it is then.

        Args:
            mailbox: the mailbox that it belongs to.
            address: its address.
            lasts: how long from now on, in whole hours, from one hour to ten years; a permanent one ends then, too.
            permanent: whether it lasts for ever.

        Raises:
            NotFound: there is no such mailbox, or it has none of this address; it may have ended.
            ValueError: nothing to change was given, both were, or ``lasts`` will not do.
        """
        wanted = arguments.address(address)
        if permanent and lasts is not None:
            raise ValueError("say how long it lasts, or that it is permanent")
        if not permanent and lasts is None:
            # mailcow does nothing about it and says success.
            raise ValueError("say how long it lasts" if permanent is False else "nothing to change was given")
        attributes = models.EditTimeLimitedAliasesBodyAttr(
            validity=arguments.given(lasts, _hours),
            permanent=arguments.flag(permanent, "permanent"),
        )
        found = self.get(mailbox, wanted)
        api.edit_time_limited_aliases.sync(
            client=self._client, body=models.EditTimeLimitedAliasesBody(items=[found.address], attr=attributes)
        )
        with written(f"the change of {wanted}"):
            return self.get(mailbox, wanted)

    def delete(self, *addresses: str) -> None:
        """Delete time-limited aliases, one after another.

        Raises:
            NotFound: there is none of this address.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.address(address) for address in addresses],
            operation=api.delete_time_limited_aliases.OPERATION.id,
        )
        for address in batch.items:
            with batch.trying(address):
                api.delete_time_limited_aliases.sync(client=self._client, body=[address])
        batch.settle()


def _hours(lasts: timedelta) -> int:
    if not isinstance(lasts, timedelta):
        raise TypeError(f"lasts is a timedelta, not {type(lasts).__name__}")
    hours, rest = divmod(lasts, timedelta(hours=1))
    if rest:
        raise ValueError(f"mailcow takes whole hours, and {lasts} is no whole number of them")
    if not 1 <= hours <= MAX_HOURS:
        raise ValueError(f"lasts is 1 to {MAX_HOURS} hours, not {hours}")
    return hours
