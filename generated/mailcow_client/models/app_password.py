from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class AppPassword:
    """A further password of a mailbox, good for chosen protocols."""

    active: bool
    """Whether it is good at all."""

    created: str
    """When it was made, local time of the server: YYYY-MM-DD HH:MM:SS."""

    dav_access: bool
    """Whether it is good for CalDAV and CardDAV."""

    domain: str
    """The mailbox's domain."""

    eas_access: bool
    """Whether it is good for ActiveSync."""

    id: int
    """The number that edits and deletes want."""

    imap_access: bool
    """Whether it is good for IMAP."""

    mailbox: str
    """The mailbox's address."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    name: str
    """The name, which need not be unique. `<`, `&` and quotes come escaped for HTML, twice over."""

    password: str = _attrs_field(repr=False)
    """The password's hash, with its scheme in braces."""

    pop3_access: bool
    """Whether it is good for POP3."""

    sieve_access: bool
    """Whether it is good for ManageSieve."""

    smtp_access: bool
    """Whether it is good for SMTP."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "created": self.created,
            "dav_access": self.dav_access,
            "domain": self.domain,
            "eas_access": self.eas_access,
            "id": self.id,
            "imap_access": self.imap_access,
            "mailbox": self.mailbox,
            "modified": to_json(self.modified),
            "name": self.name,
            "password": self.password,
            "pop3_access": self.pop3_access,
            "sieve_access": self.sieve_access,
            "smtp_access": self.smtp_access,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.dav_access = as_bool(fields.pop("dav_access", UNSET))
        model.domain = as_str(fields.pop("domain", UNSET))
        model.eas_access = as_bool(fields.pop("eas_access", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.imap_access = as_bool(fields.pop("imap_access", UNSET))
        model.mailbox = as_str(fields.pop("mailbox", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.name = as_str(fields.pop("name", UNSET))
        model.password = as_str(fields.pop("password", UNSET))
        model.pop3_access = as_bool(fields.pop("pop3_access", UNSET))
        model.sieve_access = as_bool(fields.pop("sieve_access", UNSET))
        model.smtp_access = as_bool(fields.pop("smtp_access", UNSET))
        model.additional_properties = dict(fields)
        return model
