from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditDomainsBodyAttr:
    """What to change."""

    active: bool | Unset = UNSET
    """Whether the domain is served."""

    aliases: int | Unset = UNSET
    """How many aliases are allowed, not fewer than there are. 0 changes nothing."""

    backupmx: bool | Unset = UNSET
    """Whether this server passes mail on as a backup MX."""

    defquota: int | Unset = UNSET
    """The usual quota of a mailbox in MiB; at least 1, at most `maxquota`."""

    description: str | Unset = UNSET
    """A free text of at most 255 characters. An empty one changes nothing."""

    gal: bool | Unset = UNSET
    """Whether the domain shares a global address list."""

    mailboxes: int | Unset = UNSET
    """How many mailboxes are allowed, not fewer than there are."""

    maxquota: int | Unset = UNSET
    """The highest quota of a mailbox in MiB, at most `quota`. 0 changes nothing."""

    quota: int | Unset = UNSET
    """The highest sum of the quotas of all mailboxes in MiB. 0 changes nothing."""

    relay_all_recipients: bool | Unset = UNSET
    """Whether mail for every recipient is passed on; true sets `backupmx` too."""

    relay_unknown_only: bool | Unset = UNSET
    """Whether only mail for recipients without a mailbox here is passed on; true sets `backupmx` and
    `relay_all_recipients` too, false does not take them back."""

    relayhost: int | Unset = UNSET
    """The id of the sender-dependent transport (relayhost); 0 is none. It is not checked."""

    tags: list[str] | Unset = UNSET
    """Tags to add. One that the domain has already makes the call answer 0 bytes, with the rest of the change made and
    the tags that follow lost."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "aliases": self.aliases,
            "backupmx": self.backupmx,
            "defquota": self.defquota,
            "description": self.description,
            "gal": self.gal,
            "mailboxes": self.mailboxes,
            "maxquota": self.maxquota,
            "quota": self.quota,
            "relay_all_recipients": self.relay_all_recipients,
            "relay_unknown_only": self.relay_unknown_only,
            "relayhost": self.relayhost,
            "tags": to_json(self.tags),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.aliases = as_int(fields.pop("aliases", UNSET))
        model.backupmx = as_bool(fields.pop("backupmx", UNSET))
        model.defquota = as_int(fields.pop("defquota", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.gal = as_bool(fields.pop("gal", UNSET))
        model.mailboxes = as_int(fields.pop("mailboxes", UNSET))
        model.maxquota = as_int(fields.pop("maxquota", UNSET))
        model.quota = as_int(fields.pop("quota", UNSET))
        model.relay_all_recipients = as_bool(fields.pop("relay_all_recipients", UNSET))
        model.relay_unknown_only = as_bool(fields.pop("relay_unknown_only", UNSET))
        model.relayhost = as_int(fields.pop("relayhost", UNSET))
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.additional_properties = dict(fields)
        return model
