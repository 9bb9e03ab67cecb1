from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_oauth_2_clients_body_attr import EditOauth2ClientsBodyAttr
from ..types import UNSET, as_int, as_list, as_model, to_json


@_attrs_define(kw_only=True)
class EditOauth2ClientsBody:
    """EditOauth2ClientsBody"""

    attr: EditOauth2ClientsBodyAttr
    """What to change."""

    items: list[int]
    """The clients' numbers."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"attr": to_json(self.attr), "items": to_json(self.items)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.attr = as_model(EditOauth2ClientsBodyAttr, fields.pop("attr", UNSET))
        model.items = as_list(as_int, fields.pop("items", UNSET))
        model.additional_properties = dict(fields)
        return model
