from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int


@_attrs_define(kw_only=True)
class PasswordPolicy:
    """What the server demands of new passwords of mailboxes, app passwords and administrators."""

    chars: bool
    """Whether a letter from A to Z is demanded."""

    length: int
    """The least length, in bytes."""

    lowerupper: bool
    """Whether both a small and a capital letter are demanded."""

    numbers: bool
    """Whether a digit is demanded."""

    special_chars: bool
    """Whether something is demanded that is neither a letter from A to Z nor a digit."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "chars": self.chars,
            "length": self.length,
            "lowerupper": self.lowerupper,
            "numbers": self.numbers,
            "special_chars": self.special_chars,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.chars = as_bool(fields.pop("chars", UNSET))
        model.length = as_int(fields.pop("length", UNSET))
        model.lowerupper = as_bool(fields.pop("lowerupper", UNSET))
        model.numbers = as_bool(fields.pop("numbers", UNSET))
        model.special_chars = as_bool(fields.pop("special_chars", UNSET))
        model.additional_properties = dict(fields)
        return model
