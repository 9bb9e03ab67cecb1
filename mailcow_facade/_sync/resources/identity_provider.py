# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""The identity provider that may check passwords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import identity_provider as api
from mailcow_client.types import Unset

from mailcow_facade import arguments
from mailcow_facade.batches import written
from mailcow_facade.errors import NotFound, Rejected

Kind = Literal["keycloak", "generic-oidc", "ldap"]

_OIDC = ("client_id", "client_secret", "redirect_url")
_NEEDED: dict[str, tuple[str, ...]] = {
    "keycloak": ("server_url", "realm", "version", *_OIDC),
    "generic-oidc": ("authorize_url", "token_url", "userinfo_url", *_OIDC),
    "ldap": ("host", "basedn", "binddn", "bindpass"),
}
_SYNC = ("periodic_sync", "import_users", "sync_interval")
_ALWAYS = ("ignore_ssl_error", "login_provisioning", "default_template", "mappers", "templates")
_OPTIONAL: dict[str, tuple[str, ...]] = {
    "keycloak": ("mailpassword_flow", "redirect_url_extra", *_SYNC, *_ALWAYS),
    "generic-oidc": ("client_scopes", "redirect_url_extra", *_ALWAYS),
    "ldap": ("port", "username_field", "attribute_field", "filter", "use_ssl", "use_tls", *_SYNC, *_ALWAYS),
}
_TRIED: dict[str, tuple[str, ...]] = {
    "keycloak": ("server_url", "realm", "client_id", "client_secret", "ignore_ssl_error"),
    "generic-oidc": ("token_url", "ignore_ssl_error"),
    "ldap": ("host", "port", "basedn", "binddn", "bindpass", "use_ssl", "use_tls", "ignore_ssl_error"),
}


