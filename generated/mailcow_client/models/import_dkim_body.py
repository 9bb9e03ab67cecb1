from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class ImportDkimBody:
    """ImportDkimBody"""

    domain: str
    """The domain."""

    private_key_file: str = _attrs_field(repr=False)
    """The RSA key itself in PEM, without a passphrase; not the name of a file."""

    dkim_selector: str | Unset = UNSET
    """The selector: letters, digits, `-`, `_` and `.`. Left out, it is dkim."""

    overwrite_existing: bool | Unset = UNSET
    """Whether to replace a key. Left out, one that is there is kept (`dkim_domain_or_sel_exists`)."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "private_key_file": self.private_key_file,
            "dkim_selector": self.dkim_selector,
            "overwrite_existing": self.overwrite_existing,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.private_key_file = as_str(fields.pop("private_key_file", UNSET))
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.overwrite_existing = as_bool(fields.pop("overwrite_existing", UNSET))
        model.additional_properties = dict(fields)
        return model
