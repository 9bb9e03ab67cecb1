"""Alias domains, as a real mailcow answers: recorded in cassettes/alias_domains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected

TARGET = "target.example.org"
SECOND = "target-2.example.org"
ALIAS = "stands-for.example.org"
UMLAUT = "xn--fr-alle-n2a.example.org"


@pytest.fixture
def target(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain, and a second one."""
    cow.domains.create(TARGET, dkim_selector="")
    cow.domains.create(SECOND, dkim_selector="")
    yield TARGET
    for row in cow.alias_domains.list():  # what a failed test has left, too
        if row.target_domain in (TARGET, SECOND):
            cow.alias_domains.delete(row.alias_domain)
    cow.domains.delete(TARGET, SECOND)
    if cow.dkim.exists(ALIAS):
        cow.dkim.delete(ALIAS)


@pytest.mark.vcr
def test_a_domain_without_alias_domains(cow: Mailcow, target: str) -> None:
    assert cow.alias_domains.list(target) == []
    assert not cow.alias_domains.exists(ALIAS)
    with pytest.raises(NotFound, match=ALIAS):
        cow.alias_domains.get(ALIAS)
    with pytest.raises(NotFound):
        cow.alias_domains.get(target)
    with pytest.raises(NotFound):
        cow.alias_domains.edit(ALIAS, active=False)
    with pytest.raises(NotFound):
        cow.alias_domains.delete(ALIAS)
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        cow.alias_domains.list("nowhere.example")


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, target: str) -> None:
    made = cow.alias_domains.create("Stands-For.example.org", target, rl_value=20, rl_frame="m")
    assert (made.alias_domain, made.target_domain) == (ALIAS, TARGET)
    assert made.active is True
    assert made.rl
    assert (made.rl.value, made.rl.frame) == (20, "m")
    assert cow.dkim.get(ALIAS).dkim_selector == "dkim"
    assert cow.alias_domains.list(target) == [made]
    assert [row for row in cow.alias_domains.list() if row.alias_domain == ALIAS] == [made]
    assert cow.alias_domains.exists(ALIAS.upper())
    with pytest.raises(NotFound, match=f"is an alias domain of {TARGET}"):
        cow.alias_domains.list(ALIAS)

    off = cow.alias_domains.edit(ALIAS, active=False)
    assert (off.active, off.target_domain) == (False, TARGET)
    moved = cow.alias_domains.edit(ALIAS, target_domain=SECOND)
    assert (moved.active, moved.target_domain) == (False, SECOND)
    assert cow.alias_domains.list(target) == []

    cow.alias_domains.delete(ALIAS)
    assert not cow.alias_domains.exists(ALIAS)
    assert cow.dkim.exists(ALIAS), "its key stays"
    again = cow.alias_domains.create(ALIAS, target)
    assert again.rl == made.rl, "its rate limit too"
    cow.request("POST", "edit/rl-domain", json={"items": [ALIAS], "attr": {"rl_value": 0, "rl_frame": "s"}})
    assert cow.alias_domains.get(ALIAS).rl is None


@pytest.mark.vcr
def test_a_name_in_unicode(cow: Mailcow, target: str) -> None:
    made = cow.alias_domains.create("für-alle.example.org", target, active=False, dkim_selector="")
    assert (made.alias_domain, made.active, made.rl) == (UMLAUT, False, None)
    assert not cow.dkim.exists("für-alle.example.org")
    assert cow.alias_domains.get("Für-Alle.example.org") == made
    assert cow.alias_domains.edit("für-alle.example.org", active=True).active is True
    cow.alias_domains.delete("für-alle.example.org")


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, target: str) -> None:
    cow.alias_domains.create(ALIAS, target)
    for taken in (ALIAS, SECOND):
        with pytest.raises(AlreadyExists, match=taken):
            cow.alias_domains.create(taken, target)
    with pytest.raises(NotFound):
        cow.alias_domains.create("more.example.org", "nowhere.example")
    with pytest.raises(NotFound):
        cow.alias_domains.edit(ALIAS, target_domain="nowhere.example")
    with pytest.raises(Rejected) as itself:
        cow.alias_domains.edit(ALIAS, target_domain=ALIAS)
    assert itself.value.code == "target_domain_invalid"
    cow.domains.edit(SECOND, backupmx=True)
    with pytest.raises(Rejected) as relay:
        cow.alias_domains.create("more.example.org", SECOND)
    assert relay.value.code == "targetd_relay_domain"
    assert not cow.alias_domains.exists("more.example.org")
    with pytest.raises(PartialFailure) as partial:
        cow.alias_domains.delete("more.example.org", ALIAS)
    assert [outcome.item for outcome in partial.value.succeeded] == [ALIAS]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("more.example.org", NotFound)]


@pytest.mark.parametrize("name", ["", "example", "-a.example", "a_b.example", "a..b.example", "a.example;b.example"])
def test_names_that_are_not_sent(silent: Mailcow, name: str) -> None:
    with pytest.raises(ValueError, match="domain"):
        silent.alias_domains.create(name, TARGET)
    with pytest.raises(ValueError, match="domain"):
        silent.alias_domains.edit(ALIAS, target_domain=name)
    with pytest.raises(ValueError, match="domain"):
        silent.alias_domains.delete(ALIAS, name)


def test_what_else_is_not_sent(silent: Mailcow) -> None:
    with pytest.raises(ValueError, match="of itself"):
        silent.alias_domains.create(TARGET, TARGET.upper())
    with pytest.raises(ValueError, match="rl_value"):
        silent.alias_domains.create(ALIAS, TARGET, rl_frame="h")
    with pytest.raises(ValueError, match="rl_value"):
        silent.alias_domains.create(ALIAS, TARGET, rl_value=0)
    with pytest.raises(ValueError, match="dkim_selector"):
        silent.alias_domains.create(ALIAS, TARGET, dkim_selector="a b")
    with pytest.raises(ValueError, match="nothing to change"):
        silent.alias_domains.edit(ALIAS)
