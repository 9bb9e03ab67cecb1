from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_datetime, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class QueuedMessage:
    """A message in the queue of Postfix."""

    arrival_time: datetime.datetime
    """When it came."""

    message_size: int
    """Its size in bytes."""

    queue_id: str
    """The id by which the message is named."""

    queue_name: str
    """The queue: `incoming`, `active`, `deferred`, `hold` or `maildrop`."""

    recipients: list[str]
    """The addresses still to be served; the reason of a delay follows in brackets, after a space."""

    sender: str
    """The envelope's sender; empty for a bounce."""

    forced_expire: bool | Unset = UNSET
    """Whether it was made to expire by hand."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "arrival_time": to_json(self.arrival_time),
            "message_size": self.message_size,
            "queue_id": self.queue_id,
            "queue_name": self.queue_name,
            "recipients": to_json(self.recipients),
            "sender": self.sender,
            "forced_expire": self.forced_expire,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.arrival_time = as_datetime(fields.pop("arrival_time", UNSET))
        model.message_size = as_int(fields.pop("message_size", UNSET))
        model.queue_id = as_str(fields.pop("queue_id", UNSET))
        model.queue_name = as_str(fields.pop("queue_name", UNSET))
        model.recipients = as_list(as_str, fields.pop("recipients", UNSET))
        model.sender = as_str(fields.pop("sender", UNSET))
        model.forced_expire = as_bool(fields.pop("forced_expire", UNSET))
        model.additional_properties = dict(fields)
        return model
