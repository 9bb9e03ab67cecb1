from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_mailbox_template_body_acl_item import CreateMailboxTemplateBodyAclItem
from ..models.create_mailbox_template_body_protocol_access_item import CreateMailboxTemplateBodyProtocolAccessItem
from ..models.create_mailbox_template_body_quarantine_category import CreateMailboxTemplateBodyQuarantineCategory
from ..models.create_mailbox_template_body_quarantine_notification import (
    CreateMailboxTemplateBodyQuarantineNotification,
)
from ..models.create_mailbox_template_body_rl_frame import CreateMailboxTemplateBodyRlFrame
from ..models.create_mailbox_template_body_tagged_mail_handler import CreateMailboxTemplateBodyTaggedMailHandler
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class CreateMailboxTemplateBody:
    """CreateMailboxTemplateBody"""

    template: str
    """The template's name."""

    acl: list[CreateMailboxTemplateBodyAclItem] | Unset = UNSET
    """What the user may change. Left out, nothing."""

    active: int | Unset = UNSET
    """0 is off, 1 is on, 2 lets no one log in but goes on taking mail. Left out, it is 1."""

    force_pw_update: bool | Unset = UNSET
    """Whether a new password must be chosen at the next login. Left out, it is false."""

    force_tfa: bool | Unset = UNSET
    """Whether a second factor must be set up. Not before 2026-03. Left out, it is false."""

    protocol_access: list[CreateMailboxTemplateBodyProtocolAccessItem] | Unset = UNSET
    """The protocols that the user may use. Left out, all."""

    quarantine_category: CreateMailboxTemplateBodyQuarantineCategory | Unset = UNSET
    """Which quarantined mail is reported. Left out, it is reject."""

    quarantine_notification: CreateMailboxTemplateBodyQuarantineNotification | Unset = UNSET
    """How often the quarantine is reported. Left out, it is hourly."""

    quota: int | Unset = UNSET
    """The quota in MiB; 0 is unlimited. Left out, it is 0."""

    rl_frame: CreateMailboxTemplateBodyRlFrame | Unset = UNSET
    """The time span of the limit. Left out, it is s."""

    rl_value: int | Unset = UNSET
    """The limit on sending, in messages per time span. Left out, it is none."""

    sogo_access: bool | Unset = UNSET
    """Whether the user may use SOGo. Left out, it is true."""

    tagged_mail_handler: CreateMailboxTemplateBodyTaggedMailHandler | Unset = UNSET
    """What becomes of mail to tagged addresses. Left out, it is none."""

    tags: list[str] | Unset = UNSET
    """Tags. Left out, it is empty."""

    tls_enforce_in: bool | Unset = UNSET
    """Whether mail is taken over TLS only. Left out, it is false."""

    tls_enforce_out: bool | Unset = UNSET
    """Whether mail is sent over TLS only. Left out, it is false."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "template": self.template,
            "acl": to_json(self.acl),
            "active": self.active,
            "force_pw_update": self.force_pw_update,
            "force_tfa": self.force_tfa,
            "protocol_access": to_json(self.protocol_access),
            "quarantine_category": self.quarantine_category,
            "quarantine_notification": self.quarantine_notification,
            "quota": self.quota,
            "rl_frame": self.rl_frame,
            "rl_value": self.rl_value,
            "sogo_access": self.sogo_access,
            "tagged_mail_handler": self.tagged_mail_handler,
            "tags": to_json(self.tags),
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
        model.template = as_str(fields.pop("template", UNSET))
        model.acl = as_list(lambda item: item, fields.pop("acl", UNSET))
        model.active = as_int(fields.pop("active", UNSET))
        model.force_pw_update = as_bool(fields.pop("force_pw_update", UNSET))
        model.force_tfa = as_bool(fields.pop("force_tfa", UNSET))
        model.protocol_access = as_list(lambda item: item, fields.pop("protocol_access", UNSET))
        model.quarantine_category = fields.pop("quarantine_category", UNSET)
        model.quarantine_notification = fields.pop("quarantine_notification", UNSET)
        model.quota = as_int(fields.pop("quota", UNSET))
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.sogo_access = as_bool(fields.pop("sogo_access", UNSET))
        model.tagged_mail_handler = fields.pop("tagged_mail_handler", UNSET)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.tls_enforce_in = as_bool(fields.pop("tls_enforce_in", UNSET))
        model.tls_enforce_out = as_bool(fields.pop("tls_enforce_out", UNSET))
        model.additional_properties = dict(fields)
        return model
