from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_app_links_body_attr_hide_item import EditAppLinksBodyAttrHideItem
from ..types import UNSET, Unset, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditAppLinksBodyAttr:
    """The links."""

    app: list[str] | Unset = UNSET
    """What the links are called."""

    hide: list[EditAppLinksBodyAttrHideItem] | Unset = UNSET
    """"1" for links that do not show. Everything but "0" and the number 0 hides, false too."""

    href: list[str] | Unset = UNSET
    """The addresses for visitors who are not logged in."""

    user_href: list[str] | Unset = UNSET
    """The addresses for users who are logged in; may be empty."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "app": to_json(self.app),
            "hide": to_json(self.hide),
            "href": to_json(self.href),
            "user_href": to_json(self.user_href),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.app = as_list(as_str, fields.pop("app", UNSET))
        model.hide = as_list(lambda item: item, fields.pop("hide", UNSET))
        model.href = as_list(as_str, fields.pop("href", UNSET))
        model.user_href = as_list(as_str, fields.pop("user_href", UNSET))
        model.additional_properties = dict(fields)
        return model
