# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Sieve scripts that the server keeps: those of mailboxes, and two for all of them."""

from __future__ import annotations

import builtins
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import filters as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound

FilterType = Literal["prefilter", "postfilter"]


class Filters:
    """Sieve scripts that the server keeps: those of mailboxes, and two for all of them.

    A ``prefilter`` runs before the user's own script, a ``postfilter`` after it. Of each type, a mailbox has at most
    one that is active.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self, mailbox: str | None = None) -> builtins.list[models.Filter]:
        """Filters by id: all of the server, which takes long on a large one, or those of one mailbox.

        Raises:
            NotFound: there is no such mailbox.
        """
        if mailbox is None:
            rows = api.list_filters.sync(client=self._client)
        else:
            mailbox = arguments.address(mailbox, "mailbox")
            rows = api.list_filters_of_mailbox.sync(mailbox, client=self._client)
            if not rows:
                Mailboxes(self._client).get(mailbox)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.Filter:
        """One filter. mailcow has to be asked for all of them, which takes long on a large server.

        Raises:
            NotFound: there is none of this id.
        """
        number = arguments.identifier(id)
        for row in self.list():
            if row.id == number:
                return row
        raise NotFound(f"there is no filter {number}", status=200, operation=api.list_filters.OPERATION.id)

    def exists(self, id: int) -> bool:
        """Whether there is a filter of this id."""
        return there_is(self.get, id)

    def create(
        self, mailbox: str, script_data: str, *, script_desc: str, filter_type: FilterType, active: bool = True
    ) -> models.Filter:
        """Create a filter of a mailbox, and return it.

        Args:
            mailbox: its address.
            script_data: the Sieve script, at most 65,535 bytes.
            script_desc: what it is for, at most 255 characters.
            filter_type: whether it runs before or after the user's own script.
            active: whether it is used. If so, the mailbox's other filters of this type no longer are.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: ``sieve_error``: the script has an error; the params say where.
            ValueError: a text is empty or too long, or there is no such type.
        """
        mailbox = arguments.address(mailbox, "mailbox")
        body = models.CreateFilterBody(
            username=mailbox,
            script_data=_script(script_data),
            script_desc=arguments.filled(script_desc, "script_desc"),
            filter_type=arguments.one_of(filter_type, "filter_type", get_args(FilterType)),
            active=arguments.flag(active, "active"),
        )
        before = {row.id for row in self.list(mailbox)}
        api.create_filter.sync(client=self._client, body=body)
        # The reply does not tell the id.
        with written(f"the filter of {mailbox}"):
            new = [row for row in self.list(mailbox) if row.id not in before]
            looks = (script_desc, filter_type)
            return the_new_one({row.id: row for row in new if (row.script_desc, row.filter_type) == looks})

    def edit(
        self,
        id: int,
        *,
        script_data: str | None = None,
        script_desc: str | None = None,
        filter_type: FilterType | None = None,
        active: bool | None = None,
    ) -> models.Filter:
        """Change a filter, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`.

        Raises:
            NotFound: there is none of this id.
            Rejected: ``sieve_error``: the script has an error; the params say where.
            ValueError: as for :meth:`create`, or nothing to change was given.
        """
        number = arguments.identifier(id)
        attributes = arguments.changes(
            models.EditFiltersBodyAttr(
                script_data=arguments.given(script_data, _script),
                script_desc=arguments.given(script_desc, arguments.filled, "script_desc"),
                filter_type=arguments.choice(filter_type, "filter_type", get_args(FilterType)),
                active=arguments.flag(active, "active"),
            )
        )
        results = api.edit_filters.sync(
            client=self._client, body=models.EditFiltersBody(items=[number], attr=attributes)
        )
        # The reply names the mailbox, whose filters are few.
        with written(f"the change of filter {number}"):
            return the_new_one({row.id: row for row in self.list(str(results[0].msg[1])) if row.id == number})

    def delete(self, *ids: int) -> None:
        """Delete filters, one after another.

        Raises:
            NotFound: there is none of this id.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_filters.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                api.delete_filters.sync(client=self._client, body=[number])
        batch.settle()

    def active_script(self, mailbox: str) -> str | None:
        """The script that the user made active over ManageSieve or webmail, if any. mailcow's filters are others.

        Raises:
            NotFound: there is no such mailbox.
        """
        mailbox = arguments.address(mailbox, "mailbox")
        scripts = api.get_active_sieve.sync(mailbox, client=self._client)
        if scripts:
            return scripts[0]
        Mailboxes(self._client).get(mailbox)
        return None

    def global_scripts(self) -> models.GlobalFilters:
        """The two scripts that run for every mailbox."""
        return api.get_global_filters.sync(client=self._client)

    def global_script(self, filter_type: FilterType) -> str:
        """The script that runs for every mailbox, first or last; "" where it is empty."""
        filter_type = arguments.one_of(filter_type, "filter_type", get_args(FilterType))
        try:
            if filter_type == "prefilter":
                return api.get_global_prefilter.sync(client=self._client)
            return api.get_global_postfilter.sync(client=self._client)
        except NotFound:
            return ""

    def set_global_script(self, filter_type: FilterType, script_data: str) -> None:
        """Replace the script that runs for every mailbox, first or last.

        mailcow restarts Dovecot for it, which ends all IMAP and POP3 connections.

        Args:
            filter_type: which of the two.
            script_data: the Sieve script; "" for none.

        Raises:
            Rejected: ``sieve_error``: the script has an error; the params say where. Nothing was changed then.
        """
        body = models.EditGlobalFilterBody(
            filter_type=arguments.one_of(filter_type, "filter_type", get_args(FilterType)),
            script_data=_script(script_data) if script_data != "" else "",
        )
        api.edit_global_filter.sync(client=self._client, body=body)


def _script(value: str) -> str:
    if arguments.long_text(value, "script_data") in ("", "0"):
        raise ValueError("the script is empty")
    return value
