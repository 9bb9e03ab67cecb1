"""The look of the web pages, as a real mailcow answers: recorded in cassettes/customization.

No route tells it: what is shown here is that mailcow takes it, and what is sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow
from mailcow_facade.values import AppLink
from tests.clients import Answering

LINKS = [
    AppLink("Wiki", "https://wiki.example.org"),
    AppLink("Cloud", "https://cloud.example.org", user_href="https://cloud.example.org/login", hide=True),
]


@pytest.fixture
def defaults(cow: Mailcow, vcr: object) -> Iterator[None]:
    """mailcow's defaults are restored after the test."""
    yield
    cow.customization.set_app_links([])
    cow.customization.set_ui_texts()
    cow.customization.set_ip_check(False)
    cow.customization.set_custom_login()


@pytest.mark.vcr
def test_everything_is_taken(cow: Mailcow, defaults: None) -> None:
    cow.customization.set_app_links(LINKS)
    cow.customization.set_ui_texts(
        title_name="Mail", ui_announcement_text="Tonight", ui_announcement_type="warning", ui_announcement_active=True
    )
    cow.customization.set_ip_check(True)
    cow.customization.set_custom_login(hide_admin_quicklink=True)


def test_what_is_sent(answering: Answering) -> None:
    written: list[tuple[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        written.append((request.url.path.removeprefix("/api/v1/edit/"), json.loads(request.content)["attr"]))
        return httpx.Response(200, json=[{"type": "success", "log": [], "msg": "saved"}])

    cow = answering(answer)
    cow.customization.set_app_links(LINKS)
    cow.customization.set_app_links([])
    cow.customization.set_ip_check(True)
    cow.customization.set_custom_login(force_sso=True)
    cow.customization.set_ui_texts(main_name="Mail")
    assert written == [
        (
            "app_links",
            {
                "app": ["Wiki", "Cloud"],
                "href": ["https://wiki.example.org", "https://cloud.example.org"],
                "user_href": ["", "https://cloud.example.org/login"],
                "hide": ["0", "1"],
            },
        ),
        ("app_links", {}),
        ("ip_check", {"ip_check_opt_in": True}),
        (
            "custom_login",
            {
                "hide_user_quicklink": False,
                "hide_domainadmin_quicklink": False,
                "hide_admin_quicklink": False,
                "force_sso": True,
            },
        ),
        (
            "ui_texts",
            {
                "title_name": "",
                "main_name": "Mail",
                "apps_name": "",
                "help_text": "",
                "ui_footer": "",
                "ui_announcement_text": "",
                "ui_announcement_type": "info",
                "ui_announcement_active": False,
            },
        ),
    ]


def test_arguments_that_are_refused_before_they_are_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="a link's address is empty"):
        silent.customization.set_app_links([AppLink("Wiki", "")])
    with pytest.raises(ValueError, match="'info', 'warning', 'danger'"):
        silent.customization.set_ui_texts(ui_announcement_type="red")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
