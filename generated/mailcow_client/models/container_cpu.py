from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.container_cpu_time import ContainerCpuTime
from ..types import UNSET, Unset, as_int, as_model, to_json


@_attrs_define(kw_only=True)
class ContainerCpu:
    """The processors as a container sees them."""

    cpu_usage: ContainerCpuTime
    """The processor time of a container."""

    online_cpus: int | Unset = UNSET
    """How many processors there are."""

    system_cpu_usage: int | Unset = UNSET
    """What the host used since its start in nanoseconds."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "cpu_usage": to_json(self.cpu_usage),
            "online_cpus": self.online_cpus,
            "system_cpu_usage": self.system_cpu_usage,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.cpu_usage = as_model(ContainerCpuTime, fields.pop("cpu_usage", UNSET))
        model.online_cpus = as_int(fields.pop("online_cpus", UNSET))
        model.system_cpu_usage = as_int(fields.pop("system_cpu_usage", UNSET))
        model.additional_properties = dict(fields)
        return model
