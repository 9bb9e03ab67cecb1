"""Bans, as a real mailcow answers: recorded in cassettes/fail2ban."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mailcow_client import models

from mailcow_facade import Mailcow, NotFound, PartialFailure, Rejected
from tests.clients import Answering


@pytest.fixture
def before(cow: Mailcow, vcr: object) -> Iterator[models.Fail2Ban]:
    """The settings, which are put back after the test."""
    settings = cow.fail2ban.get()
    assert settings.regex
    yield settings
    cow.fail2ban.edit(
        ban_time=settings.ban_time,
        max_ban_time=settings.max_ban_time,
        ban_time_increment=settings.ban_time_increment,
        max_attempts=settings.max_attempts,
        retry_window=settings.retry_window,
        netban_ipv4=settings.netban_ipv4,
        netban_ipv6=settings.netban_ipv6,
        whitelist=settings.whitelist,
        blacklist=settings.blacklist,
        regex=list(settings.regex.additional_properties.values()),
        manage_external=bool(settings.manage_external),
    )
    assert cow.fail2ban.get() == settings


@pytest.mark.vcr
def test_settings(cow: Mailcow, before: models.Fail2Ban) -> None:
    assert before.ban_time_increment is True
    assert before.manage_external is False
    changed = cow.fail2ban.edit(ban_time=3600, netban_ipv4=24, whitelist=["192.0.2.7", "mail.example.org"])
    assert (changed.ban_time, changed.netban_ipv4) == (3600, 24)
    assert changed.whitelist.split() == ["192.0.2.7", "mail.example.org"]
    assert changed.ban_time_increment is True, "mailcow would have switched it off"
    assert changed.max_attempts == before.max_attempts
    changed = cow.fail2ban.edit(manage_external=True, ban_time_increment=False)
    assert (changed.manage_external, changed.ban_time_increment) == (True, False)
    changed = cow.fail2ban.edit(blacklist="198.51.100.0/24\n2001:db8::/32")
    assert changed.manage_external is True
    assert changed.ban_time == 3600
    assert sorted(changed.blacklist.split()) == ["198.51.100.0/24", "2001:db8::/32"]
    assert cow.fail2ban.edit(whitelist=[], blacklist="").whitelist == ""


@pytest.mark.vcr
def test_expressions(cow: Mailcow, before: models.Fail2Ban) -> None:
    changed = cow.fail2ban.edit(regex=["first by ([0-9a-f\\.:]+)", "second by ([0-9a-f\\.:]+)"])
    assert changed.regex
    assert changed.regex.additional_properties == {
        "1": "first by ([0-9a-f\\.:]+)",
        "2": "second by ([0-9a-f\\.:]+)",
    }
    assert changed.ban_time == before.ban_time


@pytest.mark.vcr
def test_networks(cow: Mailcow, before: models.Fail2Ban) -> None:
    assert cow.fail2ban.blacklist("198.51.100.3", "198.51.100.128/25").blacklist.split() == [
        "198.51.100.3",
        "198.51.100.128/25",
    ]
    changed = cow.fail2ban.whitelist("198.51.100.3")
    assert (changed.whitelist, changed.blacklist) == ("198.51.100.3", "198.51.100.128/25")
    assert changed.ban_time_increment is True
    with pytest.raises(Rejected) as caught:
        cow.fail2ban.blacklist("0.0.0.0/0")
    assert caught.value.code == "network_host_invalid"
    with pytest.raises(PartialFailure) as partial:
        cow.fail2ban.blacklist("0.0.0.0/0", "198.51.100.4")
    assert [outcome.item for outcome in partial.value.succeeded] == ["198.51.100.4"]
    assert [outcome.item for outcome in partial.value.failed] == ["0.0.0.0/0"]
    with pytest.raises(NotFound, match=r"198\.51\.100\.9 is not banned"):
        cow.fail2ban.unban("198.51.100.9")


class Server:
    """One that has banned a network, and notes what is written."""

    def __init__(self) -> None:
        self.written: list[tuple[str, Any]] = []
        self.state = {
            "ban_time_increment": True,
            "manage_external": 1,
            "banlist_id": "old",
            "active_bans": [
                {
                    "network": "198.51.100.0/24",
                    "ip": "198.51.100.0",
                    "banned_until": "00h 10m 00s",
                    "queued_for_unban": 0,
                }
            ],
        }

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=self.state)
        self.written.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json=[{"type": "success", "log": [], "msg": "f2b_modified"}])


def test_an_address_in_a_banned_network_is_enough(answering: Answering) -> None:
    server = Server()
    cow = answering(server)
    cow.fail2ban.unban("198.51.100.77")
    with pytest.raises(PartialFailure) as partial:
        cow.fail2ban.unban("198.51.100.0/24", "198.51.0.0/16", "2001:db8::1")
    assert [outcome.item for outcome in partial.value.failed] == ["198.51.0.0/16", "2001:db8::1"]
    unban = ("/api/v1/edit/fail2ban", {"items": ["198.51.100.0/24"], "attr": {"action": "unban"}})
    assert server.written == [unban, unban]


def test_what_cannot_be_put_back_is_not_recorded(answering: Answering) -> None:
    server = Server()
    cow = answering(server)
    cow.fail2ban.reset_regex()
    cow.fail2ban.renew_banlist_id()
    assert "old" not in repr(cow.fail2ban.get())
    del server.state["banlist_id"]
    with pytest.raises(Rejected, match="no public list"):
        cow.fail2ban.renew_banlist_id()
    assert server.written == [
        (
            "/api/v1/edit/fail2ban",
            {"attr": {"action": "reset-regex", "ban_time_increment": True, "manage_external": True}},
        ),
        ("/api/v1/edit/fail2ban/banlist", {"items": ["old"]}),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"ban_time": 59},
        {"max_ban_time": 0},
        {"max_attempts": 0},
        {"retry_window": 0},
        {"netban_ipv4": 33},
        {"netban_ipv6": 7},
        {"regex": []},
        {"blacklist": ["mail.example.org"]},
        {"blacklist": "192.0.2.0/33"},
        {"blacklist": "192.0.2.0/255.255.255.0"},
        {"whitelist": ["no name"]},
        {"whitelist": "-example.org"},
    ],
    ids=str,
)
def test_settings_that_mailcow_would_change_in_silence(silent: Mailcow, arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no network|nothing to change|is \d+ |regex is empty|holds a space"):
        silent.fail2ban.edit(**arguments)


def test_what_is_no_network(silent: Mailcow) -> None:
    for verb in (silent.fail2ban.unban, silent.fail2ban.whitelist, silent.fail2ban.blacklist):
        for value in ("", "mail.example.org", "192.0.2", "192.0.2.0/x", "fe80::1%eth0"):
            with pytest.raises(ValueError, match="no network"):
                verb(value)
    with pytest.raises(TypeError, match="regex"):
        silent.fail2ban.edit(regex="one")
