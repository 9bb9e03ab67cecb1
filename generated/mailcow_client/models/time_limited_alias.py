from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_datetime_or_none, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class TimeLimitedAlias:
    """A random address of a mailbox that ends by itself, unless it is permanent."""

    address: str
    """The address that mailcow made up."""

    created: str
    """When it was created, local time of the server, YYYY-MM-DD HH:MM:SS."""

    goto: str
    """The mailbox."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    validity: datetime.datetime | None
    """When it ends; without meaning where it is permanent."""

    description: str | Unset = UNSET
    """What it is for, often empty; told since 2025-01."""

    permanent: bool | Unset = UNSET
    """Whether it never ends; told since 2025-12."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "address": self.address,
            "created": self.created,
            "goto": self.goto,
            "modified": to_json(self.modified),
            "validity": to_json(self.validity),
            "description": self.description,
            "permanent": self.permanent,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.address = as_str(fields.pop("address", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.goto = as_str(fields.pop("goto", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.validity = as_datetime_or_none(fields.pop("validity", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.permanent = as_bool(fields.pop("permanent", UNSET))
        model.additional_properties = dict(fields)
        return model
