"""The password policy, as a real mailcow answers: recorded in cassettes/password_policy.

It holds for the whole server, which others use at the same time: nothing is demanded here that was not before, and all
is put back.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from mailcow_facade import Mailcow
from tests.clients import Answering


@pytest.mark.vcr
def test_a_change(cow: Mailcow) -> None:
    before = cow.password_policy.get()
    assert before.length >= 4
    assert isinstance(before.numbers, bool)
    try:
        changed = cow.password_policy.edit(length=before.length - 1, numbers=before.numbers)
        assert changed.length == before.length - 1
        assert (changed.chars, changed.special_chars, changed.lowerupper, changed.numbers) == (
            before.chars,
            before.special_chars,
            before.lowerupper,
            before.numbers,
        )
        assert f"{before.length - 1}" in cow.password_policy.html()
    finally:
        assert cow.password_policy.edit(length=before.length) == before


@pytest.mark.vcr
def test_the_mail_for_forgotten_passwords(cow: Mailcow) -> None:
    try:
        # Without a subject nothing is sent with it.
        cow.password_policy.edit_reset_notification(
            sender="Help@example.org", subject="", text_tmpl="{{link}}", html_tmpl="<p>{{link}}</p>"
        )
    finally:
        cow.password_policy.edit_reset_notification(sender="", subject="", text_tmpl="", html_tmpl="")


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    policy = silent.password_policy
    calls: list[Callable[[], object]] = [
        policy.edit,
        lambda: policy.edit(length=2),
        lambda: policy.edit(length=73),
        lambda: policy.edit_reset_notification(sender="help", subject="", text_tmpl="", html_tmpl=""),
        lambda: policy.edit_reset_notification(sender="für@example.org", subject="", text_tmpl="", html_tmpl=""),
        lambda: policy.edit_reset_notification(sender="", subject="x" * 256, text_tmpl="", html_tmpl=""),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()


def test_what_is_sent(answering: Answering) -> None:
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=dict.fromkeys(("chars", "special_chars", "lowerupper", "numbers"), "1"))
        sent.append(json.loads(request.content))
        return httpx.Response(200, json=[{"type": "success", "msg": "password_policy_saved"}])

    cow = answering(handler)
    assert cow.password_policy.edit(chars=True, special_chars=False, lowerupper=True).numbers is True
    cow.password_policy.edit_reset_notification(sender="help@example.org", subject="S", text_tmpl="T", html_tmpl="")
    assert sent == [
        {"attr": {"chars": True, "special_chars": False, "lowerupper": True}},
        {"attr": {"from": "help@example.org", "subject": "S", "text_tmpl": "T", "html_tmpl": ""}},
    ]
