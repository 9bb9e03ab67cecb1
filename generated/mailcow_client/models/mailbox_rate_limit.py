from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_int, as_str


@_attrs_define(kw_only=True)
class MailboxRateLimit:
    """The rate limit of a mailbox, in a list."""

    frame: str
    """The span: `s` second, `m` minute, `h` hour, `d` day."""

    mailbox: str
    """The mailbox's address."""

    value: int
    """Messages allowed in one frame."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"frame": self.frame, "mailbox": self.mailbox, "value": self.value}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.frame = as_str(fields.pop("frame", UNSET))
        model.mailbox = as_str(fields.pop("mailbox", UNSET))
        model.value = as_int(fields.pop("value", UNSET))
        model.additional_properties = dict(fields)
        return model
