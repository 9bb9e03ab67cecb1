# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Notifications through Pushover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailcow_client import Client, models
from mailcow_client.api import pushover as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.mailboxes import Mailboxes
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, Rejected

_CREDENTIAL = re.compile(r"[0-9A-Za-z]{30}")


class Pushover:
    """Notifications of new mail through Pushover.

    Of the settings nothing can be read but whether notifications are sent.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def is_active(self, address: str) -> bool:
        """Whether notifications are sent for a mailbox.

        Raises:
            NotFound: there is no such mailbox.
        """
        return bool((Mailboxes(self._client).get(address)).pushover_active)

    def set(
        self,
        address: str,
        *,
        key: str,
        token: str,
        active: bool = True,
        title: str | None = None,
        text: str | None = None,
        sound: str = "pushover",
        senders: Sequence[str] = (),
        senders_regex: str = "",
        evaluate_x_prio: bool = False,
        only_x_prio: bool = False,
    ) -> None:
        """Set up notifications for a mailbox, in place of what there may be.

        Args:
            key: the user's or group's key, 30 letters and digits.
            token: the application's token, 30 letters and digits.
            active: whether notifications are sent.
            title: the notifications' title; what is there already, or else mailcow's, where left out.
            text: their text, likewise.
            sound: the name of one of Pushover's sounds.
            senders: whose mail is notified; everyone's where neither these nor an expression are given.
            senders_regex: the same as a regular expression with its delimiters, such as ``"/@example\\.com$/i"``.
            evaluate_x_prio: whether mail of high priority is notified with high priority.
            only_x_prio: whether only mail of high priority is notified.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: ``Invalid regex``.
            ValueError: a value is one that mailcow would drop in silence, or fail on.
        """
        for name, value in (("key", key), ("token", token)):
            if not _CREDENTIAL.fullmatch(arguments.text(value, name)):
                raise ValueError(f"the {name} is no 30 letters and digits")
        attributes = models.EditPushoverBodyAttr(
            key=key,
            token=token,
            active=arguments.flag(active, "active"),
            title=arguments.given(title, _kept, "title"),
            text=arguments.given(text, _kept, "text"),
            sound=arguments.text(sound, "sound"),
            senders=_joined(senders),
            senders_regex=arguments.long_text(senders_regex, "senders_regex"),
            evaluate_x_prio=arguments.flag(evaluate_x_prio, "evaluate_x_prio"),
            only_x_prio=arguments.flag(only_x_prio, "only_x_prio"),
        )
        self._edit(arguments.address(address), attributes)

    def edit(
        self,
        address: str,
        *,
        sound: str,
        evaluate_x_prio: bool,
        only_x_prio: bool,
        active: bool | None = None,
        title: str | None = None,
        text: str | None = None,
        senders: Sequence[str] | None = None,
        senders_regex: str | None = None,
    ) -> None:
        """Change a mailbox's notifications without telling key and token again.

        The arguments are those of :meth:`set`. What is left out stays as it is. The three that cannot be left out are
        those that mailcow would reset, and that nobody can read.

        Raises:
            NotFound: there is no such mailbox, or nothing is set up for it.
            Rejected: ``Invalid regex``.
            ValueError: a value is one that mailcow would drop in silence, or fail on.
        """
        address = arguments.address(address)
        attributes = models.EditPushoverBodyAttr(
            sound=arguments.text(sound, "sound"),
            evaluate_x_prio=arguments.flag(evaluate_x_prio, "evaluate_x_prio"),
            only_x_prio=arguments.flag(only_x_prio, "only_x_prio"),
            active=arguments.flag(active, "active"),
            title=arguments.given(title, _kept, "title"),
            text=arguments.given(text, _kept, "text"),
            senders=arguments.given(senders, _joined),
            senders_regex=arguments.given(senders_regex, arguments.long_text, "senders_regex"),
        )
        self._edit(address, attributes)

    def test(self, address: str) -> None:
        """Let Pushover check a mailbox's key and token. No notification is sent.

        Raises:
            NotFound: there is no such mailbox, or nothing is set up for it.
            Rejected: Pushover says no, or cannot be reached; the code has its words.
        """
        address = arguments.address(address)
        api.test_pushover.sync(client=self._client, body=models.TestPushoverBody(items=[address]))

    def delete(self, *addresses: str) -> None:
        """Delete the notifications of mailboxes, one after another.

        Raises:
            NotFound: there is no such mailbox, or nothing is set up for it (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.address(address) for address in addresses])
        for address in batch.items:
            with batch.trying(address):
                # That these can be switched off is the only sign that there are any.
                self._edit(address, models.EditPushoverBodyAttr(active=False))
                self._edit(address, models.EditPushoverBodyAttr(delete=True))
        batch.settle()

    def _edit(self, address: str, attributes: models.EditPushoverBodyAttr) -> None:
        body = models.EditPushoverBody(items=[address], attr=attributes)
        try:
            api.edit_pushover.sync(client=self._client, body=body)
        except Rejected as error:
            # It wants a key, since it has none.
            if error.code != "pushover_key" or attributes.key:
                raise
            raise NotFound(
                f"nothing is set up for {address}", status=error.status, code=error.code, operation=error.operation
            ) from error


def _kept(value: str, name: str) -> str:
    if value == "":
        raise ValueError(f"mailcow keeps the old {name} when the new one is empty")
    return arguments.long_text(value, name)


def _joined(senders: Sequence[str]) -> str:
    # Compared with the senders as they write themselves, upper and lower case.
    return arguments.joined_addresses(senders, "senders", lower=False)
