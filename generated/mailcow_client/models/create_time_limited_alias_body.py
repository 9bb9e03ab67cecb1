from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class CreateTimeLimitedAliasBody:
    """CreateTimeLimitedAliasBody"""

    domain: str
    """The mailbox's domain, or an alias domain of it that the mailbox may use."""

    username: str
    """The mailbox's address."""

    description: str | Unset = UNSET
    """What it is for; left out, it is empty. Send it always: older servers need it."""

    permanent: bool | Unset = UNSET
    """Whether it never ends; left out, it does. Older servers ignore it."""

    validity: int | Unset = UNSET
    """How long it lasts, in hours; left out, 8760."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "username": self.username,
            "description": self.description,
            "permanent": self.permanent,
            "validity": self.validity,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.permanent = as_bool(fields.pop("permanent", UNSET))
        model.validity = as_int(fields.pop("validity", UNSET))
        model.additional_properties = dict(fields)
        return model
