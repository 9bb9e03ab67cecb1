from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_tls_policy_body_policy import CreateTlsPolicyBodyPolicy
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateTlsPolicyBody:
    """CreateTlsPolicyBody"""

    dest: str
    """The destination, a domain or a next hop as Postfix writes it; each only once. `*`, `.`, `@` are refused."""

    policy: CreateTlsPolicyBodyPolicy
    """The level of encryption, as Postfix understands it."""

    active: bool | Unset = UNSET
    """Whether it works; left out, it does not."""

    parameters: str | Unset = UNSET
    """Further settings of Postfix, name=value, separated by single spaces; left out, none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "dest": self.dest,
            "policy": self.policy,
            "active": self.active,
            "parameters": self.parameters,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.dest = as_str(fields.pop("dest", UNSET))
        model.policy = fields.pop("policy", UNSET)
        model.active = as_bool(fields.pop("active", UNSET))
        model.parameters = as_str(fields.pop("parameters", UNSET))
        model.additional_properties = dict(fields)
        return model
