from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_alias_domain_body_rl_frame import CreateAliasDomainBodyRlFrame
from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class CreateAliasDomainBody:
    """CreateAliasDomainBody"""

    alias_domain: str
    """The name. Several may be told in one text, separated by commas, semicolons, spaces or line ends."""

    target_domain: str
    """The domain it stands for; neither an alias domain itself nor one that is only a backup MX."""

    active: bool | Unset = UNSET
    """Whether it is served. Left out, it is not."""

    dkim_selector: str | Unset = UNSET
    """The selector of the DKIM key. Wanted with `key_size`."""

    key_size: int | Unset = UNSET
    """The length of the DKIM key in bits. Wanted with `dkim_selector`."""

    rl_frame: CreateAliasDomainBodyRlFrame | Unset = UNSET
    """The time span of the limit: a second, a minute, an hour, a day. Wanted with `rl_value`."""

    rl_value: int | Unset = UNSET
    """The limit on sending, in messages per time span; 0 or left out, none is set."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "alias_domain": self.alias_domain,
            "target_domain": self.target_domain,
            "active": self.active,
            "dkim_selector": self.dkim_selector,
            "key_size": self.key_size,
            "rl_frame": self.rl_frame,
            "rl_value": self.rl_value,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.alias_domain = as_str(fields.pop("alias_domain", UNSET))
        model.target_domain = as_str(fields.pop("target_domain", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.key_size = as_int(fields.pop("key_size", UNSET))
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.additional_properties = dict(fields)
        return model
