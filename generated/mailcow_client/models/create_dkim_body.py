from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_int, as_str


@_attrs_define(kw_only=True)
class CreateDkimBody:
    """CreateDkimBody"""

    domains: str
    """The domains or alias domains in one text, separated by commas, semicolons, spaces or line ends."""

    key_size: int
    """The length of the RSA key in bits, mostly 2048; below 512 it is refused. The reply waits for the key: 4096 takes
    seconds, more can outlast a time-out."""

    dkim_selector: str | Unset = UNSET
    """The selector: letters, digits, `-`, `_` and `.`. Left out, it is dkim."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domains": self.domains,
            "key_size": self.key_size,
            "dkim_selector": self.dkim_selector,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domains = as_str(fields.pop("domains", UNSET))
        model.key_size = as_int(fields.pop("key_size", UNSET))
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.additional_properties = dict(fields)
        return model
