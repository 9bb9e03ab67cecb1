from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.result_type import ResultType
from ..types import UNSET, Unset, as_list, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class Result:
    """What became of one item of a write, or of the whole write."""

    msg: list[Any] | str
    """A code or a free text, alone or followed by what it speaks of."""

    type_: ResultType
    """`danger` and `error` are refusals; `warning` and `info` come beside successes."""

    log: list[Any] | Unset = _attrs_field(default=UNSET, repr=False)
    """The call that mailcow made of the request; the request's fields stand in it, some passwords too."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"msg": to_json(self.msg), "type": self.type_, "log": to_json(self.log)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.msg = as_one_of(fields.pop("msg", UNSET), items=lambda item: item, scalar=as_str)
        model.type_ = fields.pop("type", UNSET)
        model.log = as_list(lambda item: item, fields.pop("log", UNSET))
        model.additional_properties = dict(fields)
        return model
