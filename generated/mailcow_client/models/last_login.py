from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mail_login import MailLogin
from ..models.ui_login import UiLogin
from ..types import UNSET, as_list, as_model, as_one_of, to_json


@_attrs_define(kw_only=True)
class LastLogin:
    """The last logins of a mailbox."""

    sasl: list[MailLogin]
    """Successful logins to mail services, the newest first, one for each address, service and app password."""

    ui: None | UiLogin
    """The last login to the UI but one; none where fewer than two are known."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"sasl": to_json(self.sasl), "ui": to_json(self.ui)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.sasl = as_list(lambda item: as_model(MailLogin, item), fields.pop("sasl", UNSET))
        model.ui = as_one_of(fields.pop("ui", UNSET), null=True, model=UiLogin)
        model.additional_properties = dict(fields)
        return model
