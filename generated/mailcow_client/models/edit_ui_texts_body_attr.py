from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_ui_texts_body_attr_ui_announcement_type import EditUiTextsBodyAttrUiAnnouncementType
from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditUiTextsBodyAttr:
    """The texts."""

    apps_name: str | Unset = UNSET
    """The heading of the links to applications, plain text. Left out or empty, the default."""

    help_text: str | Unset = UNSET
    """The help below the login, HTML. Left out or empty, the default."""

    main_name: str | Unset = UNSET
    """The name on the pages, plain text. Left out or empty, it is made of the host name."""

    title_name: str | Unset = UNSET
    """The title in the browser, plain text. Left out or empty, it is made of the host name."""

    ui_announcement_active: bool | Unset = UNSET
    """Whether the announcement shows. Left out, it does not."""

    ui_announcement_text: str | Unset = UNSET
    """An announcement, HTML. Left out or empty, there is none."""

    ui_announcement_type: EditUiTextsBodyAttrUiAnnouncementType | Unset = UNSET
    """The colour of the announcement. Another value or none is stored as empty."""

    ui_footer: str | Unset = UNSET
    """The foot of every page, HTML. Left out or empty, there is none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "apps_name": self.apps_name,
            "help_text": self.help_text,
            "main_name": self.main_name,
            "title_name": self.title_name,
            "ui_announcement_active": self.ui_announcement_active,
            "ui_announcement_text": self.ui_announcement_text,
            "ui_announcement_type": self.ui_announcement_type,
            "ui_footer": self.ui_footer,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.apps_name = as_str(fields.pop("apps_name", UNSET))
        model.help_text = as_str(fields.pop("help_text", UNSET))
        model.main_name = as_str(fields.pop("main_name", UNSET))
        model.title_name = as_str(fields.pop("title_name", UNSET))
        model.ui_announcement_active = as_bool(fields.pop("ui_announcement_active", UNSET))
        model.ui_announcement_text = as_str(fields.pop("ui_announcement_text", UNSET))
        model.ui_announcement_type = fields.pop("ui_announcement_type", UNSET)
        model.ui_footer = as_str(fields.pop("ui_footer", UNSET))
        model.additional_properties = dict(fields)
        return model
