"""A server against the contract: recorded from a real mailcow in cassettes/drift_server, and with made-up changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml
from mailcow_client import api

from mailcow_facade import Mailcow
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.report import Report
from mailcow_facade.drift.server import ServerDrift
from mailcow_facade.drift.sweep import MANY, Sweep, operations, why_left_out
from mailcow_facade.spec import document as doc
from mailcow_facade.spec import shipped
from tests.clients import Answering, Connect, Handler
from tests.conftest import ROOT
from tests.scrubbing import CANARY_PASSWORD
from tests.test_quarantine import hold_back

DOMAIN = "drift.example.org"
ANNA = f"anna@{DOMAIN}"
CASSETTES = ROOT / "cassettes" / "drift_server"
SPEC = (ROOT / "openapi.yaml").read_bytes()
LEFT_OUT = {"reset-last-login/{mailbox}", "status/container/{id}", "postcat/{queue_id}"} | {
    f"logs/{name}"
    for name in "acme api autodiscover cron dovecot netfilter postfix ratelimited rspamd-history sasl sogo ui"
    " watchdog".split()
}


class WithPinnedSpec(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Serves the pin as the server's own description, whose words go into no cassette, and hands on all else."""

    def __init__(self) -> None:
        self._sync, self._async = httpx.HTTPTransport(), httpx.AsyncHTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return _pinned(request) or self._sync.handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return _pinned(request) or await self._async.handle_async_request(request)

    def close(self) -> None:
        self._sync.close()

    async def aclose(self) -> None:
        await self._async.aclose()


def _pinned(request: httpx.Request) -> httpx.Response | None:
    return httpx.Response(200, content=SPEC) if request.url.path == "/api/openapi.yaml" else None


def routes(report: Report, why: str) -> set[str]:
    """The routes that were not compared for a reason that begins so."""
    return {each.what.removeprefix("GET /api/v1/get/") for each in report.not_compared if each.why.startswith(why)}


def recorded(name: str) -> Handler:
    """A server that answers each GET as the cassette's did the last time, and serves the pin."""
    replies = {}
    document = doc.load((CASSETTES / f"{name}.yaml").read_bytes())
    for exchange in document["interactions"]:
        request, response = exchange["request"], exchange["response"]
        if request["method"] == "GET":
            path = httpx.URL(request["uri"]).raw_path.decode()
            replies[path] = httpx.Response(response["status"]["code"], content=response["body"]["string"].encode())
    missing = httpx.Response(200, json={})
    return lambda request: _pinned(request) or replies.get(request.url.raw_path.decode(), missing)


@pytest.mark.vcr
def test_a_server_without_objects(connect: Connect) -> None:
    report = connect(transport=WithPinnedSpec(), api_key="MAILCOW_API_KEY_RO").drift(log_rows=2)
    assert report.findings == ()
    assert report.incomplete == ""
    assert report.compared == 59
    assert {route for route in routes(report, "") if "{" not in route} == {r for r in LEFT_OUT if "{" not in r}


@pytest.mark.vcr
def test_a_server_with_objects_of_every_kind(cow: Mailcow, connect: Connect, recording: bool) -> None:
    populate(cow, recording)
    report = connect(transport=WithPinnedSpec(), api_key="MAILCOW_API_KEY_RO").drift(objects=1, log_rows=2)
    assert report.findings == ()
    assert report.incomplete == ""
    # Every GET was read that a sweep may read, but for one that mailcow itself never answers.
    assert routes(report, "") == LEFT_OUT | {"app-passwd/{id}"}
    assert routes(report, "mailcow answered with nothing") == {"app-passwd/{id}"}
    assert report.compared == len(operations()) - len(LEFT_OUT) - 1


def populate(cow: Mailcow, recording: bool) -> None:
    """One object of every kind, for a server that is recorded and then thrown away."""
    cow.domains.create(DOMAIN, rl_value=10, rl_frame="h")
    cow.alias_domains.create("alias.drift.example.org", DOMAIN)
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    cow.ratelimits.edit(ANNA, value=5, frame="m")
    cow.tags.add(ANNA, "one")
    cow.aliases.create(f"sales@{DOMAIN}", ANNA)
    cow.app_passwords.create(ANNA, "phone", CANARY_PASSWORD)
    cow.time_limited_aliases.create(ANNA)
    cow.filters.create(ANNA, 'require "fileinto";\nkeep;', script_desc="Keep all", filter_type="prefilter")
    cow.sync_jobs.create(ANNA, host1="imap.elsewhere.example", user1="anna", password1=CANARY_PASSWORD, active=False)
    cow.resources.create("Room", DOMAIN, kind="location")
    cow.bcc_maps.create(ANNA, f"archive@{DOMAIN}", type="sender")
    cow.recipient_maps.create(f"old@{DOMAIN}", ANNA)
    cow.tls_policies.create("elsewhere.example", "encrypt")
    cow.relayhosts.create("relay.elsewhere.example", username="customer", password=CANARY_PASSWORD)
    cow.transports.create("slow.elsewhere.example", "[192.0.2.20]", username="customer", password=CANARY_PASSWORD)
    cow.forwarding_hosts.create("192.0.2.30")
    cow.oauth2_clients.create("https://wiki.example.org/oauth")
    cow.rspamd.create("Nothing", "priority = 1;")
    cow.domain_admins.create("chief", CANARY_PASSWORD, selected_domains=[DOMAIN])
    for policies, name in ((cow.domain_policies, DOMAIN), (cow.mailbox_policies, ANNA)):
        policies.allow(name, "good@example.net")
        policies.deny(name, "bad@example.net")
    cow.spam_scores.edit(ANNA, spam=4.0, reject=12.0)
    cow.quarantine.set_settings(retention_size=10, max_size="5 MiB", max_age=30, sender=f"postmaster@{DOMAIN}")
    if recording:
        hold_back(1, ANNA)


