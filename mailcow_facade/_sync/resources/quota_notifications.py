# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""What is sent when a quota fills up."""

from __future__ import annotations

from collections.abc import Sequence

from mailcow_client import Client, models
from mailcow_client.api import quota_notifications as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.domains import Domains


class QuotaNotifications:
    """The mail that is sent when a mailbox is nearly full. mailcow has no route to read these settings."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def edit(self, *, sender: str, subject: str, html_tmpl: str) -> None:
        """Set the mail, for the whole server. All of it is replaced.

        Args:
            sender: its sender's address.
            subject: its subject.
            html_tmpl: its template.

        An empty text stands for the server's default.

        Raises:
            ValueError: the sender is neither empty nor an address in ASCII, which mailcow would store as empty.
        """
        attributes = models.EditQuotaNotificationBodyAttr(
            sender=arguments.plain_address_or_empty(sender, "sender"),
            subject=arguments.text(subject, "subject"),
            html_tmpl=arguments.long_text(html_tmpl, "html_tmpl", None),
        )
        api.edit_quota_notification.sync(
            client=self._client, body=models.EditQuotaNotificationBody(attr=attributes)
        )

    def edit_bcc(self, domain: str, *, bcc_rcpt: Sequence[str], active: bool = True) -> None:
        """Set who gets copies when a mailbox of a domain is nearly full. All of it is replaced.

        Args:
            bcc_rcpt: addresses; an empty list for no copies.
            active: whether copies are sent.

        Raises:
            NotFound: there is no such domain.
            ValueError: an address is none, or one that mailcow would not take.
            TypeError: one text was given for a list of them.
        """
        name = arguments.domain(domain, "domain")
        attributes = models.EditQuotaNotificationBccBodyAttr(
            domain=name,
            active=arguments.flag(active, "active"),
            bcc_rcpt=arguments.joined_addresses(bcc_rcpt, "bcc_rcpt"),
        )
        Domains(self._client).get(name)
        api.edit_quota_notification_bcc.sync(
            client=self._client, body=models.EditQuotaNotificationBccBody(attr=attributes)
        )
