from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_quarantine_notification_body_attr_quarantine_notification import (
    EditQuarantineNotificationBodyAttrQuarantineNotification,
)
from ..types import UNSET


@_attrs_define(kw_only=True)
class EditQuarantineNotificationBodyAttr:
    """The setting."""

    quarantine_notification: EditQuarantineNotificationBodyAttrQuarantineNotification
    """How often quarantined mail is told."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"quarantine_notification": self.quarantine_notification}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.quarantine_notification = fields.pop("quarantine_notification", UNSET)
        model.additional_properties = dict(fields)
        return model
