from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_int, as_one_of, as_str, to_json


@_attrs_define(kw_only=True)
class Oauth2Client:
    """An application that may log users in through this server."""

    client_id: str
    """The name that the application presents, chosen by the server."""

    client_secret: None | str = _attrs_field(repr=False)
    """The application's secret, chosen by the server, in clear."""

    grant_types: None | str
    """Null; mailcow does not set it."""

    id: int
    """The number by which the other routes know it."""

    redirect_uri: None | str
    """Where users are sent back to; null where none was given."""

    scope: None | str
    """What the application may ask for; `profile`."""

    user_id: None | str
    """Null; mailcow does not use it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "client_id": self.client_id,
            "client_secret": to_json(self.client_secret),
            "grant_types": to_json(self.grant_types),
            "id": self.id,
            "redirect_uri": to_json(self.redirect_uri),
            "scope": to_json(self.scope),
            "user_id": to_json(self.user_id),
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.client_id = as_str(fields.pop("client_id", UNSET))
        model.client_secret = as_one_of(fields.pop("client_secret", UNSET), null=True, scalar=as_str)
        model.grant_types = as_one_of(fields.pop("grant_types", UNSET), null=True, scalar=as_str)
        model.id = as_int(fields.pop("id", UNSET))
        model.redirect_uri = as_one_of(fields.pop("redirect_uri", UNSET), null=True, scalar=as_str)
        model.scope = as_one_of(fields.pop("scope", UNSET), null=True, scalar=as_str)
        model.user_id = as_one_of(fields.pop("user_id", UNSET), null=True, scalar=as_str)
        model.additional_properties = dict(fields)
        return model
