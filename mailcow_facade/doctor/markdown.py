"""A report for a ticket. What others wrote stands in code, or is escaped: it can neither break nor add markup."""

from __future__ import annotations

import re

from mailcow_facade.doctor.layout import (
    WORDS,
    circumstances,
    headline,
    more_limits,
    proofs,
    rooms,
    seen_in_evidence,
    tally,
    unseen,
)
from mailcow_facade.doctor.plain import plain, plain_lines
from mailcow_facade.doctor.report import Remedy, Report, Result


def to_markdown(report: Report) -> str:
    """The verdict, its proof and remedy, a table of all checks, and the details of those that found something."""
    verdict = report.verdict
    shown = proofs(report)
    blocks = [f"## {escaped(headline(report))}"]
    if verdict.cause is not None:
        names = " or ".join(code(name) for name in verdict.candidates) or code(verdict.cause)
        blocks.append(f"**Cause:** {names}, {verdict.confidence}")
    blocks += _remedy(verdict.remedy)
    for result in shown:
        blocks += [f"### {escaped(result.id)}: {escaped(result.summary)}", *_evidence(result)]
    blocks += ["### All checks", _table(report)]
    for result in report.results:
        if result.status in ("fail", "warn", "unknown", "crash") and result not in shown:
            details = [*_evidence(result), *_remedy(result.remedy)]
            if details:
                blocks += [f"### {escaped(result.id)}: {escaped(result.summary)}", *details]
    reasons = [f"- {escaped(reason)}: {', '.join(map(code, ids))}" for reason, ids in unseen(report.results).items()]
    reasons += [f"- {escaped(limit)}" for limit in more_limits(report)]
    if reasons:
        blocks += ["### Not looked at", "\n".join(reasons)]
    blocks.append(f"{escaped(tally(report))}\n{escaped(circumstances(report))}")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """A text on one line in which nothing is markup, wherever it stands."""
    text = re.sub(r"([\\`*{}\[\]<|~$&#]|(?<![^\W_])_|_(?![^\W_]))", r"\\\1", plain(text).strip())
    # Nor does it begin with a quotation, a list or a line across the page.
    text = re.sub(r"^(?=[>+=-])|^(\d+)(?=[.)](?:\s|$))", r"\1\\", text)
    # No mention of a person, no link to an issue, no link to where others want us to go.
    return re.sub(r"(?<!\w)@(?=\w)|:(?=//)|#(?=\d)|\bwww(?=\.)", lambda found: f"{found[0]}&#8203;", text)


def code(text: str) -> str:
    """A span of code, not for a table."""
    text = plain(text)
    fence = _fence(text, 1)
    pad = " " if "`" in text or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def block(text: str, language: str = "") -> str:
    """A block of code."""
    lines = "\n".join(plain_lines(text))
    fence = _fence(lines, 3)
    return f"{fence}{language}\n{lines}\n{fence}"


def _fence(text: str, least: int) -> str:
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _table(report: Report) -> str:
    rows = ["| | check | what it says |", "|---|---|---|"]
    for room, results in rooms(report.results).items():
        rows.append(f"| | **{escaped(room)}** | |")
        rows += [
            f"| {escaped(WORDS[result.status])} | {escaped(result.id)} | {escaped(result.summary)} |"
            for result in results
        ]
    return "\n".join(rows)


def _evidence(result: Result) -> list[str]:
    blocks = []
    if result.expected or result.actual:
        found = "" if seen_in_evidence(result) else f", found {code(result.actual or '-')}"
        blocks.append(f"Expected {code(result.expected or '-')}{found}.")
    for seen in result.evidence:
        blocks += [f"Seen in {code(seen.source)}:", block(seen.text, "text")]
    return blocks


def _remedy(remedy: Remedy | None) -> list[str]:
    if remedy is None:
        return []
    blocks = [f"**To do:** {escaped(remedy.text)}"]
    if remedy.command:
        blocks.append(block(remedy.command, "sh"))
    elif remedy.call:
        blocks.append(block(remedy.call, "python"))
    if remedy.place:
        blocks.append(f"In mailcow: {escaped(remedy.place)}")
    if remedy.docs:
        blocks.append(f"See {code(remedy.docs)}" if re.search(r"[\s<>]", remedy.docs) else f"See <{remedy.docs}>")
    return blocks
