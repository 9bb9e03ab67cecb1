from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_bcc_maps_body_attr_type import EditBccMapsBodyAttrType
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditBccMapsBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether it works."""

    bcc_dest: str | Unset = UNSET
    """Where the copy goes, one address."""

    type_: EditBccMapsBodyAttrType | Unset = UNSET
    """`sender` copies what is sent by `local_dest`, `rcpt` what is sent to it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"active": self.active, "bcc_dest": self.bcc_dest, "type": self.type_}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.bcc_dest = as_str(fields.pop("bcc_dest", UNSET))
        model.type_ = fields.pop("type", UNSET)
        model.additional_properties = dict(fields)
        return model
