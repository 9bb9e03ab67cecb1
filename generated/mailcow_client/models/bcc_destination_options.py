from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.bcc_destination_options_mailboxes import BccDestinationOptionsMailboxes
from ..types import UNSET, Unset, as_list, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class BccDestinationOptions:
    """What a BCC map can be made for. What the server has none of is missing."""

    alias_domains: list[str] | Unset = UNSET
    """The alias domains."""

    domains: list[str] | Unset = UNSET
    """The domains."""

    mailboxes: BccDestinationOptionsMailboxes | Unset = UNSET
    """For every mailbox its own address, its aliases, and its addresses in alias domains."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "alias_domains": to_json(self.alias_domains),
            "domains": to_json(self.domains),
            "mailboxes": to_json(self.mailboxes),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.alias_domains = as_list(as_str, fields.pop("alias_domains", UNSET))
        model.domains = as_list(as_str, fields.pop("domains", UNSET))
        model.mailboxes = as_model(BccDestinationOptionsMailboxes, fields.pop("mailboxes", UNSET))
        model.additional_properties = dict(fields)
        return model
