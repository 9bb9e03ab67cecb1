"""Where passwords are kept beside mailcow's own database."""

from __future__ import annotations

from mailcow_facade.testing.store import Store


def source(store: Store) -> str:
    """The kind of the provider that is configured: ``keycloak``, ``generic-oidc``, ``ldap``; empty for none."""
    return str(store.setting("identity_provider", {}).get("authsource", ""))
