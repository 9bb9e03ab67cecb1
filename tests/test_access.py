"""Keys and addresses, as a real mailcow answers: recorded in cassettes/access."""

from __future__ import annotations

import pytest

from mailcow_facade import IpNotAllowed, NotAuthenticated, ReadOnlyKey
from tests.clients import Connect

pytestmark = pytest.mark.vcr


def test_a_wrong_key(connect: Connect) -> None:
    with connect(api_key="WRONG-WRONG-WRONG") as cow, pytest.raises(NotAuthenticated) as caught:
        cow.domains.list()
    assert caught.value.status == 401
    assert "WRONG" not in str(caught.value)


def test_an_address_that_is_not_allowed(connect: Connect) -> None:
    with connect("MAILCOW_URL_NOT_ALLOWED") as cow, pytest.raises(IpNotAllowed) as caught:
        cow.domains.list()
    assert caught.value.status == 401
    assert caught.value.address == "192.0.2.8"
    assert "192.0.2.8" in str(caught.value)


def test_a_read_only_key(connect: Connect) -> None:
    with connect(api_key="MAILCOW_API_KEY_RO") as cow:
        assert cow.domains.list() == []
        with pytest.raises(ReadOnlyKey) as caught:
            cow.domains.create("example.org")
    assert caught.value.status == 403
