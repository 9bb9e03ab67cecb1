from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_bool, as_int, as_list, as_str, to_json


@_attrs_define(kw_only=True)
class IdentityProvider:
    """The settings of the provider that logs users in. Those of a provider that was set up earlier stay beside those
    of the present one, so `authsource` tells which of them count. Without `authsource` there is no provider."""

    login_provisioning: bool
    """Whether a login makes the mailbox it lacks; the number 1 as long as it was never set."""

    access_token: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The token of mailcow's own session with Keycloak, mostly empty."""

    attribute_field: str | Unset = UNSET
    """LDAP: the attribute that the mappers look at."""

    authorize_url: str | Unset = UNSET
    """OIDC: the authorization endpoint."""

    authsource: str | Unset = UNSET
    """The kind in use: `keycloak`, `generic-oidc` or `ldap`. Missing without a provider."""

    basedn: str | Unset = UNSET
    """LDAP: the base DN of searches."""

    binddn: str | Unset = UNSET
    """LDAP: the DN that mailcow logs in with."""

    bindpass: str | Unset = _attrs_field(default=UNSET, repr=False)
    """LDAP: its password, in clear."""

    client_id: str | Unset = UNSET
    """The name under which mailcow is known to the provider (Keycloak and OIDC)."""

    client_scopes: str | Unset = UNSET
    """OIDC: the scopes asked for, separated by spaces."""

    client_secret: str | Unset = _attrs_field(default=UNSET, repr=False)
    """Its secret, in clear (Keycloak and OIDC)."""

    default_template: str | Unset = UNSET
    """The mailbox template for users that no mapper fits, or empty."""

    filter_: str | Unset = UNSET
    """LDAP: a filter for searches, or empty."""

    host: str | Unset = UNSET
    """LDAP: the host, or several separated by commas."""

    ignore_ssl_error: bool | Unset = UNSET
    """Whether any certificate of the provider is accepted; an empty text if not."""

    ignore_ssl_errors: bool | Unset = UNSET
    """LDAP: a misspelling that is always false and tells nothing; see ignore_ssl_error."""

    import_users: bool | Unset = UNSET
    """Whether the provider's users get mailboxes by themselves (Keycloak and LDAP)."""

    mailpassword_flow: bool | Unset = UNSET
    """Keycloak: whether mail programs may log in with a password that Keycloak keeps as an attribute."""

    mappers: list[str] | Unset = UNSET
    """Values of the user's attribute, each belonging to the template of the same position; an object, by position,
    where some of those written were empty."""

    periodic_sync: bool | Unset = UNSET
    """Whether mailboxes follow the provider's users (Keycloak and LDAP)."""

    port: int | Unset = UNSET
    """LDAP: the port."""

    realm: str | Unset = UNSET
    """Keycloak: the realm."""

    redirect_url: str | Unset = UNSET
    """Where the provider sends users back to (Keycloak and OIDC)."""

    redirect_url_extra: list[str] | Unset = UNSET
    """Further addresses to send users back to; an object where some of those written were empty."""

    server_url: str | Unset = UNSET
    """Keycloak: the server's address, without a slash at the end."""

    sync_interval: int | Unset = UNSET
    """Minutes between two synchronisations (Keycloak and LDAP)."""

    templates: list[str] | Unset = UNSET
    """The names of the mailbox templates that belong to the mappers; an object like these."""

    token_url: str | Unset = UNSET
    """OIDC: the token endpoint."""

    use_ssl: bool | Unset = UNSET
    """LDAP: whether to connect with TLS."""

    use_tls: bool | Unset = UNSET
    """LDAP: whether to switch to TLS with StartTLS."""

    userinfo_url: str | Unset = UNSET
    """OIDC: the user info endpoint."""

    username_field: str | Unset = UNSET
    """LDAP: the attribute that holds the mail address."""

    version: str | Unset = UNSET
    """Keycloak: the server's version."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "login_provisioning": self.login_provisioning,
            "access_token": self.access_token,
            "attribute_field": self.attribute_field,
            "authorize_url": self.authorize_url,
            "authsource": self.authsource,
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
            "ignore_ssl_errors": self.ignore_ssl_errors,
            "import_users": self.import_users,
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
        model.login_provisioning = as_bool(fields.pop("login_provisioning", UNSET))
        model.access_token = as_str(fields.pop("access_token", UNSET))
        model.attribute_field = as_str(fields.pop("attribute_field", UNSET))
        model.authorize_url = as_str(fields.pop("authorize_url", UNSET))
        model.authsource = as_str(fields.pop("authsource", UNSET))
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
        model.ignore_ssl_errors = as_bool(fields.pop("ignore_ssl_errors", UNSET))
        model.import_users = as_bool(fields.pop("import_users", UNSET))
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
