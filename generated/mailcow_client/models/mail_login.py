from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class MailLogin:
    """A login to a mail service."""

    app_password: int | None
    """The app password's number; 0 for the mailbox's own password."""

    app_password_name: None | str
    """The app password's name; null for the mailbox's own password."""

    datetime_: str
    """When it was, local time of the server: YYYY-MM-DD HH:MM:SS."""

    real_rip: str
    """The client's address; a private or reserved one stands in round brackets after some words."""

    service: str
    """The service: `imap`, `smtp`, `pop3`, `SSO` and others."""

    location: None | str | Unset = UNSET
    """The country of a public address by its short name; none where it could not be found out."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "app_password": to_json(self.app_password),
            "app_password_name": to_json(self.app_password_name),
            "datetime": self.datetime_,
            "real_rip": self.real_rip,
            "service": self.service,
            "location": to_json(self.location),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.app_password = as_one_of(fields.pop("app_password", UNSET), null=True, scalar=as_int)
        model.app_password_name = as_one_of(fields.pop("app_password_name", UNSET), null=True, scalar=as_str)
        model.datetime_ = as_str(fields.pop("datetime", UNSET))
        model.real_rip = as_str(fields.pop("real_rip", UNSET))
        model.service = as_str(fields.pop("service", UNSET))
        model.location = as_one_of(fields.pop("location", UNSET), null=True, scalar=as_str)
        model.additional_properties = dict(fields)
        return model
