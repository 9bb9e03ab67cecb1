# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""What passwords must be like."""

from __future__ import annotations

from mailcow_client import Client, models
from mailcow_client.api import password_policy as api

from mailcow_facade import arguments
from mailcow_facade.batches import written

MIN_LENGTH = 3
"""The least length that mailcow can be made to demand."""


class PasswordPolicy:
    """What new passwords must be like. Those that are set already are not looked at."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self) -> models.PasswordPolicy:
        """The policy."""
        return api.get_password_policy.sync(client=self._client)

    def html(self) -> str:
        """The rules in force in words, as a paragraph of HTML in the server's default language."""
        return api.get_password_policy_html.sync(client=self._client)

    def edit(
        self,
        *,
        length: int | None = None,
        chars: bool | None = None,
        special_chars: bool | None = None,
        lowerupper: bool | None = None,
        numbers: bool | None = None,
    ) -> models.PasswordPolicy:
        """Change the policy, and return it as it is then. What is left out stays as it is.

        Args:
            length: the least length, in bytes; at least 3.
            chars: whether a letter from A to Z is demanded.
            special_chars: whether something is demanded that is neither a letter from A to Z nor a digit.
            lowerupper: whether both a small and a capital letter are demanded.
            numbers: whether a digit is demanded.

        Raises:
            ValueError: nothing to change was given, or the length is below 3: mailcow would ignore it in silence; or
                over 72: no longer password can be set.
        """
        attributes = arguments.changes(
            models.EditPasswordPolicyBodyAttr(
                length=arguments.count(length, "length", MIN_LENGTH, arguments.MAX_PASSWORD_BYTES),
                chars=arguments.flag(chars, "chars"),
                special_chars=arguments.flag(special_chars, "special_chars"),
                lowerupper=arguments.flag(lowerupper, "lowerupper"),
                numbers=arguments.flag(numbers, "numbers"),
            )
        )
        api.edit_password_policy.sync(client=self._client, body=models.EditPasswordPolicyBody(attr=attributes))
        with written("the change of the policy"):
            return self.get()

    def edit_reset_notification(self, *, sender: str, subject: str, text_tmpl: str, html_tmpl: str) -> None:
        """Set the mail for forgotten passwords. All of it is replaced; mailcow has no route to read it.

        Args:
            sender: its sender's address. Passwords can only be reset by mail with a sender and a subject.
            subject: its subject.
            text_tmpl: the template of its plain text. mailcow's templates are taken where both are empty.
            html_tmpl: the template of its HTML.

        Raises:
            ValueError: the sender is neither empty nor an address in ASCII, which mailcow would store as empty.
            RouteNotFound: the server is older than 2024-08.
        """
        attributes = models.EditPasswordResetNotificationBodyAttr(
            from_=arguments.plain_address_or_empty(sender, "sender"),
            subject=arguments.text(subject, "subject"),
            text_tmpl=arguments.long_text(text_tmpl, "text_tmpl", None),
            html_tmpl=arguments.long_text(html_tmpl, "html_tmpl", None),
        )
        api.edit_password_reset_notification.sync(
            client=self._client, body=models.EditPasswordResetNotificationBody(attr=attributes)
        )
