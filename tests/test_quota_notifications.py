"""Quota notifications, as a real mailcow answers: recorded in cassettes/quota_notifications."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure

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
    with pytest.raises(PartialFailure) as partial:
        cow.quota_notifications.edit_bcc(domain, bcc_rcpt=["admin@example.org", "boss@-example.org"])
    assert [(outcome.item, outcome.code) for outcome in partial.value.failed] == [("boss@-example.org", "goto_invalid")]
    cow.quota_notifications.edit_bcc(domain, bcc_rcpt=[])


@pytest.mark.vcr
def test_an_unknown_domain(cow: Mailcow) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.quota_notifications.edit_bcc("nowhere.example", bcc_rcpt=["admin@example.org"])


def test_what_is_refused_before_anything_is_sent() -> None:
    def nothing_may_be_sent(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.method} {request.url.path} was sent")

    cow = Mailcow("https://mail.example.org", api_key="K", transport=httpx.MockTransport(nothing_may_be_sent))
    calls: list[Callable[[], object]] = [
        lambda: cow.quota_notifications.edit(sender="quota", subject="", html_tmpl=""),
        lambda: cow.quota_notifications.edit(sender="für@example.org", subject="", html_tmpl=""),
        lambda: cow.quota_notifications.edit(sender="", subject="x" * 256, html_tmpl=""),
        lambda: cow.quota_notifications.edit_bcc("all", bcc_rcpt=[]),
        lambda: cow.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["admin"]),
        lambda: cow.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["für@example.org"]),
        lambda: cow.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt=["a;b@example.org"]),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()
    with pytest.raises(TypeError):
        cow.quota_notifications.edit_bcc(DOMAIN, bcc_rcpt="admin@example.org")


def test_what_is_sent() -> None:
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"domain_name": DOMAIN, "domain_h_name": DOMAIN})
        sent.append(json.loads(request.content)["attr"])
        return httpx.Response(200, json=[{"type": "success", "msg": "saved_settings"}])

    cow = Mailcow("https://mail.example.org", api_key="K", transport=httpx.MockTransport(handler))
    cow.quota_notifications.edit(sender="", subject="", html_tmpl="")
    cow.quota_notifications.edit_bcc(DOMAIN.upper(), bcc_rcpt=["a@example.org", "b@example.org"])
    assert sent == [
        {"sender": "", "subject": "", "html_tmpl": ""},
        {"domain": DOMAIN, "active": True, "bcc_rcpt": "a@example.org,b@example.org"},
    ]
