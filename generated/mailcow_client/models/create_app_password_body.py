from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_app_password_body_protocols_item import CreateAppPasswordBodyProtocolsItem
from ..types import UNSET, Unset, as_bool, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class CreateAppPasswordBody:
    """CreateAppPasswordBody"""

    app_name: str
    """What it is for."""

    app_passwd: str = _attrs_field(repr=False)
    """The password. It must keep to the password policy."""

    app_passwd2: str = _attrs_field(repr=False)
    """The same once more."""

    username: str
    """The mailbox's address."""

    active: bool | Unset = UNSET
    """Whether it is good at all; left out, it is not."""

    protocols: list[CreateAppPasswordBodyProtocolsItem] | Unset = UNSET
    """What it is good for; left out, nothing."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "app_name": self.app_name,
            "app_passwd": self.app_passwd,
            "app_passwd2": self.app_passwd2,
            "username": self.username,
            "active": self.active,
            "protocols": to_json(self.protocols),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.app_name = as_str(fields.pop("app_name", UNSET))
        model.app_passwd = as_str(fields.pop("app_passwd", UNSET))
        model.app_passwd2 = as_str(fields.pop("app_passwd2", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.protocols = as_list(lambda item: item, fields.pop("protocols", UNSET))
        model.additional_properties = dict(fields)
        return model
