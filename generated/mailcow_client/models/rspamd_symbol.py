from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_float, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class RspamdSymbol:
    """A rule that a message matched."""

    score: float
    """What it added to the message's score."""

    description: str | Unset = UNSET
    """What the rule looks for."""

    metric_score: float | Unset = UNSET
    """What it weighs by default."""

    name: str | Unset = UNSET
    """The rule's name."""

    options: list[str] | Unset = UNSET
    """What it found."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "score": self.score,
            "description": self.description,
            "metric_score": self.metric_score,
            "name": self.name,
            "options": to_json(self.options),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.score = as_float(fields.pop("score", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.metric_score = as_float(fields.pop("metric_score", UNSET))
        model.name = as_str(fields.pop("name", UNSET))
        model.options = as_list(as_str, fields.pop("options", UNSET))
        model.additional_properties = dict(fields)
        return model
