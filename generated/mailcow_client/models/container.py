from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_str


@_attrs_define(kw_only=True)
class Container:
    """A container of mailcow."""

    container: str
    """The service's name, for instance `postfix-mailcow`."""

    image: str
    """The image with its tag."""

    started_at: str
    """When it was last started, in UTC, as RFC 3339 with nanoseconds."""

    state: str
    """`created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`."""

    type_: str
    """Always `info`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "container": self.container,
            "image": self.image,
            "started_at": self.started_at,
            "state": self.state,
            "type": self.type_,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.container = as_str(fields.pop("container", UNSET))
        model.image = as_str(fields.pop("image", UNSET))
        model.started_at = as_str(fields.pop("started_at", UNSET))
        model.state = as_str(fields.pop("state", UNSET))
        model.type_ = as_str(fields.pop("type", UNSET))
        model.additional_properties = dict(fields)
        return model
