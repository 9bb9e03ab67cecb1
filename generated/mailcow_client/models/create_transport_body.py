from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class CreateTransportBody:
    """CreateTransportBody"""

    destination: str
    """A domain, a dot and a domain for what is below it, an address or `*`; a regular expression where it is MX-based.
    Several are separated by commas, spaces, semicolons or line ends."""

    nexthop: str
    """Host, and port if any, as Postfix writes a next hop; mailcow puts a bare IP address in brackets."""

    active: bool | Unset = UNSET
    """Whether it works; left out, it does not."""

    is_mx_based: bool | Unset = UNSET
    """Whether to match `destination` against the MX of the recipient's domain; left out, it is not."""

    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password; left out, none. A colon gets a backslash."""

    username: str | Unset = UNSET
    """The login name; left out, none. A colon gets a backslash."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "destination": self.destination,
            "nexthop": self.nexthop,
            "active": self.active,
            "is_mx_based": self.is_mx_based,
            "password": self.password,
            "username": self.username,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.destination = as_str(fields.pop("destination", UNSET))
        model.nexthop = as_str(fields.pop("nexthop", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.is_mx_based = as_bool(fields.pop("is_mx_based", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
