from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_int, as_str


@_attrs_define(kw_only=True)
class Policy:
    """A sender whose mail is never, or always, taken for spam."""

    object_: str
    """The domain or the mailbox that the entry belongs to."""

    prefid: int
    """The entry's id, which deleting wants."""

    value: str
    """The sender in lower case, with `*` for any characters."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"object": self.object_, "prefid": self.prefid, "value": self.value}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.object_ = as_str(fields.pop("object", UNSET))
        model.prefid = as_int(fields.pop("prefid", UNSET))
        model.value = as_str(fields.pop("value", UNSET))
        model.additional_properties = dict(fields)
        return model
