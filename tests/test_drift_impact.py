"""What a change touches here, and whether the facade copes: derived, so tried on what the facade really does."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from typing import Any

import pytest
from mailcow_client import types
from mailcow_client.api import find

from mailcow_facade.drift import reach
from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.impact import _TAKES, Known, known, with_impact
from mailcow_facade.drift.report import Finding, Impact
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec import shipped
from mailcow_facade.spec.overlay import apply
from tests.made_up_drift import MAILBOX, change, report

ADD = ("POST", "/api/v1/add/mailbox")
EDIT = ("POST", "/api/v1/edit/mailbox")
BCC = ("POST", "/api/v1/add/bcc")
OF_DOMAIN = ("GET", "/api/v1/get/mailbox/all/{domain}")

CASES: dict[Change, tuple[str, str]] = {
    # Routes.
    change("api-removed-without-deprecation", *ADD, ""): (
        "no", "`mailboxes.create` can only raise RouteNotFound on such a server."
    ),
    change("endpoint-deprecated", *ADD, ""): ("yes", "The route goes on answering."),
    change("endpoint-added", "GET", "/api/v1/get/quarantine/{number}", ""): (
        "yes", "The overlays describe this route already."
    ),
    change("api-path-removed-without-deprecation", "GET", "/api/v1/get/mailbox/all", ""): (
        "yes", "No method of the facade calls it; the generated function alone is touched."
    ),
    # Fields of replies.
    change("response-optional-property-added", *MAILBOX, "200/*/new_thing", None, "string"): (
        "yes", "It is kept in `additional_properties`, without a name of its own."
    ),
    change("response-optional-property-added", *MAILBOX, "200/new_thing", None, "string"): (
        "yes", "It is kept in `additional_properties`, without a name of its own."
    ),
    change("response-optional-property-added", *MAILBOX, "200/*/quota", None, "integer"): (
        "yes", "The effective spec has this field already."
    ),
    change("response-optional-property-added", *MAILBOX, "200/*/quota", None, "array"): (
        "partly", "Array is handed on as it comes, where the type says integer."
    ),
    change("response-required-property-removed", *MAILBOX, "200/*/username", "string", None): (
        "no", "`mailboxes.delete`, `mailboxes.get`, `mailboxes.half_deleted` may look at it, and would find `UNSET`."
    ),
    change("response-required-property-removed", *MAILBOX, "200/*/quota", "integer", None): (
        "partly", "Where it is missing it reads as `UNSET`."
    ),
    change("response-optional-property-removed", *MAILBOX, "200/*/no_such", "string", None): (
        "yes", "The effective spec does not have this field."
    ),
    change("response-property-became-optional", *MAILBOX, "200/*/rl", "required", "optional"): (
        "yes", "The effective spec says already that it may be missing."
    ),
    change("response-property-became-optional", *MAILBOX, "200/*/messages", "required", "optional"): (
        "partly", "Where it is missing it reads as `UNSET`."
    ),
    change("response-property-became-nullable", *MAILBOX, "200/*/messages", "integer", "integer or null"): (
        "yes", "The effective spec allows integer or null here already."
    ),
    change("response-property-became-nullable", *MAILBOX, "200/*/quota_used", "integer", "integer or null"): (
        "partly", "Null is handed on as it comes, where the type says integer."
    ),
    change("response-property-type-changed", *MAILBOX, "200/*/quota_used", "integer", "string"): (
        "yes", "The reader of integer takes string."
    ),
    change("response-property-type-changed", *MAILBOX, "200/*/name", "string", "string (email)"): (
        "yes", "The effective spec allows string here already."
    ),
    change("response-property-type-changed", *MAILBOX, "200/*/pushover_active", "integer", "string"): (
        "yes", "The reader of boolean takes string."
    ),
    change("response-property-type-changed", *MAILBOX, "200/*/attributes", "object", "array"): (
        "partly", "Array is handed on as it comes, where the type says object."
    ),
    change("response-property-type-changed", *MAILBOX, "200/*/attributes/sogo_access", "string", "integer"): (
        "yes", "The reader of boolean takes integer."
    ),
    change("response-property-enum-value-added", *MAILBOX, "200/*/authsource", "one of a", "one of a, b"): (
        "yes", "Readers check neither values nor bounds: what comes is handed on."
    ),
    # Whole replies.
    change("response-body-type-changed", *ADD, "200", "object", "array"): (
        "yes", "The effective spec allows array here already."
    ),
    change("response-body-type-changed", *OF_DOMAIN, "200", "array", "object"): (
        "partly", "Object is handed on as it comes, where the type says array."
    ),
    change("response-success-status-added", *ADD, "204"): ("no", "Only the status 200 is understood as a success."),
    change("response-non-success-status-added", *ADD, "429", None, "object"): (
        "yes", "Every status but 200 becomes a typed error, told in the spec or not."
    ),
    change("response-header-added", *ADD, "200/header/X-Rate", None, "string"): (
        "yes", "No model holds a header of a reply."
    ),
    # Requests.
    change("new-required-request-property", *ADD, "body/domain", None, "string"): (
        "yes", "It is always sent: the effective spec requires it."
    ),
    change("request-property-became-required", *ADD, "body/tags", "optional", "required"): (
        "partly", "`mailboxes.create` can send it, but may leave it out."
    ),
    change("request-property-became-required", *EDIT, "body/attr/quota", "optional", "required"): (
        "no", "`mailboxes.set_password` does not send it."
    ),
    change("new-required-request-property", *ADD, "body/realm", None, "string"): ("no", "No method sends it."),
    change("new-optional-request-property", *ADD, "body/realm", None, "string"): (
        "yes", "What the facade sends is accepted as before."
    ),
    change("request-property-removed", *ADD, "body/quota", "integer", None): (
        "partly", "`mailboxes.create` goes on sending it, and it may be ignored."
    ),
    change("request-property-removed", *ADD, "body/realm", "string", None): (
        "yes", "It is not sent: the effective spec does not have it."
    ),
    change("request-property-type-changed", *ADD, "body/quota", "integer", "array"): ("no", "Integer is sent."),
    change("request-property-type-changed", *ADD, "body/quota", "integer", "number"): (
        "yes", "Integer is sent, which is accepted."
    ),
    change("request-property-type-changed", *ADD, "body/active", "boolean", "string"): (
        "partly", "Integer is sent, as an overlay has it: see whether its evidence still holds."
    ),
    change("request-property-became-enum", *BCC, "body/type", None, "one of rcpt, sender"): (
        "yes", "The effective spec has only such values already."
    ),
    change("request-property-enum-value-removed", *BCC, "body/type", "one of rcpt, sender", "one of sender"): (
        "partly", "What the server refuses is raised as Rejected; nothing here looks for it beforehand."
    ),
    change("request-body-became-required", *ADD, "body", "optional", "required"): (
        "yes", "It is always sent: the effective spec requires it."
    ),
    change("request-body-removed", *ADD, "body", "object", None): ("partly", "A body is sent on; it may be ignored."),
    # Parameters.
    change("request-parameter-became-required", *OF_DOMAIN, "path/domain", "optional", "required"): (
        "yes", "A part of the path is always sent."
    ),
    change("request-parameter-removed", *OF_DOMAIN, "query/tags", "string", None): (
        "partly", "`mailboxes.list` goes on sending it, and it may be ignored."
    ),
    change("new-required-request-parameter", *OF_DOMAIN, "query/realm", None, "string"): ("no", "No method sends it."),
    # Credentials.
    change("api-security-added", *ADD, "security/OAuth", None, "OAuth"): (
        "yes", "It is one more way; the facade sends the key as before."
    ),
    change("api-security-removed", *ADD, "security/ApiKeyAuth", "ApiKeyAuth", None): (
        "partly", "The key goes on being sent; the other changes tell whether it is still taken."
    ),
}  # fmt: skip
WHOLE = {
    change(
        "own-security-component-changed", "", "", "securitySchemes/K", "apiKey in header X-API-Key", "http in x"
    ): "no",
    change("own-security-component-changed", "", "", "securitySchemes/K", "x", "apiKey in header X-API-Key"): "yes",
    change("own-server-changed", "", "", "servers", "/", "/mail"): "partly",
    change("api-global-security-added", "", "", "security/OAuth", None, "OAuth"): "yes",
}


def impact(told: Change) -> Impact:
    found = known().impact(told)
    assert found is not None
    return found


@pytest.mark.parametrize(("told", "expected"), CASES.items(), ids=map(str, CASES))
def test_whether_the_facade_copes(told: Change, expected: tuple[str, str]) -> None:
    found = impact(told)
    assert (found.copes, found.why) == expected


@pytest.mark.parametrize(("told", "copes"), WHOLE.items(), ids=map(str, WHOLE))
def test_a_change_of_the_whole_api_is_judged_too(told: Change, copes: str) -> None:
    found = impact(told)
    assert (found.copes, found.functions, found.methods) == (copes, (), ())


def test_the_functions_and_methods_of_an_operation() -> None:
    found = impact(change("endpoint-deprecated", *ADD, ""))
    assert found.functions == ("mailcow_client.api.mailboxes.create_mailbox",)
    assert found.methods == ("mailboxes.create",)


def test_what_a_parameter_is_called_is_nothing() -> None:
    one = impact(change("endpoint-deprecated", "GET", "/api/v1/get/mailbox/all/{domain}", ""))
    assert impact(change("endpoint-deprecated", "GET", "/api/v1/get/mailbox/all/{of}", "")) == one
    assert one.functions == ("mailcow_client.api.mailboxes.list_mailboxes_of_domain",)


def test_a_path_of_the_served_file_may_be_several_routes_here() -> None:
    """There, ``{id}`` is an address or the word all; here each has a function."""
    found = impact(change("endpoint-deprecated", *MAILBOX, ""))
    assert [function.rpartition(".")[2] for function in found.functions] == [
        "get_mailbox", "list_mailboxes", "list_mailboxes_reduced"
    ]  # fmt: skip
    assert impact(change("endpoint-deprecated", "GET", "/api/v1/get/domain/{id}", "")).functions == (
        "mailcow_client.api.domains.get_domain",
        "mailcow_client.api.domains.list_domains",
    )


def test_an_operation_that_is_not_known_here_has_no_impact() -> None:
    told = change("endpoint-added", "GET", "/api/v1/get/brand/new", "")
    assert known().impact(told) is None
    [finding] = with_impact(report(Finding(told))).findings
    assert finding.impact is None
    assert known().impact(change("endpoint-added", "DELETE", "/api/v1/get/mailbox/all", "")) is None


def test_every_rule_is_judged_at_every_place() -> None:
    """Whatever is told, wherever: an answer, and no safe change that the facade does not cope with."""
    places = (
        "",
        "200",
        "200/*/quota",
        "200/*/nothing",
        "200/header/X",
        "default",
        "body",
        "body/quota",
        "query/x",
        "path/id",
    )
    words = ((None, None), ("string", None), (None, "string"), ("string", "integer or null"), ("a (b)", "one of x, y"))
    for rule in RULES.values():
        for place in places:
            for before, after in words:
                for operation in (MAILBOX, ADD, ("", "")):
                    found = impact(change(rule.id, *operation, place, before, after))
                    assert found.why.endswith(".")
                    assert "  " not in found.why
                    if rule.level is Level.safe and found.copes == "no":
                        assert rule.kind == "existence", (rule.id, place, found)


# What the judgements rest on.


def test_the_generated_modules_are_those_that_requests_would_use() -> None:
    for route in known()._all:
        module = find(route.method, route.path.replace("{", "").replace("}", ""))
        assert module is not None
        assert module.__name__ == ".".join(route.place)


SAMPLES: dict[str, Any] = {
    "boolean": True, "integer": 1, "number": 1.5, "string": "1", "array": [1], "object": {"a": 1}, "null": None
}  # fmt: skip
READERS: dict[str, tuple[Any, Any]] = {
    "boolean": (types.as_bool, bool),
    "integer": (types.as_int, int),
    "number": (types.as_float, (int, float)),
    "string": (types.as_str, str),
    "array": (lambda value: types.as_list(lambda item: item, value), list),
}


@pytest.mark.parametrize("read", READERS)
def test_the_readers_take_what_is_said_of_them(read: str) -> None:
    reader, kind = READERS[read]
    taken = {
        name
        for name, sample in SAMPLES.items()
        if isinstance(value := reader(sample), kind)
        and (name == read or isinstance(value, bool) == (read == "boolean"))
    }
    assert taken == _TAKES[read]


def test_an_overlay_that_says_it_already_makes_the_difference() -> None:
    """The same change before and after an overlay that describes it."""
    told = change("response-property-type-changed", *OF_DOMAIN, "200/*/messages", "integer", "array")
    assert impact(told).copes == "partly"
    update = {"type": ["array", "integer", "null"]}
    target = "$.components.schemas.Mailbox.properties.messages"
    actions = [{"target": f"{target}.type", "remove": True}, {"target": target, "update": update}]
    later = Known(apply(shipped.effective(), [("x.yaml", {"actions": actions})]), shipped.pin(), reach.read())
    found = later.impact(told)
    assert found is not None
    assert (found.copes, found.why) == ("yes", "The effective spec allows array here already.")


def test_a_cycle_of_references_ends() -> None:
    document = copy.deepcopy(shipped.effective())
    document["components"]["schemas"]["Mailbox"] = {"$ref": "#/components/schemas/Mailbox"}
    told = change("response-property-type-changed", *OF_DOMAIN, "200/*/messages", "integer", "array")
    assert Known(document, shipped.pin(), reach.read()).impact(told) is not None


PLANTED = """
from mailcow_client import models
from mailcow_client.api import domains as api