class IdentityProvider:
    """The identity provider that may check passwords in place of mailcow. There is one at most.

    Its settings hold secrets in clear, which a read-only key can read too.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self) -> models.IdentityProvider:
        """The settings. Without ``authsource`` none is set up; those of a kind that was set up earlier may stay."""
        return api.get_identity_provider.sync(client=self._client)

    def exists(self) -> bool:
        """Whether one is set up."""
        return bool((self.get()).authsource)

    def edit(
        self,
        authsource: Kind | None = None,
        *,
        login_provisioning: bool | None = None,
        ignore_ssl_error: bool | None = None,
        default_template: str | None = None,
        mappers: Sequence[str] | None = None,
        templates: Sequence[str] | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        redirect_url: str | None = None,
        redirect_url_extra: Sequence[str] | None = None,
        server_url: str | None = None,
        realm: str | None = None,
        version: str | None = None,
        mailpassword_flow: bool | None = None,
        authorize_url: str | None = None,
        token_url: str | None = None,
        userinfo_url: str | None = None,
        client_scopes: str | None = None,
        host: str | None = None,
        port: int | None = None,
        basedn: str | None = None,
        binddn: str | None = None,
        bindpass: str | None = None,
        username_field: str | None = None,
        attribute_field: str | None = None,
        filter: str | None = None,
        use_ssl: bool | None = None,
        use_tls: bool | None = None,
        periodic_sync: bool | None = None,
        import_users: bool | None = None,
        sync_interval: int | None = None,
    ) -> models.IdentityProvider:
        """Set a provider up, or change its settings, and return them as they are then. What is left out stays as it is.

        Where the kind changes, or none was set up, what is left out gets mailcow's default; the templates and the
        further addresses stay in any case.

        Args:
            authsource: the kind; the present one where left out.
            login_provisioning: whether a login makes the mailbox it lacks.
            ignore_ssl_error: whether any certificate of the provider is accepted.
            default_template: the name of the mailbox template for users that no mapper fits; "" for none.
            mappers: values of the user's attribute, each belonging to the template of the same position.
            templates: the names of these mailbox templates.
            client_id: Keycloak and OIDC, needed: the name under which mailcow is known to the provider.
            client_secret: Keycloak and OIDC, needed: its secret.
            redirect_url: Keycloak and OIDC, needed: where the provider sends users back to.
            redirect_url_extra: Keycloak and OIDC: all further such addresses.
            server_url: Keycloak, needed: its address.
            realm: Keycloak, needed: the realm.
            version: Keycloak, needed: its version.
            mailpassword_flow: Keycloak: whether mail programs may log in with a password that Keycloak keeps.
            authorize_url: OIDC, needed: the authorization endpoint.
            token_url: OIDC, needed: the token endpoint.
            userinfo_url: OIDC, needed: the user info endpoint.
            client_scopes: OIDC: the scopes to ask for, separated by spaces.
            host: LDAP, needed: the host, or several separated by commas.
            port: LDAP: the port, 389 by default.
            basedn: LDAP, needed: where searches begin.
            binddn: LDAP, needed: whom to log in as.
            bindpass: LDAP, needed: the password for it.
            username_field: LDAP: the attribute with the mail address, ``mail`` by default.
            attribute_field: LDAP: the attribute that the mappers look at.
            filter: LDAP: a filter for searches; "" for none.
            use_ssl: LDAP: whether to connect with TLS.
            use_tls: LDAP: whether to switch to TLS with StartTLS.
            periodic_sync: Keycloak and LDAP: whether mailboxes follow the provider's users.
            import_users: Keycloak and LDAP: whether the provider's users get mailboxes by themselves.
            sync_interval: Keycloak and LDAP: minutes between two synchronisations, 15 by default.

        Raises:
            Rejected: ``authsource_in_use``: mailboxes use another kind.
            ValueError: nothing to change was given, something needed is missing, or an argument is one that mailcow
                would ignore for this kind.
        """
        given = _given(
            login_provisioning=arguments.flag(login_provisioning, "login_provisioning"),
            ignore_ssl_error=arguments.flag(ignore_ssl_error, "ignore_ssl_error"),
            default_template=_text(default_template, "default_template"),
            mappers=_texts(mappers, "mappers"),
            templates=_texts(templates, "templates"),
            client_id=_text(client_id, "client_id"),
            client_secret=_text(client_secret, "client_secret"),
            redirect_url=_text(redirect_url, "redirect_url"),
            redirect_url_extra=_texts(redirect_url_extra, "redirect_url_extra"),
            server_url=_text(server_url, "server_url"),
            realm=_text(realm, "realm"),
            version=_text(version, "version"),
            mailpassword_flow=arguments.flag(mailpassword_flow, "mailpassword_flow"),
            authorize_url=_text(authorize_url, "authorize_url"),
            token_url=_text(token_url, "token_url"),
            userinfo_url=_text(userinfo_url, "userinfo_url"),
            client_scopes=_text(client_scopes, "client_scopes"),
            host=_text(host, "host"),
            port=arguments.count(port, "port", 1, 65535),
            basedn=_text(basedn, "basedn"),
            binddn=_text(binddn, "binddn"),
            bindpass=_text(bindpass, "bindpass"),
            username_field=_text(username_field, "username_field"),
            attribute_field=_text(attribute_field, "attribute_field"),
            filter=_text(filter, "filter"),
            use_ssl=arguments.flag(use_ssl, "use_ssl"),
            use_tls=arguments.flag(use_tls, "use_tls"),
            periodic_sync=arguments.flag(periodic_sync, "periodic_sync"),
            import_users=arguments.flag(import_users, "import_users"),
            sync_interval=arguments.count(sync_interval, "sync_interval", 1),
        )
        if authsource is None and not given:
            raise ValueError("nothing to change was given")
        if len(mappers or ()) != len(templates or ()):
            raise ValueError("mappers and templates go together, one for one: mailcow would ignore them")
        values = self._merged(authsource, given, _NEEDED, _OPTIONAL)
        body = models.EditIdentityProviderBody(attr=models.EditIdentityProviderBodyAttr.from_dict(values))
        api.edit_identity_provider.sync(client=self._client, body=body)
        with written("the change of the identity provider"):
            return self.get()

    def test(
        self,
        authsource: Kind | None = None,
        *,
        server_url: str | None = None,
        realm: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_url: str | None = None,
        host: str | None = None,
        port: int | None = None,
        basedn: str | None = None,
        binddn: str | None = None,
        bindpass: str | None = None,
        use_ssl: bool | None = None,
        use_tls: bool | None = None,
        ignore_ssl_error: bool | None = None,
    ) -> bool:
        """Whether the server reaches the provider with these settings; nothing is stored.

        What is left out is taken from the settings that are stored, where they are of the same kind. mailcow does not
        say why it did not work. For OIDC it asks for no more than whether the token endpoint answers OPTIONS with 200.

        Raises:
            ValueError: as for :meth:`edit`.
        """
        given = _given(
            server_url=_text(server_url, "server_url"),
            realm=_text(realm, "realm"),
            client_id=_text(client_id, "client_id"),
            client_secret=_text(client_secret, "client_secret"),
            token_url=_text(token_url, "token_url"),
            host=_text(host, "host"),
            port=arguments.count(port, "port", 1, 65535),
            basedn=_text(basedn, "basedn"),
            binddn=_text(binddn, "binddn"),
            bindpass=_text(bindpass, "bindpass"),
            use_ssl=arguments.flag(use_ssl, "use_ssl"),
            use_tls=arguments.flag(use_tls, "use_tls"),
            ignore_ssl_error=arguments.flag(ignore_ssl_error, "ignore_ssl_error"),
        )
        needed = {kind: tuple(name for name in names if name in _TRIED[kind]) for kind, names in _NEEDED.items()}
        values = self._merged(authsource, given, needed, _TRIED)
        if values["authsource"] == "ldap":
            values.setdefault("port", 389)  # here mailcow has no default
        if "server_url" in values:
            values["server_url"] = values["server_url"].rstrip("/")
        body = models.TestIdentityProviderBody(attr=models.TestIdentityProviderBodyAttr.from_dict(values))
        try:
            api.test_identity_provider.sync(client=self._client, body=body)
        except Rejected:
            return False
        return True

    def delete(self) -> None:
        """Remove the provider, with the settings of kinds that were set up earlier.

        Raises:
            NotFound: none is set up (mailcow itself says success).
            Rejected: ``authsource_in_use``: mailboxes use it.
        """
        operation = api.delete_identity_provider.OPERATION.id
        if not self.exists():
            raise NotFound("no identity provider is set up", status=200, operation=operation)
        api.delete_identity_provider.sync(client=self._client, body=[])

    def _merged(
        self,
        authsource: Kind | None,
        given: Mapping[str, Any],
        needed: Mapping[str, tuple[str, ...]],
        optional: Mapping[str, tuple[str, ...]],
    ) -> dict[str, Any]:
        """All settings to send: those given, and those stored for what was not."""
        if authsource is not None:
            arguments.choice(authsource, "authsource", get_args(Kind))
            _check_names(authsource, given, needed, optional)
        now = self.get()
        kind = authsource or now.authsource
        if not kind:
            raise ValueError("no identity provider is set up: say which kind it is to be")
        if authsource is None:
            _check_names(kind, given, needed, optional)
        names = {*needed[kind], *optional[kind]}
        stored = now.to_dict() if kind == now.authsource else {"login_provisioning": now.login_provisioning}
        values = {**{name: value for name, value in stored.items() if name in names}, **given}
        if missing := [name for name in needed[kind] if not values.get(name)]:
            raise ValueError(f"{kind} needs {', '.join(missing)}")
        if values.get("use_ssl") and values.get("use_tls"):
            raise ValueError("use_ssl and use_tls exclude each other: mailcow would ignore use_tls")
        return {"authsource": kind, **values}


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not isinstance(value, Unset)}


def _text(value: str | None, name: str) -> str | Unset:
    return arguments.given(value, arguments.long_text, name)


def _texts(values: Sequence[str] | None, name: str) -> list[str] | Unset:
    if values is not None and not all(values):
        raise ValueError(f"{name} holds an empty text: mailcow would leave it out")
    return arguments.texts(values, name)


def _check_names(
    kind: str, given: Mapping[str, Any], needed: Mapping[str, tuple[str, ...]], optional: Mapping[str, tuple[str, ...]]
) -> None:
    if foreign := [name for name in given if name not in needed[kind] and name not in optional[kind]]:
        raise ValueError(f"{', '.join(foreign)} means nothing to {kind}: mailcow would ignore it")
