from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rspamd_symbol import RspamdSymbol
from ..types import UNSET, as_model, to_json


@_attrs_define(kw_only=True)
class RspamdHistoryEntrySymbols:
    """The rules it matched, by name."""

    additional_properties: dict[str, RspamdSymbol] = _attrs_field(init=False, factory=dict, repr=True)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**to_json(self.additional_properties), **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.additional_properties = {name: as_model(RspamdSymbol, value) for name, value in fields.items()}
        return model
