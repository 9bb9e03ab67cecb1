"""The identity provider, as a real mailcow answers: recorded in cassettes/identity_provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound
from tests.clients import Answering
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD, MASK


@pytest.fixture
def none_after(cow: Mailcow, vcr: object) -> Iterator[None]:
    """No provider is set up after the test, as before it."""
    assert not cow.identity_provider.exists()
    yield
    if cow.identity_provider.exists():
        cow.identity_provider.delete()


@pytest.mark.vcr
def test_none_is_set_up(cow: Mailcow) -> None:
    found = cow.identity_provider.get()
    assert not found.authsource
    assert found.login_provisioning is True
    with pytest.raises(NotFound, match="no identity provider"):
        cow.identity_provider.delete()
    with pytest.raises(ValueError, match="say which kind"):
        cow.identity_provider.edit(realm="mail")
    with pytest.raises(ValueError, match="ldap needs basedn, binddn, bindpass"):
        cow.identity_provider.edit("ldap", host="192.0.2.88")


@pytest.mark.vcr
def test_openid_connect(cow: Mailcow, none_after: None) -> None:
    found = cow.identity_provider.edit(
        "generic-oidc",
        authorize_url="https://192.0.2.88/authorize",
        token_url="https://192.0.2.88/token",
        userinfo_url="https://192.0.2.88/userinfo",
        client_id="mailcow",
        client_secret=CANARY_PASSWORD,
        redirect_url="https://mail.example.org",
        redirect_url_extra=["https://webmail.example.org"],
        mappers=["staff"],
        templates=["Default"],
    )
    assert found.authsource == "generic-oidc"
    assert found.client_id == "mailcow"
    assert found.client_secret in (CANARY_PASSWORD, MASK)
    assert CANARY_PASSWORD not in repr(found)
    assert found.client_scopes == "openid profile email mailcow_template"
    assert found.redirect_url_extra == ["https://webmail.example.org"]
    assert (found.mappers, found.templates) == (["staff"], ["Default"])
    assert found.login_provisioning is True, "mailcow would have switched it off"
    assert found.ignore_ssl_error is False

    changed = cow.identity_provider.edit(ignore_ssl_error=True, client_id="mail", mappers=[], templates=[])
    assert (changed.ignore_ssl_error, changed.client_id) == (True, "mail")
    assert changed.userinfo_url == "https://192.0.2.88/userinfo"
    assert changed.client_secret in (CANARY_PASSWORD, MASK)
    assert (changed.mappers, changed.templates) == ([], [])
    assert changed.login_provisioning is True
    assert cow.identity_provider.test() is False
    cow.identity_provider.delete()
    assert not cow.identity_provider.get().authsource


@pytest.mark.vcr
def test_ldap(cow: Mailcow, none_after: None) -> None:
    found = cow.identity_provider.edit(
        "ldap",
        host="192.0.2.88",
        basedn="dc=example,dc=org",
        binddn="cn=mailcow,dc=example,dc=org",
        bindpass=CANARY_PASSWORD,
        filter="(objectClass=person)",
        login_provisioning=False,
    )
    assert (found.authsource, found.port, found.username_field) == ("ldap", 389, "mail")
    assert (found.use_ssl, found.use_tls, found.sync_interval) == (False, False, 15)
    assert found.bindpass in (CANARY_PASSWORD, MASK)
    assert found.login_provisioning is False
    changed = cow.identity_provider.edit(use_tls=True, port=390, bindpass=CANARY_OTHER_PASSWORD, periodic_sync=True)
    assert (changed.port, changed.use_tls, changed.periodic_sync) == (390, True, True)
    assert changed.bindpass in (CANARY_OTHER_PASSWORD, MASK)
    assert changed.filter_ == "(objectClass=person)"
    assert changed.login_provisioning is False
    assert cow.identity_provider.test(port=391) is False
    assert cow.identity_provider.get().port == 390


@pytest.mark.vcr
def test_keycloak(cow: Mailcow, none_after: None) -> None:
    found = cow.identity_provider.edit(
        "keycloak",
        server_url="https://192.0.2.88/",
        realm="mail",
        version="26.1.3",
        client_id="mailcow",
        client_secret=CANARY_PASSWORD,
        redirect_url="https://mail.example.org",
        mailpassword_flow=True,
        default_template="Default",
    )
    assert (found.authsource, found.server_url, found.realm) == ("keycloak", "https://192.0.2.88", "mail")
    assert (found.mailpassword_flow, found.periodic_sync, found.import_users) == (True, False, False)
    assert found.default_template == "Default"
    assert cow.identity_provider.edit(default_template="").default_template == ""
    assert cow.identity_provider.test(realm="other") is False


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "nothing to change"),
        ({"authsource": "LDAP"}, "authsource is one of"),
        ({"authsource": "ldap", "realm": "mail"}, "realm means nothing to ldap"),
        ({"authsource": "generic-oidc", "periodic_sync": True}, "periodic_sync means nothing"),
        ({"mappers": ["staff"]}, "one for one"),
        ({"mappers": ["staff", "guests"], "templates": ["Default"]}, "one for one"),
        ({"mappers": [""], "templates": ["Default"]}, "empty text"),
        ({"sync_interval": 0}, "sync_interval"),
    ],
    ids=str,
)
def test_arguments_that_are_refused_before_they_are_sent(
    silent: Mailcow, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(ValueError, match=error):
        silent.identity_provider.edit(**arguments)


def test_what_is_checked_against_the_present_settings(answering: Answering) -> None:
    now = {"authsource": "ldap", "host": "h", "basedn": "b", "binddn": "c", "bindpass": "d", "use_ssl": True}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"login_provisioning": True, **now})
        raise AssertionError(f"sent: {request.url}")

    cow = answering(answer)
    with pytest.raises(ValueError, match="use_ssl and use_tls"):
        cow.identity_provider.edit(use_tls=True)
    with pytest.raises(ValueError, match="realm means nothing to ldap"):
        cow.identity_provider.edit(realm="mail")
    with pytest.raises(ValueError, match="ldap needs bindpass"):
        cow.identity_provider.edit(bindpass="")
    with pytest.raises(TypeError, match="mappers"):
        cow.identity_provider.edit(mappers="staff", templates=["Default"])
    with pytest.raises(ValueError, match="client_id means nothing"):
        cow.identity_provider.test(client_id="mailcow")
