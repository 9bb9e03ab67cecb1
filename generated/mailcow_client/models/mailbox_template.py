from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mailbox_template_attributes import MailboxTemplateAttributes
from ..types import UNSET, as_int, as_model, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class MailboxTemplate:
    """What a new mailbox gets where its maker does not tell."""

    attributes: MailboxTemplateAttributes
    """The values of a mailbox template. One that an incomplete change has spoilt holds nulls, lacks switches, and may
    have the former template within."""

    created: str
    """When it was made, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    id: int
    """The template's id."""

    modified: None | str
    """When it was last changed, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    template: str
    """The template's name; Default is the one that cannot be deleted."""

    type_: str
    """Always `mailbox`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "attributes": to_json(self.attributes),
            "created": self.created,
            "id": self.id,
            "modified": to_json(self.modified),
            "template": self.template,
            "type": self.type_,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.attributes = as_model(MailboxTemplateAttributes, fields.pop("attributes", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.template = as_str(fields.pop("template", UNSET))
        model.type_ = as_str(fields.pop("type", UNSET))
        model.additional_properties = dict(fields)
        return model
