from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_resources_body_attr_kind import EditResourcesBodyAttrKind
from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class EditResourcesBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether it can be booked."""

    description: str | Unset = UNSET
    """The name that people see; the address stays. Empty leaves it as it is."""

    kind: EditResourcesBodyAttrKind | Unset = UNSET
    """What it is."""

    multiple_bookings: int | Unset = UNSET
    """How many bookings may overlap; 0 always shows it as free, -1 sets no limit but shows it as busy."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "description": self.description,
            "kind": self.kind,
            "multiple_bookings": self.multiple_bookings,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.kind = fields.pop("kind", UNSET)
        model.multiple_bookings = as_int(fields.pop("multiple_bookings", UNSET))
        model.additional_properties = dict(fields)
        return model
