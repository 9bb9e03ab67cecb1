from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class DuplicateDkimBody:
    """DuplicateDkimBody"""

    from_domain: str
    """The domain whose key and selector are copied."""

    to_domain: list[str]
    """The domains that get them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"from_domain": self.from_domain, "to_domain": to_json(self.to_domain)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.from_domain = as_str(fields.pop("from_domain", UNSET))
        model.to_domain = as_list(as_str, fields.pop("to_domain", UNSET))
        model.additional_properties = dict(fields)
        return model
