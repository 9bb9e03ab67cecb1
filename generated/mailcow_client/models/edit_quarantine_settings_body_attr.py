from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_quarantine_settings_body_attr_action import EditQuarantineSettingsBodyAttrAction
from ..models.edit_quarantine_settings_body_attr_release_format import EditQuarantineSettingsBodyAttrReleaseFormat
from ..types import UNSET, Unset, as_float, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditQuarantineSettingsBodyAttr:
    """The settings."""

    action: EditQuarantineSettingsBodyAttrAction
    """Must be `settings`."""

    bcc: str | Unset = UNSET
    """The address that gets a copy of notifications; what is none becomes empty."""

    exclude_domains: list[str] | Unset = UNSET
    """The domains whose mail is not quarantined; left out, none."""

    html_tmpl: str | Unset = UNSET
    """The HTML template of notifications; empty, mailcow's own."""

    max_age: int | Unset = UNSET
    """How long messages are kept, in days; left out or below 1, 365."""

    max_score: float | Unset = UNSET
    """The score up to which recipients are told of a message; left out, 9999."""

    max_size: int | Unset = UNSET
    """The largest message that is kept, in MiB; left out, 0: nothing is quarantined."""

    redirect: str | Unset = UNSET
    """The address that gets all notifications instead of the recipients; what is none becomes empty."""

    release_format: EditQuarantineSettingsBodyAttrReleaseFormat | Unset = UNSET
    """How a message is released: as it is, or as an attachment; left out, `raw`."""

    retention_size: int | Unset = UNSET
    """How many messages are kept for each mailbox; left out, 0: nothing is quarantined."""

    sender: str | Unset = UNSET
    """The sender of notifications; what is no address becomes empty."""

    subject: str | Unset = UNSET
    """The subject of notifications."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "action": self.action,
            "bcc": self.bcc,
            "exclude_domains": to_json(self.exclude_domains),
            "html_tmpl": self.html_tmpl,
            "max_age": self.max_age,
            "max_score": self.max_score,
            "max_size": self.max_size,
            "redirect": self.redirect,
            "release_format": self.release_format,
            "retention_size": self.retention_size,
            "sender": self.sender,
            "subject": self.subject,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.action = fields.pop("action", UNSET)
        model.bcc = as_str(fields.pop("bcc", UNSET))
        model.exclude_domains = as_list(as_str, fields.pop("exclude_domains", UNSET))
        model.html_tmpl = as_str(fields.pop("html_tmpl", UNSET))
        model.max_age = as_int(fields.pop("max_age", UNSET))
        model.max_score = as_float(fields.pop("max_score", UNSET))
        model.max_size = as_int(fields.pop("max_size", UNSET))
        model.redirect = as_str(fields.pop("redirect", UNSET))
        model.release_format = fields.pop("release_format", UNSET)
        model.retention_size = as_int(fields.pop("retention_size", UNSET))
        model.sender = as_str(fields.pop("sender", UNSET))
        model.subject = as_str(fields.pop("subject", UNSET))
        model.additional_properties = dict(fields)
        return model
