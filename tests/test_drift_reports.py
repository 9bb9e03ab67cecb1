"""Drift in all its shapes: each tells every change, is what its readers want, and cannot be broken from outside."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, get_args
from xml.etree import ElementTree

import jsonschema
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.change import Area, Direction, Kind, Level, Source
from mailcow_facade.drift.formats import FORMATS, Format, render
from mailcow_facade.drift.report import FORMAT, Comparison, Finding, NotCompared, Report
from mailcow_facade.drift.rules import RULES
from tests.conftest import ROOT
from tests.made_up_drift import GONE, HOSTILE, MORE, RETYPED, SEEN, WANTED, everything, hostile, many, report, reports

SCHEMA = json.loads((ROOT / "docs" / "drift.schema.json").read_text(encoding="utf-8"))
REPORTS = reports()
each_report = pytest.mark.parametrize("shown", REPORTS.values(), ids=REPORTS)
each_format = pytest.mark.parametrize("format", FORMATS)


@each_report
@each_format
def test_every_shape_ends_with_a_line_end_and_holds_no_control_character(shown: Report, format: Format) -> None:
    text = render(shown, format)
    assert text.endswith("\n")
    assert not text.endswith("\n\n\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert text.encode()


@each_format
def test_every_shape_tells_every_change(format: Format) -> None:
    shown = everything()
    text = html.unescape(render(shown, format, width=200)).replace("\\", "").replace("{{", "{").replace("}}", "}")
    for finding in shown.findings:
        told = finding.change
        if format == "github" and finding.accepted:
            assert told.place not in text
            continue
        assert told.path in text
        assert told.place in text
        assert told.rule in text or (format == "text" and finding.accepted is None)
    for other in ("no reply within 10 s", "cors.yaml, action 1", "the server answered 502 five times"):
        assert other in text


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"format is one of text, json, .*, not 'pdf'"):
        render(report(), "pdf")  # type: ignore[arg-type]


# JSON.


def validated(shown: Report) -> Any:
    values = json.loads(render(shown, "json"))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(values)
    return values


@each_report
def test_json_is_as_its_schema_says(shown: Report) -> None:
    values = validated(shown)
    assert [(each["rule"], each["path"], each["place"]) for each in values["findings"]] == [
        (each.change.rule, each.change.path, each.change.place) for each in shown.findings
    ]
    assert sum(values["counts"].values()) == len(shown.findings)


def test_the_schema_is_strict_and_knows_every_word() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def objects(node: Any) -> list[dict[str, Any]]:
        inner = [each for value in node.values() for each in objects(value)] if isinstance(node, dict) else []
        inner += [each for value in node for each in objects(value)] if isinstance(node, list) else []
        return [*([node] if isinstance(node, dict) and node.get("type") == "object" else []), *inner]

    assert len(objects(SCHEMA)) == 5
    for each in objects(SCHEMA):
        assert each["additionalProperties"] is False
        assert sorted(each["required"]) == sorted(each["properties"])
    finding = SCHEMA["$defs"]["finding"]["properties"]
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    words = {"direction": Direction, "area": Area, "kind": Kind, "source": Source}
    assert {name: finding[name]["enum"] for name in words} == {name: [*get_args(word)] for name, word in words.items()}
    assert {*finding["level"]["enum"]} == {level.name for level in Level}
    assert SCHEMA["properties"]["comparison"]["enum"] == [*get_args(Comparison)]
    assert all(re.search(finding["rule"]["pattern"], rule) and RULES[rule].text for rule in RULES)
    values = validated(everything())
    for spoilt in ({**values, "more": 1}, {**values, "findings": [{**values["findings"][0], "more": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(SCHEMA).validate(spoilt)


def test_json_tells_all_of_a_finding() -> None:
    values = validated(everything())
    [seen] = [each for each in values["findings"] if each["source"] == "reply"]
    impact = seen.pop("impact")
    assert seen == {
        "rule": "response-property-type-changed",
        "level": "breaking",
        "direction": "response",
        "area": "schema",
        "kind": "type",
        "text": RULES["response-property-type-changed"].text,
        "method": "GET",
        "path": "/api/v1/get/mailbox/{id}",
        "place": "200/*/name",
        "before": "string",
        "after": "object",
        "source": "reply",
        "media_type": "application/json",
        "line": None,
        "replies": 3,
        "accepted": "The server of the tests is ill.",
    }
    assert impact["copes"] == "partly"
    assert "mailboxes.get" in impact["methods"]
    assert "mailcow_client.api.mailboxes.get_mailbox" in impact["functions"]
    assert [each["line"] for each in values["findings"] if each["line"]] == [812, 77]


# Text.


def test_the_text_tells_the_outcome_first() -> None:
    lines = render(everything(), "text", width=100).splitlines()
    assert lines[0] == "3 breaking, 3 risky, 1 safe changes"
    assert lines[1] == "  openapi.yaml -> mail.example.org"
    begin = lines.index("GET /api/v1/get/mailbox/{id}")
    assert lines[begin + 1] == "  breaking  200/*/quota: integer -> array or null"
    assert lines[begin + 2].startswith("            response-property-type-changed. The type of a field")
    assert lines.index("Accepted") < lines.index("Not compared")
    assert lines[-1] == "140 operations compared, 1 not, 2 changes accepted"
    assert lines[2] == "  Not all was compared: the server answered 502 five times"
    assert render(report(), "text").splitlines()[0] == "No drift"
    assert render(report(incomplete="no reply"), "text").splitlines()[0] == "No drift in what was compared"
    assert render(REPORTS["accepted"], "text").splitlines()[0] == "No drift but what is accepted"


@each_report
@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_text_keeps_its_width(shown: Report, width: int) -> None:
    text = render(shown, "text", width=width)
    assert max(map(cell_len, text.splitlines())) <= width


def test_colour_is_in_the_text_on_request_alone() -> None:
    assert "\x1b[1;31m" in render(everything(), "text", color=True)
    assert "\x1b" not in render(everything(), "text")
    assert "\x1b[31mg" not in render(hostile(), "text", color=True)


# Markdown.


def tokens(text: str) -> list[Any]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def inside(text: str) -> list[Any]:
    return [child for token in tokens(text) for child in token.children or ()]


@each_report
def test_each_change_is_a_row_of_six_cells(shown: Report) -> None:
    text = render(shown, "markdown")
    kinds = Counter(token.type for token in tokens(text))
    shortened = re.findall(r"^\| \| … \| (\d+) more", text, re.MULTILINE)
    rows = len(shown.findings) - sum(map(int, shortened)) + len(shortened)
    assert kinds["tr_open"] == rows + kinds["thead_open"]
    assert kinds["td_open"] == 6 * rows
    for row in re.findall(r"^\| .*", text, re.MULTILINE):
        assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 7, "GitHub splits cells before all else"


def test_a_pull_request_takes_the_longest_report() -> None:
    text = render(many(), "markdown")
    assert 50_000 < len(text) < 65_536
    shown = len(re.findall(r"field_\d+", text))
    assert f"| | … | {2000 - shown} more |" in text
    assert "Overlay actions" in text


def test_markdown_says_what_to_do_first() -> None:
    text = render(everything(), "markdown")
    assert text.startswith("## 3 breaking, 3 risky, 1 safe changes\n\n🔴 3 breaking · 🟡 3 risky · 🟢 1 safe · ")
    assert "**The facade does not cope in** `mailboxes.create`, `spam_scores.get`." in text
    assert "<details><summary><b>Accepted</b> (2)</summary>" in text
    assert "Accepted: The server of the tests is ill." in text
    assert render(report(), "markdown").startswith("## No drift\n")


def test_nothing_from_outside_is_markup() -> None:
    text = render(hostile(), "markdown")
    kinds = Counter(token.type for token in (*tokens(text), *inside(text)))
    assert not {"link_open", "image", "fence", "code_block", "blockquote_open", "em_open", "hr"} & kinds.keys()
    mine = re.compile(r"<details><summary><b>\w+</b> \(\d+\)</summary>|</details>|<br>")
    for token in (*tokens(text), *inside(text)):
        if token.type in ("html_block", "html_inline"):
            assert not mine.sub("", token.content).strip(), token.content
    headings = [
        one.content for one, two in zip(tokens(text)[1:], tokens(text), strict=False) if two.type == "heading_open"
    ]
    assert headings == [
        "1 breaking, 1 risky changes", "Breaking (1)", "Risky (1)", "Overlay actions to look at", "Not compared"
    ]  # fmt: skip
    texts = [token.content for token in inside(text) if token.type == "text"]
    assert any("team" in each for each in texts)
    assert not any(word in each for each in texts for word in ("@team", "http://", "#1 "))


# HTML.


class Page(HTMLParser):
    """What a browser would find."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inner: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.inner[self.open[-1]] = self.inner.get(self.open[-1], "") + data


