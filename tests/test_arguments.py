"""What is given to the facade, before anything is sent."""

from __future__ import annotations

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailcow_client.types import UNSET

from mailcow_facade import AsyncMailcow, Mailcow, arguments
from mailcow_facade.settings import api_key_of, base_url_of
from mailcow_facade.units import MIB, to_bytes, to_mebibytes


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, 0),
        (MIB, MIB),
        ("3 GiB", 3 * 1024**3),
        ("3GiB", 3 * 1024**3),
        (" 512 mib ", 512 * MIB),
        ("7", 7),
        ("1 TB", 10**12),
        ("2 KiB", 2048),
    ],
)
def test_sizes(size: int | str, expected: int) -> None:
    assert to_bytes(size) == expected


@pytest.mark.parametrize("size", ["", "GiB", "3 GiBs", "3.5 GiB", "-1 MiB", "lots", "3 M", -1])
def test_what_is_no_size(size: int | str) -> None:
    with pytest.raises(ValueError, match="size"):
        to_bytes(size)


@pytest.mark.parametrize("size", [True, 1.5, None, b"3 GiB"])
def test_what_is_no_size_by_its_type(size: object) -> None:
    with pytest.raises(TypeError):
        to_bytes(size)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@given(st.integers(min_value=0, max_value=2**60))
def test_mebibytes_are_exact_or_an_error(size: int) -> None:
    if size % MIB:
        with pytest.raises(ValueError, match="no whole number"):
            to_mebibytes(size)
    else:
        assert to_mebibytes(size) * MIB == size


def test_what_is_left_out_stays_out() -> None:
    assert arguments.given(None) is UNSET
    assert arguments.given(False) is False
    assert arguments.mebibytes(None) is UNSET
    assert arguments.mebibytes(0) == 0
    assert arguments.tags(None) is UNSET
    assert arguments.tags(["a", "b", "a"]) == ["a", "b"]
    with pytest.raises(TypeError):
        arguments.tags("ab")


@pytest.mark.parametrize(
    "address", ["", "anna", "@example.org", "anna@", "an na@example.org", "a@b/c", "x" * 256 + "@a"]
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        arguments.address(address)


@pytest.mark.parametrize(
    "name", ["", "all", "template", "a@example.org", "example.org,example.com", ".", "a b.example"]
)
def test_what_is_no_domain(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        arguments.domain(name)
    assert arguments.domain(" Müller.Example ") == "müller.example"


@pytest.mark.parametrize("value", [["anna@example.org"], None, 7])
def test_a_list_for_a_text(value: object) -> None:
    with pytest.raises(TypeError):
        arguments.address(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_passwords() -> None:
    assert arguments.password("p" * 72) == "p" * 72
    for bad in ("p" * 73, "ü" * 37, ""):
        with pytest.raises(ValueError, match="password") as caught:
            arguments.password(bad)
        assert "ppp" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://mail.example.org", "https://mail.example.org/"),
        (" https://mail.example.org:8443/api/v1/ ", "https://mail.example.org:8443/"),
        ("http://127.0.0.1:8080/?x=1#y", "http://127.0.0.1:8080/"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]/"),
    ],
)
def test_addresses_of_servers(url: str, expected: str) -> None:
    assert str(base_url_of(url)) == expected


@pytest.mark.parametrize(
    "url",
    ["", "mail.example.org", "ftp://mail.example.org", "https://", "https://u:planted@h", "https://h/webmail", None],
)
def test_what_is_no_server(url: object) -> None:
    with pytest.raises(ValueError, match="url") as caught:
        base_url_of(url)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert "planted" not in str(caught.value)


def test_keys() -> None:
    assert api_key_of(" AAA-bbb_111\n") == "AAA-bbb111", "the rest is what mailcow drops, too"
    for bad in ("", "  ", "___", None):
        with pytest.raises(ValueError, match="api_key"):
            api_key_of(bad)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILCOW_URL", "MAILCOW_API_KEY", "MAIL_API"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ValueError, match="MAILCOW_URL is not set"):
        Mailcow.from_env()
    monkeypatch.setenv("MAILCOW_URL", "https://mail.example.org")
    with pytest.raises(ValueError, match="MAILCOW_API_KEY is not set"):
        AsyncMailcow.from_env()
    monkeypatch.setenv("MAIL_API", "OLD-NAME")
    assert repr(Mailcow.from_env()) == "Mailcow('https://mail.example.org/')"
    monkeypatch.setenv("MAILCOW_API_KEY", "NEW-NAME")
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["x-api-key"])
        return httpx.Response(200, json=[])

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda self, request: handler(request))
    Mailcow.from_env().domains.list()
    assert sent == ["NEW-NAME"], "the newer name goes first"


def nothing_may_be_sent(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"{request.method} {request.url.path} was sent")


def test_bad_arguments_are_refused_before_anything_is_sent() -> None:
    cow = Mailcow("https://mail.example.org", api_key="K", transport=httpx.MockTransport(nothing_may_be_sent))
    for call in (
        lambda: cow.mailboxes.create("anna@example.org", "a-Password-1", quota="1 GB"),
        lambda: cow.mailboxes.create("anna@example.org", "a-Password-1", name="x" * 256),
        lambda: cow.mailboxes.create("anna@example.org", None),
        lambda: cow.mailboxes.create("anna", "a-Password-1"),
        lambda: cow.mailboxes.edit("anna@example.org"),
        lambda: cow.mailboxes.edit("anna@example.org", name=""),
        lambda: cow.mailboxes.edit("anna@example.org", protocol_access=["imap"], smtp_access=True),
        lambda: cow.mailboxes.set_password("anna@example.org", ""),
        lambda: cow.mailboxes.delete("anna@example.org", "ben"),
        lambda: cow.domains.create("example.org", description="x" * 256),
        lambda: cow.domains.create(""),
        lambda: cow.domains.edit("example.org"),
        lambda: cow.domains.edit("example.org", description=""),
        lambda: cow.domains.edit("example.org", max_num_aliases_for_domain=0),
        lambda: cow.domains.edit("example.org", def_quota_for_mbox=1000),
        lambda: cow.domains.delete("a/b"),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()
    with pytest.raises(TypeError):
        cow.mailboxes.create("anna@example.org", "a-Password-1", tags="staff")
    with pytest.raises(TypeError):
        cow.mailboxes.edit("anna@example.org", sender_acl="*")


def test_the_old_attribute_hash_goes_along() -> None:
    """The one attribute that mailcow empties when it is left out of an edit."""
    sent = []
    mailbox = {
        "username": "anna@example.org", "domain": "example.org", "authsource": "ldap",
        "attributes": {"attribute_hash": "kept", "smtp_access": "1"},
    }  # fmt: skip

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=mailbox)
        sent.append(json.loads(request.content))
        return httpx.Response(200, json=[{"type": "success", "msg": ["mailbox_modified", "anna@example.org"]}])

    cow = Mailcow("https://mail.example.org", api_key="K", transport=httpx.MockTransport(handler))
    cow.mailboxes.edit("anna@example.org", smtp_access=False)
    assert sent == [{"items": ["anna@example.org"], "attr": {"attribute_hash": "kept", "smtp_access": False}}]
