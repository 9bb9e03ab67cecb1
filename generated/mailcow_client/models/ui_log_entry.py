from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_datetime, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class UiLogEntry:
    """A result that mailcow has reported."""

    call: None | str = _attrs_field(repr=False)
    """The call that mailcow made of the request, as JSON text. Some secrets stand in it."""

    id: int
    """The row's number; higher is newer."""

    msg: None | str
    """The result's message, as JSON text."""

    remote: str
    """The caller's address."""

    role: str
    """The role, for instance `admin`, `domainadmin` or `user`."""

    task: str
    """A mark that the results of one request share."""

    time: datetime.datetime
    """When."""

    type_: None | str
    """`success`, `info`, `warning` or `danger`."""

    user: str
    """Who did it; `API` for a key, `unauthenticated` before a login."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "call": to_json(self.call),
            "id": self.id,
            "msg": to_json(self.msg),
            "remote": self.remote,
            "role": self.role,
            "task": self.task,
            "time": to_json(self.time),
            "type": to_json(self.type_),
            "user": self.user,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.call = as_one_of(fields.pop("call", UNSET), null=True, scalar=as_str)
        model.id = as_int(fields.pop("id", UNSET))
        model.msg = as_one_of(fields.pop("msg", UNSET), null=True, scalar=as_str)
        model.remote = as_str(fields.pop("remote", UNSET))
        model.role = as_str(fields.pop("role", UNSET))
        model.task = as_str(fields.pop("task", UNSET))
        model.time = as_datetime(fields.pop("time", UNSET))
        model.type_ = as_one_of(fields.pop("type", UNSET), null=True, scalar=as_str)
        model.user = as_str(fields.pop("user", UNSET))
        model.additional_properties = dict(fields)
        return model
