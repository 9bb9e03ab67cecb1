from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class Alias:
    """An address whose mail goes to other addresses, to nowhere, or to the spam filter's training."""

    active: bool
    """Whether it works."""

    active_int: bool
    """The same as `active`."""

    address: str
    """The address; `@` and the domain for a catch-all."""

    created: str
    """When it was created, local time of the server, YYYY-MM-DD HH:MM:SS."""

    domain: str
    """The domain of the address."""

    goto: str
    """The targets, separated by commas; `null@localhost` discards, `spam@localhost` and `ham@localhost` train."""

    id: int
    """The alias's number."""

    in_primary_domain: str
    """The target domain where the alias lies in an alias domain, else empty."""

    is_catch_all: bool
    """Whether it takes what no other address of the domain takes."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    private_comment: None | str
    """A note for administrators."""

    public_comment: None | str
    """A note that the mailbox's user may see."""

    sogo_visible: bool
    """Whether SOGo offers the address."""

    sogo_visible_int: bool
    """The same as `sogo_visible`."""

    internal: bool | Unset = UNSET
    """Whether only its domain and that one's alias domains may write to it; told since 2025-09."""

    sender_allowed: bool | Unset = UNSET
    """Whether the targets may send as this address; told since 2026-01."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "address": self.address,
            "created": self.created,
            "domain": self.domain,
            "goto": self.goto,
            "id": self.id,
            "in_primary_domain": self.in_primary_domain,
            "is_catch_all": self.is_catch_all,
            "modified": to_json(self.modified),
            "private_comment": to_json(self.private_comment),
            "public_comment": to_json(self.public_comment),
            "sogo_visible": self.sogo_visible,
            "sogo_visible_int": self.sogo_visible_int,
            "internal": self.internal,
            "sender_allowed": self.sender_allowed,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.active_int = as_bool(fields.pop("active_int", UNSET))
        model.address = as_str(fields.pop("address", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.domain = as_str(fields.pop("domain", UNSET))
        model.goto = as_str(fields.pop("goto", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.in_primary_domain = as_str(fields.pop("in_primary_domain", UNSET))
        model.is_catch_all = as_bool(fields.pop("is_catch_all", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.private_comment = as_one_of(fields.pop("private_comment", UNSET), null=True, scalar=as_str)
        model.public_comment = as_one_of(fields.pop("public_comment", UNSET), null=True, scalar=as_str)
        model.sogo_visible = as_bool(fields.pop("sogo_visible", UNSET))
        model.sogo_visible_int = as_bool(fields.pop("sogo_visible_int", UNSET))
        model.internal = as_bool(fields.pop("internal", UNSET))
        model.sender_allowed = as_bool(fields.pop("sender_allowed", UNSET))
        model.additional_properties = dict(fields)
        return model
