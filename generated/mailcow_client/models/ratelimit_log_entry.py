from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_datetime, as_str, to_json


@_attrs_define(kw_only=True)
class RatelimitLogEntry:
    """A message that was refused because its sender had reached the limit."""

    from_: str
    """The envelope's sender."""

    header_from: str
    """The From header."""

    header_subject: str
    """The subject."""

    ip: str
    """The client's address."""

    message_id: str
    """The Message-ID."""

    qid: str
    """The queue id."""

    rcpt: str
    """The recipients, separated by comma and space."""

    rl_hash: str
    """The limit's hash, which resets it; `err` where it was not found."""

    rl_info: str
    """The limit's name, and its hash in brackets."""

    rl_name: str
    """The limit's name; `err` where it was not found."""

    time: datetime.datetime
    """When."""

    user: str
    """The login, or `unknown`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "from": self.from_,
            "header_from": self.header_from,
            "header_subject": self.header_subject,
            "ip": self.ip,
            "message_id": self.message_id,
            "qid": self.qid,
            "rcpt": self.rcpt,
            "rl_hash": self.rl_hash,
            "rl_info": self.rl_info,
            "rl_name": self.rl_name,
            "time": to_json(self.time),
            "user": self.user,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.from_ = as_str(fields.pop("from", UNSET))
        model.header_from = as_str(fields.pop("header_from", UNSET))
        model.header_subject = as_str(fields.pop("header_subject", UNSET))
        model.ip = as_str(fields.pop("ip", UNSET))
        model.message_id = as_str(fields.pop("message_id", UNSET))
        model.qid = as_str(fields.pop("qid", UNSET))
        model.rcpt = as_str(fields.pop("rcpt", UNSET))
        model.rl_hash = as_str(fields.pop("rl_hash", UNSET))
        model.rl_info = as_str(fields.pop("rl_info", UNSET))
        model.rl_name = as_str(fields.pop("rl_name", UNSET))
        model.time = as_datetime(fields.pop("time", UNSET))
        model.user = as_str(fields.pop("user", UNSET))
        model.additional_properties = dict(fields)
        return model
