from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_mailboxes_body_columns_item import SearchMailboxesBodyColumnsItem
from ..models.search_mailboxes_body_order_item import SearchMailboxesBodyOrderItem
from ..models.search_mailboxes_body_search import SearchMailboxesBodySearch
from ..types import UNSET, Unset, as_int, as_list, as_model, to_json


@_attrs_define(kw_only=True)
class SearchMailboxesBody:
    """SearchMailboxesBody"""

    columns: list[SearchMailboxesBodyColumnsItem] | Unset = UNSET
    """What may be done with the columns. The place in the list is the column's number."""

    draw: int | Unset = UNSET
    """A number that the reply repeats."""

    length: int | Unset = UNSET
    """How many mailboxes to get; -1 for all."""

    order: list[SearchMailboxesBodyOrderItem] | Unset = UNSET
    """By what to sort, the most important first."""

    search: SearchMailboxesBodySearch | Unset = UNSET
    """A search over several columns at once."""

    start: int | Unset = UNSET
    """How many mailboxes to skip."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "columns": to_json(self.columns),
            "draw": self.draw,
            "length": self.length,
            "order": to_json(self.order),
            "search": to_json(self.search),
            "start": self.start,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.columns = as_list(
            lambda item: as_model(SearchMailboxesBodyColumnsItem, item), fields.pop("columns", UNSET)
        )
        model.draw = as_int(fields.pop("draw", UNSET))
        model.length = as_int(fields.pop("length", UNSET))
        model.order = as_list(lambda item: as_model(SearchMailboxesBodyOrderItem, item), fields.pop("order", UNSET))
        model.search = as_model(SearchMailboxesBodySearch, fields.pop("search", UNSET))
        model.start = as_int(fields.pop("start", UNSET))
        model.additional_properties = dict(fields)
        return model