class AsyncThings:
    async def list(self):
        rows = await api.list_domains.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.domain_name)

    async def edit(self, name):
        body = models.EditBody(type_=name)
        body.max_quota = 1
        await self._send(body)

    async def _send(self, body):
        await api.edit_domains.asyncio(client=self._client, body=body)
"""


def test_what_a_method_reads_and_sends_is_found_in_its_source() -> None:
    public = {("things", f"AsyncThings.{name}"): f"things.{name}" for name in ("list", "edit")}
    source = reach.Source({"things": ast.parse(PLANTED)}, public)
    assert source.reads("things.list", "domain_name")
    assert not source.reads("things.edit", "domain_name")
    assert source.sends("things.edit", "type"), "Python spells it type_"
    assert source.sends("things.edit", "max_quota")
    assert not source.sends("things.list", "type")
    assert not source.reads("things.nothing", "type")


def test_it_is_found_anywhere_and_soon() -> None:
    """From another folder, as in an installed package, and with each tree of the source walked but once."""
    code = (
        "import json, time; begin = time.process_time()\n"
        "from mailcow_facade.drift.change import Change, Level\n"
        "from mailcow_facade.drift.impact import known\n"
        "told = Change('endpoint-deprecated', Level.safe, 'POST', '/api/v1/add/mailbox', '', None, None)\n"
        "found = known().impact(told)\n"
        "print(json.dumps([found.methods, time.process_time() - begin]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    methods, seconds = json.loads(done.stdout)
    assert methods == ["mailboxes.create"]
    assert seconds < 4, "it takes about one"
