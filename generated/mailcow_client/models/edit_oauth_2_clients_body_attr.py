from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_oauth_2_clients_body_attr_renew_secret import EditOauth2ClientsBodyAttrRenewSecret
from ..models.edit_oauth_2_clients_body_attr_revoke_tokens import EditOauth2ClientsBodyAttrRevokeTokens
from ..types import UNSET, Unset, as_str


@_attrs_define(kw_only=True)
class EditOauth2ClientsBodyAttr:
    """What to change."""

    redirect_uri: str | Unset = UNSET
    """A new address to send users back to. Left out or empty, it stays."""

    renew_secret: EditOauth2ClientsBodyAttrRenewSecret | Unset = UNSET
    """Has the server choose a new secret. Its presence counts, whatever the value."""

    revoke_tokens: EditOauth2ClientsBodyAttrRevokeTokens | Unset = UNSET
    """Makes all access and refresh tokens of the client void. Its presence counts, whatever the value."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "redirect_uri": self.redirect_uri,
            "renew_secret": self.renew_secret,
            "revoke_tokens": self.revoke_tokens,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.redirect_uri = as_str(fields.pop("redirect_uri", UNSET))
        model.renew_secret = fields.pop("renew_secret", UNSET)
        model.revoke_tokens = fields.pop("revoke_tokens", UNSET)
        model.additional_properties = dict(fields)
        return model
