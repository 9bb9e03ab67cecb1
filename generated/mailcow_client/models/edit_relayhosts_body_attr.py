from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditRelayhostsBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether it works."""

    hostname: str | Unset = UNSET
    """Host, and port if any. Empty leaves it as it is."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password; empty for none."""

    username: str | Unset = UNSET
    """The login name; empty for none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "hostname": self.hostname,
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
        model.active = as_bool(fields.pop("active", UNSET))
        model.hostname = as_str(fields.pop("hostname", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
