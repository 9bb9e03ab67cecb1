"""A report as SARIF 2.1.0, for what shows the findings of checkers beside the code."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.formats.words import described, extra, impact_of, meaning
from mailcow_facade.drift.report import Finding, Report
from mailcow_facade.drift.rules import RULES, Rule
from mailcow_facade.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.breaking: "error", Level.risky: "warning", Level.safe: "note"}


def to_sarif(report: Report, file: str) -> str:
    """One run; each change is a result at its line of the newer file, and one that is accepted is suppressed."""
    rules = list(dict.fromkeys(finding.change.rule for finding in report.findings))
    driver = {
        "name": "mailcow-facade drift",
        "semanticVersion": __version__,
        "rules": [_rule(RULES[rule]) for rule in rules],
    }
    notes = [_note("warning", f"not compared: {each.what}: {each.why}") for each in report.not_compared]
    notes += [_note("note", f"overlay action to look at: {line}") for line in report.needless]
    if report.incomplete:
        notes.insert(0, _note("error", f"not all was compared: {report.incomplete}"))
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.incomplete, "toolExecutionNotifications": notes}],
        "results": [_result(finding, report, file, rules) for finding in report.findings],
        "properties": {
            "comparison": report.comparison,
            "old": report.old,
            "new": report.new,
            "compared": report.compared,
        },
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": _message(rule.text),
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [rule.direction, rule.area, rule.kind]},
    }


def _result(finding: Finding, report: Report, file: str, rules: list[str]) -> dict[str, Any]:
    change, impact = finding.change, finding.impact
    words = [described(change), meaning(change), extra(finding), impact_of(finding)]
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(file)}}
    # Of what is gone no line tells; then it is the file as a whole.
    place["region"] = {"startLine": report.lines.get(str(change), 1)}
    result: dict[str, Any] = {
        "ruleId": change.rule,
        "ruleIndex": rules.index(change.rule),
        "level": _LEVELS[change.level],
        "message": _message(*filter(None, words)),
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"fullyQualifiedName": str(change), "name": plain(change.place or change.path)}],
            }
        ],
        "partialFingerprints": {"change/v1": hashlib.sha256(str(change).encode("utf-8", "replace")).hexdigest()},
        "properties": {"before": change.before, "after": change.after, "source": change.source},
    }
    if impact:
        result["properties"] |= {
            "functions": list(impact.functions),
            "methods": list(impact.methods),
            "copes": impact.copes,
        }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.accepted}]
    return result


def _note(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": _message(text)}


def _message(*lines: str) -> dict[str, str]:
    """A message in which nothing stands for an argument, and nothing is a link."""
    shown = "\n".join(map(plain, lines))
    return {"text": shown.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
