from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_int, as_str


@_attrs_define(kw_only=True)
class RspamdStatfile:
    """A learned class of the statistical filter."""

    symbol: str
    """The class's name, for instance BAYES_HAM."""

    languages: int | Unset = UNSET
    """How many languages are kept apart."""

    revision: int | Unset = UNSET
    """How many messages were learned."""

    size: int | Unset = UNSET
    """The size in bytes."""

    total: int | Unset = UNSET
    """How many tokens there is room for."""

    type_: str | Unset = UNSET
    """Where it is stored, for instance `redis`."""

    used: int | Unset = UNSET
    """How many tokens are stored."""

    users: int | Unset = UNSET
    """How many users are kept apart."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "symbol": self.symbol,
            "languages": self.languages,
            "revision": self.revision,
            "size": self.size,
            "total": self.total,
            "type": self.type_,
            "used": self.used,
            "users": self.users,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.symbol = as_str(fields.pop("symbol", UNSET))
        model.languages = as_int(fields.pop("languages", UNSET))
        model.revision = as_int(fields.pop("revision", UNSET))
        model.size = as_int(fields.pop("size", UNSET))
        model.total = as_int(fields.pop("total", UNSET))
        model.type_ = as_str(fields.pop("type", UNSET))
        model.used = as_int(fields.pop("used", UNSET))
        model.users = as_int(fields.pop("users", UNSET))
        model.additional_properties = dict(fields)
        return model
