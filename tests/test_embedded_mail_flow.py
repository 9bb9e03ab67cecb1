"""Mail flow and what users set up, in the embedded mailcow: what no recording can show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailcow_facade import Mailcow, NotFound, Rejected
from mailcow_facade.testing import MailcowServer, php, sieve

DOMAIN = "example.org"
ANNA = f"anna@{DOMAIN}"
PASSWORD = "Correct-Horse-1"
MESSAGE = f"From: bad@example.net\r\nTo: {ANNA}\r\nSubject: You have won\r\n\r\nHello, Anna\r\n"


@pytest.fixture
def server() -> Iterator[MailcowServer]:
    with MailcowServer() as server:
        yield server


@pytest.fixture
def cow(server: MailcowServer) -> Iterator[Mailcow]:
    """A client of a server with a mailbox."""
    with Mailcow(server.url, api_key=server.api_key) as cow:
        cow.domains.create(DOMAIN)
        cow.mailboxes.create(ANNA, PASSWORD)
        yield cow


def test_a_message_in_quarantine(server: MailcowServer, cow: Mailcow) -> None:
    number = server.hold_back(ANNA, MESSAGE, sender="bad@example.net", symbols={"VIRUS_FOUND": 20.0})
    [row] = cow.quarantine.list()
    assert (row.id, row.rcpt, row.subject, row.score) == (number, ANNA, "You have won", 15.0)
    assert row.virus_flag, "it is told where in the symbols it stands"
    details = cow.quarantine.get(number)
    assert (details.msg, details.sender) == (MESSAGE, "bad@example.net")
    assert len(details.qhash or "") == 64
    with pytest.raises(Rejected, match="spam_learn_error"):
        cow.quarantine.learn_spam(number)
    assert cow.quarantine.list() == []
    server.hold_back(ANNA, MESSAGE, sender="bad@example.net")
    cow.mailboxes.delete(ANNA)
    assert cow.quarantine.list() == []


def test_a_message_in_the_queue(server: MailcowServer, cow: Mailcow) -> None:
    first = server.enqueue(ANNA, "ben@example.com", "carol@example.com", message=MESSAGE, reason="timed out")
    second = server.enqueue(ANNA, "ben@example.com", message=MESSAGE)
    rows = {row.queue_id: row for row in cow.queue.list()}
    assert rows.keys() == {first, second}
    assert rows[first].recipients == ["ben@example.com (timed out)", "carol@example.com (timed out)"]
    assert rows[second].recipients == ["ben@example.com"]
    assert rows[first].message_size == len(MESSAGE)
    text = cow.queue.get(first.lower())
    assert "recipient: carol@example.com" in text
    assert "Hello, Anna" in text
    cow.queue.hold(second)
    assert {row.queue_id: row.queue_name for row in cow.queue.list()} == {first: "deferred", second: "hold"}
    cow.queue.delete(first)
    assert [row.queue_id for row in cow.queue.list()] == [second]
    server.reset()
    assert cow.queue.list() == []


def test_what_goes_with_its_mailbox_and_its_domain(server: MailcowServer, cow: Mailcow) -> None:
    store = server.state.store
    cow.filters.create(ANNA, "keep;", script_desc="Keep", filter_type="prefilter")
    cow.sync_jobs.create(ANNA, host1="imap.example.com", user1="anna", password1=PASSWORD)
    cow.bcc_maps.create(ANNA, "archive@example.com", type="rcpt")
    cow.bcc_maps.create(DOMAIN, "archive@example.com", type="rcpt")
    cow.mailbox_policies.deny(ANNA, "*@noise.example")
    cow.domain_policies.deny(DOMAIN, "*@noise.example")
    cow.mta_sts.create(DOMAIN, ["mail.example.org"])

    renamed = cow.mailboxes.rename(ANNA, f"anne@{DOMAIN}").username
    assert [row.username for row in cow.filters.list()] == [renamed]
    assert [row.user2 for row in cow.sync_jobs.list()] == [renamed]
    assert [row.local_dest for row in cow.bcc_maps.list()] == [renamed, f"@{DOMAIN}"]
    assert cow.mailbox_policies.list_denied(renamed) == [], "a policy keeps the old name"

    cow.mailboxes.delete(renamed)
    assert (cow.filters.list(), cow.sync_jobs.list()) == ([], [])
    assert [row.local_dest for row in cow.bcc_maps.list()] == [f"@{DOMAIN}"]
    cow.domains.delete(DOMAIN)
    assert cow.bcc_maps.list() == []
    assert store.value("SELECT COUNT(*) FROM bcc_map") == 1, "it is there, but of no domain"
    assert store.values("SELECT object FROM spam_setting") == [ANNA]
    assert store.value("SELECT COUNT(*) FROM mta_sts") == 0


def test_host_names_are_those_that_the_test_told(server: MailcowServer, cow: Mailcow) -> None:
    with pytest.raises(Rejected, match="invalid_host"):
        cow.forwarding_hosts.create("relay.example.com")
    server.state.names["relay.example.com"] = ["192.0.2.7", "2001:db8::7"]
    hosts = cow.forwarding_hosts.create("relay.example.com")
    assert [(row.host, row.source) for row in hosts] == [
        ("192.0.2.7", "relay.example.com"),
        ("2001:db8::7", "relay.example.com"),
    ]


def test_a_hash_of_the_rate_limit(server: MailcowServer, cow: Mailcow) -> None:
    with server.state.store.lock:
        server.state.store.log("ratelimited", {"time": 1, "rl_hash": "RLabc123", "from": ANNA})
        server.state.store.commit()
    with pytest.raises(NotFound):
        cow.ratelimits.reset("RLother")
    assert len(cow.logs.ratelimited()) == 1
    cow.ratelimits.reset("RLabc123")
    assert cow.logs.ratelimited() == []


def test_presets_are_scripts(cow: Mailcow) -> None:
    presets = cow.presets.list("sieve")
    assert len(presets) == 8
    for preset in presets:
        sieve.check(preset.content)
        cow.filters.create(ANNA, preset.content, script_desc=preset.headline, filter_type="postfilter")
    assert [row.active for row in cow.filters.list(ANNA)] == [False] * 7 + [True]


@pytest.mark.parametrize(
    ("script", "where"),
    [
        ("keep;\nkeep", "line 2"),
        ('keep;\n\nfileinto "Lists";', "line 3: fileinto is not known"),
        ('require "teleport";', "teleport"),
        ("if " + "not " * 200 + "true { keep; }", "too deep"),
        ("if true { " * 200 + "}" * 200, "too deep"),
        ('text:\nno "end', "line 1"),
        ("/* open", "line 1"),
        ('keep "x";', "keep"),
        ("\0", "line 1"),
    ],
)
def test_what_is_no_script_says_where(script: str, where: str) -> None:
    with pytest.raises(sieve.SieveError, match=where):
        sieve.check(script)


@pytest.mark.parametrize(
    ("pattern", "valid"),
    [
        ("/a+/i", True),
        ("#(?i)spam|(?i)junk#", True),
        ("{x{2}}u", True),
        (r"/(?<name>a)\h(?<=b)/", True),
        ("/a", False),
        ("/a/b/", False),
        ("a/", False),
        ("/(/", False),
        ("/x/e", False),
        ("\\x\\", False),
        ("", False),
    ],
)
def test_patterns_as_php_takes_them(pattern: str, valid: bool) -> None:
    assert php.is_regex(pattern) is valid


@pytest.mark.parametrize(
    ("value", "numeric"),
    [("1", True), (" 1.5e3 ", True), (7, True), ("", False), ("1x", False), (True, False), (None, False)],
)
def test_numbers_as_php_takes_them(value: object, numeric: bool) -> None:
    assert php.is_numeric(value) is numeric