def test_every_get_is_read_or_left_out_with_a_reason() -> None:
    gets = {path for path, methods in shipped.effective()["paths"].items() if "get" in methods}
    assert {operation.path for operation in operations()} == gets
    left_out = {operation.path.removeprefix("/api/v1/get/"): why_left_out(operation) for operation in operations()}
    assert {route for route, why in left_out.items() if why} == LEFT_OUT


def test_a_sweep_sends_nothing_that_writes_and_one_request_at_a_time(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")
    under_way = most = 0
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        sent.append(request)
        reply = server(request)
        under_way -= 1
        return reply

    answering(answer).drift(objects=1, log_rows=2)
    assert most == 1
    assert {request.method for request in sent} == {"GET"}
    paths = [request.url.path for request in sent]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert path == "/api/openapi.yaml" or path.startswith("/api/v1/get/")
        assert not any(word in path for word in ("reset-last-login", "container/", "postcat", "with_password"))
    assert [path for path in paths if "/logs/" in path and not path.endswith(("/2", "rspamd-stats"))] == []


def _row(data: Any) -> dict[str, Any]:
    row = data[0] if isinstance(data, list) else data
    assert isinstance(row, dict)
    return row


def _remove(data: Any) -> None:
    del _row(data)["max_quota_for_domain"]


def _retype(data: Any) -> None:
    row = _row(data)
    row["attributes"]["imap_access"] = row["attributes"]["imap_access"] == "1"


def _add(data: Any) -> None:
    _row(data)["planted_field"] = {"inner": "planted-value"}


def _null(data: Any) -> None:
    _row(data)["quota_used"] = None


class Planted(NamedTuple):
    """A change in front of a real server's reply, and what is to be said of it."""

    route: str
    plant: Callable[[Any], None]
    told: str
    level: Level
    before: str | None
    after: str | None


PLANTED = [
    Planted(
        "get/domain/all",
        _remove,
        "response-required-property-removed GET /api/v1/get/domain/all 200/*/max_quota_for_domain",
        Level.breaking,
        "integer",
        None,
    ),
    Planted(
        f"get/mailbox/{ANNA}",
        _retype,
        "response-property-type-changed GET /api/v1/get/mailbox/{id} 200/attributes/imap_access",
        Level.breaking,
        'one of "0", "1"',
        "boolean",
    ),
    Planted(
        "get/alias/all",
        _add,
        "response-optional-property-added GET /api/v1/get/alias/all 200/*/planted_field",
        Level.safe,
        None,
        "object",
    ),
    Planted(
        f"get/mailbox/{ANNA}",
        _null,
        "response-property-became-nullable GET /api/v1/get/mailbox/{id} 200/quota_used",
        Level.breaking,
        "integer",
        "null",
    ),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.plant.__name__)
def test_a_planted_change_is_found_named_and_graded(answering: Answering, planted: Planted) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")

    def answer(request: httpx.Request) -> httpx.Response:
        reply = server(request)
        if request.url.path == f"/api/v1/{planted.route}":
            data = reply.json()
            planted.plant(data)
            reply = httpx.Response(200, json=data)
        return reply

    report = answering(answer, strict=True).drift(objects=1, log_rows=2)  # a strict client's sweep is no other
    assert [str(finding.change) for finding in report.findings] == [planted.told]
    [finding] = report.findings
    told = (finding.change.level, finding.change.before, finding.change.after)
    assert told == (planted.level, planted.before, planted.after)
    assert (finding.change.source, finding.replies) == ("reply", 1)
    assert finding.impact
    assert finding.impact.functions
    assert "planted-value" not in repr(report)


def test_what_the_file_says_and_the_replies_show_is_one_change(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")
    spec = yaml.safe_load(SPEC)
    reply = spec["paths"]["/api/v1/get/alias/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    shape = reply["schema"]
    shape = shape.get("items", shape)
    shape["properties"]["planted_field"] = {"type": "string"}
    place = "200/*/planted_field" if "items" in reply["schema"] else "200/planted_field"

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/openapi.yaml":
            return httpx.Response(200, content=yaml.safe_dump(spec).encode())
        came = server(request)
        if "/get/alias/" in request.url.path and "all" not in request.url.path:
            came = httpx.Response(200, json={**came.json(), "planted_field": "planted-value"})
        return came

    found = {str(each.change): each for each in answering(answer).drift(objects=1, log_rows=2).findings}
    by_file = [each for each in found.values() if each.change.source != "reply"]
    assert [each.change.place for each in by_file] == [place]
    if place == "200/planted_field":
        assert len(found) == 1
        assert by_file[0].replies == 1


def _refusing(status: int, body: dict[str, str]) -> Handler:
    return lambda request: _pinned(request) or httpx.Response(status, json=body)


@pytest.mark.parametrize(
    ("handler", "why"),
    [
        (
            _refusing(401, {"type": "error", "msg": "authentication failed"}),
            "the key was refused: mailcow does not know",
        ),
        (
            _refusing(401, {"type": "error", "msg": "api access denied for ip 192.0.2.7"}),
            "the key was refused: it may not be used from this address",
        ),
        (_refusing(403, {"type": "error", "msg": "no"}), "the key was refused: it may not do this"),
        (lambda request: _pinned(request) or httpx.Response(200), "the key was refused: mailcow answered with nothing"),
    ],
)
def test_a_refused_key_is_sent_once(answering: Answering, handler: Handler, why: str) -> None:
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return handler(request)

    report = answering(answer).drift()
    assert sent == ["/api/v1/get/status/version", "/api/openapi.yaml"]
    assert report.incomplete.startswith(why)
    assert report.compared == 0
    assert report.exit_status(Level.risky) == 2
    assert len(routes(report, why)) == len(operations()) - len(LEFT_OUT)


def test_a_server_that_is_out_of_reach_is_left_alone_after_three_tries(answering: Answering) -> None:
    sent = []

    def refuse(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        raise httpx.ConnectError("refused")

    report = answering(refuse, retries=0).drift()
    assert len(sent) == 1 + 3
    assert report.incomplete.startswith("the server is out of reach")
    assert report.exit_status(None) == 2


def test_a_server_that_answers_now_and_then_is_asked_on(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        if len(sent) % 3:
            return server(request)
        raise httpx.ConnectError("refused")

    report = answering(answer, retries=0).drift(objects=1, log_rows=2)
    assert report.compared > 50
    assert "out of reach" not in report.incomplete


def test_an_outage_of_one_route_does_not_end_it(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("get/fail2ban"):
            return httpx.Response(500, text="<html>dockerapi</html>")
        if request.url.path.endswith("get/rspamd/actions"):
            return httpx.Response(200, json=[{"type": "danger", "log": [], "msg": ["access_denied", "planted-value"]}])
        if request.url.path.endswith("get/rsetting/all"):
            return httpx.Response(200, json=[{"type": "danger", "log": [], "msg": ["planted-value"]}])
        if request.url.path.endswith("get/identity-provider"):
            return httpx.Response(200, html="<html>a proxy's</html>")
        return server(request)

    report = answering(answer, retries=0).drift(objects=1, log_rows=2)
    assert report.findings == ()
    assert report.incomplete == "2 routes gave no reply of mailcow's"
    assert routes(report, "HTTP 500 from the web server") == {"fail2ban"}
    assert routes(report, "mailcow refuses it (access_denied)") == {"rspamd/actions"}
    assert "rsetting/all" in routes(report, "mailcow refuses it")
    assert "planted-value" not in repr(report)


@pytest.mark.parametrize(("version", "gone"), [("2025-03", False), ("2026-07a", True), ("2030-01", True), ("?", False)])
def test_a_route_that_is_not_there(answering: Answering, version: str, gone: bool) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("get/status/version"):
            return httpx.Response(200, json={"version": version})
        if request.url.path.endswith("get/identity-provider"):
            return httpx.Response(404, json={"type": "error", "msg": "route not found"})
        return server(request)

    report = answering(answer).drift(objects=1, log_rows=2)
    told = [str(finding.change) for finding in report.findings]
    assert told == (["api-path-removed-without-deprecation GET /api/v1/get/identity-provider"] if gone else [])
    assert routes(report, "this server does not have it") == (set() if gone else {"identity-provider"})


def test_limits(answering: Answering) -> None:
    cow = answering(recorded("test_a_server_with_objects_of_every_kind"))
    report = cow.drift(requests=10, log_rows=2)
    assert report.compared == 10
    assert report.incomplete == "the limit of 10 requests was reached"
    assert cow.drift(seconds=0.000001).incomplete == "the limit of 1e-06 seconds was reached"
    for few in ({"objects": 0}, {"log_rows": 0}, {"requests": 0}):
        with pytest.raises(ValueError, match="at least 1"):
            cow.drift(**few)
    with pytest.raises(ValueError, match="more than 0"):
        cow.drift(seconds=0.0)


def test_many_mailboxes_are_read_by_domain(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path.removeprefix("/api/v1/get/"))
        reply = server(httpx.Request("GET", str(request.url).replace("large.example.org", DOMAIN)))
        if sent[-1] == "domain/all":
            [row] = reply.json()
            large = {**row, "domain_name": "large.example.org", "mboxes_in_domain": MANY}
            reply = httpx.Response(200, json=[{**large, "mboxes_in_domain": MANY + 1}, row])
        return reply

    report = answering(answer).drift(objects=1, log_rows=2)
    assert "mailbox/all" not in sent
    assert f"mailbox/all/{DOMAIN}" in sent
    assert not any("large" in path for path in sent if path.startswith("mailbox/"))
    assert routes(report, "there are more than 2000 mailboxes") == {"mailbox/all"}


def test_objects_are_taken_from_both_ends(answering: Answering) -> None:
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api/v1/get/")
        sent.append(path)
        if path == "status/version":
            return httpx.Response(200, json={"version": "2026-07a"})
        if path == "alias/all":
            return httpx.Response(200, json={str(n): {"id": n, "domain": "a/b"} for n in (1, 2, 3, 4, 6)})
        return _pinned(request) or httpx.Response(200, json={})

    report = answering(answer).drift(objects=4)
    assert [path for path in sent if path.startswith("alias/") and "all" not in path] == [
        "alias/1",
        "alias/6",
        "alias/2",
        "alias/4",
    ]
    changes = [str(each.change) for each in report.findings if each.change.path.endswith("alias/all")]
    assert "response-required-property-removed GET /api/v1/get/alias/all 200/*/address" in changes
    assert not any("type-changed" in change for change in changes)  # a list with a gap is one


def test_a_server_with_no_description(answering: Answering) -> None:
    page = httpx.Response(200, content=b"<!doctype html><html></html>")
    server = recorded("test_a_server_with_objects_of_every_kind")
    cow = answering(lambda request: page if request.url.path == "/api/openapi.yaml" else server(request))
    report = cow.drift(objects=1, log_rows=2)
    assert report.not_compared[0].what == "GET /api/openapi.yaml"
    assert "HTML page" in report.incomplete
    assert report.exit_status(Level.breaking) == 2


def test_changes_of_one_name_are_all_told() -> None:
    """The name tells the place and the rule: not the media type, nor the keyword."""
    served = doc.load(SPEC)
    media = served["paths"]["/api/v1/add/domain"]["post"]["requestBody"]["content"]["application/json"]
    media["schema"] |= {"propertyNames": {"pattern": "a"}, "dependentRequired": {"a": ["b"]}}
    drift = ServerDrift(Sweep())
    drift.served(doc.dump(served).encode())
    told = [finding.change for finding in drift.report("https://mail.example.org").findings]
    assert [change.rule for change in told] == ["own-request-schema-changed"] * 2
    assert len({str(change) for change in told}) == 1


def test_values_and_keys_that_are_data_are_nowhere(answering: Answering) -> None:
    server = recorded("test_a_server_with_objects_of_every_kind")

    def answer(request: httpx.Request) -> httpx.Response:
        reply = server(request)
        if request.url.path.startswith("/api/v1/get/") and reply.content:
            spoilt = json.dumps(_spoilt(json.loads(reply.content)))
            reply = httpx.Response(200, content=spoilt.encode())
        return reply

    report = answering(answer).drift(objects=1, log_rows=2)
    assert len(report.findings) > 100
    text = repr(report)
    for secret in (DOMAIN, "planted", "anna", "postfix-mailcow"):
        assert secret not in text.replace("mailcow_client", ""), secret


def _spoilt(data: Any) -> Any:
    """Every leaf of another type, and in every object a new key that is data."""
    if isinstance(data, dict):
        return {**{key: _spoilt(value) for key, value in data.items()}, "planted@example.org": 1, "1planted": "planted"}
    if isinstance(data, list):
        return [_spoilt(item) for item in data]
    return ["planted"] if isinstance(data, str) else "planted"


def test_every_operation_can_be_found() -> None:
    assert all(api.find("GET", operation.path) for operation in operations())


def test_without_what_it_needs(answering: Answering, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("mailcow_facade.drift") or ".drift" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    for name in [name for name in sys.modules if name.startswith("mailcow_facade.spec")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ImportError, match=r"mailcow-facade\[drift\]"):
        answering(httpx.Response(200)).drift()
