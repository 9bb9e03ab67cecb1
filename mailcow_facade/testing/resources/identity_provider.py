"""Where passwords are kept beside mailcow's own database. No provider is ever asked: each counts as out of reach."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

SCOPES = "openid profile email mailcow_template"
"""What is asked of OpenID Connect where nothing else was set."""

_SYNC = ("periodic_sync", "import_users", "sync_interval")
_CLIENT = ("client_id", "client_secret", "redirect_url")
SETTINGS = {
    "keycloak": ("server_url", "realm", *_CLIENT, "version", "mailpassword_flow", *_SYNC),
    "generic-oidc": ("authorize_url", "token_url", *_CLIENT, "userinfo_url", "client_scopes"),
    "ldap": (
        *("host", "port", "basedn", "username_field", "filter", "attribute_field", "binddn", "bindpass"),
        *(*_SYNC, "use_ssl", "use_tls"),
    ),
}
"""What each kind must have, in the order in which mailcow misses it."""
_ALL = ("ignore_ssl_error", "login_provisioning")
_TOLD_AS_SWITCH = ("use_ssl", "use_tls", "login_provisioning", "ignore_ssl_errors")
_IN_USE = "SELECT 1 FROM mailbox WHERE authsource NOT IN ('mailcow', ?)"


def source(store: Store) -> str:
    """The kind of the provider that is configured: ``keycloak``, ``generic-oidc``, ``ldap``; empty for none."""
    return str(store.setting("identity_provider", {}).get("authsource", ""))


@reads("identity-provider")
def get(call: Call) -> Any:
    kept: Row = call.store.setting("identity_provider", {})
    told: Row = {
        name: not php.empty(value) if name in _TOLD_AS_SWITCH else value for name, value in sorted(kept.items())
    }
    told.setdefault("login_provisioning", 1)
    if told.get("authsource") == "generic-oidc" and php.empty(told.get("client_scopes")):
        told["client_scopes"] = SCOPES
    if told.get("authsource") == "ldap":
        for name in ("use_ssl", "use_tls", "ignore_ssl_errors"):
            told.setdefault(name, False)
    return told


@edits("identity-provider", log="identity_provider edit", items="", masked="client_secret access_token")
def edit(call: Call, data: Data) -> bool:
    if not data.has("authsource"):
        return call.refuse("required_data_missing", "")
    kind = data.text("authsource").lower()
    if kind not in SETTINGS:
        return call.refuse("invalid_authsource", None)
    if call.store.has(_IN_USE, kind):
        return call.refuse("authsource_in_use", None)
    wanted: Row = {**data, "authsource": kind, **_spelt(kind, data)}
    names = ("authsource", *SETTINGS[kind], *_ALL)
    if missing := next((name for name in names if wanted.get(name) is None), None):
        return call.refuse("required_data_missing", missing)
    # What another kind has left behind stays.
    kept: Row = call.store.setting("identity_provider", {})
    kept |= {name: php.stored(wanted[name]) for name in names}
    kept |= _more(data)
    kept["access_token"] = ""
    call.store.set("identity_provider", kept)
    return call.ok("object_modified", "")


def _spelt(kind: str, data: Data) -> Row:
    """The settings that mailcow turns into what it wants, or fills in; None where one must be sent."""

    def text(name: str, default: str | None = "") -> str | None:
        return data.text(name) if data.filled(name) else default

    def switch(name: str) -> bool:
        return data.filled(name)

    changed: Row = {name: switch(name) for name in _ALL}
    if kind == "generic-oidc":
        changed |= {name: text(name, None) for name in ("authorize_url", "token_url", "userinfo_url")}
        return {**changed, "client_scopes": text("client_scopes", SCOPES)}
    interval = data.number("sync_interval") if data.filled("sync_interval") else 15
    changed |= {name: data.number(name) for name in ("periodic_sync", "import_users")}
    changed["sync_interval"] = max(interval, 1)
    if kind == "keycloak":
        url = text("server_url", None)
        return {**changed, "server_url": url and url.rstrip("/"), "mailpassword_flow": data.number("mailpassword_flow")}
    return {
        **changed,
        "host": (text("host") or "").replace(" ", ""),
        "port": data.number("port") if data.filled("port") else 389,
        "username_field": (text("username_field", "mail") or "").lower(),
        "attribute_field": (text("attribute_field") or "").lower(),
        "filter": text("filter"),
        "use_ssl": switch("use_ssl"),
        "use_tls": switch("use_tls") and not switch("use_ssl"),
    }


def _more(data: Data) -> Row:
    """What is kept only where it was sent."""
    changed: Row = {}
    if data.has("redirect_url_extra"):
        changed["redirect_url_extra"] = _filled(data, "redirect_url_extra")
    if data.has("default_template"):
        changed["default_template"] = php.stored(data["default_template"]) if data.filled("default_template") else ""
    if data.has("mappers") and data.has("templates"):
        mappers, templates = _filled(data, "mappers"), _filled(data, "templates")
        if len(mappers) == len(templates):
            changed |= {"mappers": mappers, "templates": templates}
    return changed


def _filled(data: Data, name: str) -> Any:
    """A list without what is nothing; the others keep their places, so that it may become an object."""
    return php.decoded({number: value for number, value in php.enumerate_keys(data.all(name)) if not php.empty(value)})


@edits("identity-provider-test", log="identity_provider test", items="")
def test(call: Call, data: Data) -> bool:
    # A kind that there is not is not tested, which mailcow takes for success.
    return data.get("authsource") not in SETTINGS


@deletes("identity-provider", log="identity_provider delete", items="")
def delete(call: Call, data: Data) -> bool:
    call = call.within("identity_provider", "delete", None)
    if call.store.has(_IN_USE, "mailcow"):
        return call.refuse("authsource_in_use", None)
    call.store.delete("setting", name="identity_provider")
    return call.ok("item_deleted", "")
