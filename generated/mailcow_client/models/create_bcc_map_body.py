from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_bcc_map_body_type import CreateBccMapBodyType
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateBccMapBody:
    """CreateBccMapBody"""

    bcc_dest: str
    """Where the copy goes, one address, here or elsewhere."""

    local_dest: str
    """Whose mail is copied: a mailbox, an alias, a domain or an alias domain of this server; a domain without `@`."""

    type_: CreateBccMapBodyType
    """`sender` copies what is sent by `local_dest`, `rcpt` what is sent to it."""

    active: bool | Unset = UNSET
    """Whether it works; left out, it does not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "bcc_dest": self.bcc_dest,
            "local_dest": self.local_dest,
            "type": self.type_,
            "active": self.active,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.bcc_dest = as_str(fields.pop("bcc_dest", UNSET))
        model.local_dest = as_str(fields.pop("local_dest", UNSET))
        model.type_ = fields.pop("type", UNSET)
        model.active = as_bool(fields.pop("active", UNSET))
        model.additional_properties = dict(fields)
        return model
