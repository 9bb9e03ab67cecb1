from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool


@_attrs_define(kw_only=True)
class EditCustomLoginBodyAttr:
    """The switches."""

    force_sso: bool | Unset = UNSET
    """Leaves users only the button of the identity provider, where one that works through OIDC is set up."""

    hide_admin_quicklink: bool | Unset = UNSET
    """Hides the link to the administrators' login."""

    hide_domainadmin_quicklink: bool | Unset = UNSET
    """Hides the link to the domain administrators' login."""

    hide_user_quicklink: bool | Unset = UNSET
    """Hides the link to the users' login on the other login pages."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "force_sso": self.force_sso,
            "hide_admin_quicklink": self.hide_admin_quicklink,
            "hide_domainadmin_quicklink": self.hide_domainadmin_quicklink,
            "hide_user_quicklink": self.hide_user_quicklink,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.force_sso = as_bool(fields.pop("force_sso", UNSET))
        model.hide_admin_quicklink = as_bool(fields.pop("hide_admin_quicklink", UNSET))
        model.hide_domainadmin_quicklink = as_bool(fields.pop("hide_domainadmin_quicklink", UNSET))
        model.hide_user_quicklink = as_bool(fields.pop("hide_user_quicklink", UNSET))
        model.additional_properties = dict(fields)
        return model
