from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class RenameMailboxBodyAttr:
    """What to rename."""

    domain: str
    """The domain's name."""

    new_local_part: str
    """What is to stand there; send small letters."""

    old_local_part: str
    """What stands before the @ now."""

    create_alias: bool | Unset = UNSET
    """Whether the old address becomes an alias of the new one; left out, it does not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "new_local_part": self.new_local_part,
            "old_local_part": self.old_local_part,
            "create_alias": self.create_alias,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.new_local_part = as_str(fields.pop("new_local_part", UNSET))
        model.old_local_part = as_str(fields.pop("old_local_part", UNSET))
        model.create_alias = as_bool(fields.pop("create_alias", UNSET))
        model.additional_properties = dict(fields)
        return model
