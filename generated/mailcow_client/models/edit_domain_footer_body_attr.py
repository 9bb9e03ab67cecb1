from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditDomainFooterBodyAttr:
    """The footer."""

    exclude: list[str] | Unset = UNSET
    """Mailboxes, aliases and alias domains whose mail gets no footer. They must exist."""

    html: str | Unset = UNSET
    """The footer of the HTML part of a mail. Left out, there is none."""

    plain: str | Unset = UNSET
    """The footer of the plain text part of a mail. Left out, there is none."""

    skip_replies: bool | Unset = UNSET
    """Whether replies get no footer. Left out, they get one."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "exclude": to_json(self.exclude),
            "html": self.html,
            "plain": self.plain,
            "skip_replies": self.skip_replies,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.exclude = as_list(as_str, fields.pop("exclude", UNSET))
        model.html = as_str(fields.pop("html", UNSET))
        model.plain = as_str(fields.pop("plain", UNSET))
        model.skip_replies = as_bool(fields.pop("skip_replies", UNSET))
        model.additional_properties = dict(fields)
        return model
