from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_app_passwords_body_attr_protocols_item import EditAppPasswordsBodyAttrProtocolsItem
from ..types import UNSET, Unset, as_bool, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditAppPasswordsBodyAttr:
    """What to change."""

    username: str
    """The address of the mailbox they belong to. Without it the call breaks (200, empty body)."""

    active: bool | Unset = UNSET
    """Whether it is good at all."""

    app_name: str | Unset = UNSET
    """What it is for."""

    app_passwd: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The new password."""

    app_passwd2: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The same once more."""

    protocols: list[EditAppPasswordsBodyAttrProtocolsItem] | Unset = UNSET
    """What it is good for, all of it; what the list lacks is switched off."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "username": self.username,
            "active": self.active,
            "app_name": self.app_name,
            "app_passwd": self.app_passwd,
            "app_passwd2": self.app_passwd2,
            "protocols": to_json(self.protocols),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.username = as_str(fields.pop("username", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.app_name = as_str(fields.pop("app_name", UNSET))
        model.app_passwd = as_str(fields.pop("app_passwd", UNSET))
        model.app_passwd2 = as_str(fields.pop("app_passwd2", UNSET))
        model.protocols = as_list(lambda item: item, fields.pop("protocols", UNSET))
        model.additional_properties = dict(fields)
        return model
