from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_datetime, as_str, to_json


@_attrs_define(kw_only=True)
class NetfilterLogEntry:
    """A line of the service that bans addresses."""

    message: str
    """The line itself."""

    priority: str
    """`info`, `warn` or `crit`; bans are `crit`."""

    time: datetime.datetime
    """When it was written."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"message": self.message, "priority": self.priority, "time": to_json(self.time)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.message = as_str(fields.pop("message", UNSET))
        model.priority = as_str(fields.pop("priority", UNSET))
        model.time = as_datetime(fields.pop("time", UNSET))
        model.additional_properties = dict(fields)
        return model
