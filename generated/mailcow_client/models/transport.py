from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class Transport:
    """Sends the mail for a destination by a certain next hop."""

    active: bool
    """Whether it works."""

    destination: str
    """A domain, a dot and a domain, an address or `*`; a regular expression where it is MX-based."""

    id: int
    """The transport's number."""

    is_mx_based: bool
    """Whether `destination` is compared with the MX of a recipient's domain."""

    nexthop: str
    """Host, and port if any, as Postfix writes a next hop."""

    password: str = _attrs_field(repr=False)
    """The password in clear, as stored; one that was created with a colon holds a backslash."""

    password_short: str = _attrs_field(repr=False)
    """The first three characters of the password and three dots."""

    username: str
    """The login name as stored, empty for none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "destination": self.destination,
            "id": self.id,
            "is_mx_based": self.is_mx_based,
            "nexthop": self.nexthop,
            "password": self.password,
            "password_short": self.password_short,
            "username": self.username,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.destination = as_str(fields.pop("destination", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.is_mx_based = as_bool(fields.pop("is_mx_based", UNSET))
        model.nexthop = as_str(fields.pop("nexthop", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.password_short = as_str(fields.pop("password_short", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
