from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_mailboxes_body_attr_authsource import EditMailboxesBodyAttrAuthsource
from ..models.edit_mailboxes_body_attr_protocol_access_item import EditMailboxesBodyAttrProtocolAccessItem
from ..models.edit_mailboxes_body_attr_tagged_mail_handler import EditMailboxesBodyAttrTaggedMailHandler
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditMailboxesBodyAttr:
    """What to change."""

    active: int | Unset = UNSET
    """1: active; 0: inactive; 2: accepts mail but nobody can log in. Other numbers are stored as they come."""

    attribute_hash: str | Unset = UNSET
    """A mark for the synchronisation with an identity provider; left out, it is emptied."""

    authsource: EditMailboxesBodyAttrAuthsource | Unset = UNSET
    """Who checks the password. An identity provider that is not set up is ignored, with success."""

    dav_access: bool | Unset = UNSET
    """Whether its password is good for CalDAV and CardDAV."""

    eas_access: bool | Unset = UNSET
    """Whether its password is good for ActiveSync."""

    extended_sender_acl: str | Unset = UNSET
    """Addresses and domains of other servers that it may send as, all of them, with commas between them; empty for
    none. A JSON list breaks the call. They cannot be read back."""

    force_pw_update: bool | Unset = UNSET
    """Whether a new password must be set at the next login to the UI."""

    force_tfa: bool | Unset = UNSET
    """Whether two-factor login must be set up at the next login to the UI."""

    imap_access: bool | Unset = UNSET
    """Whether its password is good for IMAP."""

    name: str | Unset = UNSET
    """The display name. An empty one is ignored, so a name cannot be removed."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The new password; without `password2` it is refused. Nothing is stored for another authsource, with success."""

    password2: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The same once more."""

    pop3_access: bool | Unset = UNSET
    """Whether its password is good for POP3."""

    protocol_access: list[EditMailboxesBodyAttrProtocolAccessItem] | Unset = UNSET
    """What the password is good for, all of it; what the list lacks is switched off, and the single switches
    (`imap_access` and so on) are ignored."""

    pw_recovery_email: str | Unset = UNSET
    """The address for password resets, read as `recovery_email`; for the authsource mailcow only. Empty for none."""

    quota: int | Unset = UNSET
    """The quota in MiB; 0 is unlimited."""

    relayhost: int | Unset = UNSET
    """The number of the relay host for its mail; 0 for none."""

    sender_acl: list[str] | Unset = UNSET
    """Addresses and domains of this server that it may send as, all of them; `*` for any. An empty list or `default`
    alone removes all."""

    sieve_access: bool | Unset = UNSET
    """Whether its password is good for ManageSieve."""

    smtp_access: bool | Unset = UNSET
    """Whether its password is good for SMTP."""

    sogo_access: bool | Unset = UNSET
    """Whether it may use SOGo."""

    tagged_mail_handler: EditMailboxesBodyAttrTaggedMailHandler | Unset = UNSET
    """Where the tag of an address user+tag goes: into the subject, into a folder, or nowhere."""

    tags: list[str] | Unset = UNSET
    """Tags to add, at most 26 in one call. None is removed this way (delete/mailbox/tag)."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "attribute_hash": self.attribute_hash,
            "authsource": self.authsource,
            "dav_access": self.dav_access,
            "eas_access": self.eas_access,
            "extended_sender_acl": self.extended_sender_acl,
            "force_pw_update": self.force_pw_update,
            "force_tfa": self.force_tfa,
            "imap_access": self.imap_access,
            "name": self.name,
            "password": self.password,
            "password2": self.password2,
            "pop3_access": self.pop3_access,
            "protocol_access": to_json(self.protocol_access),
            "pw_recovery_email": self.pw_recovery_email,
            "quota": self.quota,
            "relayhost": self.relayhost,
            "sender_acl": to_json(self.sender_acl),
            "sieve_access": self.sieve_access,
            "smtp_access": self.smtp_access,
            "sogo_access": self.sogo_access,
            "tagged_mail_handler": self.tagged_mail_handler,
            "tags": to_json(self.tags),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_int(fields.pop("active", UNSET))
        model.attribute_hash = as_str(fields.pop("attribute_hash", UNSET))
        model.authsource = fields.pop("authsource", UNSET)
        model.dav_access = as_bool(fields.pop("dav_access", UNSET))
        model.eas_access = as_bool(fields.pop("eas_access", UNSET))
        model.extended_sender_acl = as_str(fields.pop("extended_sender_acl", UNSET))
        model.force_pw_update = as_bool(fields.pop("force_pw_update", UNSET))
        model.force_tfa = as_bool(fields.pop("force_tfa", UNSET))
        model.imap_access = as_bool(fields.pop("imap_access", UNSET))
        model.name = as_str(fields.pop("name", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.password2 = as_str(fields.pop("password2", UNSET))
        model.pop3_access = as_bool(fields.pop("pop3_access", UNSET))
        model.protocol_access = as_list(lambda item: item, fields.pop("protocol_access", UNSET))
        model.pw_recovery_email = as_str(fields.pop("pw_recovery_email", UNSET))
        model.quota = as_int(fields.pop("quota", UNSET))
        model.relayhost = as_int(fields.pop("relayhost", UNSET))
        model.sender_acl = as_list(as_str, fields.pop("sender_acl", UNSET))
        model.sieve_access = as_bool(fields.pop("sieve_access", UNSET))
        model.smtp_access = as_bool(fields.pop("smtp_access", UNSET))
        model.sogo_access = as_bool(fields.pop("sogo_access", UNSET))
        model.tagged_mail_handler = fields.pop("tagged_mail_handler", UNSET)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.additional_properties = dict(fields)
        return model
