"""What of SOGo can be thrown away. It does not run here, and has nothing."""

from __future__ import annotations

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import deletes


def _reset(call: Call, data: Data, code: str) -> None:
    for address in data.each("username"):
        if knows_mailbox(call.store, address):
            call.ok(code, php.html(address))
        else:
            call.refuse("access_denied")


@deletes("eas_cache", log="mailbox delete eas_cache", items="username")
def reset_cache(call: Call, data: Data) -> None:
    _reset(call, data, "eas_reset")


@deletes("sogo_profile", log="mailbox delete sogo_profile", items="username")
def reset_profile(call: Call, data: Data) -> None:
    _reset(call, data, "sogo_profile_reset")
