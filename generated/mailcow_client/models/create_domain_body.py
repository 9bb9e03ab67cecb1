from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_domain_body_rl_frame import CreateDomainBodyRlFrame
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class CreateDomainBody:
    """CreateDomainBody"""

    domain: str
    """The name. Unicode is turned into punycode; it must be neither known yet nor the server's own name."""

    active: bool | Unset = UNSET
    """Whether the domain is served. Left out, the template tells; it mostly says yes."""

    aliases: int | Unset = UNSET
    """How many aliases are allowed. Left out, the template tells."""

    backupmx: bool | Unset = UNSET
    """Whether this server passes mail on as a backup MX."""

    defquota: int | Unset = UNSET
    """The usual quota of a mailbox in MiB; at least 1, at most `maxquota`."""

    description: str | Unset = UNSET
    """A free text of at most 255 characters; left out, the name stands in."""

    dkim_selector: str | Unset = UNSET
    """The selector of the DKIM key. Left out, the template tells; empty, no key is made."""

    gal: bool | Unset = UNSET
    """Whether the domain shares a global address list. Left out, the template tells; it mostly says yes."""

    key_size: int | Unset = UNSET
    """The length of the DKIM key in bits. Left out, the template tells; 0, no key is made. The reply waits for the
    key: 4096 takes seconds, more can outlast a time-out."""

    mailboxes: int | Unset = UNSET
    """How many mailboxes are allowed. Left out, the template tells."""

    maxquota: int | Unset = UNSET
    """The highest quota of a mailbox in MiB; at least 1, at most `quota`."""

    quota: int | Unset = UNSET
    """The highest sum of the quotas of all mailboxes in MiB."""

    relay_all_recipients: bool | Unset = UNSET
    """Whether mail for every recipient is passed on; sets `backupmx` too."""

    relay_unknown_only: bool | Unset = UNSET
    """Whether only mail for recipients without a mailbox here is passed on; sets `backupmx` and `relay_all_recipients`
    too."""

    restart_sogo: bool | Unset = UNSET
    """Whether to restart SOGo, so that it knows the domain. This takes its time."""

    rl_frame: CreateDomainBodyRlFrame | Unset = UNSET
    """The time span of the limit on sending: a second, a minute, an hour, a day."""

    rl_value: int | Unset = UNSET
    """The limit on sending, in messages per time span; 0 is none. Left out, the template tells."""

    tags: list[str] | Unset = UNSET
    """Its tags, 26 at most, each only once."""

    template: int | Unset = UNSET
    """The id of the domain template that fills in what is left out. An unknown one counts as none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "domain": self.domain,
            "active": self.active,
            "aliases": self.aliases,
            "backupmx": self.backupmx,
            "defquota": self.defquota,
            "description": self.description,
            "dkim_selector": self.dkim_selector,
            "gal": self.gal,
            "key_size": self.key_size,
            "mailboxes": self.mailboxes,
            "maxquota": self.maxquota,
            "quota": self.quota,
            "relay_all_recipients": self.relay_all_recipients,
            "relay_unknown_only": self.relay_unknown_only,
            "restart_sogo": self.restart_sogo,
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
        model.domain = as_str(fields.pop("domain", UNSET))
        model.active = as_bool(fields.pop("active", UNSET))
        model.aliases = as_int(fields.pop("aliases", UNSET))
        model.backupmx = as_bool(fields.pop("backupmx", UNSET))
        model.defquota = as_int(fields.pop("defquota", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.gal = as_bool(fields.pop("gal", UNSET))
        model.key_size = as_int(fields.pop("key_size", UNSET))
        model.mailboxes = as_int(fields.pop("mailboxes", UNSET))
        model.maxquota = as_int(fields.pop("maxquota", UNSET))
        model.quota = as_int(fields.pop("quota", UNSET))
        model.relay_all_recipients = as_bool(fields.pop("relay_all_recipients", UNSET))
        model.relay_unknown_only = as_bool(fields.pop("relay_unknown_only", UNSET))
        model.restart_sogo = as_bool(fields.pop("restart_sogo", UNSET))
        model.rl_frame = fields.pop("rl_frame", UNSET)
        model.rl_value = as_int(fields.pop("rl_value", UNSET))
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.template = as_int(fields.pop("template", UNSET))
        model.additional_properties = dict(fields)
        return model
