from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_mailbox_ratelimit_body_attr_rl_frame import EditMailboxRatelimitBodyAttrRlFrame
from ..types import UNSET, as_int


@_attrs_define(kw_only=True)
class EditMailboxRatelimitBodyAttr:
    """The limit."""

    rl_frame: EditMailboxRatelimitBodyAttrRlFrame
    """The span: second, minute, hour or day."""

    rl_value: int
    """Messages allowed in one frame; 0 or left out takes the limit away."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"rl_frame": self.rl_frame, "rl_value": self.rl_value}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.additional_properties = dict(fields)
        return model
