from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_int


@_attrs_define(kw_only=True)
class ContainerCpuTime:
    """The processor time of a container."""

    total_usage: int
    """All of it in nanoseconds."""

    usage_in_kernelmode: int | Unset = UNSET
    """The kernel's share in nanoseconds."""

    usage_in_usermode: int | Unset = UNSET
    """The programs' share in nanoseconds."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "total_usage": self.total_usage,
            "usage_in_kernelmode": self.usage_in_kernelmode,
            "usage_in_usermode": self.usage_in_usermode,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.total_usage = as_int(fields.pop("total_usage", UNSET))
        model.usage_in_kernelmode = as_int(fields.pop("usage_in_kernelmode", UNSET))
        model.usage_in_usermode = as_int(fields.pop("usage_in_usermode", UNSET))
        model.additional_properties = dict(fields)
        return model
