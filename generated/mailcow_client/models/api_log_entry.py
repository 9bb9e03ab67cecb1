from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_datetime, as_str, to_json


@_attrs_define(kw_only=True)
class ApiLogEntry:
    """A call of the API."""

    data: str = _attrs_field(repr=False)
    """What was sent, as `attr='…', items='…'` with JSON between the quotes; empty for a GET. Top-level values whose
    key holds "pass" are starred; other secrets stand there in clear, such as private keys and tokens."""

    method: str
    """The HTTP method."""

    remote: str
    """The caller's address."""

    time: datetime.datetime
    """When the call came."""

    uri: str
    """The path with its query."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "data": self.data,
            "method": self.method,
            "remote": self.remote,
            "time": to_json(self.time),
            "uri": self.uri,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.data = as_str(fields.pop("data", UNSET))
        model.method = as_str(fields.pop("method", UNSET))
        model.remote = as_str(fields.pop("remote", UNSET))
        model.time = as_datetime(fields.pop("time", UNSET))
        model.uri = as_str(fields.pop("uri", UNSET))
        model.additional_properties = dict(fields)
        return model
