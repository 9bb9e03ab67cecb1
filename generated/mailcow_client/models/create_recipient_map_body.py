from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateRecipientMapBody:
    """CreateRecipientMapBody"""

    recipient_map_new: str
    """What replaces it: an address or a domain."""

    recipient_map_old: str
    """The recipient to replace: an address or a domain, with or without `@` before it; each only once."""

    active: bool | Unset = UNSET
    """Whether it works; left out, it does not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "recipient_map_new": self.recipient_map_new,
            "recipient_map_old": self.recipient_map_old,
            "active": self.active,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.recipient_map_new = as_str(fields.pop("recipient_map_new", UNSET))
        model.recipient_map_old = as_str(fields.pop("recipient_map_old", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.additional_properties = dict(fields)
        return model
