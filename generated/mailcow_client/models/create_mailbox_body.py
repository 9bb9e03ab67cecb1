from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_mailbox_body_acl_item import CreateMailboxBodyAclItem
from ..models.create_mailbox_body_authsource import CreateMailboxBodyAuthsource
from ..models.create_mailbox_body_protocol_access_item import CreateMailboxBodyProtocolAccessItem
from ..models.create_mailbox_body_quarantine_category import CreateMailboxBodyQuarantineCategory
from ..models.create_mailbox_body_quarantine_notification import CreateMailboxBodyQuarantineNotification
from ..models.create_mailbox_body_rl_frame import CreateMailboxBodyRlFrame
from ..models.create_mailbox_body_tagged_mail_handler import CreateMailboxBodyTaggedMailHandler
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class CreateMailboxBody:
    """CreateMailboxBody"""

    domain: str
    """The domain's name, one of this server's."""

    local_part: str
    """What stands before the @. It is stored in small letters."""

    acl: list[CreateMailboxBodyAclItem] | Unset = UNSET
    """What the user may do for themselves, all of it; left out, the template decides."""

    active: int | Unset = UNSET
    """1: active; 0: inactive; 2: accepts mail but nobody can log in. Left out, the template decides."""

    attribute_hash: str | Unset = UNSET
    """A mark for the synchronisation with an identity provider."""

    authsource: CreateMailboxBodyAuthsource | Unset = UNSET
    """Who checks the password. An identity provider that is not set up is stored as `mailcow`, with success. For one
    that is set up, no password is stored."""

    dav_access: bool | Unset = UNSET
    """Whether its password is good for CalDAV and CardDAV."""

    eas_access: bool | Unset = UNSET
    """Whether its password is good for ActiveSync."""

    force_pw_update: bool | Unset = UNSET
    """Whether a new password must be set at the next login to the UI."""

    force_tfa: bool | Unset = UNSET
    """Whether two-factor login must be set up at the next login to the UI."""

    imap_access: bool | Unset = UNSET
    """Whether its password is good for IMAP."""

    name: str | Unset = UNSET
    """The display name; left out, it is empty. Angle brackets around it are taken off."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password, needed for the authsource mailcow. It must keep to the password policy."""

    password2: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The same once more."""

    pop3_access: bool | Unset = UNSET
    """Whether its password is good for POP3."""

    protocol_access: list[CreateMailboxBodyProtocolAccessItem] | Unset = UNSET
    """What the password is good for, all of it; what the list lacks is switched off, and the single switches
    (`imap_access` and so on) are ignored."""

    quarantine_category: CreateMailboxBodyQuarantineCategory | Unset = UNSET
    """Which mail is told: sorted as spam, rejected, or both."""

    quarantine_notification: CreateMailboxBodyQuarantineNotification | Unset = UNSET
    """How often quarantined mail is told. Other texts are stored as they come."""

    quota: int | Unset = UNSET
    """The quota in MiB; 0 is unlimited; left out, the template decides. Text that is no number is 0."""

    relayhost: int | Unset = UNSET
    """The number of the relay host for its mail; 0 or left out for none."""

    rl_frame: CreateMailboxBodyRlFrame | Unset = UNSET
    """The frame of the rate limit: second, minute, hour or day."""

    rl_value: int | Unset = UNSET
    """The rate limit: messages in one frame; 0 for none."""

    sieve_access: bool | Unset = UNSET
    """Whether its password is good for ManageSieve."""

    smtp_access: bool | Unset = UNSET
    """Whether its password is good for SMTP."""

    sogo_access: bool | Unset = UNSET
    """Whether it may use SOGo."""

    tagged_mail_handler: CreateMailboxBodyTaggedMailHandler | Unset = UNSET
    """Where the tag of an address user+tag goes: into the subject, into a folder, or nowhere. Left out, nowhere."""

    tags: list[str] | Unset = UNSET
    """The tags, at most 26 in one call."""

    template: int | Unset = UNSET
    """The number of a mailbox template for what is left out; an unknown one is ignored."""

    tls_enforce_in: bool | Unset = UNSET
    """Whether mail to it must come over TLS."""

    tls_enforce_out: bool | Unset = UNSET
    """Whether mail from it must go over TLS."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "local_part": self.local_part,
            "acl": to_json(self.acl),
            "active": self.active,
            "attribute_hash": self.attribute_hash,
            "authsource": self.authsource,
            "dav_access": self.dav_access,
            "eas_access": self.eas_access,
            "force_pw_update": self.force_pw_update,
            "force_tfa": self.force_tfa,
            "imap_access": self.imap_access,
            "name": self.name,
            "password": self.password,
            "password2": self.password2,
            "pop3_access": self.pop3_access,
            "protocol_access": to_json(self.protocol_access),
            "quarantine_category": self.quarantine_category,
            "quarantine_notification": self.quarantine_notification,
            "quota": self.quota,
            "relayhost": self.relayhost,
            "rl_frame": self.rl_frame,
            "rl_value": self.rl_value,
            "sieve_access": self.sieve_access,
            "smtp_access": self.smtp_access,
            "sogo_access": self.sogo_access,
            "tagged_mail_handler": self.tagged_mail_handler,
            "tags": to_json(self.tags),
            "template": self.template,
            "tls_enforce_in": self.tls_enforce_in,
            "tls_enforce_out": self.tls_enforce_out,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.local_part = as_str(fields.pop("local_part", UNSET))
        model.acl = as_list(lambda item: item, fields.pop("acl", UNSET))
        model.active = as_int(fields.pop("active", UNSET))
        model.attribute_hash = as_str(fields.pop("attribute_hash", UNSET))
        model.authsource = fields.pop("authsource", UNSET)
        model.dav_access = as_bool(fields.pop("dav_access", UNSET))
        model.eas_access = as_bool(fields.pop("eas_access", UNSET))
        model.force_pw_update = as_bool(fields.pop("force_pw_update", UNSET))
        model.force_tfa = as_bool(fields.pop("force_tfa", UNSET))
        model.imap_access = as_bool(fields.pop("imap_access", UNSET))
        model.name = as_str(fields.pop("name", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.password2 = as_str(fields.pop("password2", UNSET))
        model.pop3_access = as_bool(fields.pop("pop3_access", UNSET))
        model.protocol_access = as_list(lambda item: item, fields.pop("protocol_access", UNSET))
        model.quarantine_category = fields.pop("quarantine_category", UNSET)
        model.quarantine_notification = fields.pop("quarantine_notification", UNSET)
        model.quota = as_int(fields.pop("quota", UNSET))
        model.relayhost = as_int(fields.pop("relayhost", UNSET))
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.sieve_access = as_bool(fields.pop("sieve_access", UNSET))
        model.smtp_access = as_bool(fields.pop("smtp_access", UNSET))
        model.sogo_access = as_bool(fields.pop("sogo_access", UNSET))
        model.tagged_mail_handler = fields.pop("tagged_mail_handler", UNSET)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.template = as_int(fields.pop("template", UNSET))
        model.tls_enforce_in = as_bool(fields.pop("tls_enforce_in", UNSET))
        model.tls_enforce_out = as_bool(fields.pop("tls_enforce_out", UNSET))
        model.additional_properties = dict(fields)
        return model
