from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mailbox import Mailbox
from ..types import UNSET, as_int, as_list, as_model, to_json


@_attrs_define(kw_only=True)
class MailboxPage:
    """A page of mailboxes."""

    data: list[Mailbox]
    """The mailboxes of the page, with all their fields."""

    draw: int
    """The number sent with the request; 0 if none was."""

    records_filtered: int
    """The same number."""

    records_total: int
    """How many mailboxes match. Counted with the search."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "data": to_json(self.data),
            "draw": self.draw,
            "recordsFiltered": self.records_filtered,
            "recordsTotal": self.records_total,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.data = as_list(lambda item: as_model(Mailbox, item), fields.pop("data", UNSET))
        model.draw = as_int(fields.pop("draw", UNSET))
        model.records_filtered = as_int(fields.pop("recordsFiltered", UNSET))
        model.records_total = as_int(fields.pop("recordsTotal", UNSET))
        model.additional_properties = dict(fields)
        return model
