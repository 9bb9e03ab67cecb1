from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_str


@_attrs_define(kw_only=True)
class VmailStorage:
    """The volume that holds the mail."""

    disk: str
    """The device."""

    total: str
    """What there is, rounded, with a unit in powers of 1000."""

    type_: str
    """Always `info`."""

    used: str
    """What is used, rounded, with a unit in powers of 1000, for instance `28G`."""

    used_percent: str
    """What is used of it, with the percent sign."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "disk": self.disk,
            "total": self.total,
            "type": self.type_,
            "used": self.used,
            "used_percent": self.used_percent,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.disk = as_str(fields.pop("disk", UNSET))
        model.total = as_str(fields.pop("total", UNSET))
        model.type_ = as_str(fields.pop("type", UNSET))
        model.used = as_str(fields.pop("used", UNSET))
        model.used_percent = as_str(fields.pop("used_percent", UNSET))
        model.additional_properties = dict(fields)
        return model
