from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_transports_body_attr_active import EditTransportsBodyAttrActive
from ..models.edit_transports_body_attr_is_mx_based import EditTransportsBodyAttrIsMxBased
from ..types import UNSET, Unset, as_str


@_attrs_define(kw_only=True)
class EditTransportsBodyAttr:
    """What to change."""

    active: EditTransportsBodyAttrActive | Unset = UNSET
    """Whether it works. A JSON false is ignored."""

    destination: str | Unset = UNSET
    """One destination only, which no other transport has."""

    is_mx_based: EditTransportsBodyAttrIsMxBased | Unset = UNSET
    """Whether to match `destination` against the MX of the recipient's domain. A JSON false is ignored."""

    nexthop: str | Unset = UNSET
    """Host, and port if any. Empty leaves it as it is."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password; dropped where there is no login name."""

    username: str | Unset = UNSET
    """The login name; empty for none, and no password."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "destination": self.destination,
            "is_mx_based": self.is_mx_based,
            "nexthop": self.nexthop,
            "password": self.password,
            "username": self.username,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = fields.pop("active", UNSET)
        model.destination = as_str(fields.pop("destination", UNSET))
        model.is_mx_based = fields.pop("is_mx_based", UNSET)
        model.nexthop = as_str(fields.pop("nexthop", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
