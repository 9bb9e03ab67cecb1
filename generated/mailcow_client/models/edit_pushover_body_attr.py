from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_str


@_attrs_define(kw_only=True)
class EditPushoverBodyAttr:
    """The settings."""

    active: bool | Unset = UNSET
    """Whether notifications are sent. Needed the first time."""

    delete: bool | Unset = UNSET
    """True removes all settings of the mailboxes."""

    evaluate_x_prio: bool | Unset = UNSET
    """Whether mail of high priority is notified with high priority."""

    key: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The user's or group's key: 30 letters and digits. Empty keeps the old one."""

    only_x_prio: bool | Unset = UNSET
    """Whether only mail of high priority is notified."""

    senders: str | Unset = UNSET
    """Addresses whose mail is notified, with commas between them; empty for everyone's. Texts that are no address are
    dropped without a word. A JSON list breaks the call."""

    senders_regex: str | Unset = UNSET
    """A regular expression for senders, with its delimiters; empty for none."""

    sound: str | Unset = UNSET
    """The name of a sound of Pushover's."""

    text: str | Unset = UNSET
    """The notification's text. Empty keeps the old one."""

    title: str | Unset = UNSET
    """The notification's title. Empty keeps the old one."""

    token: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The application's token: 30 letters and digits. Empty keeps the old one."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "delete": self.delete,
            "evaluate_x_prio": self.evaluate_x_prio,
            "key": self.key,
            "only_x_prio": self.only_x_prio,
            "senders": self.senders,
            "senders_regex": self.senders_regex,
            "sound": self.sound,
            "text": self.text,
            "title": self.title,
            "token": self.token,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.delete = as_bool(fields.pop("delete", UNSET))
        model.evaluate_x_prio = as_bool(fields.pop("evaluate_x_prio", UNSET))
        model.key = as_str(fields.pop("key", UNSET))
        model.only_x_prio = as_bool(fields.pop("only_x_prio", UNSET))
        model.senders = as_str(fields.pop("senders", UNSET))
        model.senders_regex = as_str(fields.pop("senders_regex", UNSET))
        model.sound = as_str(fields.pop("sound", UNSET))
        model.text = as_str(fields.pop("text", UNSET))
        model.title = as_str(fields.pop("title", UNSET))
        model.token = as_str(fields.pop("token", UNSET))
        model.additional_properties = dict(fields)
        return model
