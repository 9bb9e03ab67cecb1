"""A report for people at a terminal."""

from __future__ import annotations

from mailcow_facade.doctor.plain import plain
from mailcow_facade.doctor.text import Page
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.formats.words import (
    ITSELF,
    accepted,
    by_operation,
    by_reason,
    extra,
    headline,
    impact_of,
    incomplete,
    meaning,
    moved,
    tally,
    title,
)
from mailcow_facade.drift.report import Finding, Report

STYLES = {Level.breaking: "red", Level.risky: "yellow", Level.safe: "green"}
_LABEL = 10
"""Width of the column of levels."""
_METHODS = 6
"""Of the facade that are named; the JSON report has all."""


def to_text(report: Report, *, width: int, color: bool) -> str:
    """The outcome, then each operation with its changes, the one with the worst first."""
    page = Page(width, color)
    left = [each for each in report.findings if each.accepted is None]
    worst = max((each.change.level for each in left), default=Level.safe)
    page.say(headline(report), style=f"bold {STYLES[worst]}")
    page.say(f"{plain(report.old)} -> {plain(report.new)}", indent=2, style="dim")
    if report.incomplete:
        page.say(plain(incomplete(report)), indent=2, style="bold yellow")
    for operation, found in by_operation(left).items():
        page.title(plain(title(operation)))
        for finding in found:
            _finding(page, finding)
    if found := list(accepted(report)):
        page.title("Accepted")
        for finding in found:
            page.say(plain(str(finding.change)), indent=2)
            page.say(plain(finding.accepted or ""), indent=4, style="dim")
    if report.needless:
        page.title("Overlay actions that the newer spec makes needless or impossible")
        for line in report.needless:
            page.say(plain(line), indent=2)
    if report.not_compared:
        page.title("Not compared")
        for why, several in by_reason(report).items():
            page.say(plain(why), indent=2)
            page.say(", ".join(map(plain, several)), indent=4, style="dim")
    page.title("")
    page.say(tally(report), style="dim")
    return page.text()


def _finding(page: Page, finding: Finding) -> None:
    change, impact = finding.change, finding.impact
    shown = ": ".join(plain(text) for text in (change.place, moved(change)) if text) or ITSELF
    page.say(shown, indent=_LABEL + 2, label=f"  {change.level.name}", label_style=STYLES[change.level])
    about = ". ".join(text.rstrip(".") for text in (change.rule, meaning(change), extra(finding)) if text)
    page.say(plain(about), indent=_LABEL + 2, style="dim")
    if change.level is Level.safe and (impact is None or impact.copes == "yes"):
        return
    page.say(plain(impact_of(finding)), indent=_LABEL + 2, style="bold" if impact and impact.copes == "no" else "dim")
    if impact and impact.methods and impact.copes != "yes":
        more = len(impact.methods) - _METHODS
        named = ", ".join(impact.methods[:_METHODS]) + (f" and {more} more" if more > 0 else "")
        page.say(named, indent=_LABEL + 2, style="dim")
