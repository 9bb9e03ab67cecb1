"""Relay hosts, transports and TLS policies, as a real mailcow answers: recorded in cassettes/routing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD, MASK

DOMAIN = "routing.example.org"
RELAY = f"[relay.{DOMAIN}]:587"


@pytest.fixture
def clean(cow: Mailcow, vcr: object) -> Iterator[Mailcow]:
    """A client; what a failed test has left is deleted."""
    yield cow
    cow.relayhosts.delete(*relays(cow))
    cow.transports.delete(*(row.id for row in cow.transports.list() if DOMAIN in row.nexthop))
    cow.tls_policies.delete(*(row.id for row in cow.tls_policies.list() if DOMAIN in row.dest))


def relays(cow: Mailcow) -> list[int]:
    return [row.id for row in cow.relayhosts.list() if DOMAIN in row.hostname]


def destinations(cow: Mailcow) -> list[str]:
    return [row.destination for row in cow.transports.list() if DOMAIN in row.nexthop]


@pytest.mark.vcr
def test_a_relayhost_from_creation_to_deletion(clean: Mailcow) -> None:
    cow = clean
    assert relays(cow) == []
    first = cow.relayhosts.create(RELAY)
    assert (first.hostname, first.username, first.password, first.active) == (RELAY, "", "", True)
    second = cow.relayhosts.create(RELAY, username="customer", password=CANARY_PASSWORD, active=False)
    assert second.id > first.id, "the same host may be there twice"
    assert (second.username, second.active) == ("customer", False)
    assert second.password in (CANARY_PASSWORD, MASK)
    assert CANARY_PASSWORD not in repr(second)
    assert relays(cow) == [first.id, second.id]
    assert cow.relayhosts.get(second.id) == second
    assert cow.relayhosts.exists(first.id)

    changed = cow.relayhosts.edit(second.id, hostname=f"relay.{DOMAIN}", active=True)
    assert (changed.hostname, changed.username, changed.active) == (f"relay.{DOMAIN}", "customer", True)
    assert changed.password in (CANARY_PASSWORD, MASK)
    changed = cow.relayhosts.edit(second.id, username="", password="")
    assert (changed.username, changed.password) == ("", "")

    cow.relayhosts.delete(first.id, second.id)
    assert relays(cow) == []


@pytest.mark.vcr
def test_a_colon_in_a_password_is_stored_as_it_is(clean: Mailcow) -> None:
    cow = clean
    password = f"{CANARY_PASSWORD}:and:more"
    relay = cow.relayhosts.create(RELAY, username="customer", password=password)
    assert relay.password in (password, MASK)
    transport = cow.transports.create(DOMAIN, f"[mx.{DOMAIN}]", username="customer", password=password)
    assert transport.password in (password, MASK)
    cow.transports.delete(transport.id)
    cow.relayhosts.delete(relay.id)


@pytest.mark.vcr
def test_a_relayhost_in_use(clean: Mailcow) -> None:
    cow = clean
    relay = cow.relayhosts.create(RELAY)
    cow.domains.create(DOMAIN)
    try:
        cow.domains.edit(DOMAIN, relayhost=relay.id)
        assert cow.relayhosts.get(relay.id).used_by_domains == DOMAIN
        cow.relayhosts.delete(relay.id)
        assert int(cow.domains.get(DOMAIN).relayhost) == 0
    finally:
        cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_what_is_refused_of_a_relayhost(clean: Mailcow) -> None:
    cow = clean
    relay = cow.relayhosts.create(RELAY)
    missing = relay.id + 1000
    assert not cow.relayhosts.exists(missing)
    with pytest.raises(NotFound):
        cow.relayhosts.get(missing)
    with pytest.raises(NotFound):
        cow.relayhosts.edit(missing, active=False)
    with pytest.raises(NotFound):
        cow.relayhosts.delete(missing)
    with pytest.raises(PartialFailure) as partial:
        cow.relayhosts.delete(missing, relay.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(relay.id)]
    assert [outcome.item for outcome in partial.value.failed] == [str(missing)]


@pytest.mark.vcr
def test_a_transport_from_creation_to_deletion(clean: Mailcow) -> None:
    cow = clean
    assert destinations(cow) == []
    first = cow.transports.create(f".{DOMAIN}", "192.0.2.20", username="customer", password=CANARY_PASSWORD)
    try:
        assert (first.destination, first.nexthop, first.username) == (f".{DOMAIN}", "[192.0.2.20]", "customer")
        assert first.password in (CANARY_PASSWORD, MASK)
        assert (first.active, first.is_mx_based) == (True, False)
        assert CANARY_PASSWORD not in repr(first)
        assert cow.transports.get(first.id) == first
        by_mx = cow.transports.create(rf".*\.mx\.{DOMAIN}", f"relay.{DOMAIN}:25", is_mx_based=True, active=False)
        assert (by_mx.active, by_mx.is_mx_based, by_mx.username) == (False, True, "")
        assert [row.id for row in cow.transports.list() if row.id in (first.id, by_mx.id)] == [first.id, by_mx.id]

        changed = cow.transports.edit(first.id, active=False, nexthop=f"[mx.{DOMAIN}]")
        assert (changed.active, changed.nexthop, changed.username) == (False, f"[mx.{DOMAIN}]", "customer")
        assert changed.password in (CANARY_PASSWORD, MASK)
        assert cow.transports.edit(first.id, active=True, password=CANARY_OTHER_PASSWORD).active is True
        assert cow.transports.edit(first.id, username="").password == ""
        with pytest.raises(ValueError, match="without a login name"):
            cow.transports.edit(first.id, password=CANARY_PASSWORD)
        changed = cow.transports.edit(by_mx.id, is_mx_based=False, destination=f"user@{DOMAIN}")
        assert (changed.is_mx_based, changed.destination) == (False, f"user@{DOMAIN}")
        cow.transports.delete(by_mx.id)
    finally:
        cow.transports.delete(first.id)
    assert destinations(cow) == []


@pytest.mark.vcr
def test_what_is_refused_of_a_transport(clean: Mailcow) -> None:
    cow = clean
    hop = f"[mx.{DOMAIN}]"
    one = cow.transports.create(f"one.{DOMAIN}", hop, username="customer", password=CANARY_PASSWORD)
    two = cow.transports.create(f"two.{DOMAIN}", hop, username="customer", password=CANARY_PASSWORD)
    with pytest.raises(AlreadyExists) as exists:
        cow.transports.create(f"one.{DOMAIN}", f"[other.{DOMAIN}]")
    assert (exists.value.code, exists.value.params) == ("transport_dest_exists", (f"one.{DOMAIN}",))
    with pytest.raises(AlreadyExists):
        cow.transports.edit(two.id, destination=f"one.{DOMAIN}")
    with pytest.raises(Rejected) as login:
        cow.transports.create(f"three.{DOMAIN}", hop, username="another", password=CANARY_PASSWORD)
    assert login.value.code == "invalid_nexthop_authenticated"
    with pytest.raises(Rejected) as brackets:
        cow.transports.create(f"three.{DOMAIN}", f"mx.{DOMAIN}")
    assert brackets.value.code == "next_hop_interferes_any"
    with pytest.raises(Rejected) as invalid:
        cow.transports.create("(", f"[other.{DOMAIN}]", is_mx_based=True)
    assert invalid.value.code == "invalid_destination"
    missing = two.id + 1000
    assert not cow.transports.exists(missing)
    with pytest.raises(NotFound):
        cow.transports.edit(missing, active=False)
    with pytest.raises(NotFound):
        cow.transports.delete(missing)
    cow.transports.delete(one.id, two.id)
    assert destinations(cow) == []


@pytest.mark.vcr
def test_a_tls_policy_from_creation_to_deletion(clean: Mailcow) -> None:
    cow = clean
    assert not [row for row in cow.tls_policies.list() if DOMAIN in row.dest]
    policy = cow.tls_policies.create(DOMAIN, "secure", parameters=f"match=mx.{DOMAIN} ciphers=high")
    assert (policy.dest, policy.policy, policy.active) == (DOMAIN, "secure", True)
    assert policy.parameters == f"match=mx.{DOMAIN} ciphers=high"
    assert cow.tls_policies.get(policy.id).to_dict().items() >= policy.to_dict().items()
    hop = cow.tls_policies.create(f"[mx.{DOMAIN}]:25", "dane-only", active=False)
    assert (hop.dest, hop.active, hop.parameters) == (f"[mx.{DOMAIN}]:25", False, "")
    international = cow.tls_policies.create(f"Mütze.{DOMAIN}", "may")
    assert international.dest == f"xn--mtze-0ra.{DOMAIN}"

    changed = cow.tls_policies.edit(policy.id, policy="may", parameters="", active=False)
    assert (changed.dest, changed.policy, changed.parameters, changed.active) == (DOMAIN, "may", "", False)
    changed = cow.tls_policies.edit(policy.id, dest=f"Mütter.{DOMAIN}")
    assert changed.dest == f"xn--mtter-kva.{DOMAIN}"
    cow.tls_policies.delete(policy.id, hop.id, international.id)
    assert not cow.tls_policies.exists(policy.id)


@pytest.mark.vcr
def test_what_is_refused_of_a_tls_policy(clean: Mailcow) -> None:
    cow = clean
    one = cow.tls_policies.create(f"one.{DOMAIN}", "encrypt")
    two = cow.tls_policies.create(f"two.{DOMAIN}", "encrypt")
    with pytest.raises(AlreadyExists) as exists:
        cow.tls_policies.create(f"ONE.{DOMAIN}", "may")
    assert exists.value.code == "tls_policy_map_entry_exists"
    with pytest.raises(AlreadyExists):
        cow.tls_policies.edit(two.id, dest=f"one.{DOMAIN}")
    with pytest.raises(Rejected) as parameters:
        cow.tls_policies.edit(two.id, parameters="match")
    assert parameters.value.code == "tls_policy_map_parameter_invalid"
    with pytest.raises(Rejected) as dot:
        cow.tls_policies.create(f".{DOMAIN}", "may")
    assert dot.value.code == "tls_policy_map_dest_invalid"
    missing = two.id + 1000
    with pytest.raises(NotFound):
        cow.tls_policies.get(missing)
    with pytest.raises(NotFound):
        cow.tls_policies.edit(missing, active=False)
    with pytest.raises(PartialFailure) as partial:
        cow.tls_policies.delete(one.id, missing, two.id)
    assert [outcome.item for outcome in partial.value.failed] == [str(missing)]


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.relayhosts.create(""),
        lambda cow: cow.relayhosts.create("two words"),
        lambda cow: cow.relayhosts.create("h", username="u"),
        lambda cow: cow.relayhosts.create("h", password="p"),
        lambda cow: cow.relayhosts.create("h", username="u:v", password="p"),
        lambda cow: cow.relayhosts.create("h", username="u", password="p "),
        lambda cow: cow.relayhosts.create("h" * 256),
        lambda cow: cow.relayhosts.edit(1),
        lambda cow: cow.relayhosts.edit(1, hostname=""),
        lambda cow: cow.transports.create("a.example b.example", "h"),
        lambda cow: cow.transports.create("a.example,b.example", "h"),
        lambda cow: cow.transports.create("a/b", "h"),
        lambda cow: cow.transports.create("a.example", ""),
        lambda cow: cow.transports.create("a.example", "h", username="u"),
        lambda cow: cow.transports.create("a.example", "h", username="u", password=" p"),
        lambda cow: cow.transports.edit(1),
        lambda cow: cow.transports.edit(1, username="", password="p"),
        lambda cow: cow.tls_policies.create("a.example", "sometimes"),
        lambda cow: cow.tls_policies.create("", "may"),
        lambda cow: cow.tls_policies.edit(1, policy="sometimes"),
        lambda cow: cow.tls_policies.edit(1),
    ],
)
def test_what_mailcow_would_misread_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        call(silent)


@pytest.mark.parametrize(
    "call",
    [
        lambda cow: cow.relayhosts.get("all"),
        lambda cow: cow.relayhosts.delete("1"),
        lambda cow: cow.transports.get("all"),
        lambda cow: cow.tls_policies.delete(1.5),
        lambda cow: cow.transports.create(["a.example"], "h"),
    ],
)
def test_what_has_the_wrong_type_is_never_sent(silent: Mailcow, call: Callable[[Mailcow], object]) -> None:
    with pytest.raises(TypeError):
        call(silent)
