"""Made-up reports of drift: none, one of everything, many, a hostile server; and that of two real revisions."""

from __future__ import annotations

from dataclasses import replace

from mailcow_facade.drift.change import Change, Level, Source
from mailcow_facade.drift.compare import compare
from mailcow_facade.drift.impact import with_impact
from mailcow_facade.drift.report import Finding, Impact, NotCompared, Report
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec import document as doc
from tests.conftest import ROOT
from tests.made_up_reports import HOSTILE as MARKUP

HOSTILE = (
    "/a|b\\|100%0A`c``d\n::error::e\r\n##[error]f\x00\x1b[31mg\u202eh\ud800{id}"
    f"<script>alert(1)</script>'\"&amp; ]]> {MARKUP}"
)
"""What a server may call a path or a field: markup of every shape that a report has, and commands."""


def change(
    rule: str,
    method: str,
    path: str,
    place: str,
    *words: str | None,
    level: Level | None = None,
    source: Source = "schema",
    media_type: str = "application/json",
) -> Change:
    """A change of the level that its rule says; ``words`` are what stood there and what does."""
    before, after = words or (None, None)
    return Change(rule, level or RULES[rule].level, method, path, place, before, after, source, media_type)


GONE = change("api-path-removed-without-deprecation", "GET", "/api/v1/get/spam-score/{mailbox}", "")
MAILBOX = ("GET", "/api/v1/get/mailbox/{id}")
RETYPED = change("response-property-type-changed", *MAILBOX, "200/*/quota", "integer", "array or null")
WANTED = change("new-required-request-property", "POST", "/api/v1/add/mailbox", "body/realm", None, "string")
FEWER = change(
    "response-optional-property-removed", *MAILBOX, "200/*/rl", "object", None, source="example", level=Level.risky
)
UNKNOWN = change("request-parameter-removed", "GET", "/api/v1/get/nothing/{of}/ours", "query/tags", "string", None)
SEEN = change("response-property-type-changed", *MAILBOX, "200/*/name", "string", "object", source="reply")
PLAIN = change(
    "response-optional-property-added",
    "GET",
    "/api/v1/get/status/version",
    "200",
    None,
    "string",
    media_type="text/html",
)
MORE = change("new-optional-request-property", "POST", "/api/v1/add/domain", "body/restart_sogo", None, "integer")
WHOLE = change("own-server-changed", "", "", "servers", "/", "/mail")
CHANGES = (GONE, RETYPED, WANTED, SEEN, FEWER, UNKNOWN, WHOLE, PLAIN, MORE)
"""One of everything, in the order of a report."""


def report(*findings: Finding, **about: object) -> Report:
    made = Report("spec", "openapi.yaml", "mail.example.org", findings, 140)
    return replace(made, **about) if about else made  # type: ignore[arg-type]


def everything() -> Report:
    """Each kind of finding, two of them accepted, and all else that a report can hold."""
    found = with_impact(report(*map(Finding, CHANGES))).findings
    reasons = {SEEN: "The server of the tests is ill.", MORE: "It is described by an overlay."}
    return report(
        *(replace(each, accepted=reasons.get(each.change), replies=3 * (each.change is SEEN)) for each in found),
        not_compared=(NotCompared("GET /api/v1/get/logs/{log}", "no reply within 10 s"),),
        incomplete="the server answered 502 five times",
        needless=("cors.yaml, action 1 ($.paths['/api/v1/edit/cors'].post): matches nothing",),
        lines={str(RETYPED): 812, str(WANTED): 77},
    )


def many(number: int = 2000) -> Report:
    """More than a pull request can show."""
    impact = Impact(("mailcow_client.api.mailboxes.list_mailboxes",), ("mailboxes.list",), "no", "`it` stops.")
    fields = (replace(RETYPED, place=f"200/*/field_{index}") for index in range(number))
    return report(
        *(Finding(each, impact) for each in fields), needless=("x.yaml, action 1 ($): matches nothing",) * 500
    )


def hostile() -> Report:
    """A server, and a user, that put markup into every text there is."""
    bad = (
        Change(
            "response-property-type-changed",
            Level.breaking,
            "GET",
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            "reply",
            HOSTILE,
        ),
        Change("request-property-removed", Level.risky, "GET", HOSTILE, f"body/{HOSTILE}", HOSTILE, None),
        Change("new-optional-request-property", Level.safe, "GET", HOSTILE, "", None, HOSTILE),
    )
    impact = Impact((), (), "no", "It stops.")
    found = (Finding(bad[0], impact), Finding(bad[1]), Finding(bad[2], accepted=HOSTILE))
    return replace(
        report(*found, not_compared=(NotCompared(HOSTILE, HOSTILE),), needless=(HOSTILE,), incomplete=HOSTILE),
        old=HOSTILE,
        new=HOSTILE,
    )


def real(old: str = "2022-07-08", new: str = "2022-07-19") -> Report:
    """What changed between two revisions that mailcow published."""
    pins = [doc.parse(doc.read(ROOT / "tests" / "data" / "pins" / f"{name}.yaml")) for name in (old, new)]
    found = report(*map(Finding, compare(*pins)))
    return replace(with_impact(found), old=f"mailcow {old}", new=f"mailcow {new}")


def reports() -> dict[str, Report]:
    """All of them, by name."""
    accepted = Finding(MORE, accepted="It is described by an overlay.")
    return {
        "none": report(),
        "accepted": report(accepted),
        "everything": everything(),
        "many": many(),
        "hostile": hostile(),
        "real": real(),
        "all of time": real("2020-06-07", "2026-07-28"),
    }
