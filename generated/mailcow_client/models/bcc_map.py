from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class BccMap:
    """Sends a copy of the mail from or to an address or a domain to another address."""

    active: bool
    """Whether it works."""

    bcc_dest: str
    """Where the copy goes."""

    created: str
    """When it was created, local time of the server, YYYY-MM-DD HH:MM:SS."""

    domain: str
    """The domain of `local_dest`."""

    id: int
    """The map's number."""

    local_dest: str
    """Whose mail is copied: an address, or `@` and a domain."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    type_: str
    """`sender` copies what is sent by `local_dest`, `rcpt` what is sent to it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "bcc_dest": self.bcc_dest,
            "created": self.created,
            "domain": self.domain,
            "id": self.id,
            "local_dest": self.local_dest,
            "modified": to_json(self.modified),
            "type": self.type_,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.bcc_dest = as_str(fields.pop("bcc_dest", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.domain = as_str(fields.pop("domain", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.local_dest = as_str(fields.pop("local_dest", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.type_ = as_str(fields.pop("type", UNSET))
        model.additional_properties = dict(fields)
        return model
