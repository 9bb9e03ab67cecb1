from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_list, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class MailboxTemplateAttributes:
    """The values of a mailbox template. One that an incomplete change has spoilt holds nulls, lacks switches, and may
    have the former template within."""

    active: int | None
    """0 is off, 1 is on, 2 lets no one log in but goes on taking mail."""

    force_pw_update: bool | None
    """Whether the user must choose a new password at the next login."""

    quarantine_category: str
    """Which quarantined mail is reported: `add_header` (sorted as spam), `reject` (refused) or `all`."""

    quarantine_notification: None | str
    """How often the quarantine is reported: `never`, `hourly`, `daily` or `weekly`."""

    quota: int
    """The quota in bytes; 0 is unlimited."""

    rl_frame: None | str
    """The time span of the limit on sending: `s`, `m`, `h` or `d`."""

    rl_value: int | None
    """The limit on sending, in messages per time span; empty where there is none. A text if a text was written."""

    sogo_access: bool | None
    """Whether the user may use SOGo."""

    tags: list[str]
    """Tags."""

    tls_enforce_in: bool | None
    """Whether mail is taken over TLS only."""

    tls_enforce_out: bool | None
    """Whether mail is sent over TLS only."""

    acl_app_passwds: bool | Unset = UNSET
    """Whether the user may make app passwords."""

    acl_delimiter_action: bool | Unset = UNSET
    """Whether the user may change what becomes of tagged mail."""

    acl_eas_reset: bool | Unset = UNSET
    """Whether the user may reset ActiveSync devices."""

    acl_pushover: bool | Unset = UNSET
    """Whether the user may set up Pushover."""

    acl_pw_reset: bool | Unset = UNSET
    """Whether the user may reset a forgotten password."""

    acl_quarantine: bool | Unset = UNSET
    """Whether the user may act on the quarantine."""

    acl_quarantine_attachments: bool | Unset = UNSET
    """Whether the user may see quarantined attachments."""

    acl_quarantine_category: bool | Unset = UNSET
    """Whether the user may change which quarantined mail is reported."""

    acl_quarantine_notification: bool | Unset = UNSET
    """Whether the user may change how often the quarantine is reported."""

    acl_sogo_profile_reset: bool | Unset = UNSET
    """Whether the user may reset the SOGo profile."""

    acl_spam_alias: bool | Unset = UNSET
    """Whether the user may make temporary addresses."""

    acl_spam_policy: bool | Unset = UNSET
    """Whether the user may change the allow and deny lists."""

    acl_spam_score: bool | Unset = UNSET
    """Whether the user may change the spam thresholds."""

    acl_syncjobs: bool | Unset = UNSET
    """Whether the user may make sync jobs."""

    acl_tls_policy: bool | Unset = UNSET
    """Whether the user may change the TLS policy."""

    dav_access: bool | Unset = UNSET
    """Whether the user may use CalDAV and CardDAV."""

    eas_access: bool | Unset = UNSET
    """Whether the user may use ActiveSync."""

    force_tfa: bool | None | Unset = UNSET
    """Whether the user must set up a second factor. Servers before 2026-03 lack it."""

    imap_access: bool | Unset = UNSET
    """Whether the user may use IMAP."""

    pop3_access: bool | Unset = UNSET
    """Whether the user may use POP3."""

    sieve_access: bool | Unset = UNSET
    """Whether the user may use ManageSieve."""

    smtp_access: bool | Unset = UNSET
    """Whether the user may use SMTP."""

    tagged_mail_handler: None | str | Unset = UNSET
    """What becomes of mail to tagged addresses: `subject`, `subfolder` or `none`. Missing in Default."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": to_json(self.active),
            "force_pw_update": to_json(self.force_pw_update),
            "quarantine_category": self.quarantine_category,
            "quarantine_notification": to_json(self.quarantine_notification),
            "quota": self.quota,
            "rl_frame": to_json(self.rl_frame),
            "rl_value": to_json(self.rl_value),
            "sogo_access": to_json(self.sogo_access),
            "tags": to_json(self.tags),
            "tls_enforce_in": to_json(self.tls_enforce_in),
            "tls_enforce_out": to_json(self.tls_enforce_out),
            "acl_app_passwds": self.acl_app_passwds,
            "acl_delimiter_action": self.acl_delimiter_action,
            "acl_eas_reset": self.acl_eas_reset,
            "acl_pushover": self.acl_pushover,
            "acl_pw_reset": self.acl_pw_reset,
            "acl_quarantine": self.acl_quarantine,
            "acl_quarantine_attachments": self.acl_quarantine_attachments,
            "acl_quarantine_category": self.acl_quarantine_category,
            "acl_quarantine_notification": self.acl_quarantine_notification,
            "acl_sogo_profile_reset": self.acl_sogo_profile_reset,
            "acl_spam_alias": self.acl_spam_alias,
            "acl_spam_policy": self.acl_spam_policy,
            "acl_spam_score": self.acl_spam_score,
            "acl_syncjobs": self.acl_syncjobs,
            "acl_tls_policy": self.acl_tls_policy,
            "dav_access": self.dav_access,
            "eas_access": self.eas_access,
            "force_tfa": to_json(self.force_tfa),
            "imap_access": self.imap_access,
            "pop3_access": self.pop3_access,
            "sieve_access": self.sieve_access,
            "smtp_access": self.smtp_access,
            "tagged_mail_handler": to_json(self.tagged_mail_handler),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_one_of(fields.pop("active", UNSET), null=True, scalar=as_int)
        model.force_pw_update = as_one_of(fields.pop("force_pw_update", UNSET), null=True, scalar=as_bool)
        model.quarantine_category = as_str(fields.pop("quarantine_category", UNSET))
        model.quarantine_notification = as_one_of(
            fields.pop("quarantine_notification", UNSET), null=True, scalar=as_str
        )
        model.quota = as_int(fields.pop("quota", UNSET))
        model.rl_frame = as_one_of(fields.pop("rl_frame", UNSET), null=True, scalar=as_str)
        model.rl_value = as_one_of(fields.pop("rl_value", UNSET), null=True, scalar=as_int)
        model.sogo_access = as_one_of(fields.pop("sogo_access", UNSET), null=True, scalar=as_bool)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.tls_enforce_in = as_one_of(fields.pop("tls_enforce_in", UNSET), null=True, scalar=as_bool)
        model.tls_enforce_out = as_one_of(fields.pop("tls_enforce_out", UNSET), null=True, scalar=as_bool)
        model.acl_app_passwds = as_bool(fields.pop("acl_app_passwds", UNSET))
        model.acl_delimiter_action = as_bool(fields.pop("acl_delimiter_action", UNSET))
        model.acl_eas_reset = as_bool(fields.pop("acl_eas_reset", UNSET))
        model.acl_pushover = as_bool(fields.pop("acl_pushover", UNSET))
        model.acl_pw_reset = as_bool(fields.pop("acl_pw_reset", UNSET))
        model.acl_quarantine = as_bool(fields.pop("acl_quarantine", UNSET))
        model.acl_quarantine_attachments = as_bool(fields.pop("acl_quarantine_attachments", UNSET))
        model.acl_quarantine_category = as_bool(fields.pop("acl_quarantine_category", UNSET))
        model.acl_quarantine_notification = as_bool(fields.pop("acl_quarantine_notification", UNSET))
        model.acl_sogo_profile_reset = as_bool(fields.pop("acl_sogo_profile_reset", UNSET))
        model.acl_spam_alias = as_bool(fields.pop("acl_spam_alias", UNSET))
        model.acl_spam_policy = as_bool(fields.pop("acl_spam_policy", UNSET))
        model.acl_spam_score = as_bool(fields.pop("acl_spam_score", UNSET))
        model.acl_syncjobs = as_bool(fields.pop("acl_syncjobs", UNSET))
        model.acl_tls_policy = as_bool(fields.pop("acl_tls_policy", UNSET))
        model.dav_access = as_bool(fields.pop("dav_access", UNSET))
        model.eas_access = as_bool(fields.pop("eas_access", UNSET))
        model.force_tfa = as_one_of(fields.pop("force_tfa", UNSET), null=True, scalar=as_bool)
        model.imap_access = as_bool(fields.pop("imap_access", UNSET))
        model.pop3_access = as_bool(fields.pop("pop3_access", UNSET))
        model.sieve_access = as_bool(fields.pop("sieve_access", UNSET))
        model.smtp_access = as_bool(fields.pop("smtp_access", UNSET))
        model.tagged_mail_handler = as_one_of(fields.pop("tagged_mail_handler", UNSET), null=True, scalar=as_str)
        model.additional_properties = dict(fields)
        return model
