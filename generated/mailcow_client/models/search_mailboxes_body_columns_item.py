from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_mailboxes_body_columns_item_search import SearchMailboxesBodyColumnsItemSearch
from ..types import UNSET, Unset, as_bool, as_int, as_model, to_json


@_attrs_define(kw_only=True)
class SearchMailboxesBodyColumnsItem:
    """SearchMailboxesBodyColumnsItem"""

    data: int | Unset = UNSET
    """The number of the column for this entry's own search, whatever its place; left out, the address."""

    orderable: bool | Unset = UNSET
    """Whether one may sort by the column; left out, one may not."""

    search: SearchMailboxesBodyColumnsItemSearch | Unset = UNSET
    """A search in the column that `data` names."""

    searchable: bool | Unset = UNSET
    """Whether the column is searched; left out, it is not."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "data": self.data,
            "orderable": self.orderable,
            "search": to_json(self.search),
            "searchable": self.searchable,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.data = as_int(fields.pop("data", UNSET))
        model.orderable = as_bool(fields.pop("orderable", UNSET))
        model.search = as_model(SearchMailboxesBodyColumnsItemSearch, fields.pop("search", UNSET))
        model.searchable = as_bool(fields.pop("searchable", UNSET))
        model.additional_properties = dict(fields)
        return model
