"""Where passwords are kept beside mailcow's own database. No provider can be reached from here."""

from __future__ import annotations

import json
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

_SYNC = {"periodic_sync": 0, "import_users": 0, "sync_interval": 15}
_WANTED: dict[str, Row] = {
    "keycloak": {
        "server_url": None,
        "realm": None,
        "client_id": None,
        "client_secret": None,
        "redirect_url": None,
        "version": None,
        "mailpassword_flow": 0,
        **_SYNC,
    },
    "generic-oidc": {
        "authorize_url": None,
        "token_url": None,
        "client_id": None,
        "client_secret": None,
        "redirect_url": None,
        "userinfo_url": None,
        "client_scopes": "openid profile email mailcow_template",
    },
    "ldap": {
        "host": "",
        "port": 389,
        "basedn": None,
        "username_field": "mail",
        "filter": "",
        "attribute_field": "",
        "binddn": None,
        "bindpass": None,
        **_SYNC,
        "use_ssl": False,
        "use_tls": False,
    },
}
"""What each kind has, and what stands there where it is left out; None where it must not be."""
_NUMBERS = ("mailpassword_flow", "periodic_sync", "import_users", "sync_interval", "port")
_SWITCHES = ("use_ssl", "use_tls", "ignore_ssl_error", "login_provisioning")
_TOLD_AS_SWITCHES = ("use_ssl", "use_tls", "login_provisioning")
_LISTS = ("redirect_url_extra", "mappers", "templates")
_MASKED = "client_secret access_token"


def source(store: Store) -> str:
    """The kind of the provider that is configured: ``keycloak``, ``generic-oidc``, ``ldap``; empty for none."""
    return str(store.setting("identity_provider", {}).get("authsource", ""))


@reads("identity-provider")
def get(call: Call) -> Any:
    kept: Row = call.store.setting("identity_provider", {})
    told: Row = {name: kept[name] for name in sorted(kept)}
    for name in _TOLD_AS_SWITCHES:
        if name in told:
            told[name] = not php.empty(told[name])
    told |= {name: json.loads(told[name]) for name in _LISTS if name in told}
    told.setdefault("login_provisioning", 1)
    if told.get("authsource") == "ldap":
        told["ignore_ssl_errors"] = False
    return told


@edits("identity-provider", log="identity_provider edit", items="", masked=_MASKED)
def edit(call: Call, data: Data) -> bool:
    store = call.store
    if not data.has("authsource"):
        return call.refuse("required_data_missing", "")
    kind = data.text("authsource").lower()
    if kind not in _WANTED:
        return call.refuse("invalid_authsource", None)
    if store.has("SELECT 1 FROM mailbox WHERE authsource NOT IN ('mailcow', ?)", kind):
        return call.refuse("authsource_in_use", None)
    changed: Row = {"authsource": kind}
    for name, default in {**_WANTED[kind], "ignore_ssl_error": False, "login_provisioning": False}.items():
        value = _value(data, name, default)
        if value is None:
            return call.refuse("required_data_missing", name)
        changed[name] = value
    if data.has("redirect_url_extra"):
        changed["redirect_url_extra"] = _list(data, "redirect_url_extra")
    if data.has("default_template"):
        changed["default_template"] = data.text("default_template") if data.filled("default_template") else ""
    if data.has("mappers") and data.has("templates"):
        mappers, templates = _list(data, "mappers"), _list(data, "templates")
        if len(json.loads(mappers)) == len(json.loads(templates)):
            changed |= {"mappers": mappers, "templates": templates}
    store.set("identity_provider", {**store.setting("identity_provider", {}), **changed, "access_token": ""})
    return call.ok("object_modified", "")


def _value(data: Data, name: str, default: Any) -> str | None:
    """A setting as the database keeps it, as a text; None where it was left out and must not be."""
    if name in _SWITCHES:
        return "1" if data.filled(name) and not (name == "use_tls" and data.filled("use_ssl")) else ""
    if name in _NUMBERS:
        number = data.number(name) if data.filled(name) else default
        return str(max(1, number) if name == "sync_interval" else number)
    if default is None and name not in ("server_url", "authorize_url", "token_url", "userinfo_url"):
        return data.text(name) if data.has(name) else None
    if not data.filled(name):
        return None if default is None else str(default)
    text = data.text(name)
    if name in ("username_field", "attribute_field"):
        return text.lower()
    return text.rstrip("/") if name == "server_url" else text.replace(" ", "") if name == "host" else text


def _list(data: Data, name: str) -> str:
    return json.dumps([value for value in data.all(name) if not php.empty(value)])


@edits("identity-provider-test", log="identity_provider test", items="")
def try_out(call: Call, data: Data) -> bool:
    """No provider can be reached."""
    return data.text("authsource") not in _WANTED


@deletes("identity-provider", log="identity_provider delete", items="")
def delete(call: Call, data: Data) -> bool:
    call.log = ["identity_provider", "delete", None]
    if call.store.has("SELECT 1 FROM mailbox WHERE authsource != 'mailcow'"):
        return call.refuse("authsource_in_use", None)
    call.store.delete("setting", name="identity_provider")
    return call.ok("item_deleted", "")
