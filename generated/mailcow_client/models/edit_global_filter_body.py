from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_global_filter_body_filter_type import EditGlobalFilterBodyFilterType
from ..types import UNSET, Unset, as_str


@_attrs_define(kw_only=True)
class EditGlobalFilterBody:
    """EditGlobalFilterBody"""

    filter_type: EditGlobalFilterBodyFilterType
    """Which one: the first or the last."""

    script_data: str | Unset = UNSET
    """The script; left out, it is emptied."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"filter_type": self.filter_type, "script_data": self.script_data}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.filter_type = fields.pop("filter_type", UNSET)
        model.script_data = as_str(fields.pop("script_data", UNSET))
        model.additional_properties = dict(fields)
        return model
