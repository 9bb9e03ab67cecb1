from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_admins_body_attr_disable_tfa import EditAdminsBodyAttrDisableTfa
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditAdminsBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether logging in is allowed. Left out, it stays."""

    disable_tfa: EditAdminsBodyAttrDisableTfa | Unset = UNSET
    """Switches the second factor off. Its presence counts, whatever the value: leave it out to keep it."""

    force_pw_update: bool | Unset = UNSET
    """Whether the password must be changed at the next login. Left out, it is switched off."""

    force_tfa: bool | Unset = UNSET
    """Whether a second factor must be set up at login. Left out, it is switched off."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """A new password. Left out or empty, it stays."""

    password2: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The new password again; needed with password."""

    username_new: str | Unset = UNSET
    """A new login name; for one item only. It is not put into lower case, and a later edit must spell it alike."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "disable_tfa": self.disable_tfa,
            "force_pw_update": self.force_pw_update,
            "force_tfa": self.force_tfa,
            "password": self.password,
            "password2": self.password2,
            "username_new": self.username_new,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.disable_tfa = fields.pop("disable_tfa", UNSET)
        model.force_pw_update = as_bool(fields.pop("force_pw_update", UNSET))
        model.force_tfa = as_bool(fields.pop("force_tfa", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.password2 = as_str(fields.pop("password2", UNSET))
        model.username_new = as_str(fields.pop("username_new", UNSET))
        model.additional_properties = dict(fields)
        return model
