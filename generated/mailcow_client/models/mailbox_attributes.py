from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class MailboxAttributes:
    """Switches and settings of a mailbox."""

    eas_access: bool
    """Whether its password is good for ActiveSync."""

    force_pw_update: bool
    """Whether a new password must be set at the next login to the UI."""

    imap_access: bool
    """Whether its password is good for IMAP."""

    mailbox_format: str
    """The storage format of Dovecot, with a colon at its end."""

    passwd_update: str
    """When the password was last set, local time of the server: YYYY-MM-DD HH:MM:SS; `0` if unknown."""

    pop3_access: bool
    """Whether its password is good for POP3."""

    quarantine_category: str
    """Which mail is told: `reject` rejected, `add_header` sorted as spam, `all` both."""

    quarantine_notification: str
    """How often quarantined mail is told: `never`, `hourly`, `daily` or `weekly`."""

    relayhost: int
    """The number of the relay host for its mail; 0 for none."""

    sieve_access: bool
    """Whether its password is good for ManageSieve."""

    smtp_access: bool
    """Whether its password is good for SMTP."""

    sogo_access: bool
    """Whether it may use SOGo."""

    tls_enforce_in: bool
    """Whether mail to it must come over TLS."""

    tls_enforce_out: bool
    """Whether mail from it must go over TLS."""

    attribute_hash: str | Unset = UNSET
    """A mark of the synchronisation with an identity provider, empty otherwise."""

    dav_access: bool | Unset = UNSET
    """Whether its password is good for CalDAV and CardDAV. Told since 2026-01."""

    force_tfa: bool | Unset = UNSET
    """Whether two-factor login must be set up. Told since 2026-03."""

    recovery_email: None | str | Unset = UNSET
    """The address for password resets. Missing until the first edit, then null if not set."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "eas_access": self.eas_access,
            "force_pw_update": self.force_pw_update,
            "imap_access": self.imap_access,
            "mailbox_format": self.mailbox_format,
            "passwd_update": self.passwd_update,
            "pop3_access": self.pop3_access,
            "quarantine_category": self.quarantine_category,
            "quarantine_notification": self.quarantine_notification,
            "relayhost": self.relayhost,
            "sieve_access": self.sieve_access,
            "smtp_access": self.smtp_access,
            "sogo_access": self.sogo_access,
            "tls_enforce_in": self.tls_enforce_in,
            "tls_enforce_out": self.tls_enforce_out,
            "attribute_hash": self.attribute_hash,
            "dav_access": self.dav_access,
            "force_tfa": self.force_tfa,
            "recovery_email": to_json(self.recovery_email),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.eas_access = as_bool(fields.pop("eas_access", UNSET))
        model.force_pw_update = as_bool(fields.pop("force_pw_update", UNSET))
        model.imap_access = as_bool(fields.pop("imap_access", UNSET))
        model.mailbox_format = as_str(fields.pop("mailbox_format", UNSET))
        model.passwd_update = as_str(fields.pop("passwd_update", UNSET))
        model.pop3_access = as_bool(fields.pop("pop3_access", UNSET))
        model.quarantine_category = as_str(fields.pop("quarantine_category", UNSET))
        model.quarantine_notification = as_str(fields.pop("quarantine_notification", UNSET))
        model.relayhost = as_int(fields.pop("relayhost", UNSET))
        model.sieve_access = as_bool(fields.pop("sieve_access", UNSET))
        model.smtp_access = as_bool(fields.pop("smtp_access", UNSET))
        model.sogo_access = as_bool(fields.pop("sogo_access", UNSET))
        model.tls_enforce_in = as_bool(fields.pop("tls_enforce_in", UNSET))
        model.tls_enforce_out = as_bool(fields.pop("tls_enforce_out", UNSET))
        model.attribute_hash = as_str(fields.pop("attribute_hash", UNSET))
        model.dav_access = as_bool(fields.pop("dav_access", UNSET))
        model.force_tfa = as_bool(fields.pop("force_tfa", UNSET))
        model.recovery_email = as_one_of(fields.pop("recovery_email", UNSET), null=True, scalar=as_str)
        model.additional_properties = dict(fields)
        return model
