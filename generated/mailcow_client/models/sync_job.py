from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class SyncJob:
    """A job that copies mail from another server into a mailbox, by imapsync."""

    active: bool
    """Whether it is run at all."""

    authmd51: bool
    """Not writable and without use."""

    authmech1: str
    """How one logs in there: `PLAIN`, `LOGIN` or `CRAM-MD5`; not writable."""

    automap: bool
    """Whether folders like Sent are matched whatever their names."""

    created: str
    """When it was created, in the server's local time, YYYY-MM-DD HH:MM:SS."""

    custom_params: str
    """More options for imapsync."""

    delete1: bool
    """Whether copied messages are deleted on the other server."""

    delete2: bool
    """Whether messages that the other server lacks are deleted."""

    delete2duplicates: bool
    """Whether duplicates are deleted in the mailbox."""

    domain2: str
    """Not writable and without use."""

    dry: bool
    """Whether runs only tell what they would do."""

    enc1: str
    """How the connection is secured: `PLAIN`, `SSL` or `TLS` (STARTTLS)."""

    exclude: str
    """A regular expression for folders that are left out; empty for none."""

    exit_status: None | str
    """What imapsync called the last run's end, for instance `EX_OK`."""

    host1: str
    """The other server, in lower case when created."""

    id: int
    """The id by which it is named."""

    is_running: bool
    """Whether it runs now."""

    last_run: None | str
    """When it last began, in the server's local time, YYYY-MM-DD HH:MM:SS."""

    log: str
    """What the last run printed; empty with the option `no_log`."""

    maxage: int
    """The age of the oldest message that is copied, in days; 0 for any."""

    maxbytespersecond: int
    """The speed limit in bytes a second; 0 for none."""

    mins_interval: int
    """The time between two runs in minutes."""

    modified: None | str
    """When its record last changed, which every run does too; same form."""

    port1: int
    """The other server's IMAP port."""

    regextrans2: str
    """A rule that renames folders; not writable."""

    skipcrossduplicates: bool
    """Whether messages that are in another folder already are skipped."""

    subfolder2: str
    """The folder that mail is copied below; empty for the root."""

    subscribeall: bool
    """Whether all folders are subscribed."""

    success: bool | None
    """How the last run ended; none before the first and while it runs."""

    timeout1: int
    """How long the other server is waited for in seconds."""

    timeout2: int
    """How long the own server is waited for in seconds."""

    user1: str
    """The login on the other server."""

    user2: str
    """The mailbox that mail is copied into."""

    password1: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The password there, in clear; only with the option `with_password`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "active": self.active,
            "authmd51": self.authmd51,
            "authmech1": self.authmech1,
            "automap": self.automap,
            "created": self.created,
            "custom_params": self.custom_params,
            "delete1": self.delete1,
            "delete2": self.delete2,
            "delete2duplicates": self.delete2duplicates,
            "domain2": self.domain2,
            "dry": self.dry,
            "enc1": self.enc1,
            "exclude": self.exclude,
            "exit_status": to_json(self.exit_status),
            "host1": self.host1,
            "id": self.id,
            "is_running": self.is_running,
            "last_run": to_json(self.last_run),
            "log": self.log,
            "maxage": self.maxage,
            "maxbytespersecond": self.maxbytespersecond,
            "mins_interval": self.mins_interval,
            "modified": to_json(self.modified),
            "port1": self.port1,
            "regextrans2": self.regextrans2,
            "skipcrossduplicates": self.skipcrossduplicates,
            "subfolder2": self.subfolder2,
            "subscribeall": self.subscribeall,
            "success": to_json(self.success),
            "timeout1": self.timeout1,
            "timeout2": self.timeout2,
            "user1": self.user1,
            "user2": self.user2,
            "password1": self.password1,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.active = as_bool(fields.pop("active", UNSET))
        model.authmd51 = as_bool(fields.pop("authmd51", UNSET))
        model.authmech1 = as_str(fields.pop("authmech1", UNSET))
        model.automap = as_bool(fields.pop("automap", UNSET))
        model.created = as_str(fields.pop("created", UNSET))
        model.custom_params = as_str(fields.pop("custom_params", UNSET))
        model.delete1 = as_bool(fields.pop("delete1", UNSET))
        model.delete2 = as_bool(fields.pop("delete2", UNSET))
        model.delete2duplicates = as_bool(fields.pop("delete2duplicates", UNSET))
        model.domain2 = as_str(fields.pop("domain2", UNSET))
        model.dry = as_bool(fields.pop("dry", UNSET))
        model.enc1 = as_str(fields.pop("enc1", UNSET))
        model.exclude = as_str(fields.pop("exclude", UNSET))
        model.exit_status = as_one_of(fields.pop("exit_status", UNSET), null=True, scalar=as_str)
        model.host1 = as_str(fields.pop("host1", UNSET))
        model.id = as_int(fields.pop("id", UNSET))
        model.is_running = as_bool(fields.pop("is_running", UNSET))
        model.last_run = as_one_of(fields.pop("last_run", UNSET), null=True, scalar=as_str)
        model.log = as_str(fields.pop("log", UNSET))
        model.maxage = as_int(fields.pop("maxage", UNSET))
        model.maxbytespersecond = as_int(fields.pop("maxbytespersecond", UNSET))
        model.mins_interval = as_int(fields.pop("mins_interval", UNSET))
        model.modified = as_one_of(fields.pop("modified", UNSET), null=True, scalar=as_str)
        model.port1 = as_int(fields.pop("port1", UNSET))
        model.regextrans2 = as_str(fields.pop("regextrans2", UNSET))
        model.skipcrossduplicates = as_bool(fields.pop("skipcrossduplicates", UNSET))
        model.subfolder2 = as_str(fields.pop("subfolder2", UNSET))
        model.subscribeall = as_bool(fields.pop("subscribeall", UNSET))
        model.success = as_one_of(fields.pop("success", UNSET), null=True, scalar=as_bool)
        model.timeout1 = as_int(fields.pop("timeout1", UNSET))
        model.timeout2 = as_int(fields.pop("timeout2", UNSET))
        model.user1 = as_str(fields.pop("user1", UNSET))
        model.user2 = as_str(fields.pop("user2", UNSET))
        model.password1 = as_str(fields.pop("password1", UNSET))
        model.additional_properties = dict(fields)
        return model
