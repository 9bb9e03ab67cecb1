# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Passwords for single devices and programs, beside a mailbox's own."""

from __future__ import annotations

import builtins
import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import app_passwords as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound
from mailcow_facade.passwords import generate_password
from mailcow_facade.values import Protocol

Access = Literal["imap_access", "pop3_access", "smtp_access", "sieve_access", "eas_access", "dav_access"]

_ACCESS: dict[str, Access] = {
    "imap": "imap_access",
    "pop3": "pop3_access",
    "smtp": "smtp_access",
    "sieve": "sieve_access",
    "eas": "eas_access",
    "dav": "dav_access",
}


@dataclass(frozen=True, slots=True)
class NewAppPassword:
    """An app password that was just made, with the password itself: no later call tells it."""

    app_password: models.AppPassword
    password: str = field(repr=False)

    @property
    def id(self) -> int:
        """The number that edits and deletes want."""
        return self.app_password.id


class AppPasswords:
    """Passwords for single devices and programs, beside a mailbox's own. Each belongs to one mailbox."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self, mailbox: str) -> builtins.list[models.AppPassword]:
        """The app passwords of a mailbox, in the order they were made. Names may repeat.

        Raises:
            NotFound: there is no such mailbox.
        """
        address = arguments.address(mailbox, "mailbox")
        rows = api.list_app_passwords.sync(address, client=self._client)
        if not rows:  # no such mailbox looks the same
            Mailboxes(self._client).get(address)
        for row in rows:
            # Escaped when it was stored, and again when it was read.
            row.name = html.unescape(html.unescape(row.name))
        return sorted(rows, key=lambda row: row.id)

    def get(self, mailbox: str, id: int) -> models.AppPassword:
        """One app password of a mailbox.

        Raises:
            NotFound: there is no such mailbox, or it has no app password of this number.
        """
        number = arguments.identifier(id)
        for row in self.list(mailbox):
            if row.id == number:
                return row
        raise NotFound(f"{mailbox} has no app password {number}", operation=api.list_app_passwords.OPERATION.id)

    def exists(self, mailbox: str, id: int) -> bool:
        """Whether a mailbox has an app password of this number."""
        return there_is(self.get, mailbox, id)

    def create(
        self,
        mailbox: str,
        name: str,
        password: str | None = None,
        protocols: Sequence[Protocol] = ("imap", "pop3", "smtp", "sieve", "eas", "dav"),
        *,
        active: bool = True,
    ) -> NewAppPassword:
        """Create an app password, and return it with its number and the password itself.

        Args:
            mailbox: the mailbox's address.
            name: what it is for.
            password: at most 72 bytes, in line with the server's password policy. One of 32 characters is made up where
                left out.
            protocols: what it is good for, everything where left out.
            active: whether it is good at all.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: ``password_complexity``.
            OutcomeUnknown: it was made, but another of the same name appeared at the same time. Delete both.
            ValueError: the name is empty or too long, no protocol is given or one is unknown, or the password will not
                do.
        """
        address = arguments.address(mailbox, "mailbox")
        label = _name(name)
        secret = generate_password() if password is None else arguments.password(password)
        body = models.CreateAppPasswordBody(
            username=address,
            app_name=label,
            app_passwd=secret,
            app_passwd2=secret,
            active=arguments.flag(active, "active"),
            protocols=_accesses(protocols),
        )
        before = {row.id for row in self.list(address)}
        api.create_app_password.sync(client=self._client, body=body)
        with written(f"the app password {label!r} of {address}"):
            rows = self.list(address)
            made = the_new_one({row.id: row for row in rows if row.id not in before and row.name == label})
        return NewAppPassword(made, secret)

    def edit(
        self,
        mailbox: str,
        id: int,
        *,
        name: str | None = None,
        password: str | None = None,
        protocols: Sequence[Protocol] | None = None,
        active: bool | None = None,
    ) -> models.AppPassword:
        """Change an app password, and return it as it is then. What is left out stays as it is.

        A login that worked less than 300 s ago goes on working for that long.

        The arguments are those of :meth:`create`; ``protocols`` is all that it shall be good for.

        Raises:
            NotFound: there is no such mailbox, or it has no app password of this number.
            Rejected: ``password_complexity``.
            ValueError: nothing to change was given, or a value is one that mailcow would ignore.
        """
        address = arguments.address(mailbox, "mailbox")
        number = arguments.identifier(id)
        secret = arguments.given(password, arguments.password)
        attributes = models.EditAppPasswordsBodyAttr(
            username=address,
            app_name=arguments.given(name, _name),
            app_passwd=secret,
            app_passwd2=secret,
            active=arguments.flag(active, "active"),
            protocols=arguments.given(protocols, _accesses),
        )
        if attributes.to_dict().keys() == {"username"}:
            raise ValueError("nothing to change was given")
        # An app password of another mailbox would be moved to this one.
        found = self.get(address, number)
        # Left out, the old name would be escaped once more with every change.
        attributes.app_name = attributes.app_name or found.name
        api.edit_app_passwords.sync(
            client=self._client, body=models.EditAppPasswordsBody(items=[number], attr=attributes)
        )
        with written(f"the change of app password {number}"):
            return self.get(address, number)

    def delete(self, *ids: int) -> None:
        """Delete app passwords, one after another.

        A login that worked less than 300 s ago goes on working for that long.

        Raises:
            NotFound: there is no app password of this number.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(number) for number in ids], operation=api.delete_app_passwords.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                api.delete_app_passwords.sync(client=self._client, body=[number])
        batch.settle()


def _name(value: str) -> str:
    name = arguments.filled(value, "name").strip()
    if len(html.escape(name)) > arguments.MAX_TEXT:
        raise ValueError(f"name is too long: escaped for HTML, mailcow stores {arguments.MAX_TEXT} characters")
    return name


def _accesses(protocols: Sequence[Protocol]) -> list[Access]:
    wanted = arguments.choices(protocols, "protocols", get_args(Protocol))
    if not wanted:
        raise ValueError("without a protocol it is good for nothing: say active=False for that")
    return [access for protocol, access in _ACCESS.items() if protocol in wanted]
