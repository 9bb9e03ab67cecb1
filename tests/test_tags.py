"""Tags, as a real mailcow answers: recorded in cassettes/tags."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import Mailcow, NotFound
from tests.scrubbing import CANARY_PASSWORD

DOMAIN = "tags.example.org"
ANNA = f"anna@{DOMAIN}"

pytestmark = pytest.mark.vcr


@pytest.fixture
def anna(cow: Mailcow, vcr: object) -> Iterator[str]:
    cow.domains.create(DOMAIN, tags=["paid"])
    yield cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 GiB", tags=["staff", "paid"]).username
    cow.mailboxes.delete(ANNA)
    cow.domains.delete(DOMAIN)


def test_a_server_without_tags(cow: Mailcow) -> None:
    assert cow.tags.list() == []


def test_what_carries_which(cow: Mailcow, anna: str) -> None:
    assert cow.tags.list() == [("paid", [DOMAIN], [anna]), ("staff", [], [anna])]
    assert sorted(cow.tags.add(anna, "new", "staff")) == ["new", "paid", "staff"]
    assert sorted(cow.tags.add(anna, "Staff")) == ["new", "paid", "staff"], "the same to mailcow"
    assert sorted(cow.tags.add(DOMAIN, "new")) == ["new", "paid"]
    assert cow.tags.remove(DOMAIN, "paid") == ["new"]
    assert sorted(cow.tags.remove(anna, "staff", "new")) == ["paid"]
    assert cow.tags.list() == [("new", [DOMAIN], []), ("paid", [], [anna])]
    with pytest.raises(NotFound, match="staff"):
        cow.tags.remove(anna, "staff")
    with pytest.raises(NotFound):
        cow.tags.add(f"ben@{DOMAIN}", "new")
    with pytest.raises(ValueError, match="no tag"):
        cow.tags.add(anna)


def test_a_tag_everywhere(cow: Mailcow, anna: str) -> None:
    cow.tags.rename("paid", "Paid")
    assert cow.tags.list() == [("Paid", [DOMAIN], [anna]), ("staff", [], [anna])]
    cow.tags.rename("Paid", "staff")
    assert cow.tags.list() == [("staff", [DOMAIN], [anna])]
    cow.tags.delete("staff")
    assert cow.tags.list() == []
    with pytest.raises(NotFound, match="nothing carries"):
        cow.tags.delete("staff")
