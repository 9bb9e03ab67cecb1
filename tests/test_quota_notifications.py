"""Quota notifications, as a real mailcow answers: recorded in cassettes/quota_notifications."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound
from tests.clients import Answering

DOMAIN = "quota-notifications.example.org"


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    yield cow.domains.create(DOMAIN).domain_name
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_the_mail(cow: Mailcow) -> None:
    try:
        cow.quota_notifications.edit(
            sender="Quota@example.org", subject="Nearly full", html_tmpl="<p>{{username}}: {{percent}} %</p>"
        )
    finally:
        cow.quota_notifications.edit(sender="", subject="", html_tmpl="")


@pytest.mark.vcr
def test_copies(cow: Mailcow, domain: str) -> None:
    cow.quota_notifications.edit_bcc(domain.upper(), bcc_rcpt=["admin@example.org", "boss@example.org"])
    cow.quota_notifications.edit_bcc(domain, bcc_rcpt=["admin@example.org"], active=False)
    cow.quota_notifications.edit_bcc(domain, bcc_rcpt=[])


@pytest.mark.vcr
def test_an_unknown_domain(cow: Mailcow) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.quota_notifications.edit_bcc("nowhere.example", bcc_rcpt=["admin@example.org"])


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    calls: list[Callable[[], object]] = [
        lambda: silent.quota_notifications.edit(sender="quota", subject="", html_tmpl=""),
        lambda: silent.quota_notifications.edit(sender="für@example.org", subject="", html_tmpl=""),
        lambda: silent.quota_notifications.edit(sender="", subject="x" * 256, html_tmpl=""),
        lambda: silent.quota_notifications.edit_bcc("all", bcc_rcpt=[]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["admin"]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["für@example.org"]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["a;b@example.org"]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["boss@-example.org"]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["boss@example.1"]),
        lambda: silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["a..b@example.org"]),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()
    with pytest.raises(TypeError):
        silent.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt="admin@example.org")


def test_what_is_sent(answering: Answering) -> None:
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"domain_name": DOMAIN, "domain_h_name": DOMAIN})
        sent.append(json.loads(request.content)["attr"])
        return httpx.Response(200, json=[{"type": "success", "msg": "saved_settings"}])

    cow = answering(handler)
    cow.quota_notifications.edit(sender="", subject="", html_tmpl="")
    cow.quota_notifications.edit_bcc(DOMAIN.upper(), bcc_rcpt=["a@example.org", "b@example.org"])
    assert sent == [
        {"sender": "", "subject": "", "html_tmpl": ""},
        {"domain": DOMAIN, "active": True, "bcc_rcpt": "a@example.org,b@example.org"},
    ]
