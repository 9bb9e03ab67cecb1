from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_domain_policy_body_object_list import CreateDomainPolicyBodyObjectList
from ..types import UNSET, as_str


@_attrs_define(kw_only=True)
class CreateDomainPolicyBody:
    """CreateDomainPolicyBody"""

    domain: str
    """The domain's name."""

    object_from: str
    """The sender: an address, or a part of one with `*` for any characters. Only ASCII letters, digits and `@ _ . - *`
    will do."""

    object_list: CreateDomainPolicyBodyObjectList
    """`wl` allows, `bl` denies."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "object_from": self.object_from,
            "object_list": self.object_list,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.object_from = as_str(fields.pop("object_from", UNSET))
        model.object_list = fields.pop("object_list", UNSET)
        model.additional_properties = dict(fields)
        return model
