"""Domains, as a real mailcow answers: recorded in cassettes/domains."""

from __future__ import annotations

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected

GIB = 1024**3

pytestmark = pytest.mark.vcr


def test_a_server_without_domains(cow: Mailcow) -> None:
    assert cow.domains.list() == []
    assert not cow.domains.exists("example.org")
    with pytest.raises(NotFound, match=r"there is no example\.org"):
        cow.domains.get("example.org")
    with pytest.raises(NotFound):
        cow.domains.edit("example.org", active=False)
    with pytest.raises(NotFound):
        cow.domains.delete("example.org")


def test_from_creation_to_deletion(cow: Mailcow) -> None:
    domain = cow.domains.create(
        "Example.org",
        description="The first one",
        max_quota_for_domain="20 GiB",
        max_quota_for_mbox=5 * GIB,
        def_quota_for_mbox="512 MiB",
        max_num_mboxes_for_domain=7,
        tags=["new", "new", "paid"],
        rl_value=20,
        rl_frame="h",
    )
    assert domain.domain_name == "example.org"
    assert domain.description == "The first one"
    assert (domain.max_quota_for_domain, domain.max_quota_for_mbox, domain.def_quota_for_mbox) == (
        20 * GIB,
        5 * GIB,
        GIB // 2,
    )
    assert domain.mboxes_left == 7
    assert domain.active is True
    assert domain.tags == ["new", "paid"]
    assert domain.rl
    assert (domain.rl.value, domain.rl.frame) == (20, "h")
    assert [found.domain_name for found in cow.domains.list()] == ["example.org"]
    assert cow.domains.exists("EXAMPLE.ORG")

    changed = cow.domains.edit("example.org", active=False, max_quota_for_mbox="6 GiB", gal=False)
    assert changed.active is False
    assert changed.gal is False
    assert changed.max_quota_for_mbox == 6 * GIB
    assert changed.description == "The first one"

    cow.domains.delete("example.org")
    assert cow.domains.list() == []


def test_a_domain_that_is_there_already(cow: Mailcow) -> None:
    cow.domains.create("example.org")
    with pytest.raises(AlreadyExists) as caught:
        cow.domains.create("example.org")
    assert caught.value.code == "domain_exists"
    assert caught.value.params == ("example.org",)
    assert caught.value.operation == "createDomain"
    cow.domains.delete("example.org")


def test_limits_that_contradict_each_other(cow: Mailcow) -> None:
    with pytest.raises(Rejected) as caught:
        cow.domains.create(
            "example.org", max_quota_for_domain="1 GiB", max_quota_for_mbox="2 GiB", def_quota_for_mbox="1 GiB"
        )
    assert caught.value.code == "mailbox_quota_exceeds_domain_quota"
    assert cow.domains.list() == []


def test_tags(cow: Mailcow) -> None:
    cow.domains.create("example.org", tags=["old", "kept"])
    cow.domains.create("example.com")
    changed = cow.domains.edit("example.org", tags=["kept", "new"], description="Tagged")
    assert sorted(changed.tags or []) == ["kept", "new"]
    assert changed.description == "Tagged"
    assert [domain.domain_name for domain in cow.domains.list(tags=["new"])] == ["example.org"]
    assert cow.domains.list(tags=["ne"]) == [], "a part of a tag is no tag"
    assert cow.domains.list(tags=[]) == [], "no tag is no filter that lets all through"
    assert sorted(cow.domains.edit("example.org", tags=["Kept", "new"]).tags or []) == ["Kept", "new"]
    assert cow.domains.edit("example.org", tags=["back\\slash"]).tags == ["back\\slash"]
    assert [domain.domain_name for domain in cow.domains.list(tags=["back\\slash"])] == ["example.org"]
    assert not cow.domains.edit("example.org", tags=[]).tags
    cow.domains.delete("example.org", "example.com")


def test_a_key_that_an_earlier_domain_left(cow: Mailcow) -> None:
    cow.domains.create("example.org")
    key = cow.dkim.get("example.org")
    cow.domains.delete("example.org")
    cow.domains.create("example.org", dkim_selector="other", dkim_key_size=1024)
    assert cow.dkim.get("example.org") == key, "kept, with its selector"
    cow.domains.delete("example.org")
    cow.dkim.delete("example.org")


def test_a_footer(cow: Mailcow) -> None:
    cow.domains.create("example.org")
    cow.domains.set_footer("example.org", html="<p>Example</p>", plain="Example", skip_replies=True)
    with pytest.raises(PartialFailure) as partial:
        cow.domains.set_footer("Example.org", plain="Example", exclude=["nobody@example.org"])
    assert [outcome.item for outcome in partial.value.succeeded] == ["example.org"]
    with pytest.raises(NotFound):
        cow.domains.set_footer("example.com", plain="Example")
    cow.domains.delete("example.org")


def test_what_mailcow_would_ignore(cow: Mailcow) -> None:
    with pytest.raises(ValueError, match="description 0"):
        cow.domains.create("example.org", description="0")
    with pytest.raises(ValueError, match="nothing"):
        cow.domains.edit("example.org")
    with pytest.raises(ValueError, match="the same"):
        cow.domains.edit("example.org", tags=["a", "A"])
    assert cow.domains.list() == []
