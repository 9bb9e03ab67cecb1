from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_datetime, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class AutodiscoverLogEntry:
    """A client's request for its settings."""

    ip: str
    """The client's address."""

    service: str
    """What was answered: `activesync`, `imap`, or a text that begins with `Error:`."""

    time: datetime.datetime
    """When it came."""

    ua: None | str
    """The client's User-Agent."""

    user: list[str] | str
    """The address asked for, in a list of one; the text `none` where the request held none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "ip": self.ip,
            "service": self.service,
            "time": to_json(self.time),
            "ua": to_json(self.ua),
            "user": to_json(self.user),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.ip = as_str(fields.pop("ip", UNSET))
        model.service = as_str(fields.pop("service", UNSET))
        model.time = as_datetime(fields.pop("time", UNSET))
        model.ua = as_one_of(fields.pop("ua", UNSET), null=True, scalar=as_str)
        model.user = as_one_of(fields.pop("user", UNSET), items=as_str, scalar=as_str)
        model.additional_properties = dict(fields)
        return model
