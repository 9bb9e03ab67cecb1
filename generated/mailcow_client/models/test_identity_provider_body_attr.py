from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.test_identity_provider_body_attr_authsource import TestIdentityProviderBodyAttrAuthsource
from ..types import UNSET, Unset, as_bool, as_int, as_str


@_attrs_define(kw_only=True)
class TestIdentityProviderBodyAttr:
    """The settings to try."""

    authsource: TestIdentityProviderBodyAttrAuthsource
    """The kind of provider, in lower case."""

    basedn: str | Unset = UNSET
    """LDAP, needed: the base DN of searches."""

    binddn: str | Unset = UNSET
    """LDAP, needed: the DN to log in with."""

    bindpass: str | Unset = _attrs_field(default=UNSET, repr=False)
    """LDAP, needed: its password."""

    client_id: str | Unset = UNSET
    """Keycloak: the name under which mailcow is known to it."""

    client_secret: str | Unset = _attrs_field(default=UNSET, repr=False)
    """Keycloak: its secret."""

    host: str | Unset = UNSET
    """LDAP, needed: the host, or several separated by commas without spaces."""

    ignore_ssl_error: bool | Unset = UNSET
    """Whether to accept any certificate of the provider. Left out, it is not."""

    port: int | Unset = UNSET
    """LDAP, needed: the port; there is no default here."""

    realm: str | Unset = UNSET
    """Keycloak: the realm."""

    server_url: str | Unset = UNSET
    """Keycloak: the server's address, without a slash at the end."""

    token_url: str | Unset = UNSET
    """OIDC: the token endpoint; it must answer OPTIONS with 200."""

    use_ssl: bool | Unset = UNSET
    """LDAP: whether to connect with TLS. Left out, it is not."""

    use_tls: bool | Unset = UNSET
    """LDAP: whether to switch to TLS with StartTLS; ignored beside use_ssl."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "authsource": self.authsource,
            "basedn": self.basedn,
            "binddn": self.binddn,
            "bindpass": self.bindpass,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "host": self.host,
            "ignore_ssl_error": self.ignore_ssl_error,
            "port": self.port,
            "realm": self.realm,
            "server_url": self.server_url,
            "token_url": self.token_url,
            "use_ssl": self.use_ssl,
            "use_tls": self.use_tls,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.authsource = fields.pop("authsource", UNSET)
        model.basedn = as_str(fields.pop("basedn", UNSET))
        model.binddn = as_str(fields.pop("binddn", UNSET))
        model.bindpass = as_str(fields.pop("bindpass", UNSET))
        model.client_id = as_str(fields.pop("client_id", UNSET))
        model.client_secret = as_str(fields.pop("client_secret", UNSET))
        model.host = as_str(fields.pop("host", UNSET))
        model.ignore_ssl_error = as_bool(fields.pop("ignore_ssl_error", UNSET))
        model.port = as_int(fields.pop("port", UNSET))
        model.realm = as_str(fields.pop("realm", UNSET))
        model.server_url = as_str(fields.pop("server_url", UNSET))
        model.token_url = as_str(fields.pop("token_url", UNSET))
        model.use_ssl = as_bool(fields.pop("use_ssl", UNSET))
        model.use_tls = as_bool(fields.pop("use_tls", UNSET))
        model.additional_properties = dict(fields)
        return model
