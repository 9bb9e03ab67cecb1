from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_domain_footer_body_attr import EditDomainFooterBodyAttr
from ..types import UNSET, as_list, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class EditDomainFooterBody:
    """EditDomainFooterBody"""

    attr: EditDomainFooterBodyAttr
    """The footer."""

    items: list[str]
    """The names of the domains."""

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
        model.attr = as_model(EditDomainFooterBodyAttr, fields.pop("attr", UNSET))
        model.items = as_list(as_str, fields.pop("items", UNSET))
        model.additional_properties = dict(fields)
        return model
