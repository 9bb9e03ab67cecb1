from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_datetime, as_float, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class QuarantineItem:
    """A message in quarantine, as the list tells it."""

    action: str
    """What rspamd did: `reject`, `add header`, `rewrite subject` or the like."""

    created: datetime.datetime
    """When it came."""

    id: int
    """The id by which the item is named."""

    notified: bool
    """Whether the recipient was told of it."""

    qid: str
    """The message's queue id, or `unknown`."""

    rcpt: None | str
    """The mailbox it was meant for."""

    score: float | None
    """The score that rspamd gave."""

    sender: str
    """The envelope's sender."""

    subject: None | str
    """The subject."""

    virus_flag: int | None
    """0 where no virus was found; any other number means one was."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "action": self.action,
            "created": to_json(self.created),
            "id": self.id,
            "notified": self.notified,
            "qid": self.qid,
            "rcpt": to_json(self.rcpt),
            "score": to_json(self.score),
            "sender": self.sender,
            "subject": to_json(self.subject),
            "virus_flag": to_json(self.virus_flag),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.action = as_str(fields.pop("action", UNSET))
        model.created = as_datetime(fields.pop("created", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.notified = as_bool(fields.pop("notified", UNSET))
        model.qid = as_str(fields.pop("qid", UNSET))
        model.rcpt = as_one_of(fields.pop("rcpt", UNSET), null=True, scalar=as_str)
        model.score = as_one_of(fields.pop("score", UNSET), null=True, scalar=as_float)
        model.sender = as_str(fields.pop("sender", UNSET))
        model.subject = as_one_of(fields.pop("subject", UNSET), null=True, scalar=as_str)
        model.virus_flag = as_one_of(fields.pop("virus_flag", UNSET), null=True, scalar=as_int)
        model.additional_properties = dict(fields)
        return model
