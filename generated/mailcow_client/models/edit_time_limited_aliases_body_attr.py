from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int


@_attrs_define(kw_only=True)
class EditTimeLimitedAliasesBodyAttr:
    """What to change."""

    permanent: bool | Unset = UNSET
    """True lets it last forever, whatever `validity` says. False alone does nothing."""

    validity: int | Unset = UNSET
    """How long it lasts from now on, in hours; makes a permanent one end. A negative one ends it at once."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"permanent": self.permanent, "validity": self.validity}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.permanent = as_bool(fields.pop("permanent", UNSET))
        model.validity = as_int(fields.pop("validity", UNSET))
        model.additional_properties = dict(fields)
        return model
