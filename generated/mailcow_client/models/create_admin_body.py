from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateAdminBody:
    """CreateAdminBody"""

    password: str = _attrs_field(repr=False)
    """The password; the server's password policy applies."""

    password2: str = _attrs_field(repr=False)
    """The same password again."""

    username: str
    """The login name: ASCII letters, digits, dot, hyphen and underscore."""

    active: bool | Unset = UNSET
    """Whether logging in is allowed. Left out, it is not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "password": self.password,
            "password2": self.password2,
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
        model.password = as_str(fields.pop("password", UNSET))
        model.password2 = as_str(fields.pop("password2", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.additional_properties = dict(fields)
        return model
