"""What the shapes of a report have in common: what is said, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mailcow_facade.drift.change import Change, Level
from mailcow_facade.drift.report import Finding, Report
from mailcow_facade.drift.rules import RULES

LEVELS = (Level.breaking, Level.risky, Level.safe)
"""Worst first."""
COPES = {"yes": "copes", "partly": "copes in part", "no": "does not cope"}
"""What the facade does, by :attr:`Impact.copes`."""
SOURCES = {"example": "an example alone shows it"}
"""What is said of a change that no declared schema tells of."""
ITSELF = "the operation itself"
"""What stands for an empty place."""
NOTHING = "nothing"
"""What stands where nothing was, or is."""
_COMPARED = {"spec": "operation", "server": "reply", "cassettes": "reply"}


def meaning(change: Change) -> str:
    """What a change means to a caller, in a sentence."""
    return RULES[change.rule].text


def counts(report: Report) -> dict[Level, int]:
    """How many findings that are not accepted each level has."""
    left = [finding.change.level for finding in report.findings if finding.accepted is None]
    return {level: left.count(level) for level in LEVELS}


def accepted(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.accepted is not None)


def headline(report: Report) -> str:
    """The outcome, in a line."""
    numbers = [f"{number} {level.name}" for level, number in counts(report).items() if number]
    if numbers:
        changes = sum(counts(report).values())
        return f"{', '.join(numbers)} {'change' if changes == 1 else 'changes'}"
    words = "No drift but what is accepted" if accepted(report) else "No drift"
    return f"{words} in what was compared" if report.incomplete else words


def tally(report: Report) -> str:
    """How much was looked at."""
    parts = [f"{number_of(report.compared, _COMPARED[report.comparison])} compared"]
    if report.not_compared:
        parts.append(f"{len(report.not_compared)} not")
    if found := accepted(report):
        parts.append(f"{number_of(len(found), 'change')} accepted")
    return ", ".join(parts)


def incomplete(report: Report) -> str:
    """Why the comparison ended early, in a line; empty where it did not."""
    return f"Not all was compared: {report.incomplete}" if report.incomplete else ""


def number_of(number: int, word: str) -> str:
    """``1 reply``, ``2 replies``."""
    if number == 1:
        return f"1 {word}"
    return f"{number} {word[:-1]}ies" if word.endswith("ply") else f"{number} {word}s"


def by_operation(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings by their operation, in the order in which these come first."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.change.operation, []).append(finding)
    return found


def by_reason(report: Report) -> dict[str, list[str]]:
    """What could not be compared, by the reason: a sweep has one reason for many routes."""
    found: dict[str, list[str]] = {}
    for each in report.not_compared:
        found.setdefault(each.why, []).append(each.what)
    return found


def title(operation: str) -> str:
    """What stands for an operation; the empty one is the whole API."""
    return operation or "The whole API"


def moved(change: Change) -> str:
    """What became of what: ``string -> integer``; empty where the change tells of neither."""
    if change.before is None and change.after is None:
        return ""
    return (
        f"{NOTHING if change.before is None else change.before} -> {NOTHING if change.after is None else change.after}"
    )


def described(change: Change) -> str:
    """A change in a line: operation, place, and what became of what."""
    where = " ".join(part for part in (title(change.operation), change.place) if part)
    return f"{where}: {moved(change) or change.rule}"


def spans(text: str) -> Iterator[tuple[bool, str]]:
    """A sentence of this package in pieces: whether each is code, which stands between backticks, and the piece."""
    for number, piece in enumerate(text.split("`")):
        if piece:
            yield number % 2 == 1, piece


def impact_of(finding: Finding) -> str:
    """Whether the facade copes, in a few words and a sentence."""
    impact = finding.impact
    if impact is None:
        return "This package does not know the operation."
    return f"{'The facade' if impact.methods else 'This package'} {COPES[impact.copes]}. {impact.why}"


def extra(finding: Finding) -> str:
    """What is particular of where it was seen; mostly empty."""
    change = finding.change
    parts = [SOURCES[change.source]] if change.source in SOURCES else []
    parts += [f"in {number_of(finding.replies, 'reply')}"] if finding.replies else []
    parts += [change.media_type] if change.media_type not in ("application/json", "") else []
    return ", ".join(parts)
