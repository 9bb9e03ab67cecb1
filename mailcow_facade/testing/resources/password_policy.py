"""What the server wants of a password, and the mail for those who have forgotten theirs."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.passwords import POLICY
from mailcow_facade.testing.routes import edits, reads

SHORTEST = 3
"""Characters; a length below is passed over."""

_WORDS = {
    "length": "at least {} characters",
    "chars": "a letter",
    "special_chars": "a character that is neither letter nor digit",
    "lowerupper": "a small letter and a capital",
    "numbers": "a digit",
}


def _policy(call: Call) -> dict[str, str]:
    policy: dict[str, str] = call.store.setting("password_policy", POLICY)
    return policy


@reads("passwordpolicy")
def get(call: Call) -> Any:
    return _policy(call)


@reads("passwordpolicy/html")
def get_html(call: Call) -> Any:
    policy = _policy(call)
    lines = [words.format(policy[name]) for name, words in _WORDS.items() if php.intval(policy[name])]
    return f"<p>- {'<br>- '.join(lines)}</p>"


@edits("passwordpolicy", log="password_complexity edit", items="")
def edit(call: Call, data: Data) -> None:
    policy = {name: str(data.number(name, php.intval(kept))) for name, kept in _policy(call).items()}
    if php.intval(policy["length"]) < SHORTEST:
        policy["length"] = _policy(call)["length"]
    call.store.set("password_policy", policy)
    call.ok("password_policy_saved")


@edits("reset-password-notification", log="reset_password edit_notification", items="")
def edit_reset_notification(call: Call, data: Data) -> None:
    """Nothing tells it and no such mail is sent, so it is not kept. An address that is none is passed over."""
    call.ok("saved_settings")
