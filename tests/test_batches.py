"""What becomes of a write whose reply does not tell what was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, OutcomeUnknown
from tests.clients import Answering


@pytest.mark.parametrize(
    "msg",
    ["done", ["alias_added"], ["alias_added", "info@example.org", "x"], []],
    ids=["text", "short", "odd", "empty"],
)
@pytest.mark.parametrize(
    "write",
    [
        lambda cow: cow.aliases.create("info@example.org", "anna@example.org"),
        lambda cow: cow.resources.create("Room 7", "example.org", kind="location"),
        lambda cow: cow.forwarding_hosts.create("mx.example.org"),
        lambda cow: cow.tls_policies.create("example.org", "encrypt"),
        lambda cow: cow.sync_jobs.edit(7, active=True),
        lambda cow: cow.filters.edit(7, active=True),
    ],
    ids=["alias", "resource", "forwarding host", "TLS policy", "sync job", "filter"],
)
def test_a_reply_that_does_not_tell_what_was_made(
    answering: Answering, write: Callable[[Mailcow], Any], msg: Any
) -> None:
    """That is no ValueError, which means that nothing was sent, and no success either."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[{"type": "success", "msg": msg}] if request.method == "POST" else {})

    with pytest.raises(OutcomeUnknown, match="was accepted, but"):
        write(answering(answer))
