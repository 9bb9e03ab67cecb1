from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rspamd_statfile import RspamdStatfile
from ..models.rspamd_statistics_actions import RspamdStatisticsActions
from ..models.rspamd_statistics_fuzzy_hashes import RspamdStatisticsFuzzyHashes
from ..types import UNSET, Unset, as_bool, as_float, as_int, as_list, as_model, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class RspamdStatistics:
    """What rspamd counted since its start."""

    actions: RspamdStatisticsActions
    """How often each action was taken, by its name."""

    ham_count: int
    """Messages taken for good ones."""

    learned: int
    """Messages learned."""

    scanned: int
    """Messages scanned."""

    spam_count: int
    """Messages taken for spam."""

    uptime: int
    """How long it runs, in seconds."""

    version: str
    """The version of rspamd."""

    bytes_allocated: int | Unset = UNSET
    """Memory in use in bytes."""

    chunks_allocated: int | Unset = UNSET
    """Memory chunks in use."""

    chunks_freed: int | Unset = UNSET
    """Memory chunks freed."""

    chunks_oversized: int | Unset = UNSET
    """Memory chunks larger than ordinary."""

    config_id: str | Unset = UNSET
    """The checksum of its configuration."""

    connections: int | Unset = UNSET
    """Connections of clients."""

    control_connections: int | Unset = UNSET
    """Connections to the controller."""

    fragmented: int | Unset = UNSET
    """Memory lost to fragments in bytes."""

    fuzzy_hashes: RspamdStatisticsFuzzyHashes | Unset = UNSET
    """How many fuzzy hashes each storage holds, by its name."""

    pools_allocated: int | Unset = UNSET
    """Memory pools made."""

    pools_freed: int | Unset = UNSET
    """Memory pools freed."""

    read_only: bool | Unset = UNSET
    """Whether the question was asked without the right to change things."""

    scan_times: list[float | None] | Unset = UNSET
    """The latest scans' times in seconds; null where there was none."""

    shared_chunks_allocated: int | Unset = UNSET
    """Shared memory chunks in use."""

    statfiles: list[RspamdStatfile] | Unset = UNSET
    """The classes of the statistical filter."""

    total_learns: int | Unset = UNSET
    """Messages learned by all classes together."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "actions": to_json(self.actions),
            "ham_count": self.ham_count,
            "learned": self.learned,
            "scanned": self.scanned,
            "spam_count": self.spam_count,
            "uptime": self.uptime,
            "version": self.version,
            "bytes_allocated": self.bytes_allocated,
            "chunks_allocated": self.chunks_allocated,
            "chunks_freed": self.chunks_freed,
            "chunks_oversized": self.chunks_oversized,
            "config_id": self.config_id,
            "connections": self.connections,
            "control_connections": self.control_connections,
            "fragmented": self.fragmented,
            "fuzzy_hashes": to_json(self.fuzzy_hashes),
            "pools_allocated": self.pools_allocated,
            "pools_freed": self.pools_freed,
            "read_only": self.read_only,
            "scan_times": to_json(self.scan_times),
            "shared_chunks_allocated": self.shared_chunks_allocated,
            "statfiles": to_json(self.statfiles),
            "total_learns": self.total_learns,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.actions = as_model(RspamdStatisticsActions, fields.pop("actions", UNSET))
        model.ham_count = as_int(fields.pop("ham_count", UNSET))
        model.learned = as_int(fields.pop("learned", UNSET))
        model.scanned = as_int(fields.pop("scanned", UNSET))
        model.spam_count = as_int(fields.pop("spam_count", UNSET))
        model.uptime = as_int(fields.pop("uptime", UNSET))
        model.version = as_str(fields.pop("version", UNSET))
        model.bytes_allocated = as_int(fields.pop("bytes_allocated", UNSET))
        model.chunks_allocated = as_int(fields.pop("chunks_allocated", UNSET))
        model.chunks_freed = as_int(fields.pop("chunks_freed", UNSET))
        model.chunks_oversized = as_int(fields.pop("chunks_oversized", UNSET))
        model.config_id = as_str(fields.pop("config_id", UNSET))
        model.connections = as_int(fields.pop("connections", UNSET))
        model.control_connections = as_int(fields.pop("control_connections", UNSET))
        model.fragmented = as_int(fields.pop("fragmented", UNSET))
        model.fuzzy_hashes = as_model(RspamdStatisticsFuzzyHashes, fields.pop("fuzzy_hashes", UNSET))
        model.pools_allocated = as_int(fields.pop("pools_allocated", UNSET))
        model.pools_freed = as_int(fields.pop("pools_freed", UNSET))
        model.read_only = as_bool(fields.pop("read_only", UNSET))
        model.scan_times = as_list(
            lambda item: as_one_of(item, null=True, scalar=as_float), fields.pop("scan_times", UNSET)
        )
        model.shared_chunks_allocated = as_int(fields.pop("shared_chunks_allocated", UNSET))
        model.statfiles = as_list(lambda item: as_model(RspamdStatfile, item), fields.pop("statfiles", UNSET))
        model.total_learns = as_int(fields.pop("total_learns", UNSET))
        model.additional_properties = dict(fields)
        return model
