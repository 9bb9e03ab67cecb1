from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rate_limit import RateLimit
from ..types import UNSET, as_bool, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class AliasDomain:
    """A domain whose addresses all stand for those of another domain. Its limit on sending is its own."""

    active: bool
    """Whether it is served."""

    active_int: bool
    """The same as `active`."""

    alias_domain: str
    """The name, in ASCII (punycode)."""

    created: str
    """When it was made, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    modified: None | str
    """When it was last changed, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    parent_is_backupmx: bool
    """Whether this server is a backup MX of the target, so that mail for the alias is passed on too."""

    rl: None | RateLimit
    """The limit on sending; `false` where there is none."""

    target_domain: str
    """The domain it stands for."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "alias_domain": self.alias_domain,
            "created": self.created,
            "modified": to_json(self.modified),
            "parent_is_backupmx": self.parent_is_backupmx,
            "rl": to_json(self.rl),
            "target_domain": self.target_domain,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.active_int = as_bool(fields.pop("active_int", UNSET))
        model.alias_domain = as_str(fields.pop("alias_domain", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.parent_is_backupmx = as_bool(fields.pop("parent_is_backupmx", UNSET))
        model.rl = as_one_of(fields.pop("rl", UNSET), null=True, model=RateLimit)
        model.target_domain = as_str(fields.pop("target_domain", UNSET))
        model.additional_properties = dict(fields)
        return model
