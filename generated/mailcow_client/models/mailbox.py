from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mailbox_attributes import MailboxAttributes
from ..models.mailbox_custom_attributes import MailboxCustomAttributes
from ..models.rate_limit import RateLimit
from ..types import (
    UNSET,
    Unset,
    as_bool,
    as_datetime_or_none,
    as_float,
    as_int,
    as_list,
    as_model,
    as_one_of,
    as_str,
    to_json,
)


@_attrs_define(kw_only=True)
class Mailbox:
    """A mailbox. In reduced lists all that stands after the last logins is missing. Of a half-deleted mailbox comes
    `username: null` and nothing else that could be used; deleting its address again repairs it."""

    active: int
    """1: active; 0: inactive; 2: mail is accepted but nobody can log in. Null for a half-deleted mailbox."""

    active_int: int
    """The same as `active`."""

    attributes: MailboxAttributes
    """Switches and settings of a mailbox."""

    authsource: str
    """Who checks the password: `mailcow`, `ldap`, `keycloak` or `generic-oidc`."""

    created: str
    """When it was made, local time of the server: YYYY-MM-DD HH:MM:SS."""

    custom_attributes: MailboxCustomAttributes
    """Values of one's own by name. mailcow gives them no meaning, footers and other templates may use them."""

    domain: str
    """The domain's name; null for a half-deleted mailbox."""

    last_imap_login: datetime.datetime | None
    """The last login over IMAP; none if none is known."""

    last_pop3_login: datetime.datetime | None
    """The last login over POP3; none if none is known."""

    last_smtp_login: datetime.datetime | None
    """The last login over SMTP; none if none is known."""

    last_sso_login: datetime.datetime | None
    """The last single sign-on; none if none is known."""

    local_part: str
    """What stands before the @; null for a half-deleted mailbox."""

    messages: int
    """How many messages are in it."""

    modified: None | str
    """When it was last changed, local time of the server; null if never."""

    name: str
    """The display name; empty when none was given."""

    percent_class: str
    """How full it is: `success` below 75 per cent, `warning` below 90, `danger`; `info` without a quota."""

    percent_in_use: float | None
    """Per cent of the quota in use, rounded; none where the quota is unlimited."""

    quota: int
    """The quota in bytes; 0 is unlimited."""

    quota_used: int
    """Bytes in use."""

    username: str
    """The address; null for a half-deleted mailbox."""

    is_relayed: bool | Unset = UNSET
    """Whether the domain is a backup MX; null for a half-deleted mailbox."""

    max_new_quota: int | Unset = UNSET
    """The largest quota in bytes that the domain would allow it."""

    pushover_active: bool | Unset = UNSET
    """Whether Pushover notifications are sent."""

    rl: None | RateLimit | Unset = UNSET
    """The rate limit that holds for it, its own or else its domain's; none where neither has one."""

    rl_scope: str | Unset = UNSET
    """Whose `rl` is: `mailbox` its own, `domain` the domain's (also where there is none)."""

    sender_acl: list[str] | Unset = UNSET
    """Addresses and domains (`@` before the name) of this server that it may send as, beyond its own and its aliases;
    `*` for all. Told since 2026-07a."""

    spam_aliases: int | Unset = UNSET
    """How many time-limited aliases of it are valid."""

    tags: list[str] | Unset = UNSET
    """The tags; missing when there are none."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "active_int": self.active_int,
            "attributes": to_json(self.attributes),
            "authsource": self.authsource,
            "created": self.created,
            "custom_attributes": to_json(self.custom_attributes),
            "domain": self.domain,
            "last_imap_login": to_json(self.last_imap_login),
            "last_pop3_login": to_json(self.last_pop3_login),
            "last_smtp_login": to_json(self.last_smtp_login),
            "last_sso_login": to_json(self.last_sso_login),
            "local_part": self.local_part,
            "messages": self.messages,
            "modified": to_json(self.modified),
            "name": self.name,
            "percent_class": self.percent_class,
            "percent_in_use": to_json(self.percent_in_use),
            "quota": self.quota,
            "quota_used": self.quota_used,
            "username": self.username,
            "is_relayed": self.is_relayed,
            "max_new_quota": self.max_new_quota,
            "pushover_active": self.pushover_active,
            "rl": to_json(self.rl),
            "rl_scope": self.rl_scope,
            "sender_acl": to_json(self.sender_acl),
            "spam_aliases": self.spam_aliases,
            "tags": to_json(self.tags),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_int(fields.pop("active", UNSET))
        model.active_int = as_int(fields.pop("active_int", UNSET))
        model.attributes = as_model(MailboxAttributes, fields.pop("attributes", UNSET))
        model.authsource = as_str(fields.pop("authsource", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.custom_attributes = as_model(MailboxCustomAttributes, fields.pop("custom_attributes", UNSET))
        model.domain = as_str(fields.pop("domain", UNSET))
        model.last_imap_login = as_datetime_or_none(fields.pop("last_imap_login", UNSET))
        model.last_pop3_login = as_datetime_or_none(fields.pop("last_pop3_login", UNSET))
        model.last_smtp_login = as_datetime_or_none(fields.pop("last_smtp_login", UNSET))
        model.last_sso_login = as_datetime_or_none(fields.pop("last_sso_login", UNSET))
        model.local_part = as_str(fields.pop("local_part", UNSET))
        model.messages = as_int(fields.pop("messages", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.name = as_str(fields.pop("name", UNSET))
        model.percent_class = as_str(fields.pop("percent_class", UNSET))
        model.percent_in_use = as_one_of(fields.pop("percent_in_use", UNSET), null=True, scalar=as_float)
        model.quota = as_int(fields.pop("quota", UNSET))
        model.quota_used = as_int(fields.pop("quota_used", UNSET))
        model.username = as_str(fields.pop("username", UNSET))
        model.is_relayed = as_bool(fields.pop("is_relayed", UNSET))
        model.max_new_quota = as_int(fields.pop("max_new_quota", UNSET))
        model.pushover_active = as_bool(fields.pop("pushover_active", UNSET))
        model.rl = as_one_of(fields.pop("rl", UNSET), null=True, model=RateLimit)
        model.rl_scope = as_str(fields.pop("rl_scope", UNSET))
        model.sender_acl = as_list(as_str, fields.pop("sender_acl", UNSET))
        model.spam_aliases = as_int(fields.pop("spam_aliases", UNSET))
        model.tags = as_list(as_str, fields.pop("tags", UNSET))
        model.additional_properties = dict(fields)
        return model
