"""A report as annotations, as GitHub's workflows take them from what a step prints."""

from __future__ import annotations

from collections.abc import Iterable

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.formats.words import described, headline, impact_of, meaning
from mailcow_facade.drift.report import Finding, Report

_COMMANDS = {Level.breaking: "error", Level.risky: "warning", Level.safe: "notice"}


def to_annotations(report: Report, file: str) -> str:
    """One for each change that is not accepted, worst first: GitHub shows the first ten of a step of each kind.

    Whatever others wrote stands in a line that is a command already: within it, none begins.
    """
    lines = [_finding(finding, report, file) for finding in report.findings if finding.accepted is None]
    lines += [_command("warning", [f"{each.what}: {each.why}"], title="Not compared") for each in report.not_compared]
    if report.incomplete:
        lines.append(_command("error", [report.incomplete], title="Not all was compared"))
    lines += [_command("notice", [line], title="Overlay action to look at") for line in report.needless]
    return "\n".join([*lines, headline(report)]) + "\n"


def _finding(finding: Finding, report: Report, file: str) -> str:
    change = finding.change
    words = [described(change), meaning(change), impact_of(finding)]
    where = {"file": file}
    if (line := report.lines.get(str(change))) is not None:
        where["line"] = str(line)
    return _command(_COMMANDS[change.level], filter(None, words), **where, title=change.rule)


def _command(name: str, words: Iterable[str], **properties: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = _data("\n".join(map(plain, words)))
    return f"::{name} {told}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
