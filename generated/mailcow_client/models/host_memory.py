from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_float, as_int, as_list, to_json


@_attrs_define(kw_only=True)
class HostMemory:
    """The memory of the host."""

    swap: list[float]
    """Swap space: total, used and free bytes, percent used, bytes swapped in and out."""

    total: int
    """What there is in bytes."""

    usage: float
    """What is used in percent."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"swap": to_json(self.swap), "total": self.total, "usage": self.usage}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.swap = as_list(as_float, fields.pop("swap", UNSET))
        model.total = as_int(fields.pop("total", UNSET))
        model.usage = as_float(fields.pop("usage", UNSET))
        model.additional_properties = dict(fields)
        return model
