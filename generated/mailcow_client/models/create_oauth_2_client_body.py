from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_str


@_attrs_define(kw_only=True)
class CreateOauth2ClientBody:
    """CreateOauth2ClientBody"""

    redirect_uri: str | Unset = UNSET
    """Where users are sent back to. Left out, it is null, and the client is of no use."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"redirect_uri": self.redirect_uri}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.redirect_uri = as_str(fields.pop("redirect_uri", UNSET))
        model.additional_properties = dict(fields)
        return model
