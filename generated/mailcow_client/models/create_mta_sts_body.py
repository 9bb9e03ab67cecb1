from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_mta_sts_body_mode import CreateMtaStsBodyMode
from ..models.create_mta_sts_body_version import CreateMtaStsBodyVersion
from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class CreateMtaStsBody:
    """CreateMtaStsBody"""

    domain: str
    """The domain's name; an unknown one is refused as `access_denied`."""

    max_age: int
    """How long senders may keep the policy, in seconds, up to 365 days."""

    mode: CreateMtaStsBodyMode
    """What senders shall do with a mail server that fails: not deliver, only report, nothing."""

    mx: str
    """The mail servers in one text, separated by commas; `*.` may stand for the first label."""

    version: CreateMtaStsBodyVersion
    """The policy's version; there is only this one."""

    active: bool | Unset = UNSET
    """Whether the policy is served. Left out, it is not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "max_age": self.max_age,
            "mode": self.mode,
            "mx": self.mx,
            "version": self.version,
            "active": self.active,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.domain = as_str(fields.pop("domain", UNSET))
        model.max_age = as_int(fields.pop("max_age", UNSET))
        model.mode = fields.pop("mode", UNSET)
        model.mx = as_str(fields.pop("mx", UNSET))
        model.version = fields.pop("version", UNSET)
        model.active = as_bool(fields.pop("active", UNSET))
        model.additional_properties = dict(fields)
        return model
