"""The mail to those whose mailbox is nearly full. No route reads its settings; none is sent."""

from __future__ import annotations

import re

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain
from mailcow_facade.testing.routes import edits


def _ascii(text: str) -> str:
    return re.sub(r"[^ -\x7f]", "", text)


@edits("quota_notification", log="quota_notification edit", items="")
def edit(call: Call, data: Data) -> bool:
    sender = _ascii(data.text("sender"))
    kept = {
        "sender": sender if php.is_email(sender) else "",
        "subject": data.text("subject"),
        "html_tmpl": data.text("html_tmpl"),
    }
    call.store.set("quota_notification", kept)
    return call.ok("saved_settings")


@edits("quota_notification_bcc", log="quota_notification_bcc edit", items="")
def edit_copies(call: Call, data: Data) -> bool:
    domain = data.get("domain")
    if not isinstance(domain, str) or not knows_domain(call.store, domain):
        return call.refuse("access_denied")
    kept: list[str] = []
    for given in php.split(data.get("bcc_rcpt")):
        address = _ascii(given)
        if php.is_email(address):
            kept.append(address)
        elif not php.empty(address):
            call.refuse("goto_invalid", php.html(address))
    copies = call.store.setting("quota_notification_bcc", {})
    copies[domain] = {"bcc_rcpts": list(dict.fromkeys(kept)), "active": data.number("active") if kept else 0}
    call.store.set("quota_notification_bcc", copies)
    return call.ok("saved_settings")
