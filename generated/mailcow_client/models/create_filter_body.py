from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_filter_body_filter_type import CreateFilterBodyFilterType
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateFilterBody:
    """CreateFilterBody"""

    filter_type: CreateFilterBodyFilterType
    """Whether it runs before or after the user's own script."""

    script_data: str
    """The script."""

    script_desc: str
    """What it is for; up to 255 characters, not empty."""

    username: str
    """The mailbox's address."""

    active: bool | Unset = UNSET
    """Whether it is used; left out, false."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "filter_type": self.filter_type,
            "script_data": self.script_data,
            "script_desc": self.script_desc,
            "username": self.username,
            "active": self.active,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.filter_type = fields.pop("filter_type", UNSET)
        model.script_data = as_str(fields.pop("script_data", UNSET))
        model.script_desc = as_str(fields.pop("script_desc", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.additional_properties = dict(fields)
        return model
