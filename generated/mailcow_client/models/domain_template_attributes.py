from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_bool, as_int, as_list, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class DomainTemplateAttributes:
    """The values of a domain template."""

    active: bool
    """Whether the domain is served."""

    backupmx: bool
    """Whether this server passes mail on as a backup MX."""

    def_quota_for_mbox: int
    """The usual quota of a mailbox, in bytes."""

    dkim_selector: str
    """The selector of the DKIM key."""

    gal: bool
    """Whether the domain shares a global address list."""

    key_size: int
    """The length of the DKIM key in bits."""

    max_num_aliases_for_domain: int
    """How many aliases are allowed."""

    max_num_mboxes_for_domain: int
    """How many mailboxes are allowed."""

    max_quota_for_domain: int
    """The highest sum of the quotas of all mailboxes, in bytes."""

    max_quota_for_mbox: int
    """The highest quota of a mailbox, in bytes."""

    relay_all_recipients: bool
    """Whether mail for every recipient of the domain is passed on."""

    relay_unknown_only: bool
    """Whether only mail for recipients without a mailbox here is passed on."""

    rl_frame: str
    """The time span of the limit on sending: `s`, `m`, `h` or `d`."""

    rl_value: int | None
    """The limit on sending, in messages per time span; empty where there is none. A text if a text was written."""

    tags: list[str]
    """Tags."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "backupmx": self.backupmx,
            "def_quota_for_mbox": self.def_quota_for_mbox,
            "dkim_selector": self.dkim_selector,
            "gal": self.gal,
            "key_size": self.key_size,
            "max_num_aliases_for_domain": self.max_num_aliases_for_domain,
            "max_num_mboxes_for_domain": self.max_num_mboxes_for_domain,
            "max_quota_for_domain": self.max_quota_for_domain,
            "max_quota_for_mbox": self.max_quota_for_mbox,
            "relay_all_recipients": self.relay_all_recipients,
            "relay_unknown_only": self.relay_unknown_only,
            "rl_frame": self.rl_frame,
            "rl_value": to_json(self.rl_value),
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
        model.backupmx = as_bool(fields.pop("backupmx", UNSET))
        model.def_quota_for_mbox = as_int(fields.pop("def_quota_for_mbox", UNSET))
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.gal = as_bool(fields.pop("gal", UNSET))
        model.key_size = as_int(fields.pop("key_size", UNSET))
        model.max_num_aliases_for_domain = as_int(fields.pop("max_num_aliases_for_domain", UNSET))
        model.max_num_mboxes_for_domain = as_int(fields.pop("max_num_mboxes_for_domain", UNSET))
        model.max_quota_for_domain = as_int(fields.pop("max_quota_for_domain", UNSET))
        model.max_quota_for_mbox = as_int(fields.pop("max_quota_for_mbox", UNSET))
        model.relay_all_recipients = as_bool(fields.pop("relay_all_recipients", UNSET))
        model.relay_unknown_only = as_bool(fields.pop("relay_unknown_only", UNSET))
        model.rl_frame = as_str(fields.pop("rl_frame", UNSET))
        model.rl_value = as_one_of(fields.pop("rl_value", UNSET), null=True, scalar=as_int)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.additional_properties = dict(fields)
        return model
