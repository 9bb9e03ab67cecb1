from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class Resource:
    """Something that SOGo's calendars can book."""

    active: bool
    """Whether it can be booked."""

    active_int: bool
    """The same as `active`."""

    description: str
    """The name that people see."""

    domain: str
    """The domain of the address."""

    kind: str
    """`location`, `group` or `thing`."""

    local_part: str
    """The address before its `@`."""

    multiple_bookings: int
    """How many bookings may overlap; 0 always shows it as free, -1 sets no limit but shows it as busy."""

    name: str
    """Its address, the name that edit and delete want."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "description": self.description,
            "domain": self.domain,
            "kind": self.kind,
            "local_part": self.local_part,
            "multiple_bookings": self.multiple_bookings,
            "name": self.name,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.active_int = as_bool(fields.pop("active_int", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.domain = as_str(fields.pop("domain", UNSET))
        model.kind = as_str(fields.pop("kind", UNSET))
        model.local_part = as_str(fields.pop("local_part", UNSET))
        model.multiple_bookings = as_int(fields.pop("multiple_bookings", UNSET))
        model.name = as_str(fields.pop("name", UNSET))
        model.additional_properties = dict(fields)
        return model
