from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.active_ban import ActiveBan
from ..models.banned_network import BannedNetwork
from ..models.fail_2_ban_regex_type_0 import Fail2BanRegexType0
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_model, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class Fail2Ban:
    """When addresses are banned, and which are."""

    ban_time: int
    """How long a ban lasts, in seconds."""

    ban_time_increment: bool
    """Whether every further ban lasts longer."""

    blacklist: str
    """Networks that are always banned, one a line; empty for none."""

    max_attempts: int
    """The number of failures that leads to a ban."""

    max_ban_time: int
    """How long a ban lasts at most, in seconds."""

    netban_ipv4: int
    """The length of the IPv4 network that is banned, in bits."""

    netban_ipv6: int
    """The length of the IPv6 network that is banned, in bits."""

    regex: Fail2BanRegexType0 | None
    """The regular expressions that find failures in the logs, by number; none while they are being restored."""

    retry_window: int
    """Within which time failures are counted, in seconds."""

    whitelist: str
    """Networks and host names that are never banned, one a line; empty for none."""

    active_bans: list[ActiveBan] | Unset = UNSET
    """The networks banned for a time; missing where there are none."""

    banlist_id: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The secret id in the address under which the list of bans is public."""

    manage_external: bool | Unset = UNSET
    """Whether something else than mailcow carries out the bans."""

    perm_bans: list[BannedNetwork] | Unset = UNSET
    """The networks banned for good; missing where there are none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "ban_time": self.ban_time,
            "ban_time_increment": self.ban_time_increment,
            "blacklist": self.blacklist,
            "max_attempts": self.max_attempts,
            "max_ban_time": self.max_ban_time,
            "netban_ipv4": self.netban_ipv4,
            "netban_ipv6": self.netban_ipv6,
            "regex": to_json(self.regex),
            "retry_window": self.retry_window,
            "whitelist": self.whitelist,
            "active_bans": to_json(self.active_bans),
            "banlist_id": self.banlist_id,
            "manage_external": self.manage_external,
            "perm_bans": to_json(self.perm_bans),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.ban_time = as_int(fields.pop("ban_time", UNSET))
        model.ban_time_increment = as_bool(fields.pop("ban_time_increment", UNSET))
        model.blacklist = as_str(fields.pop("blacklist", UNSET))
        model.max_attempts = as_int(fields.pop("max_attempts", UNSET))
        model.max_ban_time = as_int(fields.pop("max_ban_time", UNSET))
        model.netban_ipv4 = as_int(fields.pop("netban_ipv4", UNSET))
        model.netban_ipv6 = as_int(fields.pop("netban_ipv6", UNSET))
        model.regex = as_one_of(fields.pop("regex", UNSET), null=True, model=Fail2BanRegexType0)
        model.retry_window = as_int(fields.pop("retry_window", UNSET))
        model.whitelist = as_str(fields.pop("whitelist", UNSET))
        model.active_bans = as_list(lambda item: as_model(ActiveBan, item), fields.pop("active_bans", UNSET))
        model.banlist_id = as_str(fields.pop("banlist_id", UNSET))
        model.manage_external = as_bool(fields.pop("manage_external", UNSET))
        model.perm_bans = as_list(lambda item: as_model(BannedNetwork, item), fields.pop("perm_bans", UNSET))
        model.additional_properties = dict(fields)
        return model
