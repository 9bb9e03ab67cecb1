from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class TlsPolicy:
    """How Postfix encrypts mail to a destination."""

    active: bool
    """Whether it works."""

    created: str
    """When it was created, local time of the server, YYYY-MM-DD HH:MM:SS."""

    dest: str
    """The destination, as Postfix names the next hop."""

    id: int
    """The policy's number."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    parameters: None | str
    """Further settings of Postfix, name=value, separated by spaces; mostly empty."""

    policy: str
    """`none`, `may`, `encrypt`, `dane`, `dane-only`, `fingerprint`, `verify` or `secure`, as Postfix understands them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "created": self.created,
            "dest": self.dest,
            "id": self.id,
            "modified": to_json(self.modified),
            "parameters": to_json(self.parameters),
            "policy": self.policy,
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
        model.dest = as_str(fields.pop("dest", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.parameters = as_one_of(fields.pop("parameters", UNSET), null=True, scalar=as_str)
        model.policy = as_str(fields.pop("policy", UNSET))
        model.additional_properties = dict(fields)
        return model