@each_report
def test_the_page_needs_nothing_else_and_lets_nothing_else_in(shown: Report) -> None:
    page = Page(render(shown, "html"))
    assert page.open == []
    counts = Counter(tag for tag, _ in page.tags)
    assert counts["article"] == len(shown.findings)
    assert {"script": counts["script"], "style": counts["style"]} == {"script": 1, "style": 1}
    assert not {"link", "img", "iframe", "object", "base", "svg"} & counts.keys()
    attributes = [(tag, name, value) for tag, found in page.tags for name, value in found.items()]
    assert not [
        name for _, name, _ in attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")
    ]
    assert [value for _, name, value in attributes if name == "href"] == ["#changes"]
    assert "url(" not in page.inner["style"]
    assert "@import" not in page.inner["style"]
    [policy] = [found["content"] for tag, found in page.tags if found.get("http-equiv") == "Content-Security-Policy"]
    sums = {
        name: base64.b64encode(hashlib.sha256(page.inner[name].encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{sums['style']}'; script-src 'sha256-{sums['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    ids = [value for _, name, value in attributes if name == "id"]
    assert len(ids) == len({*ids})
    for _, name, value in attributes:
        if name in ("aria-labelledby", "for"):
            assert value in ids


def test_hostile_text_is_text_in_the_page() -> None:
    page = Page(render(hostile(), "html"))
    assert plain(HOSTILE) in page.inner["dd"]
    assert "alert(1)" not in page.inner["script"]
    assert "alert(1)" in page.inner["title"] or "breaking" in page.inner["title"]


# Annotations.


@each_report
def test_every_line_is_one_annotation_and_nothing_from_outside_a_command(shown: Report) -> None:
    *lines, last = render(shown, "github", file="api/open,api:1.yaml").splitlines()
    left = [finding for finding in shown.findings if finding.accepted is None]
    assert len(lines) == len(left) + len(shown.not_compared) + len(shown.needless) + bool(shown.incomplete)
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) ([a-z]+=[^:,]*)(,[a-z]+=[^:,]*)*::.+", line)
    assert "::" not in last
    assert "##[" not in last


def test_hostile_text_reads_back_as_it_is_shown() -> None:
    for line in render(hostile(), "github").splitlines()[:-1]:
        message = line.split("::", 2)[2].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        assert plain(HOSTILE) in message


def test_an_annotation_reads_back_as_it_was_meant() -> None:
    lines = render(everything(), "github", file="100%/open,api:1.yaml").splitlines()
    [line] = [each for each in lines if "200/*/quota" in each]
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]

    def read(text: str) -> str:
        for spelt, letter in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(spelt, letter)
        return text

    assert command == "error"
    told = {key: read(value) for key, _, value in (each.partition("=") for each in properties.split(","))}
    assert told == {"file": "100%/open,api:1.yaml", "line": "812", "title": "response-property-type-changed"}
    first, second, third = read(message).split("\n")
    assert first == "GET /api/v1/get/mailbox/{id} 200/*/quota: integer -> array or null"
    assert second == RULES[RETYPED.rule].text
    assert third.startswith("The facade copes in part. ")
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * 3 + ["::warning"] * 3 + [
        "::notice",
        "::warning",
        "::error",
        "::notice",
    ]


# JUnit.


def suite(shown: Report, fail_on: Level | None = Level.risky) -> ElementTree.Element:
    root = ElementTree.fromstring(render(shown, "junit", fail_on=fail_on))  # noqa: S314 - our own
    assert root.tag == "testsuites"
    [suite] = root
    for name, count in (
        ("tests", len(suite.findall("testcase"))),
        ("failures", len(suite.findall("testcase/failure"))),
        ("skipped", len(suite.findall("testcase/skipped"))),
        ("errors", len(suite.findall("testcase/error"))),
    ):
        assert suite.get(name) == root.get(name) == str(count)
    return suite


@each_report
def test_junit_has_a_case_for_each_change(shown: Report) -> None:
    cases = suite(shown).findall("testcase")
    more = len(shown.not_compared) + bool(shown.incomplete)
    assert len(cases) == max(len(shown.findings) + more, 1)
    assert len(suite(shown).findall("testcase/error")) == bool(shown.incomplete)
    assert all(case.get("classname") and case.get("name") for case in cases)


def test_junit_fails_where_it_was_told_to() -> None:
    def failed(fail_on: Level | None) -> list[str | None]:
        return [each.get("type") for each in suite(everything(), fail_on).findall("testcase/failure")]

    assert failed(None) == []
    assert failed(Level.breaking) == ["breaking"] * 3
    assert failed(Level.risky) == ["breaking"] * 3 + ["risky"] * 3
    assert failed(Level.safe) == ["breaking"] * 3 + ["risky"] * 3 + ["safe"]


def test_junit_skips_what_is_accepted() -> None:
    cases = {(case.get("classname"), case.get("name")): case for case in suite(everything()).findall("testcase")}
    for accepted in (SEEN, MORE):
        skipped = cases[accepted.operation, f"{accepted.rule} {accepted.place}"].find("skipped")
        assert skipped is not None
        assert str(skipped.get("message")).startswith("accepted: ")
    failure = cases[GONE.operation, GONE.rule].find("failure")
    assert failure is not None
    assert failure.text == (
        "GET /api/v1/get/spam-score/{mailbox}: api-path-removed-without-deprecation\n"
        "The route is gone: calls of it are answered with 404.\n"
        "The facade does not cope. `spam_scores.get` can only raise RouteNotFound on such a server."
    )


# SARIF. That it is valid by the standard's own schema was seen with that; here is what readers rely on.


@each_report
def test_sarif_refers_to_what_it_has(shown: Report) -> None:
    log = json.loads(render(shown, "sarif", file="api/öpen api.yaml"))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(shown.findings)
    for result, finding in zip(run["results"], shown.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.change.rule
        assert result["level"] == {"breaking": "error", "risky": "warning", "safe": "note"}[finding.change.level.name]
        assert ("suppressions" in result) == (finding.accepted is not None)
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "api/%C3%B6pen%20api.yaml"
        assert location["physicalLocation"]["region"]["startLine"] == shown.lines.get(str(finding.change), 1)
        assert not re.search(r"(?<!\{)\{(\{\{)*(?!\{)", result["message"]["text"]), "that would stand for an argument"
        assert "](" not in result["message"]["text"], "that would be a link"
    prints = {result["partialFingerprints"]["change/v1"] for result in run["results"]}
    assert len(prints) == len({str(finding.change) for finding in shown.findings})


def test_sarif_tells_what_was_not_looked_at() -> None:
    [run] = json.loads(render(everything(), "sarif"))["runs"]
    [invocation] = run["invocations"]
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["error", "warning", "note"]
    assert invocation["executionSuccessful"] is False
    [wanted] = [result for result in run["results"] if result["ruleId"] == WANTED.rule]
    assert wanted["properties"]["methods"] == ["mailboxes.create"]


def test_what_was_seen_in_replies_is_told_with_their_number() -> None:
    shapes: tuple[Format, ...] = ("text", "markdown", "html", "junit", "sarif")
    for shape in shapes:
        shown = report(*(replace(each, accepted=None) for each in everything().findings if each.change is SEEN))
        assert "in 3 replies" in render(shown, shape)
        once = report(Finding(SEEN, replies=1))
        assert "in 1 reply" in render(once, shape)


SHOWN: tuple[Format, ...] = ("text", "markdown", "html")


def test_one_reason_for_many_routes_is_told_once() -> None:
    names = [f"GET /api/v1/get/logs/{number}" for number in range(100)]
    shown = report(not_compared=tuple(NotCompared(name, "the same log") for name in names))
    for shape in SHOWN:
        text = render(shown, shape)
        assert text.count("the same log") == 1, shape
        assert all(name in re.sub(r"\s+", " ", text) for name in names), shape
