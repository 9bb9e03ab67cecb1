from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.host_cpu import HostCpu
from ..models.host_memory import HostMemory
from ..types import UNSET, as_float, as_model, as_str, to_json


@_attrs_define(kw_only=True)
class Host:
    """The machine that mailcow runs on."""

    architecture: str
    """The processors' architecture, for instance `x86_64`."""

    cpu: HostCpu
    """The processors of the host."""

    memory: HostMemory
    """The memory of the host."""

    system_time: str
    """Local time of the server, DD.MM.YYYY HH:MM:SS."""

    uptime: float
    """How long it runs in seconds."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "architecture": self.architecture,
            "cpu": to_json(self.cpu),
            "memory": to_json(self.memory),
            "system_time": self.system_time,
            "uptime": self.uptime,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.architecture = as_str(fields.pop("architecture", UNSET))
        model.cpu = as_model(HostCpu, fields.pop("cpu", UNSET))
        model.memory = as_model(HostMemory, fields.pop("memory", UNSET))
        model.system_time = as_str(fields.pop("system_time", UNSET))
        model.uptime = as_float(fields.pop("uptime", UNSET))
        model.additional_properties = dict(fields)
        return model
