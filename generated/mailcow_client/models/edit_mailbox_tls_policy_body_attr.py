from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool


@_attrs_define(kw_only=True)
class EditMailboxTlsPolicyBodyAttr:
    """What to change."""

    tls_enforce_in: bool | Unset = UNSET
    """Whether mail to it must come over TLS."""

    tls_enforce_out: bool | Unset = UNSET
    """Whether mail from it must go over TLS."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"tls_enforce_in": self.tls_enforce_in, "tls_enforce_out": self.tls_enforce_out}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.tls_enforce_in = as_bool(fields.pop("tls_enforce_in", UNSET))
        model.tls_enforce_out = as_bool(fields.pop("tls_enforce_out", UNSET))
        model.additional_properties = dict(fields)
        return model
