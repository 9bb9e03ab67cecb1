from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_int


@_attrs_define(kw_only=True)
class ContainerNetwork:
    """The traffic of a container over one interface."""

    rx_bytes: int
    """Bytes received."""

    tx_bytes: int
    """Bytes sent."""

    rx_packets: int | Unset = UNSET
    """Packets received."""

    tx_packets: int | Unset = UNSET
    """Packets sent."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "rx_bytes": self.rx_bytes,
            "tx_bytes": self.tx_bytes,
            "rx_packets": self.rx_packets,
            "tx_packets": self.tx_packets,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.rx_bytes = as_int(fields.pop("rx_bytes", UNSET))
        model.tx_bytes = as_int(fields.pop("tx_bytes", UNSET))
        model.rx_packets = as_int(fields.pop("rx_packets", UNSET))
        model.tx_packets = as_int(fields.pop("tx_packets", UNSET))
        model.additional_properties = dict(fields)
        return model
