"""A report for people at a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from mailcow_facade.doctor.layout import (
    NOT_LOOKED,
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

STYLES = {"ok": "green", "info": "cyan", "warn": "yellow", "fail": "red", "unknown": "magenta", "crash": "magenta"}
LABEL = 11
"""Width of the column of labels."""
MOST_LINES = 10
"""Of one piece of evidence that are shown unless all is wanted."""
INSET = 4
"""How far the details of a result stand to the right of it."""


def to_text(report: Report, *, width: int, color: bool, verbose: bool) -> str:
    """The verdict first, then what proves and what mends it, then the rest."""
    page = Page(width, color)
    style = {0: "green", 1: "red"}.get(report.exit_status, "magenta")
    page.say(headline(report), style=f"bold {'yellow' if report.verdict.cause == 'undecided' else style}")
    shown = proofs(report)
    _verdict(page, report, shown, most=None if verbose else MOST_LINES)
    if verbose:
        _results(page, [result for result in report.results if result.status != "skipped"], shown, evidence=True)
    else:
        rest = [result for result in report.results if result.status in ("fail", "warn") and result not in shown]
        _results(page, rest, shown, evidence=False)
    # With everything shown, only what was skipped is left to tell.
    _not_looked(page, report, [result for result in report.results if result.status == "skipped" or not verbose])
    page.title("")
    page.say(tally(report), style="dim")
    page.say(circumstances(report), style="dim")
    return page.text()


def _verdict(page: Page, report: Report, shown: list[Result], most: int | None) -> None:
    verdict = report.verdict
    if verdict.cause is not None:
        names = " or ".join(verdict.candidates) or verdict.cause
        page.say(f"{names}, {verdict.confidence}", indent=2, style="dim")
    for result in shown:
        page.title("")
        if verdict.candidates:
            page.say(f"{f'{result.cause}: ' if result.cause else ''}{plain(result.summary)}", indent=2)
        page.labelled("found by", result.id)
        _evidence(page, result, most=most)
    if verdict.remedy:
        page.title("")
        _remedy(page, verdict.remedy)


def _results(page: Page, results: Iterable[Result], shown: list[Result], *, evidence: bool) -> None:
    for room, inside in rooms(results).items():
        page.title(room)
        for result in inside:
            took = f" ({result.seconds:.1f} s)" if evidence and result.seconds >= 0.1 else ""
            unsure = "" if result.confidence == "certain" or result.status in NOT_LOOKED else f" ({result.confidence})"
            style = STYLES.get(result.status, "dim")
            page.labelled(WORDS[result.status], f"{result.id}: {plain(result.summary)}{unsure}{took}", style=style)
            if result not in shown:
                if evidence:
                    _evidence(page, result, INSET)
                _remedy(page, result.remedy, INSET)


def _not_looked(page: Page, report: Report, results: Iterable[Result]) -> None:
    reasons, limits = unseen(results), more_limits(report)
    if reasons or limits:
        page.title("Not looked at")
    for reason, ids in reasons.items():
        page.say(plain(reason), indent=2)
        page.say(", ".join(ids), indent=4, style="dim")
    for limit in limits:
        page.say(plain(limit), indent=2)


def _evidence(page: Page, result: Result, inset: int = 0, *, most: int | None = None) -> None:
    if result.expected or result.actual:
        page.labelled("expected", plain(result.expected or "-"), inset)
        if not seen_in_evidence(result):
            page.labelled("found", plain(result.actual or "-"), inset)
    for seen in result.evidence:
        page.labelled("seen in", plain(seen.source), inset)
        for line in _shortened(plain_lines(seen.text), most):
            page.say(line, indent=inset + LABEL + 4)


def _shortened(lines: list[str], most: int | None) -> list[str]:
    """The first and the last lines of a long conversation."""
    if most is None or len(lines) <= most:
        return lines
    left_out = f"... ({len(lines) - most + 1} lines more, with --verbose)"
    return [*lines[: most // 2], left_out, *lines[len(lines) - most // 2 + 1 :]]


def _remedy(page: Page, remedy: Remedy | None, inset: int = 0) -> None:
    if remedy is None:
        return
    page.labelled("do", plain(remedy.text), inset, style="bold")
    if remedy.command or remedy.call:
        page.whole(plain(remedy.command or remedy.call), inset)
    if remedy.place:
        page.labelled("in mailcow", plain(remedy.place), inset)
    if remedy.docs:
        page.whole(plain(remedy.docs), inset)


class Page:
    """Lines of text, wrapped below their own beginning. What comes in must be plain."""

    def __init__(self, width: int, color: bool) -> None:
        self._width = max(width, 40)
        self._console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            _environ={},
        )

    def say(self, text: str, *, indent: int = 0, label: str = "", style: str = "", label_style: str = "") -> None:
        """A text, with a label before it, wrapped below its first word."""
        start = f"{label:<{indent}}" if label else " " * indent
        for line in Text(text, style=style).wrap(self._console, self._width - indent):
            line.rstrip()
            self._print(Text.assemble((start, label_style), line))
            start = " " * indent

    def labelled(self, label: str, text: str, inset: int = 0, *, style: str = "dim") -> None:
        """A text beside a label, further to the right by ``inset``."""
        self.say(text, indent=inset + LABEL + 2, label=f"{' ' * (inset + 2)}{label}", label_style=style)

    def whole(self, text: str, inset: int = 0) -> None:
        """What is to be copied: never broken, however long."""
        self._print(Text(" " * (inset + LABEL + 2) + text, style="cyan"))

    def title(self, text: str) -> None:
        """A heading with a blank line before it, or the blank line alone."""
        self._print(Text())
        if text:
            self.say(text, style="bold")

    def text(self) -> str:
        """All of it."""
        file = self._console.file
        assert isinstance(file, io.StringIO)  # noqa: S101
        return file.getvalue()

    def _print(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)
