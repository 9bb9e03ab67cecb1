from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rate_limit import RateLimit
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class Domain:
    """A mail domain with its limits and what is used of them."""

    active: bool
    """Whether the domain is served."""

    active_int: bool
    """The same as `active`."""

    aliases_in_domain: int
    """How many aliases there are, those of its alias domains included."""

    aliases_left: int
    """How many more aliases may be made."""

    backupmx: bool
    """Whether this server passes mail on as a backup MX."""

    backupmx_int: bool
    """The same as `backupmx`."""

    bytes_total: int
    """What the mail of all mailboxes takes up, in bytes. The number 0 or a text."""

    created: str
    """When it was made, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    def_new_mailbox_quota: int
    """The quota that a further mailbox gets when none is told, in bytes."""

    def_quota_for_mbox: int
    """The usual quota of a mailbox, in bytes."""

    description: str
    """A free text; the name where none was given."""

    domain_admins: str
    """The names of its domain administrators, separated by a comma and a space; `-` if there are none."""

    domain_h_name: str
    """The name as people write it, in Unicode."""

    domain_name: str
    """The name, in ASCII (punycode)."""

    gal: bool
    """Whether the domain shares a global address list."""

    gal_int: bool
    """The same as `gal`."""

    max_new_mailbox_quota: int
    """The largest quota that a further mailbox can get, in bytes."""

    max_num_aliases_for_domain: int
    """How many aliases are allowed."""

    max_num_mboxes_for_domain: int
    """How many mailboxes are allowed."""

    max_quota_for_domain: int
    """The highest sum of the quotas of all mailboxes, in bytes."""

    max_quota_for_mbox: int
    """The highest quota of a mailbox, in bytes."""

    mboxes_in_domain: int
    """How many mailboxes there are, resources not counted."""

    mboxes_left: int
    """How many more mailboxes may be made."""

    modified: None | str
    """When it was last changed, in local time of the server, YYYY-MM-DD HH:MM:SS."""

    msgs_total: int
    """How many messages all mailboxes hold. The number 0 or a text."""

    quota_used_in_domain: int
    """The sum of the quotas given to mailboxes, in bytes; not what their mail takes up."""

    relay_all_recipients: bool
    """Whether mail for every recipient of the domain is passed on."""

    relay_all_recipients_int: bool
    """The same as `relay_all_recipients`."""

    relay_unknown_only: bool
    """Whether mailboxes here get their mail here, and only mail for others is passed on."""

    relay_unknown_only_int: bool
    """The same as `relay_unknown_only`."""

    relayhost: int
    """The id of the sender-dependent transport (relayhost); 0 is none."""

    rl: None | RateLimit
    """The limit on sending; `false` where there is none."""

    tags: list[str] | Unset = UNSET
    """Its tags. Missing if there are none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "aliases_in_domain": self.aliases_in_domain,
            "aliases_left": self.aliases_left,
            "backupmx": self.backupmx,
            "backupmx_int": self.backupmx_int,
            "bytes_total": self.bytes_total,
            "created": self.created,
            "def_new_mailbox_quota": self.def_new_mailbox_quota,
            "def_quota_for_mbox": self.def_quota_for_mbox,
            "description": self.description,
            "domain_admins": self.domain_admins,
            "domain_h_name": self.domain_h_name,
            "domain_name": self.domain_name,
            "gal": self.gal,
            "gal_int": self.gal_int,
            "max_new_mailbox_quota": self.max_new_mailbox_quota,
            "max_num_aliases_for_domain": self.max_num_aliases_for_domain,
            "max_num_mboxes_for_domain": self.max_num_mboxes_for_domain,
            "max_quota_for_domain": self.max_quota_for_domain,
            "max_quota_for_mbox": self.max_quota_for_mbox,
            "mboxes_in_domain": self.mboxes_in_domain,
            "mboxes_left": self.mboxes_left,
            "modified": to_json(self.modified),
            "msgs_total": self.msgs_total,
            "quota_used_in_domain": self.quota_used_in_domain,
            "relay_all_recipients": self.relay_all_recipients,
            "relay_all_recipients_int": self.relay_all_recipients_int,
            "relay_unknown_only": self.relay_unknown_only,
            "relay_unknown_only_int": self.relay_unknown_only_int,
            "relayhost": self.relayhost,
            "rl": to_json(self.rl),
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
        model.active_int = as_bool(fields.pop("active_int", UNSET))
        model.aliases_in_domain = as_int(fields.pop("aliases_in_domain", UNSET))
        model.aliases_left = as_int(fields.pop("aliases_left", UNSET))
        model.backupmx = as_bool(fields.pop("backupmx", UNSET))
        model.backupmx_int = as_bool(fields.pop("backupmx_int", UNSET))
        model.bytes_total = as_int(fields.pop("bytes_total", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.def_new_mailbox_quota = as_int(fields.pop("def_new_mailbox_quota", UNSET))
        model.def_quota_for_mbox = as_int(fields.pop("def_quota_for_mbox", UNSET))
        model.description = as_str(fields.pop("description", UNSET))
        model.domain_admins = as_str(fields.pop("domain_admins", UNSET))
        model.domain_h_name = as_str(fields.pop("domain_h_name", UNSET))
        model.domain_name = as_str(fields.pop("domain_name", UNSET))
        model.gal = as_bool(fields.pop("gal", UNSET))
        model.gal_int = as_bool(fields.pop("gal_int", UNSET))
        model.max_new_mailbox_quota = as_int(fields.pop("max_new_mailbox_quota", UNSET))
        model.max_num_aliases_for_domain = as_int(fields.pop("max_num_aliases_for_domain", UNSET))
        model.max_num_mboxes_for_domain = as_int(fields.pop("max_num_mboxes_for_domain", UNSET))
        model.max_quota_for_domain = as_int(fields.pop("max_quota_for_domain", UNSET))
        model.max_quota_for_mbox = as_int(fields.pop("max_quota_for_mbox", UNSET))
        model.mboxes_in_domain = as_int(fields.pop("mboxes_in_domain", UNSET))
        model.mboxes_left = as_int(fields.pop("mboxes_left", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.msgs_total = as_int(fields.pop("msgs_total", UNSET))
        model.quota_used_in_domain = as_int(fields.pop("quota_used_in_domain", UNSET))
        model.relay_all_recipients = as_bool(fields.pop("relay_all_recipients", UNSET))
        model.relay_all_recipients_int = as_bool(fields.pop("relay_all_recipients_int", UNSET))
        model.relay_unknown_only = as_bool(fields.pop("relay_unknown_only", UNSET))
        model.relay_unknown_only_int = as_bool(fields.pop("relay_unknown_only_int", UNSET))
        model.relayhost = as_int(fields.pop("relayhost", UNSET))
        model.rl = as_one_of(fields.pop("rl", UNSET), null=True, model=RateLimit)
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.additional_properties = dict(fields)
        return model
