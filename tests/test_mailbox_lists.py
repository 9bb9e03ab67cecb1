"""Lists of mailboxes: by domains side by side, light rows, and page by page."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mailcow_client.types import UNSET

from mailcow_facade import Mailcow, NotFound
from tests.clients import Answering, Connect
from tests.scrubbing import CANARY_PASSWORD
from tests.test_replies import REPLIES

FULL = ["max_new_quota", "spam_aliases", "pushover_active", "rl", "rl_scope", "is_relayed", "sender_acl"]


def recorded(path: str) -> Any:
    return next(
        json.loads(reply["response"]["body"])
        for reply in REPLIES
        if reply["request"]["path"] == path and reply["response"]["body"] not in ("", "{}")
    )


DOMAIN, MAILBOX = recorded("/api/v1/get/domain/example.test"), recorded("/api/v1/get/mailbox/all")[0]


class Server:
    """Lists as mailcow does: an unknown domain adds the whole server, a name given twice comes twice."""

    def __init__(self, sizes: dict[str, int], *, searches: bool = True) -> None:
        self.mailboxes = [f"user{number:05}@{name}" for name, size in sizes.items() for number in range(size)]
        self.sizes = sizes
        self.searches = searches
        self.asked: list[str] = []
        self.after: Callable[[], None] = lambda: None
        self.hidden: set[str] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = unquote(request.url.path).removeprefix("/api/v1/")
        self.asked.append(path)
        if path == "get/domain/all":
            return httpx.Response(200, json=[self.domain(name) for name in self.sizes] or {})
        if path.startswith("get/domain/"):
            name = path.rpartition("/")[2]
            return httpx.Response(200, json=self.domain(name) if name in self.sizes else {})
        if path == "search/mailbox":
            return self.search(json.loads(request.content))
        words = path.removeprefix("get/mailbox/").split("/")
        rows: list[str] = []
        for name in words[1].split(",") if words[1:] else self.sizes:
            known = name in self.sizes
            rows += [address for address in self.mailboxes if not known or address.endswith("@" + name)]
        return httpx.Response(200, json=[self.mailbox(address) for address in rows] or {})

    def domain(self, name: str) -> dict[str, Any]:
        return {**DOMAIN, "domain_name": name, "domain_h_name": name, "mboxes_in_domain": self.sizes[name]}

    @staticmethod
    def mailbox(address: str) -> dict[str, Any]:
        return {**MAILBOX, "username": address, "domain": address.partition("@")[2]}

    def search(self, body: dict[str, Any]) -> httpx.Response:
        if not self.searches:
            return httpx.Response(404, json={"type": "error", "msg": "route not found"})
        wanted = body["columns"][2].get("search", {}).get("value", "")
        assert body["order"] == [{"column": 2, "dir": "asc"}]
        found = sorted(address for address in self.mailboxes if wanted in address)
        page = found[body["start"] : body["start"] + body["length"]]
        answer = {"draw": 1, "recordsTotal": len(found), "recordsFiltered": len(found)}
        self.after()
        return httpx.Response(
            200, json={**answer, "data": [self.mailbox(address) for address in page if address not in self.hidden]}
        )


def test_the_whole_server_in_even_shares(answering: Answering) -> None:
    sizes = {"empty.example.org": 0, **{f"d{number}.example.org": 10 * number for number in range(1, 11)}}
    server = Server(sizes)
    found = [mailbox.username for mailbox in answering(server).mailboxes.list()]
    assert found == sorted(server.mailboxes)
    assert server.asked[0] == "get/domain/all"
    shares = [path.removeprefix("get/mailbox/all/").split(",") for path in server.asked[1:]]
    assert Counter(name for share in shares for name in share) == Counter(sizes.keys()), "each domain is asked for once"
    weights = [sum(sizes[name] for name in share) for share in shares]
    assert len(shares) == 2, "half of max_concurrency"
    assert max(weights) - min(weights) <= 20


@pytest.mark.parametrize(
    ("sizes", "connections", "requests"),
    [
        ({}, 4, 0),
        ({"a.example.org": 0}, 4, 1),
        ({"a.example.org": 3, "b.example.org": 3}, 4, 1),
        ({"a.example.org": 40, "b.example.org": 40}, 4, 2),
        ({f"{letter}.example.org": 40 for letter in "abcdefgh"}, 4, 2),
        ({f"{letter}.example.org": 40 for letter in "abcdefgh"}, 9, 4),
        ({f"{letter}.example.org": 40 for letter in "abcdefgh"}, 1, 1),
        ({f"{letter}.example.org": 250 for letter in "abcdefgh"}, 4, 2),
        ({f"{letter}.example.org": 400 for letter in "abcdefgh"}, 4, 4),
    ],
)
def test_how_many_requests(answering: Answering, sizes: dict[str, int], connections: int, requests: int) -> None:
    server = Server(sizes)
    found = answering(server, max_concurrency=connections).mailboxes.list()
    assert [mailbox.username for mailbox in found] == sorted(server.mailboxes)
    assert len(server.asked) == 1 + requests


def test_a_domain_that_is_deleted_meanwhile_does_not_repeat_the_others(answering: Answering) -> None:
    server = Server({"a.example.org": 2, "b.example.org": 2})

    def handler(request: httpx.Request) -> httpx.Response:
        answer = server(request)
        if server.asked == ["get/domain/all"]:
            del server.sizes["b.example.org"]
            server.mailboxes = server.mailboxes[:2]
        return answer

    found = [mailbox.username for mailbox in answering(handler).mailboxes.list()]
    assert found == ["user00000@a.example.org", "user00001@a.example.org"]


@pytest.mark.parametrize("told", [{}, {"mboxes_in_domain": None}, {"mboxes_in_domain": ["?"]}])
def test_a_domain_that_does_not_tell_its_size_is_read_all_the_same(answering: Answering, told: dict[str, Any]) -> None:
    server = Server({"a.test": 30, "b.test": 40, "c.test": 1})
    known = server.domain

    def domain(name: str) -> dict[str, Any]:
        row = known(name)
        return {**{key: row[key] for key in row if key != "mboxes_in_domain"}, **told} if name == "b.test" else row

    server.domain = domain  # type: ignore[method-assign]
    found = answering(server).mailboxes.list()
    assert [mailbox.username for mailbox in found] == sorted(server.mailboxes)


def test_a_list_leaves_half_of_the_connections_to_others(answering: Answering) -> None:
    server = Server({f"{letter}.example.org": 500 for letter in "abcdefgh"})
    lock, under_way, most = threading.Lock(), 0, 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.02)
        with lock:
            under_way -= 1
        return server(request)

    assert len(answering(handler, max_concurrency=4).mailboxes.list(reduced=True)) == 4000
    assert most <= 2


def test_a_row_without_details_does_not_hold_up_the_pages(answering: Answering) -> None:
    server = Server({"example.org": 30})
    server.hidden = {f"user{number:05}@example.org" for number in (9, 18, 19, 20, 29)}
    found = [mailbox.username for mailbox in answering(server).mailboxes.iter(page_size=10)]
    assert found == [address for address in server.mailboxes if address not in server.hidden]


def test_an_error_in_one_share_is_raised(answering: Answering) -> None:
    server = Server({f"{letter}.example.org": 100 for letter in "abcd"})

    def handler(request: httpx.Request) -> httpx.Response:
        if "c.example.org" in request.url.path:
            return httpx.Response(401, json={"type": "error", "msg": "api access denied for ip 192.0.2.7"})
        return server(request)

    with pytest.raises(Exception, match=r"192\.0\.2\.7"):
        answering(handler).mailboxes.list()


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    size=st.integers(0, 60),
    page_size=st.integers(1, 25),
    changes=st.lists(st.tuples(st.sampled_from(["delete", "create"]), st.integers(0, 10**6)), max_size=80),
    pace=st.integers(1, 8),
)
def test_pages_lose_and_repeat_nothing(
    answering: Answering, size: int, page_size: int, changes: list[tuple[str, int]], pace: int
) -> None:
    server = Server({"example.org": size})
    before, coming = set(server.mailboxes), list(changes)

    def change() -> None:
        for _ in range(pace):
            if not coming:
                return
            what, number = coming.pop()
            if what == "create":
                server.mailboxes.append(f"user{number % 90:05}-{len(coming)}@example.org")
            elif server.mailboxes:
                del server.mailboxes[number % len(server.mailboxes)]

    server.after = change
    found = [str(mailbox.username) for mailbox in answering(server).mailboxes.iter(page_size=page_size)]
    assert len(found) == len(set(found)), "none twice"
    assert set(found) >= before & set(server.mailboxes), "none that was there all the time is lost"


def test_what_is_read_may_be_deleted_at_once(answering: Answering) -> None:
    server = Server({"example.org": 57})
    found = []
    for mailbox in answering(server).mailboxes.iter(page_size=10):
        found.append(str(mailbox.username))
        server.mailboxes.remove(str(mailbox.username))
    assert len(found) == 57
    assert server.mailboxes == []


def test_pages_of_one_domain(answering: Answering) -> None:
    server = Server({"example.org": 7, "example.org.example.com": 7, "other.example.com": 3})
    found = [mailbox.username for mailbox in answering(server).mailboxes.iter("example.org", page_size=3)]
    assert found == [f"user{number:05}@example.org" for number in range(7)]
    with pytest.raises(NotFound, match=r"nowhere\.example"):
        next(iter(answering(server).mailboxes.iter("nowhere.example")))


def test_a_page_has_a_size(answering: Answering) -> None:
    for page_size in (0, -1):
        with pytest.raises(ValueError, match="page_size"):
            next(iter(answering(Server({})).mailboxes.iter(page_size=page_size)))


def test_only_what_is_read_is_asked_for(answering: Answering) -> None:
    server = Server({"example.org": 100})
    mailboxes = iter(answering(server).mailboxes.iter(page_size=10))
    assert server.asked == []
    for _ in range(11):
        next(mailboxes)
    assert server.asked == ["search/mailbox"] * 2


def test_a_server_without_pages(answering: Answering) -> None:
    server = Server({"b.example.org": 3, "a.example.org": 2}, searches=False)
    found = [mailbox.username for mailbox in answering(server).mailboxes.iter()]
    assert found == [*sorted(server.mailboxes[3:]), *server.mailboxes[:3]]
    assert server.asked == [
        "search/mailbox",
        "get/domain/all",
        "get/domain/a.example.org",
        "get/mailbox/all/a.example.org",
        "get/domain/b.example.org",
        "get/mailbox/all/b.example.org",
    ]
    assert len([*answering(server).mailboxes.iter("a.example.org")]) == 2


@pytest.fixture
def server(cow: Mailcow, vcr: object) -> Iterator[list[str]]:
    """Three domains, one of them without mailboxes, and the addresses of the five mailboxes."""
    sizes = {"example.org": 3, "example.com": 2, "empty.example.org": 0}
    addresses = [f"user{number}@{name}" for name, size in sizes.items() for number in range(size)]
    for name in sizes:
        cow.domains.create(name)
    for address in addresses:
        cow.mailboxes.create(address, CANARY_PASSWORD, tags=["staff"] if address.startswith("user1") else None)
    yield sorted(addresses)
    for mailbox in cow.mailboxes.list():
        cow.mailboxes.delete(str(mailbox.username))
    cow.domains.delete(*sizes)


@pytest.mark.vcr
def test_every_way_to_list_finds_the_same(cow: Mailcow, connect: Connect, server: list[str]) -> None:
    whole = cow.mailboxes.list()
    assert [mailbox.username for mailbox in whole] == server
    assert [*cow.mailboxes.iter(page_size=2)] == whole
    assert cow.mailboxes.list("example.org") == [row for row in whole if row.domain == "example.org"]
    assert [*cow.mailboxes.iter("example.com", page_size=1)] == cow.mailboxes.list("example.com")
    assert cow.mailboxes.list("empty.example.org") == [*cow.mailboxes.iter("empty.example.org")] == []
    assert cow.mailboxes.list("example.com", []) == [], "no tag is no filter that lets all through"
    assert [row.username for row in cow.mailboxes.list(tags=["staff"])] == ["user1@example.com", "user1@example.org"]
    reader = connect(api_key="MAILCOW_API_KEY_RO")
    assert [*reader.mailboxes.iter()] == whole, "a read-only key may search"
    cow.mailboxes.edit("user0@example.com", tags=["back\\slash"])
    assert [row.username for row in cow.mailboxes.list(tags=["back\\slash"])] == ["user0@example.com"]


@pytest.mark.vcr
def test_light_rows(cow: Mailcow, server: list[str]) -> None:
    light, full = cow.mailboxes.list(reduced=True), cow.mailboxes.list()
    assert [mailbox.username for mailbox in light] == server
    for name in FULL:
        assert all(getattr(mailbox, name) is UNSET for mailbox in light), name
        assert all(getattr(mailbox, name) is not UNSET for mailbox in full), name
    assert [mailbox.quota for mailbox in light] == [mailbox.quota for mailbox in full]
    assert [row.username for row in cow.mailboxes.list("example.com", reduced=True, tags=["staff"])] == [
        "user1@example.com"
    ]
    with pytest.raises(NotFound):
        cow.mailboxes.list("nowhere.example", reduced=True)


@pytest.mark.vcr
def test_an_empty_server(cow: Mailcow) -> None:
    assert cow.mailboxes.list() == cow.mailboxes.list(reduced=True) == [*cow.mailboxes.iter()] == []
