"""What mailcow calls an object that is not there, route by route: recorded in cassettes/missing.

The resources look before they write where mailcow would say success. Here is what it says where it says no.
"""

from __future__ import annotations

from typing import Any

import pytest

from mailcow_facade import Mailcow, NotFound

NOBODY = "nobody@nowhere.example"
MISSING = 2_000_000_000

CALLS: list[tuple[str, Any, str]] = [
    ("add/alias", {"address": NOBODY, "goto": "friend@example.net", "active": True}, "domain_not_found"),
    ("add/mailbox", {"local_part": "nobody", "domain": "nowhere.example"}, "access_denied"),
    ("add/sso/domain-admin", {"username": "nobody.da"}, "object_doesnt_exist"),
    ("delete/alias", [MISSING], "access_denied"),
    ("delete/app-passwd", [MISSING], "app_passwd_id_invalid"),
    ("delete/filter", [MISSING], "access_denied"),
    ("delete/mailbox", [NOBODY], "access_denied"),
    ("delete/syncjob", [MISSING], "access_denied"),
    ("edit/app-passwd", {"items": [MISSING], "attr": {"username": NOBODY, "active": True}}, "access_denied"),
    ("edit/pushover-test", {"items": [NOBODY]}, "access_denied"),
    ("edit/relayhost", {"items": [MISSING], "attr": {"active": True}}, "relayhost_invalid"),
    ("edit/rsetting", {"items": [MISSING], "attr": {"active": True}}, "settings_map_invalid"),
    ("edit/rspamd-map", {"items": ["nothing.map"], "attr": {"rspamd_map_data": ""}}, "global_map_invalid"),
    ("edit/transport", {"items": [MISSING], "attr": {"active": "1"}}, "relayhost_invalid"),
]


@pytest.mark.vcr
def test_what_is_not_there(cow: Mailcow) -> None:
    for path, body, code in CALLS:
        with pytest.raises(NotFound) as caught:
            cow.request("POST", path, json=body)
        assert (path, caught.value.code) == (path, code)
