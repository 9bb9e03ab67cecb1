from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_identity_provider_body_attr_authsource import EditIdentityProviderBodyAttrAuthsource
from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class EditIdentityProviderBodyAttr:
    """The settings."""

    authsource: EditIdentityProviderBodyAttrAuthsource
    """The kind of provider."""

    attribute_field: str | Unset = UNSET
    """LDAP: the attribute that the mappers look at; put into lower case."""

    authorize_url: str | Unset = UNSET
    """OIDC, needed: the authorization endpoint."""

    basedn: str | Unset = UNSET
    """LDAP, needed: the base DN of searches."""

    binddn: str | Unset = UNSET
    """LDAP, needed: the DN to log in with."""

    bindpass: str | Unset = _attrs_field(default=UNSET, repr=False)
    """LDAP, needed: its password."""

    client_id: str | Unset = UNSET
    """Keycloak and OIDC, needed: the name under which mailcow is known to the provider."""

    client_scopes: str | Unset = UNSET
    """OIDC: the scopes to ask for, separated by spaces."""

    client_secret: str | Unset = _attrs_field(default=UNSET, repr=False)
    """Keycloak and OIDC, needed: its secret."""

    default_template: str | Unset = UNSET
    """The name of the mailbox template for users that no mapper fits. Left out, it stays; empty removes it."""

    filter_: str | Unset = UNSET
    """LDAP: a filter for searches. Left out, there is none."""

    host: str | Unset = UNSET
    """LDAP: the host, or several separated by commas. Left out, it is empty, which is of no use."""

    ignore_ssl_error: bool | Unset = UNSET
    """Whether to accept any certificate of the provider."""

    import_users: bool | Unset = UNSET
    """Keycloak and LDAP: whether the provider's users get mailboxes by themselves."""

    login_provisioning: bool | Unset = UNSET
    """Whether a login makes the mailbox it lacks. Left out, it is switched off, although it is on before any set-up."""

    mailpassword_flow: bool | Unset = UNSET
    """Keycloak: whether mail programs may log in with a password that Keycloak keeps as an attribute."""

    mappers: list[str] | Unset = UNSET
    """Values of the user's attribute, each belonging to the template of the same position. Written only together with
    as many templates, otherwise ignored with success. Send no empty ones."""

    periodic_sync: bool | Unset = UNSET
    """Keycloak and LDAP: whether mailboxes follow the provider's users."""

    port: int | Unset = UNSET
    """LDAP: the port. Left out, it is 389."""

    realm: str | Unset = UNSET
    """Keycloak, needed: the realm."""

    redirect_url: str | Unset = UNSET
    """Keycloak and OIDC, needed: where the provider sends users back to."""

    redirect_url_extra: list[str] | Unset = UNSET
    """Further addresses to send users back to. Left out, they stay; an empty list removes them."""

    server_url: str | Unset = UNSET
    """Keycloak, needed: the server's address."""

    sync_interval: int | Unset = UNSET
    """Keycloak and LDAP: minutes between two synchronisations."""

    templates: list[str] | Unset = UNSET
    """The names of the mailbox templates that belong to the mappers."""

    token_url: str | Unset = UNSET
    """OIDC, needed: the token endpoint."""

    use_ssl: bool | Unset = UNSET
    """LDAP: whether to connect with TLS."""

    use_tls: bool | Unset = UNSET
    """LDAP: whether to switch to TLS with StartTLS; ignored beside use_ssl."""

    userinfo_url: str | Unset = UNSET
    """OIDC, needed: the user info endpoint."""

    username_field: str | Unset = UNSET
    """LDAP: the attribute that holds the mail address; put into lower case."""

    version: str | Unset = UNSET
    """Keycloak, needed: the server's version."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "authsource": self.authsource,
            "attribute_field": self.attribute_field,
            "authorize_url": self.authorize_url,
            "basedn": self.basedn,
            "binddn": self.binddn,
            "bindpass": self.bindpass,
            "client_id": self.client_id,
            "client_scopes": self.client_scopes,
            "client_secret": self.client_secret,
            "default_template": self.default_template,
            "filter": self.filter_,
            "host": self.host,
            "ignore_ssl_error": self.ignore_ssl_error,
            "import_users": self.import_users,
            "login_provisioning": self.login_provisioning,
            "mailpassword_flow": self.mailpassword_flow,
            "mappers": to_json(self.mappers),
            "periodic_sync": self.periodic_sync,
            "port": self.port,
            "realm": self.realm,
            "redirect_url": self.redirect_url,
            "redirect_url_extra": to_json(self.redirect_url_extra),
            "server_url": self.server_url,
            "sync_interval": self.sync_interval,
            "templates": to_json(self.templates),
            "token_url": self.token_url,
            "use_ssl": self.use_ssl,
            "use_tls": self.use_tls,
            "userinfo_url": self.userinfo_url,
            "username_field": self.username_field,
            "version": self.version,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.authsource = fields.pop("authsource", UNSET)
        model.attribute_field = as_str(fields.pop("attribute_field", UNSET))
        model.authorize_url = as_str(fields.pop("authorize_url", UNSET))
        model.basedn = as_str(fields.pop("basedn", UNSET))
        model.binddn = as_str(fields.pop("binddn", UNSET))
        model.bindpass = as_str(fields.pop("bindpass", UNSET))
        model.client_id = as_str(fields.pop("client_id", UNSET))
        model.client_scopes = as_str(fields.pop("client_scopes", UNSET))
        model.client_secret = as_str(fields.pop("client_secret", UNSET))
        model.default_template = as_str(fields.pop("default_template", UNSET))
        model.filter_ = as_str(fields.pop("filter", UNSET))
        model.host = as_str(fields.pop("host", UNSET))
        model.ignore_ssl_error = as_bool(fields.pop("ignore_ssl_error", UNSET))
        model.import_users = as_bool(fields.pop("import_users", UNSET))
        model.login_provisioning = as_bool(fields.pop("login_provisioning", UNSET))
        model.mailpassword_flow = as_bool(fields.pop("mailpassword_flow", UNSET))
        model.mappers = as_list(as_str, fields.pop("mappers", UNSET))
        model.periodic_sync = as_bool(fields.pop("periodic_sync", UNSET))
        model.port = as_int(fields.pop("port", UNSET))
        model.realm = as_str(fields.pop("realm", UNSET))
        model.redirect_url = as_str(fields.pop("redirect_url", UNSET))
        model.redirect_url_extra = as_list(as_str, fields.pop("redirect_url_extra", UNSET))
        model.server_url = as_str(fields.pop("server_url", UNSET))
        model.sync_interval = as_int(fields.pop("sync_interval", UNSET))
        model.templates = as_list(as_str, fields.pop("templates", UNSET))
        model.token_url = as_str(fields.pop("token_url", UNSET))
        model.use_ssl = as_bool(fields.pop("use_ssl", UNSET))
        model.use_tls = as_bool(fields.pop("use_tls", UNSET))
        model.userinfo_url = as_str(fields.pop("userinfo_url", UNSET))
        model.username_field = as_str(fields.pop("username_field", UNSET))
        model.version = as_str(fields.pop("version", UNSET))
        model.additional_properties = dict(fields)
        return model
