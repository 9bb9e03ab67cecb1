from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.admin_attributes import AdminAttributes
from ..types import UNSET, Unset, as_bool, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class Admin:
    """An administrator of the whole server."""

    active: bool
    """Whether logging in is allowed."""

    active_int: bool
    """The same as active."""

    created: str
    """When it was made: local time of the server, YYYY-MM-DD HH:MM:SS."""

    tfa_active: bool
    """Whether a second factor is in use."""

    tfa_active_int: bool
    """The same as tfa_active."""

    username: str
    """The login name."""

    attributes: AdminAttributes | Unset = UNSET
    """What an administrator is asked for at the next login."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "created": self.created,
            "tfa_active": self.tfa_active,
            "tfa_active_int": self.tfa_active_int,
            "username": self.username,
            "attributes": to_json(self.attributes),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.active_int = as_bool(fields.pop("active_int", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.tfa_active = as_bool(fields.pop("tfa_active", UNSET))
        model.tfa_active_int = as_bool(fields.pop("tfa_active_int", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.attributes = as_model(AdminAttributes, fields.pop("attributes", UNSET))
        model.additional_properties = dict(fields)
        return model
