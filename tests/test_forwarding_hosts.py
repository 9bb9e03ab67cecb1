"""Forwarding hosts, as a real mailcow answers: recorded in cassettes/forwarding_hosts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected

ADDRESS = "192.0.2.10"
NETWORK = "192.0.2.64/28"
NAME = "nginx"  # of what the recorded server's resolver knows


def leftovers(cow: Mailcow) -> list[str]:
    rows = cow.forwarding_hosts.list()
    return [row.host for row in rows if row.source == NAME or row.host.startswith(("192.0.2.", "2001:db8:"))]


@pytest.fixture
def hosts(cow: Mailcow, vcr: object) -> Iterator[Mailcow]:
    """A client; what a failed test has left is deleted."""
    yield cow
    cow.forwarding_hosts.delete(*leftovers(cow))


@pytest.mark.vcr
def test_from_creation_to_deletion(hosts: Mailcow) -> None:
    cow = hosts
    assert leftovers(cow) == []
    assert not cow.forwarding_hosts.exists(ADDRESS)

    (created,) = cow.forwarding_hosts.create(ADDRESS)
    assert (created.host, created.source, created.keep_spam) == (ADDRESS, ADDRESS, False)
    assert cow.forwarding_hosts.get(ADDRESS) == created
    assert cow.forwarding_hosts.edit(ADDRESS, keep_spam=True).keep_spam is True
    assert cow.forwarding_hosts.edit(ADDRESS, keep_spam=False).keep_spam is False

    (network,) = cow.forwarding_hosts.create(NETWORK, keep_spam=True)
    assert (network.host, network.keep_spam) == (NETWORK, True)
    assert cow.forwarding_hosts.get(NETWORK) == network
    assert cow.forwarding_hosts.exists(NETWORK)
    assert cow.forwarding_hosts.edit(NETWORK, keep_spam=False).keep_spam is False

    (v6,) = cow.forwarding_hosts.create("2001:DB8:0::1")
    assert v6.host == "2001:db8::1"
    assert cow.forwarding_hosts.get("2001:DB8::0001") == v6

    assert leftovers(cow) == [ADDRESS, NETWORK, "2001:db8::1"]
    cow.forwarding_hosts.delete(ADDRESS, NETWORK, "2001:DB8::1")
    assert leftovers(cow) == []


@pytest.mark.vcr
def test_a_host_name_stands_for_its_addresses(hosts: Mailcow) -> None:
    cow = hosts
    created = cow.forwarding_hosts.create(NAME)
    assert [row.source for row in created] == [NAME]
    assert created[0].host.startswith("172.22.1.")
    with pytest.raises(AlreadyExists, match=NAME):
        cow.forwarding_hosts.create(NAME)
    with pytest.raises(NotFound):
        cow.forwarding_hosts.delete(NAME)
    cow.forwarding_hosts.delete(created[0].host)
    assert leftovers(cow) == []


@pytest.mark.vcr
def test_what_is_refused(hosts: Mailcow) -> None:
    cow = hosts
    cow.forwarding_hosts.create(ADDRESS, keep_spam=True)
    with pytest.raises(AlreadyExists):
        cow.forwarding_hosts.create(ADDRESS)
    assert cow.forwarding_hosts.get(ADDRESS).keep_spam is True, "it was not written over"
    with pytest.raises(Rejected) as unknown:
        cow.forwarding_hosts.create("nowhere.invalid")
    assert (unknown.value.code, unknown.value.params) == ("invalid_host", ("nowhere.invalid",))
    for missing in ("192.0.2.11", "192.0.2.128/28"):
        with pytest.raises(NotFound):
            cow.forwarding_hosts.get(missing)
        with pytest.raises(NotFound):
            cow.forwarding_hosts.edit(missing, keep_spam=True)
        with pytest.raises(NotFound):
            cow.forwarding_hosts.delete(missing)
    with pytest.raises(PartialFailure) as partial:
        cow.forwarding_hosts.delete("192.0.2.11", ADDRESS)
    assert [outcome.item for outcome in partial.value.succeeded] == [ADDRESS]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [("192.0.2.11", NotFound)]


@pytest.mark.parametrize(
    "hostname", ["", " ", "two words", "192.0.2.300", "192.0.2", "dead", "192.0.2.1/24", "1::2::3"]
)
def test_what_is_no_host_is_never_sent(silent: Mailcow, hostname: str) -> None:
    with pytest.raises(ValueError, match=r"host|appear|address|host bits"):
        silent.forwarding_hosts.create(hostname)
    with pytest.raises(ValueError, match="empty"):
        silent.forwarding_hosts.get("")
