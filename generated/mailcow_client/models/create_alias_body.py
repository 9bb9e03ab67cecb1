from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateAliasBody:
    """CreateAliasBody"""

    address: str
    """The new address, or `@` and the domain for a catch-all; several are separated by commas, spaces, semicolons or
    line ends. A list is not taken."""

    active: bool | Unset = UNSET
    """Whether it works; left out, it does not."""

    goto: str | Unset = UNSET
    """The targets, separated likewise; needed unless one of the other `goto_…` is true. A list is not taken."""

    goto_ham: bool | Unset = UNSET
    """Whether mail to it trains the filter as no spam; stands in for `goto`."""

    goto_null: bool | Unset = UNSET
    """Whether mail to it is discarded; stands in for `goto`, and goes before the other two."""

    goto_spam: bool | Unset = UNSET
    """Whether mail to it trains the filter as spam; stands in for `goto`."""

    internal: bool | Unset = UNSET
    """Whether only its domain and that one's alias domains may write to it; left out, all may."""

    private_comment: str | Unset = UNSET
    """A note for administrators, at most 160 bytes."""

    public_comment: str | Unset = UNSET
    """A note that the mailbox's user may see, at most 160 bytes."""

    sender_allowed: bool | Unset = UNSET
    """Whether the targets may send as this address; left out, they may not."""

    sogo_visible: bool | Unset = UNSET
    """Whether SOGo offers the address; left out, it does not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "address": self.address,
            "active": self.active,
            "goto": self.goto,
            "goto_ham": self.goto_ham,
            "goto_null": self.goto_null,
            "goto_spam": self.goto_spam,
            "internal": self.internal,
            "private_comment": self.private_comment,
            "public_comment": self.public_comment,
            "sender_allowed": self.sender_allowed,
            "sogo_visible": self.sogo_visible,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.address = as_str(fields.pop("address", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.goto = as_str(fields.pop("goto", UNSET))
        model.goto_ham = as_bool(fields.pop("goto_ham", UNSET))
        model.goto_null = as_bool(fields.pop("goto_null", UNSET))
        model.goto_spam = as_bool(fields.pop("goto_spam", UNSET))
        model.internal = as_bool(fields.pop("internal", UNSET))
        model.private_comment = as_str(fields.pop("private_comment", UNSET))
        model.public_comment = as_str(fields.pop("public_comment", UNSET))
        model.sender_allowed = as_bool(fields.pop("sender_allowed", UNSET))
        model.sogo_visible = as_bool(fields.pop("sogo_visible", UNSET))
        model.additional_properties = dict(fields)
        return model
