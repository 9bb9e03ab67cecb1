from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.admin_attributes import AdminAttributes
from ..types import UNSET, Unset, as_bool, as_list, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class DomainAdmin:
    """An administrator of some domains."""

    active: bool
    """Whether logging in is allowed."""

    active_int: bool
    """The same as active."""

    created: str
    """When it was made or last edited: local time of the server, YYYY-MM-DD HH:MM:SS."""

    selected_domains: list[str]
    """The domains it administers."""

    tfa_active: bool
    """Whether a second factor is in use."""

    tfa_active_int: bool
    """The same as tfa_active."""

    unselected_domains: list[str]
    """All other domains of the server; an empty text where there are none."""

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
            "selected_domains": to_json(self.selected_domains),
            "tfa_active": self.tfa_active,
            "tfa_active_int": self.tfa_active_int,
            "unselected_domains": to_json(self.unselected_domains),
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
        model.selected_domains = as_list(as_str, fields.pop("selected_domains", UNSET))
        model.tfa_active = as_bool(fields.pop("tfa_active", UNSET))
        model.tfa_active_int = as_bool(fields.pop("tfa_active_int", UNSET))
        model.unselected_domains = as_list(as_str, fields.pop("unselected_domains", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.attributes = as_model(AdminAttributes, fields.pop("attributes", UNSET))
        model.additional_properties = dict(fields)
        return model
