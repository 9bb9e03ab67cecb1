from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_datetime, as_int, as_str, to_json


@_attrs_define(kw_only=True)
class WatchdogLogEntry:
    """The health of a service, or a line about it."""

    time: datetime.datetime
    """When it was written."""

    hpdiff: int | Unset = UNSET
    """The change of the points; only in measurements."""

    hpnow: int | Unset = UNSET
    """The points left; only in measurements."""

    hptotal: int | Unset = UNSET
    """The points at best; only in measurements."""

    lvl: int | Unset = UNSET
    """The health in percent; only in measurements."""

    message: str | Unset = UNSET
    """A line of text; missing in measurements."""

    service: str | Unset = UNSET
    """The service measured; only in measurements."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "time": to_json(self.time),
            "hpdiff": self.hpdiff,
            "hpnow": self.hpnow,
            "hptotal": self.hptotal,
            "lvl": self.lvl,
            "message": self.message,
            "service": self.service,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.time = as_datetime(fields.pop("time", UNSET))
        model.hpdiff = as_int(fields.pop("hpdiff", UNSET))
        model.hpnow = as_int(fields.pop("hpnow", UNSET))
        model.hptotal = as_int(fields.pop("hptotal", UNSET))
        model.lvl = as_int(fields.pop("lvl", UNSET))
        model.message = as_str(fields.pop("message", UNSET))
        model.service = as_str(fields.pop("service", UNSET))
        model.additional_properties = dict(fields)
        return model
