from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_tls_policies_body_attr_policy import EditTlsPoliciesBodyAttrPolicy
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditTlsPoliciesBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether it works."""

    dest: str | Unset = UNSET
    """The destination; international names must be in ASCII form here."""

    parameters: str | Unset = UNSET
    """Further settings of Postfix, name=value, separated by single spaces; empty for none."""

    policy: EditTlsPoliciesBodyAttrPolicy | Unset = UNSET
    """The level of encryption, as Postfix understands it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "dest": self.dest,
            "parameters": self.parameters,
            "policy": self.policy,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.dest = as_str(fields.pop("dest", UNSET))
        model.parameters = as_str(fields.pop("parameters", UNSET))
        model.policy = fields.pop("policy", UNSET)
        model.additional_properties = dict(fields)
        return model
