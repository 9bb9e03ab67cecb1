"""A report for a pull request. What others wrote stands in code, or is escaped: it can neither break nor add markup."""

from __future__ import annotations

from mailcow_facade.doctor.markdown import code, escaped
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.formats.words import (
    LEVELS,
    NOTHING,
    accepted,
    by_reason,
    counts,
    extra,
    headline,
    impact_of,
    incomplete,
    meaning,
    spans,
    tally,
    title,
)
from mailcow_facade.drift.report import Finding, Report

LONGEST = 60_000
"""In characters: what is left for a report in the text of a pull request, which takes 65,536."""
_MARKS = {Level.breaking: "🔴", Level.risky: "🟡", Level.safe: "🟢"}
_TITLES = {Level.breaking: "Breaking", Level.risky: "Risky", Level.safe: "Safe"}


def to_markdown(report: Report) -> str:
    """Worst first; what is safe or accepted is folded away. What would make it too long is left out, and counted."""
    blocks = [f"## {headline(report)}", _circumstances(report)]
    if report.incomplete:
        blocks.append(f"**{escaped(incomplete(report))}**")
    blocks += _impacts(report)
    left = LONGEST - sum(map(len, blocks))
    for level in LEVELS:
        found = [each for each in report.findings if each.accepted is None and each.change.level is level]
        section, left = _section(_TITLES[level], found, folded=level is Level.safe, left=left)
        blocks += section
    section, left = _section("Accepted", list(accepted(report)), folded=True, left=left)
    blocks += section
    if report.needless:
        blocks += ["### Overlay actions to look at", "The newer spec makes them needless or impossible:"]
        blocks += _list([escaped(line) for line in report.needless], left)
    if report.not_compared:
        blocks += ["### Not compared"]
        reasons = by_reason(report).items()
        blocks += _list([f"{escaped(why)}: {', '.join(map(code, several))}" for why, several in reasons], left)
    return "\n\n".join(blocks) + "\n"


def _circumstances(report: Report) -> str:
    numbers = " · ".join(f"{_MARKS[level]} {number} {level.name}" for level, number in counts(report).items())
    return f"{numbers} · {tally(report)}\n\n{code(report.old)} → {code(report.new)}"


def _impacts(report: Report) -> list[str]:
    """The facade's methods that do not cope: what to do first."""
    methods: dict[str, int] = {}
    for finding in report.findings:
        if finding.accepted is None and finding.impact and finding.impact.copes == "no":
            for method in finding.impact.methods:
                methods[method] = methods.get(method, 0) + 1
    if not methods:
        return []
    shown = [f"`{method}`{f' ({number})' if number > 1 else ''}" for method, number in sorted(methods.items())[:40]]
    more = f" and {len(methods) - 40} more" if len(methods) > 40 else ""
    return [f"**The facade does not cope in** {', '.join(shown)}{more}."]


def _section(name: str, found: list[Finding], *, folded: bool, left: int) -> tuple[list[str], int]:
    if not found:
        return [], left
    rows = ["| | operation | place | before | after | impact |", "|---|---|---|---|---|---|"]
    begin = left
    for number, finding in enumerate(found):
        row = _row(finding)
        left -= len(row) + 1
        if left < 0:
            rows.append(f"| | … | {len(found) - number} more | | | |")
            break
        rows.append(row)
    body = "\n".join(rows)
    if folded:
        return [f"<details><summary><b>{name}</b> ({len(found)})</summary>", body, "</details>"], max(left, 0)
    return [f"### {name} ({len(found)})", body], max(left, 0) if left < begin else left


def _row(finding: Finding) -> str:
    change = finding.change
    rule = f"{cell(change.rule)}<br>{escaped(meaning(change))}"
    more = f"<br>{escaped(extra(finding))}" if extra(finding) else ""
    said = [_sentence(impact_of(finding))]
    if _wants_work(finding):
        said.insert(0, "❗")
    if finding.accepted is not None:
        said.append(f"<br>Accepted: {escaped(finding.accepted)}")
    cells = [
        _MARKS[change.level],
        f"{cell(title(change.operation))}<br>{rule}{more}",
        cell(change.place) if change.place else "",
        cell(change.before) if change.before is not None else NOTHING,
        cell(change.after) if change.after is not None else NOTHING,
        " ".join(said),
    ]
    return f"| {' | '.join(cells)} |"


def _sentence(text: str) -> str:
    told = ""
    for is_code, piece in spans(text):
        inner = cell(piece) if is_code else escaped(piece)
        told += f"{' ' * piece.startswith(' ')}{inner}{' ' * piece.endswith(' ')}"
    return told


def _wants_work(finding: Finding) -> bool:
    return finding.impact is not None and finding.impact.copes == "no"


def cell(text: str) -> str:
    """A span of code within a table, where even in code a bar must be escaped."""
    return code(text).replace("\\|", "\\\\|").replace("|", "\\|")


def _list(lines: list[str], left: int) -> list[str]:
    shown: list[str] = []
    for number, line in enumerate(lines):
        left -= len(line) + 3
        if left < 0 and number:
            shown.append(f"- … {len(lines) - number} more")
            break
        shown.append(f"- {line}")
    return ["\n".join(shown)]
