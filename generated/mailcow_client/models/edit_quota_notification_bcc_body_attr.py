from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditQuotaNotificationBccBodyAttr:
    """The settings of one domain."""

    domain: str
    """The domain's name; an unknown one is refused as `access_denied`."""

    active: bool | Unset = UNSET
    """Whether copies are sent; left out, they are not."""

    bcc_rcpt: str | Unset = UNSET
    """Addresses with commas, semicolons, spaces or line ends between them. A JSON list breaks the call."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"domain": self.domain, "active": self.active, "bcc_rcpt": self.bcc_rcpt}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.bcc_rcpt = as_str(fields.pop("bcc_rcpt", UNSET))
        model.additional_properties = dict(fields)
        return model
