from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_domain_templates_body_attr_rl_frame import EditDomainTemplatesBodyAttrRlFrame
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditDomainTemplatesBodyAttr:
    """The whole new content."""

    active: bool | Unset = UNSET
    """Whether the domain is served. Left out, it becomes true."""

    backupmx: bool | Unset = UNSET
    """Whether this server is a backup MX. Left out, it becomes false."""

    def_quota_for_mbox: int | Unset = UNSET
    """The usual quota of a mailbox in MiB. Left out, it becomes 0."""

    dkim_selector: str | Unset = UNSET
    """The selector of the DKIM key. Left out, it becomes dkim."""

    gal: bool | Unset = UNSET
    """Whether the domain shares a global address list. Left out, it becomes true."""

    key_size: int | Unset = UNSET
    """The length of the DKIM key in bits; 0 makes none. Left out, it becomes 2048."""

    max_num_aliases_for_domain: int | Unset = UNSET
    """How many aliases are allowed. Left out, it becomes 0."""

    max_num_mboxes_for_domain: int | Unset = UNSET
    """How many mailboxes are allowed. Left out, it becomes 0."""

    max_quota_for_domain: int | Unset = UNSET
    """The highest sum of all quotas in MiB. Left out, it becomes 0."""

    max_quota_for_mbox: int | Unset = UNSET
    """The highest quota of a mailbox in MiB. Left out, it becomes 0."""

    relay_all_recipients: bool | Unset = UNSET
    """Whether mail for every recipient is passed on. Left out, it becomes false."""

    relay_unknown_only: bool | Unset = UNSET
    """Whether only mail for recipients without a mailbox is passed on. Left out, it becomes false."""

    rl_frame: EditDomainTemplatesBodyAttrRlFrame | Unset = UNSET
    """The time span of the limit. Left out, it becomes s."""

    rl_value: int | Unset = UNSET
    """The limit on sending, in messages per time span. Left out, it becomes none."""

    tags: list[str] | Unset = UNSET
    """Tags. Left out, it becomes empty."""

    template: str | Unset = UNSET
    """The name. Left out, it stays; it may be one in use."""

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
            "rl_value": self.rl_value,
            "tags": to_json(self.tags),
            "template": self.template,
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
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.template = as_str(fields.pop("template", UNSET))
        model.additional_properties = dict(fields)
        return model
