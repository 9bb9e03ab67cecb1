from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_delimiter_action_body_attr_tagged_mail_handler import EditDelimiterActionBodyAttrTaggedMailHandler
from ..types import UNSET


@_attrs_define(kw_only=True)
class EditDelimiterActionBodyAttr:
    """The setting."""

    tagged_mail_handler: EditDelimiterActionBodyAttrTaggedMailHandler
    """Where the tag goes: into the subject, into a folder of that name, or nowhere."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"tagged_mail_handler": self.tagged_mail_handler}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.tagged_mail_handler = fields.pop("tagged_mail_handler", UNSET)
        model.additional_properties = dict(fields)
        return model
