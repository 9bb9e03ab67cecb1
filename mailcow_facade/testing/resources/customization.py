"""The look of the web pages, of which there are none: whatever mailcow takes is taken, and not kept."""

from __future__ import annotations

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import edits


@edits("app_links", log="customize edit app_links", items="")
def edit_app_links(call: Call, data: Data) -> None:
    counts = {len(data.all(name)) for name in ("app", "href", "user_href", "hide")}
    if len(counts) == 1 and any(isinstance(name, (list, dict)) for name in data.all("app")):
        raise php.Failure
    call.ok("app_links")


@edits("ui_texts", log="customize edit ui_texts", items="")
def edit_ui_texts(call: Call, data: Data) -> None:
    for name in ("title_name", "main_name", "apps_name"):
        data.text(name)
    call.ok("ui_texts")


@edits("ip_check", log="customize edit ip_check", items="")
def edit_ip_check(call: Call, data: Data) -> None:
    call.ok("ip_check_opt_in_modified")


@edits("custom_login", log="customize edit custom_login", items="")
def edit_custom_login(call: Call, data: Data) -> None:
    call.ok("custom_login_modified")
