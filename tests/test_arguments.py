"""What is given to the facade, before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailcow_client.types import UNSET, Unset

from mailcow_facade import AsyncMailcow, Mailcow, MailcowError, arguments
from mailcow_facade.settings import api_key_of, base_url_of
from mailcow_facade.units import MIB, to_bytes, to_mebibytes
from mailcow_facade.values import AppLink
from tests.clients import Answering


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
        ("1.5 GiB", 1536 * MIB),
        ("0.1 GB", 10**8),
        ("2.50 kib", 2560),
    ],
)
def test_sizes(size: int | str, expected: int) -> None:
    assert to_bytes(size) == expected


@pytest.mark.parametrize("size", ["", "GiB", "3 GiBs", "3,5 GiB", ".5 GiB", "5. GiB", "-1 MiB", "lots", "3 M", -1])
def test_what_is_no_size(size: int | str) -> None:
    with pytest.raises(ValueError, match="size"):
        to_bytes(size)


@pytest.mark.parametrize("size", ["0.5", "0.1 GiB", "1.0001 KB"])
def test_what_is_no_whole_number_of_bytes(size: str) -> None:
    with pytest.raises(ValueError, match="nothing is rounded"):
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
    "address",
    [
        "",
        "anna",
        "@example.org",
        "anna@",
        "an na@example.org",
        "a@b.example/c",
        "x" * 256 + "@example.org",
        "a@example.org,b@example.org",
        "a,b@example.org",
        "a;b@example.org",
        "a@b@example.org",
        "a@localhost",
        "a@a_b.example",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        arguments.address(address)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "all",
        "template",
        "a@example.org",
        "example.org,example.com",
        ".",
        "a b.example",
        "a_b.example",
        "-a.example",
        "a..example",
        "example.org.",
        "x" * 64 + ".example",
        ".".join(["x" * 60] * 5),
        "ä" * 60 + ".example",
    ],
)
def test_what_is_no_domain(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        arguments.domain(name)


def test_domains_go_out_in_ascii() -> None:
    assert arguments.domain(" Müller.Example ") == "xn--mller-kva.example"
    assert arguments.domain("straße.example") == "strasse.example", "as mailcow has it"
    assert arguments.domain("日本。example") == "xn--wgv71a.example"
    assert arguments.domain("xn--mller-kva.example") == "xn--mller-kva.example"
    assert arguments.address(" Anna@Müller.Example") == "anna@xn--mller-kva.example"
    assert arguments.address_or_domain("Müller.example", "who") == "@xn--mller-kva.example"
    assert arguments.address_or_domain("@Müller.example", "who") == "@xn--mller-kva.example"
    assert arguments.address_or_domain("Anna@Müller.example", "who") == "anna@xn--mller-kva.example"
    with pytest.raises(ValueError, match="who is"):
        arguments.address_or_domain("anna", "who")


def test_hosts_go_out_in_ascii() -> None:
    assert arguments.host("[Relay.example]:587", "host") == "[Relay.example]:587", "left as it is"
    assert arguments.host("[mx.müller.example]:smtp", "host") == "[mx.xn--mller-kva.example]:smtp"
    assert arguments.host("müller.example", "host") == "xn--mller-kva.example"
    assert arguments.host(".müller.example", "host") == ".xn--mller-kva.example"
    with pytest.raises(ValueError, match="host is no domain name"):
        arguments.host("mül_ler.example", "host")


IDN = "müller.example"
ANNA = f"anna@{IDN}"


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.domains.get(IDN),
        lambda cow: cow.domains.create(IDN),
        lambda cow: cow.mailboxes.get(ANNA),
        lambda cow: cow.mailboxes.delete(ANNA),
        lambda cow: cow.aliases.list(IDN),
        lambda cow: cow.aliases.get(f"@{IDN}"),
        lambda cow: cow.aliases.create(ANNA, f"ben@{IDN}"),
        lambda cow: cow.alias_domains.create(IDN, IDN.replace("m", "n")),
        lambda cow: cow.app_passwords.list(ANNA),
        lambda cow: cow.bcc_maps.create(IDN, ANNA, type="rcpt"),
        lambda cow: cow.bcc_maps.create(ANNA, ANNA, type="rcpt"),
        lambda cow: cow.dkim.get(IDN),
        lambda cow: cow.domain_admins.create("x", "a-Password-1", selected_domains=[IDN]),
        lambda cow: cow.domain_policies.allow(IDN, "*@example.com"),
        lambda cow: cow.fail2ban.edit(whitelist=[IDN]),
        lambda cow: cow.filters.list(ANNA),
        lambda cow: cow.mailbox_policies.list_denied(ANNA),
        lambda cow: cow.mta_sts.create(IDN, [f"*.{IDN}"]),
        lambda cow: cow.password_policy.edit_reset_notification(sender=ANNA, subject="", text_tmpl="", html_tmpl=""),
        lambda cow: cow.pushover.set(ANNA, key="k" * 30, token="t" * 30, senders=[ANNA]),
        lambda cow: cow.quarantine.set_settings(
            retention_size=1, max_size=0, exclude_domains=[IDN], sender=ANNA, bcc=ANNA, redirect=ANNA
        ),
        lambda cow: cow.quota_notifications.edit(sender=ANNA, subject="", html_tmpl=""),
        lambda cow: cow.quota_notifications.edit_bcc(IDN, bcc_rcpt=[ANNA]),
        lambda cow: cow.ratelimits.get(IDN),
        lambda cow: cow.ratelimits.edit(ANNA, value=1, frame="s"),
        lambda cow: cow.recipient_maps.create(IDN, ANNA),
        lambda cow: cow.resources.create("car", IDN, kind="thing"),
        lambda cow: cow.relayhosts.edit(1, hostname=f"[{IDN}]:587"),
        lambda cow: cow.spam_scores.get(ANNA),
        lambda cow: cow.sync_jobs.create(ANNA, host1=IDN, user1="u", password1="p"),
        lambda cow: cow.time_limited_aliases.create(ANNA, domain=IDN),
        lambda cow: cow.tls_policies.create(IDN, "may"),
        lambda cow: cow.transports.create(f".{IDN}", f"[mx.{IDN}]:25"),
        lambda cow: cow.transports.create(ANNA, f"mx.{IDN}"),
    ],
)
def test_no_domain_goes_out_in_unicode(answering: Answering, call: Callable[[Mailcow], object]) -> None:
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(unquote(str(request.url)) + json.dumps(json.loads(request.content or b"{}"), ensure_ascii=False))
        done = [{"type": "success", "log": [], "msg": ["done", "x@example.org"]}]
        return httpx.Response(200, json={} if request.method == "GET" else done)

    with suppress(MailcowError):
        call(answering(answer))
    assert sent
    assert all(text.isascii() for text in sent), sent


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.admins.create("x", "a-Password-1", active="true"),
        lambda cow: cow.admins.edit("x", force_tfa="true"),
        lambda cow: cow.alias_domains.create("a.example", "b.example", active="true"),
        lambda cow: cow.alias_domains.edit("a.example", active=1),
        lambda cow: cow.aliases.create("a@a.example", "b@b.example", active="true"),
        lambda cow: cow.aliases.edit(1, sogo_visible="true"),
        lambda cow: cow.app_passwords.create("a@a.example", "x", active="true"),
        lambda cow: cow.app_passwords.edit("a@a.example", 1, active="true"),
        lambda cow: cow.bcc_maps.create("a@a.example", "b@b.example", type="rcpt", active="true"),
        lambda cow: cow.bcc_maps.edit(1, active="true"),
        lambda cow: cow.customization.set_app_links([AppLink("x", ["https://x.example"])]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda cow: cow.customization.set_custom_login(force_sso="true"),
        lambda cow: cow.customization.set_ip_check("true"),
        lambda cow: cow.customization.set_ui_texts(help_text=["x"]),
        lambda cow: cow.dkim.create("a.example", length="2048"),
        lambda cow: cow.dkim.duplicate("a.example", "b.example", overwrite="true"),
        lambda cow: cow.domain_admins.create("x", "a-Password-1", selected_domains=["a.example"], active="true"),
        lambda cow: cow.domain_admins.edit("x", active="true"),
        lambda cow: cow.domain_policies.delete("a.example", "1"),
        lambda cow: cow.fail2ban.edit(ban_time="60"),
        lambda cow: cow.fail2ban.edit(manage_external="true"),
        lambda cow: cow.fail2ban.edit(regex=[1]),
        lambda cow: cow.filters.create("a@a.example", "keep;", script_desc="x", filter_type="prefilter", active="true"),
        lambda cow: cow.filters.edit(1, active="true"),
        lambda cow: cow.forwarding_hosts.create("192.0.2.1", keep_spam="true"),
        lambda cow: cow.forwarding_hosts.edit("192.0.2.1", keep_spam="true"),
        lambda cow: cow.identity_provider.edit("ldap", host=["x"]),
        lambda cow: cow.identity_provider.edit("ldap", port="389"),
        lambda cow: cow.identity_provider.edit("ldap", use_tls="true"),
        lambda cow: cow.mailbox_policies.delete("a@a.example", True),
        lambda cow: cow.mta_sts.create("a.example", ["mx.a.example"], active="true"),
        lambda cow: cow.mta_sts.edit("a.example", max_age="86400"),
        lambda cow: cow.oauth2_clients.create(["https://a.example"]),
        lambda cow: cow.password_policy.edit(length="8"),
        lambda cow: cow.password_policy.edit(numbers="true"),
        lambda cow: cow.pushover.set("a@a.example", key="k" * 30, token="t" * 30, active="true"),
        lambda cow: cow.pushover.edit("a@a.example", sound="x", evaluate_x_prio="true", only_x_prio=False),
        lambda cow: cow.quarantine.set_settings(retention_size="5", max_size=0),
        lambda cow: cow.quarantine.set_settings(retention_size=5, max_size=0, subject=["x"]),
        lambda cow: cow.quota_notifications.edit(sender="", subject="", html_tmpl=["x"]),
        lambda cow: cow.quota_notifications.edit_bcc("a.example", bcc_rcpt=[], active="true"),
        lambda cow: cow.ratelimits.edit("a.example", value="1", frame="s"),
        lambda cow: cow.recipient_maps.create("a.example", "b.example", active="true"),
        lambda cow: cow.recipient_maps.edit(1, active="true"),
        lambda cow: cow.relayhosts.create("a.example", active="true"),
        lambda cow: cow.relayhosts.edit(1, active="true"),
        lambda cow: cow.resources.create("x", "a.example", kind="thing", active="true"),
        lambda cow: cow.resources.edit("x@a.example", multiple_bookings="1"),
        lambda cow: cow.rspamd.create("x", "x", active="true"),
        lambda cow: cow.rspamd.edit(1, active="true"),
        lambda cow: cow.rspamd.set_map("bad_words.map", [1]),
        lambda cow: cow.sync_jobs.create("a@a.example", host1="h", user1="u", password1="p", dry="true"),
        lambda cow: cow.sync_jobs.edit(1, active="true"),
        lambda cow: cow.templates.domains.create("x", gal="true"),
        lambda cow: cow.templates.domains.edit(1, key_size="2048"),
        lambda cow: cow.templates.mailboxes.create("x", sogo_access="true"),
        lambda cow: cow.templates.mailboxes.edit(1, rl_value="5"),
        lambda cow: cow.time_limited_aliases.create("a@a.example", permanent="true"),
        lambda cow: cow.tls_policies.create("a.example", "may", active="true"),
        lambda cow: cow.tls_policies.edit(1, parameters=["x"]),
        lambda cow: cow.transports.create("a.example", "h", is_mx_based="true"),
        lambda cow: cow.transports.edit(1, active="true"),
        lambda cow: cow.transports.edit(1, destination=["a.example"]),
    ],
)
def test_a_value_of_the_wrong_type_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(TypeError):
        call(silent)


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.alias_domains.create("a.example", "b.example", rl_value=1, rl_frame="w"),
        lambda cow: cow.alias_domains.create("a.example", "b.example", dkim_key_size=100),
        lambda cow: cow.aliases.create("a@a.example", [f"{'b' * 60}{n}@b.example" for n in range(1000)]),
        lambda cow: cow.cors.set(allowed_origins=[""]),
        lambda cow: cow.fail2ban.edit(regex=[""]),
        lambda cow: cow.quarantine.set_settings(retention_size=5, max_size=0, max_score=float("nan")),
        lambda cow: cow.quarantine.set_settings(retention_size=5, max_size=0, release_format="zip"),
        lambda cow: cow.quarantine.set_settings(retention_size=5, max_size=0, bcc="für@a.example"),
        lambda cow: cow.ratelimits.edit("a.example", value=1, frame="w"),
        lambda cow: cow.rspamd.create("0", "x"),
        lambda cow: cow.rspamd.edit(1, content="0"),
        lambda cow: cow.templates.domains.create("x", rl_frame="w"),
        lambda cow: cow.templates.domains.create("0"),
        lambda cow: cow.templates.domains.create("x", key_size=100),
        lambda cow: cow.templates.domains.create("x", dkim_selector="a b"),
        lambda cow: cow.templates.mailboxes.create("x", protocol_access=["http"]),
        lambda cow: cow.templates.mailboxes.create("x", active=3),
        lambda cow: cow.templates.mailboxes.edit(1, acl=["everything"]),
        lambda cow: cow.templates.mailboxes.edit(1, quarantine_notification="yearly"),
        lambda cow: cow.sync_jobs.list(detail="all"),
    ],
)
def test_a_value_that_mailcow_would_swallow_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        call(silent)


def test_numbers() -> None:
    class Number:
        def __index__(self) -> int:
            return 7

    assert arguments.identifier(Number()) == 7  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert arguments.count(None, "x") is UNSET
    assert arguments.count(8, "x", 8, 32) == 8
    for bad in (True, "7", 7.0, None):
        with pytest.raises(TypeError, match="id is an int"):
            arguments.identifier(bad)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValueError, match="0 or more, not -1"):
        arguments.identifier(-1)
    with pytest.raises(ValueError, match="8 to 32, not 33"):
        arguments.number(33, "x", 8, 32)


@pytest.mark.parametrize(
    "value", ["für@example.org", '"ab"@example.org', "a..b@example.org", "x" * 65 + "@example.org", "a@example.1"]
)
def test_addresses_that_mailcow_would_change_or_drop(value: str) -> None:
    with pytest.raises(ValueError, match="who"):
        arguments.plain_address(value, "who")
    with pytest.raises(ValueError, match="each of whose"):
        arguments.joined_addresses(["anna@example.org", value], "whose")


def test_addresses_in_one_text() -> None:
    assert arguments.joined_addresses([], "whose") == ""
    assert arguments.joined_addresses([" Anna@Example.org", "b@müller.example", "anna@example.org"], "whose") == (
        "anna@example.org,b@xn--mller-kva.example"
    )
    assert arguments.joined_addresses(("Anna@Example.org",), "whose", lower=False) == "Anna@example.org"
    with pytest.raises(TypeError, match="whose is a list"):
        arguments.joined_addresses("anna@example.org", "whose")


def test_switches_and_words() -> None:
    assert arguments.flag(None, "active") is UNSET
    for bad in ("true", 1, 0):
        with pytest.raises(TypeError, match="active is True or False"):
            arguments.flag(bad, "active")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    assert arguments.choices(["a"], "what", ("a", "b")) == ["a"]
    with pytest.raises(ValueError, match="each of what is one of 'a', 'b', not 'c'"):
        arguments.choices(["a", "c"], "what", ("a", "b"))
    for empty in ("", " ", "0"):
        with pytest.raises(ValueError, match="what is empty, or 0"):
            arguments.filled(empty, "what")
    with pytest.raises(ValueError, match="holds a space"):
        arguments.word("a b", "what")
    with pytest.raises(ValueError, match="65536 bytes"):
        arguments.long_text("ü" * 32768, "what")


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


def test_bad_arguments_are_refused_before_anything_is_sent(silent: Mailcow) -> None:
    cow = silent
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


def test_the_old_attribute_hash_goes_along(answering: Answering) -> None:
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

    cow = answering(handler)
    cow.mailboxes.edit("anna@example.org", smtp_access=False)
    assert sent == [{"items": ["anna@example.org"], "attr": {"attribute_hash": "kept", "smtp_access": False}}]


def test_tags_that_mailcow_takes_for_the_same() -> None:
    change = arguments.tag_change(["paid", "old", "kept"], ["Paid", "kept", "new"])
    assert change == (["new"], ["paid", "old"], ["Paid"])
    assert arguments.tag_change([], ["a"]) == (["a"], [], [])
    for tags in (["cafe", "Café"], ["a", "a "], ["ß", "s"], ["0"]):
        with pytest.raises(ValueError, match="mailcow takes"):
            arguments.tags(tags)
    with pytest.raises(ValueError, match="27 new tags"):
        arguments.tag_change([], list(map(str, range(1, 28))))


@pytest.mark.parametrize("value", [2**31, 10**30])
def test_numbers_that_mailcow_cannot_store(value: int) -> None:
    """A limit on sending of 10**30 was stored as 5076964154930102272."""
    with pytest.raises(ValueError, match="0 to 2147483647"):
        arguments.number(value, "rl_value")
    assert arguments.identifier(2**31) == 2**31, "what is only looked for is not there, which is no error"


def test_a_password_that_mailcow_fails_on() -> None:
    with pytest.raises(ValueError, match="NUL") as caught:
        arguments.password("hidden\0hidden")
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("tags", "query"), [(UNSET, UNSET), ([], UNSET), (["a", "b c"], "a,b c"), (["a\\b"], "a\\\\b")]
)
def test_what_mailcow_is_asked_for_where_tags_are_wanted(tags: list[str] | Unset, query: str | Unset) -> None:
    assert arguments.tag_query(tags) == query


def test_what_domains_refuse(silent: Mailcow) -> None:
    for selector in ("a/b", "../x", " ", "x" * 256):
        with pytest.raises(ValueError, match="dkim_selector"):
            silent.domains.create("example.org", dkim_selector=selector)
    with pytest.raises(ValueError, match="dkim_key_size is 512 to 8192"):
        silent.domains.create("example.org", dkim_key_size=100)
    with pytest.raises(TypeError, match="restart_sogo"):
        silent.domains.create("example.org", restart_sogo="false")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("value", [["Anna"], b"Anna", 7])
def test_what_is_no_text(silent: Mailcow, value: Any) -> None:
    with pytest.raises(TypeError, match="name is a str"):
        silent.mailboxes.create("anna@example.org", "hidden", name=value)
    with pytest.raises(TypeError, match="public_comment is a str"):
        silent.aliases.create("info@example.org", "anna@example.org", public_comment=value)


@pytest.mark.parametrize("value", [[], 0, False])
def test_what_is_false_is_no_text(silent: Mailcow, value: Any) -> None:
    with pytest.raises(TypeError, match="private_comment is a str"):
        silent.aliases.create("info@example.org", "anna@example.org", private_comment=value)
