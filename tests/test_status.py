"""The state of the server, as a real mailcow answers: recorded in cassettes/status."""

from __future__ import annotations

import re

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, UnexpectedReply
from tests.clients import Answering

CONTAINER = "0123456789abcdef" * 4


@pytest.mark.vcr
def test_the_version_is_a_text(cow: Mailcow) -> None:
    assert re.fullmatch(r"20\d\d-\d\d[a-z]?", cow.status.version())


@pytest.mark.vcr
def test_the_containers(cow: Mailcow) -> None:
    containers = cow.status.containers()
    assert {"postfix-mailcow", "dovecot-mailcow", "php-fpm-mailcow"} <= set(containers)
    postfix = containers["postfix-mailcow"]
    assert (postfix.container, postfix.state) == ("postfix-mailcow", "running")
    assert postfix.image.startswith("ghcr.io/mailcow/postfix:")


@pytest.mark.vcr
def test_the_machine(cow: Mailcow) -> None:
    host = cow.status.host()
    assert host.cpu.cores > 0
    assert host.memory.total > 2**30
    assert host.architecture == "x86_64"
    vmail = cow.status.vmail()
    assert re.fullmatch(r"[0-9.]+[A-Z]?", vmail.total)
    assert re.fullmatch(r"[0-9]+%", vmail.used_percent)


@pytest.mark.vcr
def test_addresses_that_cannot_be_found_out_are_none(cow: Mailcow) -> None:
    addresses = cow.status.addresses()
    assert (addresses.ipv4, addresses.ipv6) == (None, None)


def test_measurements_of_a_container(answering: Answering) -> None:
    measured = {
        "read": "2026-11-22T21:28:24.538961887Z",
        "id": CONTAINER,
        "name": "/mailcowdockerized-postfix-mailcow-1",
        "cpu_stats": {"cpu_usage": {"total_usage": 1000}, "online_cpus": 2},
        "memory_stats": {"usage": 50_000_000, "limit": 25_000_000_000},
        "networks": {"eth0": {"rx_bytes": 5, "tx_bytes": 6}},
    }
    replies = {
        f"/api/v1/get/status/container/{CONTAINER}": [measured, {**measured, "memory_stats": []}],
        f"/api/v1/get/status/container/{'0' * 64}": "{'message': 'No such container'}",
    }

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=replies[request.url.path])

    cow = answering(answer)
    first, second = cow.status.container(CONTAINER)
    assert first.memory_stats
    assert first.memory_stats.usage == 50_000_000
    assert first.networks
    assert first.networks.additional_properties["eth0"].tx_bytes == 6
    assert second.id == CONTAINER
    with pytest.raises(NotFound, match="No such container"):
        cow.status.container("0" * 64)
    for no_id in ("postfix-mailcow", "0123456789ab", ""):
        with pytest.raises(ValueError, match="64 hexadecimal digits"):
            cow.status.container(no_id)


def test_a_host_of_which_nothing_was_seen_yet(answering: Answering) -> None:
    with pytest.raises(UnexpectedReply, match="nothing was seen"):
        answering(httpx.Response(200, json=False)).status.host()
