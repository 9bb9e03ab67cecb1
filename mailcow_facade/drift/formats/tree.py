"""A report as JSON. docs/drift.schema.json describes it."""

from __future__ import annotations

import json
from typing import Any

from mailcow_facade.drift.formats.words import accepted, counts
from mailcow_facade.drift.report import FORMAT, Finding, Report
from mailcow_facade.drift.rules import RULES


def to_json(report: Report) -> str:
    """Indented, in ASCII: whatever stands in a name, no line of it is one of the terminal's own."""
    return json.dumps(to_dict(report), indent=2) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """As JSON values."""
    return {
        "format": FORMAT,
        "comparison": report.comparison,
        "old": report.old,
        "new": report.new,
        "compared": report.compared,
        "incomplete": report.incomplete,
        "counts": {
            **{level.name: number for level, number in counts(report).items()},
            "accepted": len(accepted(report)),
        },
        "findings": [_finding(finding, report) for finding in report.findings],
        "not_compared": [{"what": each.what, "why": each.why} for each in report.not_compared],
        "needless": list(report.needless),
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    change, impact, rule = finding.change, finding.impact, RULES[finding.change.rule]
    return {
        "rule": change.rule,
        "level": change.level.name,
        "direction": rule.direction,
        "area": rule.area,
        "kind": rule.kind,
        "text": rule.text,
        "method": change.method,
        "path": change.path,
        "place": change.place,
        "before": change.before,
        "after": change.after,
        "source": change.source,
        "media_type": change.media_type,
        "line": report.lines.get(str(change)),
        "replies": finding.replies,
        "accepted": finding.accepted,
        "impact": impact
        and {
            "functions": list(impact.functions),
            "methods": list(impact.methods),
            "copes": impact.copes,
            "why": impact.why,
        },
    }
