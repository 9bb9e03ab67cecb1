from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class Filter:
    """A Sieve script of a mailbox that mailcow keeps."""

    active: bool
    """Whether it is used; at most one of each type and mailbox is."""

    filter_type: str
    """`prefilter` runs before the user's own script, `postfilter` after it."""

    id: int
    """The id by which it is named."""

    script_data: str
    """The script."""

    script_desc: str
    """What it is for."""

    username: str
    """The mailbox."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "filter_type": self.filter_type,
            "id": self.id,
            "script_data": self.script_data,
            "script_desc": self.script_desc,
            "username": self.username,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.filter_type = as_str(fields.pop("filter_type", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.script_data = as_str(fields.pop("script_data", UNSET))
        model.script_desc = as_str(fields.pop("script_desc", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
