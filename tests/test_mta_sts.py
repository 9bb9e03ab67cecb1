"""MTA-STS policies, as a real mailcow answers: recorded in cassettes/mta_sts.

mailcow reads none of them back, so what is stored can only be told from what a next call meets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, Rejected
from mailcow_facade.errors import RouteNotFound
from tests.clients import Answering

DOMAIN = "mta-sts.example.org"
MX = ["mail.example.org"]


@pytest.fixture
def domain(cow: Mailcow, vcr: object) -> Iterator[str]:
    """A domain without a policy; its policy goes with it."""
    cow.domains.create(DOMAIN, dkim_selector="")
    yield DOMAIN
    cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_a_domain_without_a_policy(cow: Mailcow, domain: str) -> None:
    with pytest.raises(NotFound):
        cow.mta_sts.edit(domain, active=False)


@pytest.mark.vcr
def test_creation_and_changes(cow: Mailcow, domain: str) -> None:
    cow.mta_sts.create("MTA-STS.example.org", ["Mail.example.org", "*.mx.example.org"], mode="testing", max_age=604800)
    cow.mta_sts.edit(domain, mode="enforce", max_age=31536000)
    cow.mta_sts.edit(domain, mx=["mail.example.org", "*.mx.example.org"], active=False)
    with pytest.raises(AlreadyExists, match="Duplicate entry"):
        cow.mta_sts.create(domain, MX)
    cow.domains.delete(domain)
    cow.domains.create(domain, dkim_selector="")
    cow.mta_sts.create(domain, MX, mode="none", active=False)


@pytest.mark.vcr
def test_a_domain_that_is_not_there(cow: Mailcow, vcr: object) -> None:
    with pytest.raises(NotFound):
        cow.mta_sts.create("nowhere.example", MX)
    with pytest.raises(NotFound):
        cow.mta_sts.edit("nowhere.example", mode="none")


def test_what_is_sent(answering: Answering) -> None:
    sent: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(200, json={"type": "success", "msg": "Task completed"})

    cow = answering(answer)
    cow.mta_sts.create("Bücher.example", ["MX.bücher.example", "*.MX.example", "*.mx.example"])
    cow.mta_sts.edit(DOMAIN, active=False)
    assert sent == [
        {
            "domain": "xn--bcher-kva.example",
            "version": "STSv1",
            "mode": "enforce",
            "mx": "mx.xn--bcher-kva.example,*.mx.example",
            "max_age": 86400,
            "active": True,
        },
        {"items": [DOMAIN], "attr": {"version": "STSv1", "active": False}},
    ]


def test_another_refusal_of_the_database_is_no_duplicate(answering: Answering) -> None:
    refused = {"type": "danger", "log": [], "msg": "SQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded"}
    cow = answering(lambda request: httpx.Response(200, json=[refused]))
    with pytest.raises(Rejected, match="1205"):
        cow.mta_sts.create(DOMAIN, MX)


def test_a_server_that_is_too_old(answering: Answering) -> None:
    missing = httpx.Response(404, json={"type": "error", "msg": "route not found"})
    cow = answering(lambda request: missing)
    with pytest.raises(RouteNotFound, match="2025-09") as caught:
        cow.mta_sts.create(DOMAIN, MX)
    assert caught.value.since == "2025-09"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"mx": []}, ValueError),
        ({"mx": "mail.example.org"}, TypeError),
        ({"mx": ["mail.example.org,x"]}, ValueError),
        ({"mx": ["mail.*.example.org"]}, ValueError),
        ({"mx": [f"mail-{number}.example.org" for number in range(20)]}, ValueError),
        ({"mx": MX, "mode": "report"}, ValueError),
        ({"mx": MX, "max_age": 0}, ValueError),
        ({"mx": MX, "max_age": 31536001}, ValueError),
        ({"mx": MX, "max_age": "86400"}, TypeError),
    ],
)
def test_what_is_not_sent(silent: Mailcow, given: dict[str, Any], expected: type[Exception]) -> None:
    with pytest.raises(expected):
        silent.mta_sts.create(DOMAIN, **given)
    with pytest.raises(expected):
        silent.mta_sts.edit(DOMAIN, **given)
    with pytest.raises(ValueError, match="nothing to change"):
        silent.mta_sts.edit(DOMAIN)
