from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_float, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class QuarantineItemDetails:
    """A message in quarantine with its content."""

    action: str
    """What rspamd did: `reject`, `add header`, `rewrite subject` or the like."""

    created: str
    """When it came, in the server's local time, YYYY-MM-DD HH:MM:SS."""

    domain: None | str
    """Not filled by mailcow."""

    fuzzy_hashes: None | str
    """The fuzzy hashes it matched, as the JSON text of a list."""

    id: int
    """The id by which the item is named."""

    ip: None | str
    """The address it came from, or `unknown`."""

    msg: None | str
    """The message with its headers; characters beyond ASCII are HTML entities."""

    notified: bool
    """Whether the recipient was told of it."""

    qhash: None | str = _attrs_field(repr=False)
    """The hash in the links of the notification, if one was sent."""

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

    symbols: None | str
    """The rules it matched, as the JSON text of a list of objects."""

    user: str
    """The login that sent it, or `unknown`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "action": self.action,
            "created": self.created,
            "domain": to_json(self.domain),
            "fuzzy_hashes": to_json(self.fuzzy_hashes),
            "id": self.id,
            "ip": to_json(self.ip),
            "msg": to_json(self.msg),
            "notified": self.notified,
            "qhash": to_json(self.qhash),
            "qid": self.qid,
            "rcpt": to_json(self.rcpt),
            "score": to_json(self.score),
            "sender": self.sender,
            "subject": to_json(self.subject),
            "symbols": to_json(self.symbols),
            "user": self.user,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.action = as_str(fields.pop("action", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.domain = as_one_of(fields.pop("domain", UNSET), null=True, scalar=as_str)
        model.fuzzy_hashes = as_one_of(fields.pop("fuzzy_hashes", UNSET), null=True, scalar=as_str)
        model.id = as_int(fields.pop("id", UNSET))
        model.ip = as_one_of(fields.pop("ip", UNSET), null=True, scalar=as_str)
        model.msg = as_one_of(fields.pop("msg", UNSET), null=True, scalar=as_str)
        model.notified = as_bool(fields.pop("notified", UNSET))
        model.qhash = as_one_of(fields.pop("qhash", UNSET), null=True, scalar=as_str)
        model.qid = as_str(fields.pop("qid", UNSET))
        model.rcpt = as_one_of(fields.pop("rcpt", UNSET), null=True, scalar=as_str)
        model.score = as_one_of(fields.pop("score", UNSET), null=True, scalar=as_float)
        model.sender = as_str(fields.pop("sender", UNSET))
        model.subject = as_one_of(fields.pop("subject", UNSET), null=True, scalar=as_str)
        model.symbols = as_one_of(fields.pop("symbols", UNSET), null=True, scalar=as_str)
        model.user = as_str(fields.pop("user", UNSET))
        model.additional_properties = dict(fields)
        return model
