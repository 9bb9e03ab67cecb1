"""The doctor at work: facts that cannot be had, what is wanted and skipped, and the conclusion."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from mailcow_facade.doctor.case import Facts, Question
from mailcow_facade.doctor.checks import checks, chosen
from mailcow_facade.doctor.report import Cause, Result, Status
from mailcow_facade.doctor.verdict import decide
from tests.clients import Answering
from tests.test_readme import recorded

ADDRESS = "anna@example.org"


def server(request: httpx.Request) -> httpx.Response:
    """Recorded replies of a server that has the mailbox, and no alias of that name."""
    if "/get/alias" in request.url.path or "/get/app-passwd" in request.url.path:
        return httpx.Response(200, json={})
    return recorded(request)


def test_a_server_that_answers_with_nonsense_does_not_end_the_examination(answering: Answering) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if "get/logs/" in request.url.path:
            return httpx.Response(200, json=[7, "eight", {"time": []}])
        return server(request)

    report = answering(handler).doctor(ADDRESS, probe=False)
    states = {result.id: result.status for result in report.results}
    assert states["name.mailbox"] == "ok"
    assert set(states) == set(checks())
    assert {status for id_, status in states.items() if id_.startswith("words.")} & {"crash", "unknown"}
    assert any("please report it" in result.summary for result in report.results if result.status == "crash")


def test_a_route_that_an_older_server_lacks_is_told_as_a_limit(answering: Answering) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if "identity-provider" in request.url.path:
            return httpx.Response(404, json={"type": "error", "msg": "route not found"})
        return server(request)

    report = answering(handler).doctor(ADDRESS, probe=False)
    [result] = [result for result in report.results if result.id == "account.authsource"]
    assert result.status == "unknown"
    assert "does not have /api/v1/get/identity-provider" in result.summary
    assert any(limit.startswith("account.authsource") for limit in report.verdict.limits)


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        ("<p>dockerapi: refused</p>", "api.degraded"),
        ("<p>Redis: refused</p>", "backend.down"),
        ("<p>database: refused</p>", "backend.down"),
    ],
)
def test_a_server_that_fails_inside(answering: Answering, page: str, cause: str) -> None:
    report = answering(httpx.Response(500, html=page)).doctor(ADDRESS, probe=False)
    assert report.verdict.cause == cause
    assert report.logins == 0


def test_what_is_wanted_comes_with_what_it_needs() -> None:
    assert chosen(["account.mailbox"], []) == {
        "account.mailbox",
        "name.mailbox",
        "name.form",
        "api.key",
        "api.reachable",
    }
    assert {name.partition(".")[0] for name in chosen(["account"], [])} == {"account", "name", "api"}
    assert "wire.dns" not in chosen([], ["wire"])
    with pytest.raises(ValueError, match="there is no check 'acount'"):
        chosen(["acount"], [])


def facts(**about: Any) -> Facts:
    return Facts(Question(ADDRESS, **about), datetime.now(UTC))


def result(id: str, status: Status = "fail", cause: Cause | None = None, confidence: Any = "certain") -> Result:
    return Result(id, status, id, cause=cause, confidence=confidence)


@pytest.mark.parametrize(
    ("results", "cause"),
    [
        ([], None),
        ([result("account.mailbox", cause="mailbox.inactive")], "mailbox.inactive"),
        (  # what explains every refusal by itself goes first, whatever else was found
            [result("account.mailbox", cause="mailbox.inactive"), result("words.backend", cause="backend.down")],
            "mailbox.inactive",
        ),
        (  # of findings that are equally sure the first explains the others
            [
                result("account.protocol", cause="protocol.disabled"),
                result("account.authsource", cause="authsource.external"),
            ],
            "protocol.disabled",
        ),
        (  # the surer one goes first
            [
                result("account.two_factor", cause="login.two_factor", confidence="likely"),
                result("words.bans", cause="address.banned"),
            ],
            "address.banned",
        ),
        (  # what keeps nobody from logging in comes last
            [
                result("account.quota", cause="quota.full"),
                result("wire.login", cause="address.penalised", confidence="possible"),
            ],
            "address.penalised",
        ),
        ([result("account.quota", cause="quota.full")], "quota.full"),
        (  # a provider elsewhere keeps the password: a refusal is its word
            [
                result("account.authsource", "warn", "authsource.external", "possible"),
                result("wire.login", cause="password.wrong", confidence="possible"),
            ],
            "authsource.external",
        ),
        ([result("wire.login", cause="password.wrong", confidence="possible")], "undecided"),
        ([result("words.penalty", "warn", "address.penalised", "possible")], None),
    ],
)
def test_the_conclusion(results: list[Result], cause: str | None) -> None:
    verdict = decide(facts(), results)
    assert verdict.cause == cause
    assert bool(verdict.candidates) is (cause == "undecided")


def test_what_could_not_be_looked_at_limits_the_conclusion() -> None:
    verdict = decide(facts(), [result("words.failures", "unknown"), result("wire.dns", "skipped")])
    assert verdict.cause is None
    assert verdict.confidence == "likely", "no login was tried"
    assert verdict.limits == ("words.failures: words.failures",)
