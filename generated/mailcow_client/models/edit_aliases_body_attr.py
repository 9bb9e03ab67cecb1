from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditAliasesBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether it works."""

    address: str | Unset = UNSET
    """A new address, of a known domain."""

    expand_alias: bool | Unset = UNSET
    """True creates the same alias in every alias domain of its domain that lacks it, active and visible in SOGo, and
    ignores all other attributes."""

    goto: str | Unset = UNSET
    """All targets, not only new ones; separated by commas, spaces, semicolons or line ends. Empty leaves them as they
    are."""

    goto_ham: bool | Unset = UNSET
    """Whether mail to it trains the filter as no spam; replaces the targets."""

    goto_null: bool | Unset = UNSET
    """Whether mail to it is discarded; replaces the targets, and goes before the other two."""

    goto_spam: bool | Unset = UNSET
    """Whether mail to it trains the filter as spam; replaces the targets."""

    internal: bool | Unset = UNSET
    """Whether only its domain and that one's alias domains may write to it."""

    private_comment: str | Unset = UNSET
    """A note for administrators."""

    public_comment: str | Unset = UNSET
    """A note that the mailbox's user may see."""

    sender_allowed: bool | Unset = UNSET
    """Whether the targets may send as this address."""

    sogo_visible: bool | Unset = UNSET
    """Whether SOGo offers the address."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "address": self.address,
            "expand_alias": self.expand_alias,
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
        model.active = as_bool(fields.pop("active", UNSET))
        model.address = as_str(fields.pop("address", UNSET))
        model.expand_alias = as_bool(fields.pop("expand_alias", UNSET))
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
