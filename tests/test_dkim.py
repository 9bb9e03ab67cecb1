"""DKIM keys, as a real mailcow answers: recorded in cassettes/dkim."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from mailcow_facade.errors import ApiError
from tests.clients import Answering

DOMAIN = "dkim.example.org"
OTHER = "dkim-too.example.org"


def _pem(content: bytes, kind: str = "") -> str:
    text = base64.encodebytes(b"\x30\x82" + len(content).to_bytes(2, "big") + content).decode()
    return f"-----BEGIN {kind}PRIVATE KEY-----\n{text}-----END {kind}PRIVATE KEY-----\n"


RSA = bytes.fromhex("020100300d06092a864886f70d0101010500")
LOOKS_GOOD = _pem(RSA + bytes(600))


@pytest.fixture
def domains(cow: Mailcow, vcr: object) -> Iterator[tuple[str, str]]:
    """Two domains without a key."""
    for name in (DOMAIN, OTHER):
        cow.domains.create(name, dkim_selector="")
        if cow.dkim.exists(name):
            cow.dkim.delete(name)
    yield DOMAIN, OTHER
    for name in (DOMAIN, OTHER):
        if cow.dkim.exists(name):
            cow.dkim.delete(name)
        cow.domains.delete(name)


@pytest.mark.vcr
def test_a_domain_without_a_key(cow: Mailcow, domains: tuple[str, str]) -> None:
    assert not cow.dkim.exists(DOMAIN)
    with pytest.raises(NotFound, match=r"dkim\.example\.org"):
        cow.dkim.get(DOMAIN)
    with pytest.raises(NotFound):
        cow.dkim.delete(DOMAIN)
    with pytest.raises(NotFound):
        cow.dkim.duplicate(DOMAIN, OTHER)
    with pytest.raises(NotFound):
        cow.dkim.create("nowhere.example")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, domains: tuple[str, str]) -> None:
    key = cow.dkim.create("DKIM.example.org")
    assert (key.dkim_selector, key.length) == ("dkim", "2048")
    assert key.dkim_txt.startswith("v=DKIM1;")
    assert key.pubkey in key.dkim_txt
    assert cow.dkim.get(DOMAIN) == key
    assert cow.dkim.exists(DOMAIN)

    copy = cow.dkim.duplicate(DOMAIN, OTHER)
    assert (copy.dkim_selector, copy.pubkey) == (key.dkim_selector, key.pubkey)
    with pytest.raises(AlreadyExists):
        cow.dkim.duplicate(DOMAIN, OTHER)
    cow.dkim.delete(DOMAIN)
    short = cow.dkim.create(DOMAIN, dkim_selector="s1-2026", length=1024)
    assert (short.dkim_selector, short.length) == ("s1-2026", "1024")
    assert short.pubkey != copy.pubkey
    assert cow.dkim.duplicate(DOMAIN, OTHER, overwrite=True).pubkey == short.pubkey

    cow.dkim.delete(DOMAIN, OTHER)
    assert not cow.dkim.exists(DOMAIN)
    assert not cow.dkim.exists(OTHER)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, domains: tuple[str, str]) -> None:
    key = cow.dkim.create(DOMAIN, length=1024)
    with pytest.raises(AlreadyExists):
        cow.dkim.create(DOMAIN)
    with pytest.raises(NotFound):
        cow.dkim.duplicate(DOMAIN, "nowhere.example")
    assert not cow.dkim.exists("nowhere.example")
    assert cow.dkim.get(DOMAIN) == key
    with pytest.raises(PartialFailure) as partial:
        cow.dkim.delete(OTHER, DOMAIN)
    assert [outcome.item for outcome in partial.value.succeeded] == [DOMAIN]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(OTHER, NotFound)]


@pytest.mark.vcr
def test_an_alias_domain_has_a_key_of_its_own(cow: Mailcow, domains: tuple[str, str]) -> None:
    cow.domains.delete(OTHER)
    cow.alias_domains.create(OTHER, DOMAIN, dkim_selector="")
    try:
        assert not cow.dkim.exists(OTHER)
        key = cow.dkim.create(OTHER, length=1024)
        assert cow.dkim.duplicate(OTHER, DOMAIN).pubkey == key.pubkey
    finally:
        cow.alias_domains.delete(OTHER)
        cow.domains.create(OTHER, dkim_selector="")


@pytest.mark.vcr
def test_a_key_made_elsewhere(cow: Mailcow, domains: tuple[str, str], recording: bool) -> None:
    private_key = LOOKS_GOOD
    if recording:
        command = ["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
        private_key = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    key = cow.dkim.import_key(DOMAIN, private_key, dkim_selector="old")
    assert (key.dkim_selector, key.length) == ("old", "2048")
    with pytest.raises(AlreadyExists):
        cow.dkim.import_key(DOMAIN, private_key)
    again = cow.dkim.import_key(DOMAIN, private_key, dkim_selector="new", overwrite=True)
    assert (again.dkim_selector, again.pubkey) == ("new", key.pubkey)


def test_a_good_key_is_offered_again_and_a_bad_one_is_given_up(answering: Answering) -> None:
    refused = [{"type": "danger", "log": [], "msg": ["private_key_error", "error:0909006C:PEM routines"]}]
    stored = [
        {"type": "success", "log": [], "msg": ["dkim_removed", DOMAIN]},
        {"type": "success", "log": [], "msg": ["dkim_added", DOMAIN]},
    ]
    key = {"pubkey": "A", "length": "2048", "dkim_txt": "v=DKIM1;p=A", "dkim_selector": "dkim", "privkey": ""}
    replies: list[Any] = []
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.method)
        return httpx.Response(200, json=replies.pop(0))

    cow = answering(answer)
    replies[:] = [refused, refused, stored, key]
    assert cow.dkim.import_key(DOMAIN, LOOKS_GOOD, overwrite=True).pubkey == "A"
    assert sent == ["POST", "POST", "POST", "GET"]
    sent.clear()
    replies[:] = [refused] * 250
    with pytest.raises(Rejected) as caught:
        cow.dkim.import_key(DOMAIN, LOOKS_GOOD, overwrite=True)
    assert caught.value.code == "private_key_error"
    assert len(sent) == 250
    sent.clear()
    replies[:] = [[{"type": "danger", "log": [], "msg": ["dkim_domain_or_sel_invalid", DOMAIN]}]]
    with pytest.raises(ApiError):
        cow.dkim.import_key(DOMAIN, LOOKS_GOOD, overwrite=True)
    assert sent == ["POST"], "tried again only where that may help"


def test_what_is_not_sent(silent: Mailcow) -> None:
    for length in (0, 511, 8193):
        with pytest.raises(ValueError, match="512 to 8192"):
            silent.dkim.create(DOMAIN, length=length)
    with pytest.raises(TypeError, match="length"):
        silent.dkim.create(DOMAIN, length="2048")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for selector in ("", ".", "a b", "a/b", "ä"):
        with pytest.raises(ValueError, match="dkim_selector"):
            silent.dkim.create(DOMAIN, dkim_selector=selector)
    for domain in ("", "all", f"{DOMAIN},{OTHER}", f"{DOMAIN};{OTHER}"):
        with pytest.raises(ValueError, match="domain"):
            silent.dkim.create(domain)
    with pytest.raises(ValueError, match="the same"):
        silent.dkim.duplicate(DOMAIN, DOMAIN.upper())
    for private_key in (
        "",
        "/etc/dkim.pem",
        LOOKS_GOOD.replace("PRIVATE", "PUBLIC"),
        _pem(RSA + bytes(600), "ENCRYPTED "),
        _pem(RSA + bytes(600), "EC "),
        _pem(bytes(600)),
        LOOKS_GOOD.replace("AAAAAAAA", "", 1),
        LOOKS_GOOD.replace("AAAAAAAA", "!!!!!!!!", 1),
        "not one" + LOOKS_GOOD,
    ):
        with pytest.raises(ValueError, match="private_key is") as caught:
            silent.dkim.import_key(DOMAIN, private_key)
        assert "AAAA" not in str(caught.value)
    with pytest.raises(TypeError, match="private_key"):
        silent.dkim.import_key(DOMAIN, LOOKS_GOOD.encode())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
