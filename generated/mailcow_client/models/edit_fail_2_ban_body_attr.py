from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_fail_2_ban_body_attr_action import EditFail2BanBodyAttrAction
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditFail2BanBodyAttr:
    """The settings or the action."""

    action: EditFail2BanBodyAttrAction | Unset = UNSET
    """`unban`, `whitelist` and `blacklist` are for the networks in items (an unknown or malformed one is unbanned with
    success); `edit-regex` stores the attribute regex; `reset-regex` restores mailcow's expressions, which restarts
    netfilter and may take ten seconds."""

    ban_time: int | Unset = UNSET
    """How long a ban lasts, in seconds; at least 60."""

    ban_time_increment: bool | Unset = UNSET
    """Whether every further ban lasts longer; left out, false."""

    blacklist: str | Unset = UNSET
    """Networks that are always banned, separated likewise; replaces the list. Host names and the server's own networks
    are left out with a result of type `danger`."""

    manage_external: bool | Unset = UNSET
    """Whether something else than mailcow carries out the bans; left out, false."""

    max_attempts: int | Unset = UNSET
    """The number of failures that leads to a ban; at least 1."""

    max_ban_time: int | Unset = UNSET
    """How long a ban lasts at most, in seconds; at least 60."""

    netban_ipv4: int | Unset = UNSET
    """The length of the IPv4 network that is banned, in bits; 8 to 32."""

    netban_ipv6: int | Unset = UNSET
    """The length of the IPv6 network that is banned, in bits; 8 to 128."""

    regex: list[str] | Unset = UNSET
    """All regular expressions, for `edit-regex`; an empty list changes nothing and says success."""

    retry_window: int | Unset = UNSET
    """Within which time failures are counted, in seconds; at least 1."""

    whitelist: str | Unset = UNSET
    """Networks and host names that are never banned, separated by line ends, commas, semicolons or spaces; replaces
    the list. What is neither is left out with a result of type `danger`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "action": self.action,
            "ban_time": self.ban_time,
            "ban_time_increment": self.ban_time_increment,
            "blacklist": self.blacklist,
            "manage_external": self.manage_external,
            "max_attempts": self.max_attempts,
            "max_ban_time": self.max_ban_time,
            "netban_ipv4": self.netban_ipv4,
            "netban_ipv6": self.netban_ipv6,
            "regex": to_json(self.regex),
            "retry_window": self.retry_window,
            "whitelist": self.whitelist,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.action = fields.pop("action", UNSET)
        model.ban_time = as_int(fields.pop("ban_time", UNSET))
        model.ban_time_increment = as_bool(fields.pop("ban_time_increment", UNSET))
        model.blacklist = as_str(fields.pop("blacklist", UNSET))
        model.manage_external = as_bool(fields.pop("manage_external", UNSET))
        model.max_attempts = as_int(fields.pop("max_attempts", UNSET))
        model.max_ban_time = as_int(fields.pop("max_ban_time", UNSET))
        model.netban_ipv4 = as_int(fields.pop("netban_ipv4", UNSET))
        model.netban_ipv6 = as_int(fields.pop("netban_ipv6", UNSET))
        model.regex = as_list(as_str, fields.pop("regex", UNSET))
        model.retry_window = as_int(fields.pop("retry_window", UNSET))
        model.whitelist = as_str(fields.pop("whitelist", UNSET))
        model.additional_properties = dict(fields)
        return model
