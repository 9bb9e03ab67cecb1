from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class Relayhost:
    """A server that takes the outgoing mail of the domains and mailboxes that are set to it."""

    active: bool
    """Whether it works."""

    hostname: str
    """Host, and port if any, as Postfix writes a next hop."""

    id: int
    """The relay host's number, as domains and mailboxes name it."""

    password: str = _attrs_field(repr=False)
    """The password in clear, as stored; one that was created with a colon holds backslashes."""

    password_short: str = _attrs_field(repr=False)
    """The first three characters of the password and three dots."""

    used_by_domains: str
    """The domains set to it, separated by a comma and a space; empty for none."""

    used_by_mailboxes: str
    """The mailboxes set to it, separated likewise; empty for none."""

    username: str
    """The login name as stored, empty for none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "hostname": self.hostname,
            "id": self.id,
            "password": self.password,
            "password_short": self.password_short,
            "used_by_domains": self.used_by_domains,
            "used_by_mailboxes": self.used_by_mailboxes,
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
        model.hostname = as_str(fields.pop("hostname", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.password_short = as_str(fields.pop("password_short", UNSET))
        model.used_by_domains = as_str(fields.pop("used_by_domains", UNSET))
        model.used_by_mailboxes = as_str(fields.pop("used_by_mailboxes", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.additional_properties = dict(fields)
        return model
