"""A report as JUnit's XML, for the servers that show tests."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.change import Level
from mailcow_facade.drift.formats.words import described, extra, headline, impact_of, meaning, tally, title
from mailcow_facade.drift.report import Finding, Report


def to_junit(report: Report, fail_on: Level | None) -> str:
    """A test case for each change, in the class of its operation; what is accepted or not compared is skipped.

    A change below ``fail_on`` passes, with what it is about as its output. Where there is no drift, one case says so.
    """
    suite = Element("testsuite", name=f"drift: {_line(report.old)} -> {_line(report.new)}")
    for finding in report.findings:
        _finding(suite, finding, fail_on)
    for each in report.not_compared:
        case = SubElement(suite, "testcase", classname="not compared", name=_line(each.what))
        SubElement(case, "skipped", message=_line(each.why))
    if report.incomplete:
        case = SubElement(suite, "testcase", classname="drift", name="all was compared")
        SubElement(case, "error", type="incomplete", message=_line(report.incomplete))
    if not len(suite):
        SubElement(suite, "testcase", classname="drift", name=headline(report))
    numbers = {
        "tests": str(len(suite)),
        "failures": str(len([*suite.iter("failure")])),
        "skipped": str(len([*suite.iter("skipped")])),
        "errors": str(len([*suite.iter("error")])),
    }
    suite.attrib.update(numbers)
    output = [headline(report), tally(report)]
    output += [f"overlay action to look at: {_line(line)}" for line in report.needless]
    SubElement(suite, "system-out").text = "\n".join(output)
    suites = Element("testsuites", {"name": "drift", **numbers})
    suites.append(suite)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _finding(suite: Element, finding: Finding, fail_on: Level | None) -> None:
    change = finding.change
    name = _line(" ".join(part for part in (change.rule, change.place) if part))
    case = SubElement(suite, "testcase", classname=_line(title(change.operation)), name=name)
    words = [described(change), meaning(change), extra(finding), impact_of(finding)]
    text = "\n".join(_line(word) for word in words if word)
    if finding.accepted is not None:
        SubElement(case, "skipped", message=_line(f"accepted: {finding.accepted}"))
        SubElement(case, "system-out").text = text
    elif fail_on is not None and change.level >= fail_on:
        message = _line(f"{change.level.name}: {described(change)}")
        SubElement(case, "failure", type=change.level.name, message=message).text = text
    else:
        SubElement(case, "system-out").text = text


def _line(text: str) -> str:
    """One line that XML can hold: it has no way to write most control characters."""
    return plain(text)
