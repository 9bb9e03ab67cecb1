from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_sync_jobs_body_attr_enc_1 import EditSyncJobsBodyAttrEnc1
from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class EditSyncJobsBodyAttr:
    """What is to be changed."""

    active: bool | Unset = UNSET
    """Whether it is run at all."""

    automap: bool | Unset = UNSET
    """Whether folders like Sent and Trash are matched whatever their names."""

    custom_params: str | Unset = UNSET
    """More options for imapsync, out of those that mailcow allows, each beginning with hyphens. A value follows an
    equals sign and may hold neither space nor hyphen. A wrong one ends the whole call."""

    delete1: bool | Unset = UNSET
    """Whether messages are deleted on the other server once copied."""

    delete2: bool | Unset = UNSET
    """Whether messages are deleted in the mailbox that the other server lacks."""

    delete2duplicates: bool | Unset = UNSET
    """Whether duplicates are deleted in the mailbox."""

    dry: bool | Unset = UNSET
    """Whether runs only tell what they would do."""

    enc1: EditSyncJobsBodyAttrEnc1 | Unset = UNSET
    """How the connection is secured; `TLS` is STARTTLS."""

    exclude: str | Unset = UNSET
    """A regular expression without delimiters, for folders that are left out; empty for none."""

    host1: str | Unset = UNSET
    """The other server's name or IPv4 address."""

    last_run: str | Unset = UNSET
    """Sent with any value it forgets the last run, so that the next begins at once."""

    maxage: int | Unset = UNSET
    """The age of the oldest message that is copied, in days, 1 to 32000; anything else is any age."""

    maxbytespersecond: int | Unset = UNSET
    """The speed limit in bytes a second, 1 to 125000000; anything else is none."""

    mins_interval: int | Unset = UNSET
    """The time between two runs in minutes, 1 to 43800."""

    password1: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password there; empty, it stays."""

    port1: int | Unset = UNSET
    """The other server's IMAP port, 1 to 65535."""

    skipcrossduplicates: bool | Unset = UNSET
    """Whether messages that are in another folder already are skipped."""

    subfolder2: str | Unset = UNSET
    """The folder that mail is copied below; empty for the root."""

    subscribeall: bool | Unset = UNSET
    """Whether all folders are subscribed."""

    success: str | Unset = UNSET
    """Sent with any value it forgets how the last run ended."""

    timeout1: int | Unset = UNSET
    """How long the other server is waited for in seconds, 1 to 32000; anything else is 600."""

    timeout2: int | Unset = UNSET
    """How long the own server is waited for in seconds, 1 to 32000; anything else is 600."""

    user1: str | Unset = UNSET
    """The login on the other server; empty, it stays."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "automap": self.automap,
            "custom_params": self.custom_params,
            "delete1": self.delete1,
            "delete2": self.delete2,
            "delete2duplicates": self.delete2duplicates,
            "dry": self.dry,
            "enc1": self.enc1,
            "exclude": self.exclude,
            "host1": self.host1,
            "last_run": self.last_run,
            "maxage": self.maxage,
            "maxbytespersecond": self.maxbytespersecond,
            "mins_interval": self.mins_interval,
            "password1": self.password1,
            "port1": self.port1,
            "skipcrossduplicates": self.skipcrossduplicates,
            "subfolder2": self.subfolder2,
            "subscribeall": self.subscribeall,
            "success": self.success,
            "timeout1": self.timeout1,
            "timeout2": self.timeout2,
            "user1": self.user1,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.automap = as_bool(fields.pop("automap", UNSET))
        model.custom_params = as_str(fields.pop("custom_params", UNSET))
        model.delete1 = as_bool(fields.pop("delete1", UNSET))
        model.delete2 = as_bool(fields.pop("delete2", UNSET))
        model.delete2duplicates = as_bool(fields.pop("delete2duplicates", UNSET))
        model.dry = as_bool(fields.pop("dry", UNSET))
        model.enc1 = fields.pop("enc1", UNSET)
        model.exclude = as_str(fields.pop("exclude", UNSET))
        model.host1 = as_str(fields.pop("host1", UNSET))
        model.last_run = as_str(fields.pop("last_run", UNSET))
        model.maxage = as_int(fields.pop("maxage", UNSET))
        model.maxbytespersecond = as_int(fields.pop("maxbytespersecond", UNSET))
        model.mins_interval = as_int(fields.pop("mins_interval", UNSET))
        model.password1 = as_str(fields.pop("password1", UNSET))
        model.port1 = as_int(fields.pop("port1", UNSET))
        model.skipcrossduplicates = as_bool(fields.pop("skipcrossduplicates", UNSET))
        model.subfolder2 = as_str(fields.pop("subfolder2", UNSET))
        model.subscribeall = as_bool(fields.pop("subscribeall", UNSET))
        model.success = as_str(fields.pop("success", UNSET))
        model.timeout1 = as_int(fields.pop("timeout1", UNSET))
        model.timeout2 = as_int(fields.pop("timeout2", UNSET))
        model.user1 = as_str(fields.pop("user1", UNSET))
        model.additional_properties = dict(fields)
        return model
