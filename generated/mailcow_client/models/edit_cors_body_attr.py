from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_cors_body_attr_allowed_methods_item import EditCorsBodyAttrAllowedMethodsItem
from ..types import UNSET, Unset, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditCorsBodyAttr:
    """The settings."""

    allowed_methods: list[EditCorsBodyAttrAllowedMethodsItem] | Unset = UNSET
    """The HTTP methods, in capitals; another is refused with `cors_invalid_method`. OPTIONS is always added. Left out,
    it is all four."""

    allowed_origins: list[str] | Unset = UNSET
    """The pages' origins, `*` for all: scheme, host name and perhaps port, without a slash at the end; one that is
    none is refused with `cors_invalid_origin`. Left out, or an empty list, it is the server's own origin."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "allowed_methods": to_json(self.allowed_methods),
            "allowed_origins": to_json(self.allowed_origins),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.allowed_methods = as_list(lambda item: item, fields.pop("allowed_methods", UNSET))
        model.allowed_origins = as_list(as_str, fields.pop("allowed_origins", UNSET))
        model.additional_properties = dict(fields)
        return model
