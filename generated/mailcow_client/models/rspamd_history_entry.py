from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rspamd_history_entry_symbols import RspamdHistoryEntrySymbols
from ..models.rspamd_history_entry_thresholds import RspamdHistoryEntryThresholds
from ..types import UNSET, Unset, as_bool, as_datetime, as_float, as_int, as_list, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class RspamdHistoryEntry:
    """A message that rspamd has scanned."""

    action: str
    """What was done: `no action`, `greylist`, `add header`, `rewrite subject`, `soft reject` or `reject`."""

    ip: str
    """The client's address, or `unknown`."""

    rcpt_mime: list[str]
    """The addresses in To and Cc."""

    rcpt_smtp: list[str]
    """The envelope's recipients."""

    required_score: float
    """The score at which a message is refused."""

    score: float
    """The message's score."""

    sender_mime: str
    """The address in From, or `unknown`."""

    sender_smtp: str
    """The envelope's sender, or `unknown`."""

    size: int
    """The message's size in bytes."""

    subject: str
    """The subject, or `unknown`."""

    symbols: RspamdHistoryEntrySymbols
    """The rules it matched, by name."""

    unix_time: datetime.datetime
    """When it was scanned."""

    user: str
    """The login, or `unknown`."""

    fuzzy_hashes: list[str] | Unset = UNSET
    """The fuzzy hashes it matched, if any."""

    is_skipped: bool | Unset = UNSET
    """Whether the scan was skipped."""

    message_id: str | Unset = UNSET
    """The Message-ID."""

    passthrough_module: str | Unset = UNSET
    """The module that settled the action, if one did."""

    thresholds: RspamdHistoryEntryThresholds | Unset = UNSET
    """The scores at which something is done, by action."""

    time_real: float | Unset = UNSET
    """How long the scan took, in seconds."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "action": self.action,
            "ip": self.ip,
            "rcpt_mime": to_json(self.rcpt_mime),
            "rcpt_smtp": to_json(self.rcpt_smtp),
            "required_score": self.required_score,
            "score": self.score,
            "sender_mime": self.sender_mime,
            "sender_smtp": self.sender_smtp,
            "size": self.size,
            "subject": self.subject,
            "symbols": to_json(self.symbols),
            "unix_time": to_json(self.unix_time),
            "user": self.user,
            "fuzzy_hashes": to_json(self.fuzzy_hashes),
            "is_skipped": self.is_skipped,
            "message-id": self.message_id,
            "passthrough_module": self.passthrough_module,
            "thresholds": to_json(self.thresholds),
            "time_real": self.time_real,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.action = as_str(fields.pop("action", UNSET))
        model.ip = as_str(fields.pop("ip", UNSET))
        model.rcpt_mime = as_list(as_str, fields.pop("rcpt_mime", UNSET))
        model.rcpt_smtp = as_list(as_str, fields.pop("rcpt_smtp", UNSET))
        model.required_score = as_float(fields.pop("required_score", UNSET))
        model.score = as_float(fields.pop("score", UNSET))
        model.sender_mime = as_str(fields.pop("sender_mime", UNSET))
        model.sender_smtp = as_str(fields.pop("sender_smtp", UNSET))
        model.size = as_int(fields.pop("size", UNSET))
        model.subject = as_str(fields.pop("subject", UNSET))
        model.symbols = as_model(RspamdHistoryEntrySymbols, fields.pop("symbols", UNSET))
        model.unix_time = as_datetime(fields.pop("unix_time", UNSET))
        model.user = as_str(fields.pop("user", UNSET))
        model.fuzzy_hashes = as_list(as_str, fields.pop("fuzzy_hashes", UNSET))
        model.is_skipped = as_bool(fields.pop("is_skipped", UNSET))
        model.message_id = as_str(fields.pop("message-id", UNSET))
        model.passthrough_module = as_str(fields.pop("passthrough_module", UNSET))
        model.thresholds = as_model(RspamdHistoryEntryThresholds, fields.pop("thresholds", UNSET))
        model.time_real = as_float(fields.pop("time_real", UNSET))
        model.additional_properties = dict(fields)
        return model
