from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.container_cpu import ContainerCpu
from ..models.container_memory import ContainerMemory
from ..models.container_statistics_networks import ContainerStatisticsNetworks
from ..types import UNSET, Unset, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class ContainerStatistics:
    """What Docker measured of a container at one time."""

    id: str
    """Docker's id of the container."""

    name: str
    """The container's name, with a slash in front."""

    read: str
    """When, in UTC, as RFC 3339 with nanoseconds."""

    cpu_stats: ContainerCpu | Unset = UNSET
    """The processors as a container sees them."""

    memory_stats: ContainerMemory | Unset = UNSET
    """The memory of a container."""

    networks: ContainerStatisticsNetworks | Unset = UNSET
    """The traffic, by interface; missing where the container uses the host's network."""

    precpu_stats: ContainerCpu | Unset = UNSET
    """The processors as a container sees them."""

    preread: str | Unset = UNSET
    """When the measurement before was made."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "id": self.id,
            "name": self.name,
            "read": self.read,
            "cpu_stats": to_json(self.cpu_stats),
            "memory_stats": to_json(self.memory_stats),
            "networks": to_json(self.networks),
            "precpu_stats": to_json(self.precpu_stats),
            "preread": self.preread,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.id = as_str(fields.pop("id", UNSET))
        model.name = as_str(fields.pop("name", UNSET))
        model.read = as_str(fields.pop("read", UNSET))
        model.cpu_stats = as_model(ContainerCpu, fields.pop("cpu_stats", UNSET))
        model.memory_stats = as_model(ContainerMemory, fields.pop("memory_stats", UNSET))
        model.networks = as_model(ContainerStatisticsNetworks, fields.pop("networks", UNSET))
        model.precpu_stats = as_model(ContainerCpu, fields.pop("precpu_stats", UNSET))
        model.preread = as_str(fields.pop("preread", UNSET))
        model.additional_properties = dict(fields)
        return model
