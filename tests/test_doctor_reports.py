"""What people see of the doctor: text, Markdown, JSON, the bundle; and that its words hold what they promise."""

from __future__ import annotations

import base64
import io
import json
import re
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from mailcow_facade.doctor.checks import ROOMS, checks, chosen
from mailcow_facade.doctor.explain import described, explanation, listing
from mailcow_facade.doctor.layout import ROOM_TITLES
from mailcow_facade.doctor.markdown import escaped
from mailcow_facade.doctor.plain import LONGEST, plain
from mailcow_facade.doctor.redaction import MASK
from mailcow_facade.doctor.report import Cause, Evidence, Remedy, Report, Result, Verdict
from mailcow_facade.doctor.verdict import decide
from tests.conftest import ROOT
from tests.made_up_facts import judged, made_up
from tests.made_up_reports import (
    ADDRESS,
    HOSTILE,
    hostile,
    of_cause,
    report,
    reports,
    undecided,
    unreachable,
    with_warnings,
)
from tests.remedies import complaint, written

SCHEMA = json.loads((ROOT / "docs" / "doctor.schema.json").read_text(encoding="utf-8"))
REPORTS = reports()
FACTS = made_up()
PASSWORD = "Planted-Pass-7381'\"\\|`"
KEY = "PLANTD-ABCDEF-ABCDEF-ABCDEF-ABCDEF"
HASH = "{BLF-CRYPT}$2y$10$abcdefghijklmnopqrstuvwxyz0123456789"
each_report = pytest.mark.parametrize("shown", REPORTS.values(), ids=REPORTS)


def shapes(shown: Report) -> dict[str, str]:
    """A report in all its forms."""
    with zipfile.ZipFile(io.BytesIO(shown.bundle(keep_addresses=True))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(io.BytesIO(shown.bundle())) as archive:
        files |= {f"hidden {name}": archive.read(name).decode() for name in archive.namelist()}
    texts = {
        f"text {color} {verbose} {width}": shown.to_text(color=color, verbose=verbose, width=width)
        for color in (False, True)
        for verbose in (False, True)
        for width in (40, 80, 200)
    }
    return {**texts, **files, "markdown": shown.to_markdown(), "json": json.dumps(shown.to_dict()), "repr": repr(shown)}


# Text.


def test_the_verdict_comes_first_then_its_proof_and_what_mends_it() -> None:
    lines = of_cause("mailbox.inactive").to_text().splitlines()
    assert lines == [
        "anna@example.org: what mailbox.inactive is about",
        "  mailbox.inactive, likely",
        "",
        "  found by   account.inactive",
        "  expected   1",
        "  seen in    GET get/mailbox/anna@example.org, active",
        "               0",
        "",
        "  do         make it so",
        "             cow.mailboxes.edit('anna@example.org', active=True)",
        "  in mailcow E-Mail > Edit",
        "             https://docs.mailcow.email/",
        "",
        "3 checks: 1 with a finding, 2 well",
        "mailcow 2026-07a, 2026-11-23T12:00:00+00:00, 0.4 s, no login tried",
    ]


def test_what_is_well_is_shown_on_request_alone() -> None:
    assert "name.form" not in report().to_text()
    verbose = report().to_text(verbose=True)
    assert verbose.index("The API") < verbose.index("api.reachable") < verbose.index("The login name")
    assert "note" not in with_warnings().to_text()
    assert "note       account.app_password" in with_warnings().to_text(verbose=True)


def test_warnings_and_what_could_not_be_looked_at_are_shown() -> None:
    text = with_warnings().to_text()
    assert "warn       account.quota: the mailbox is full" in text
    assert re.search(r"Not looked at\n  this check has a bug \(KeyError\); please report it\n    wire.imaps\n", text)
    assert "account.sender" not in text, "nobody asked for it"
    assert "6 checks: 1 with a warning, 3 well, 1 not looked at, 1 not wanted" in text


def test_one_reason_stands_once() -> None:
    text = unreachable().to_text()
    assert text.count("api.reachable says") == 1
    assert "    api.key, name.form, account.mailbox\n" in text
    assert "a mailcow of unknown version" in text


def test_an_undecided_verdict_shows_each_candidate_and_its_limits() -> None:
    for text in (undecided().to_text(), undecided().to_markdown()):
        assert text.index("password.wrong") < text.index("535 5.7.8") < text.index("traces of it")
        assert "the logs reach back to 11:58 only" in text
        assert text.count("no reply in time") == 1 + ("| ? |" in text), "a limit that a check tells stands once"


@each_report
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_terminal(shown: Report, verbose: bool) -> None:
    remedies = [shown.verdict.remedy, *(result.remedy for result in shown.results)]
    whole = {plain(text) for remedy in remedies if remedy for text in (remedy.call, remedy.docs)}
    for width in (40, 80, 120):
        for line in shown.to_text(width=width, verbose=verbose).splitlines():
            assert cell_len(line) <= width or line.strip() in whole
            assert line == line.rstrip()


@each_report
def test_colour_changes_nothing_but_colour(shown: Report) -> None:
    for verbose in (False, True):
        bare, coloured = shown.to_text(verbose=verbose), shown.to_text(color=True, verbose=verbose)
        assert "\x1b" not in bare
        assert "\x1b[" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == bare


def test_no_color_in_the_environment_does_not_matter_to_a_caller_that_says_what_it_wants(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = report().to_text(), report().to_text(color=True)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "20", "TERM": "dumb", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert (report().to_text(), report().to_text(color=True)) == before


# What others wrote.


def test_what_has_no_shape_is_spelt_out() -> None:
    assert plain("a\x1b[1m\u202eb\u200b\x07\n\x9b") == r"a\x1b[1m\u202eb\u200b\x07\n\x9b"
    assert plain("Zoë, Ωmega, 日本") == "Zoë, Ωmega, 日本"
    assert plain("\ud800") == r"\ud800"
    assert plain("x" * (LONGEST + 5)).endswith("x ... (5 more characters)")


def test_a_hostile_server_moves_no_cursor() -> None:
    for name, text in shapes(hostile()).items():
        if name == "repr":
            continue
        bare = re.sub(r"\x1b\[[0-9;]*m", "", text) if name.startswith("text True") else text
        assert not set(bare) & set("\x1b\x07\r\u202e\x9b"), name
    text = hostile().to_text(width=400)
    assert "[bold]all is well[/bold]" in text, "no markup of rich's, either"


def test_markup_in_what_others_wrote_is_none_in_markdown() -> None:
    page = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    tokens = page.parse(hostile().to_markdown())
    kinds = [token.type for token in tokens]
    inside = [child.type for token in tokens for child in token.children or ()]
    assert "html_block" not in kinds
    assert {"blockquote_open", "ordered_list_open", "code_block", "hr"}.isdisjoint(kinds)
    assert {"html_inline", "em_open", "image", "s_open", "link_open", "softbreak"} & set(inside) <= {"softbreak"}
    bold = [
        following.content
        for token in tokens
        for child, following in zip(token.children or (), (token.children or ())[1:], strict=False)
        if child.type == "strong_open"
    ]
    assert set(bold) == {"Cause:", "To do:", *(ROOM_TITLES[room] for room in ("api", "words", "wire"))}
    assert kinds.count("table_open") == 1
    rows = kinds.count("tr_open")
    assert rows == 1 + 3 + 4
    assert kinds.count("td_open") + kinds.count("th_open") == 3 * rows
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2", "h3", "h3", "h3", "h3"]
    fences = [token.content for token in tokens if token.type == "fence"]
    assert len(fences) == 6
    assert all("\\x1b[2J" in text for text in fences)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "1. first",
        "12) second",
        "127.0.0.1:587",
        "3.",
        "4.5",
        "> quoted",
        "- x",
        "+ x",
        "---",
        "===",
        "# x",
        "    code",
        "a_b _c_ __d__ snake_case_",
        "\\",
        "&amp; &#124;",
        "~~~",
        "$x$",
        "::",
        "12",
    ],
)
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for source in (
        f"- {escaped(text)}",
        f"## {escaped(text)}",
        f"| a |\n|---|\n| {escaped(text)} |",
        f"**x** {escaped(text)}",
    ):
        *_, inline = (token for token in page.parse(source) if token.type == "inline")
        read = "".join(child.content for child in inline.children or () if child.type in ("text", "text_special"))
        assert read.removeprefix("x ").replace("\u200b", "") == plain(text).strip(), source


def test_what_could_call_or_lead_somebody_does_not() -> None:
    outside = re.sub(r"(?s)(`{1,}).*?(?<!`)\1(?!`)", "", hostile().to_markdown())
    assert "@team" not in outside
    assert "#1" not in outside
    assert "http://" not in outside
    assert "@&#8203;team" in outside
    assert "anna@example.org" in of_cause("mailbox.inactive").to_markdown()


def test_what_needs_no_escape_has_none() -> None:
    for text in (
        "127.0.0.1:587 takes logins",
        "account.app_password: 2 of 3, 50 %",
        "'anna@example.org' > b - c + d. e) f",
    ):
        assert escaped(text) == text


def test_an_undecided_verdict_without_findings_shows_what_is_known_of_the_logins() -> None:
    failed = Result(
        "words.failures", "info", "3 failed logins", evidence=(Evidence("GET get/logs/dovecot", "lua(anna"),)
    )
    causes: tuple[Cause, ...] = ("password.wrong", "login.two_factor")
    shown = report(failed, verdict=Verdict("undecided", "logins fail", "possible", None, causes))
    for text in (shown.to_text(), shown.to_markdown()):
        assert "3 failed logins" in text
        assert "lua(anna" in text


def test_the_proof_is_the_result_in_whose_words_the_verdict_is() -> None:
    first = Result("account.sender", "fail", "it may not", "sender.not_owned")
    then = Result("wire.login", "fail", "it was refused", "sender.not_owned")
    for result in (first, then):
        verdict = Verdict("sender.not_owned", result.summary, "certain")
        assert f"found by   {result.id}\n" in report(first, then, verdict=verdict).to_text()


def test_a_long_conversation_is_cut_unless_all_is_wanted() -> None:
    lines = [f"< line {number}" for number in range(1, 31)]
    found = Result("wire.login", "fail", "refused", "port.no_auth", evidence=(Evidence("port 587", "\n".join(lines)),))
    shown = report(found, verdict=Verdict("port.no_auth", "refused", "certain"))
    told = [line.strip() for line in shown.to_text().splitlines() if "line" in line]
    assert told == [*lines[:5], "... (21 lines more, with --verbose)", *lines[-4:]]
    assert [line.strip() for line in shown.to_text(verbose=True).splitlines() if "< line" in line] == lines
    assert "\n".join(lines) in shown.to_markdown()


def test_markdown_has_a_table_of_all_checks_and_details() -> None:
    text = of_cause("mailbox.inactive").to_markdown()
    assert text.startswith(
        "## anna@example.org: what mailbox.inactive is about\n\n**Cause:** `mailbox.inactive`, likely\n"
    )
    assert "| FAIL | account.inactive | what mailbox.inactive is about |" in text
    assert "```python\ncow.mailboxes.edit('anna@example.org', active=True)\n```" in text
    assert "Seen in `GET get/mailbox/anna@example.org, active`:\n\n```text\n0\n```" in text


# JSON.


@each_report
def test_json_agrees_with_its_schema(shown: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    values = shown.to_dict()
    assert json.loads(json.dumps(values)) == values
    jsonschema.Draft202012Validator(SCHEMA).validate(values)


@pytest.mark.parametrize("name", FACTS)
def test_what_the_checks_really_say_agrees_with_the_schema_and_can_be_shown(name: str) -> None:
    results = judged(FACTS[name])
    shown = replace(report(), results=tuple(results), verdict=decide(FACTS[name], results))
    jsonschema.Draft202012Validator(SCHEMA).validate(shown.to_dict())
    assert shown.to_text(verbose=True)
    assert shown.to_markdown()


@pytest.mark.parametrize(
    "change",
    [
        {"healthy": "yes"},
        {"exit_status": 2},
        {"more": 1},
        {"format": 2},
        {"logins": 2},
        {"verdict": {**undecided().to_dict()["verdict"], "candidates": []}},
    ],
)
def test_the_schema_refuses_what_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({**undecided().to_dict(), **change})


# Exit status.


def test_the_exit_status_follows_the_verdict() -> None:
    refused = {"api.key_missing", "api.key_wrong", "api.address_not_allowed"}
    for cause in get_args(Cause):
        shown = replace(of_cause(cause), results=(Result("api.x", "fail", "x", cause=cause),))
        assert shown.exit_status == (
            4 if cause in refused else 3 if cause in ("api.unreachable", "api.degraded") else 1
        )
    assert report().exit_status == with_warnings().exit_status == 0
    assert undecided().exit_status == 1
    assert unreachable().exit_status == 3


# Secrets.


def leaky() -> Report:
    """What a report would be if a server echoed all that it was sent, and a check put in what it must not."""
    auth = base64.b64encode(f"\0{ADDRESS}\0{PASSWORD}".encode()).decode()
    text = f"{PASSWORD} {PASSWORD!r} {json.dumps(PASSWORD)} {auth} {KEY} {KEY.lower()} {HASH} x-api-key: {KEY}"
    remedy = Remedy(text, f"cow.mailboxes.set_password({ADDRESS!r}, {PASSWORD!r})", text, text)
    found = Result("wire.login", "fail", text, "password.wrong", "likely", text, text, (Evidence(text, text),), remedy)
    return Report(
        ADDRESS,
        Verdict("password.wrong", text, "likely", remedy, (), (text,)),
        (found,),
        "2026-11-23T12:00:00+00:00",
        1,
        text,
    )


@pytest.mark.parametrize("key", [KEY, None], ids=["known key", "unknown key"])
def test_a_planted_password_key_and_hash_are_in_no_form_of_a_report(key: str | None) -> None:
    assert "Planted" in leaky().to_markdown(), "else this test would tell nothing"
    clean = leaky().without([PASSWORD, key])
    auth = base64.b64encode(f"\0{ADDRESS}\0{PASSWORD}".encode()).decode()
    for name, text in shapes(clean).items():
        for secret in ("Planted", "7381", "PLANTD", "plantd", "ABCDEF", "$2y$", auth[:24], auth[20:40]):
            assert secret not in text, (name, secret)
    assert MASK in clean.to_text()


def test_what_is_no_secret_stays() -> None:
    shown = of_cause("password.wrong")
    assert shown.without([None, "", "1", ADDRESS, "anna@"]) == shown
    assert shown.without(["never-seen"]) == shown


# The bundle.


def test_the_bundle_hides_names_in_the_same_way_everywhere() -> None:
    line = "lua(anna@example.org,192.0.2.7,<x>): [192.0.2.7] 2001:DB8:1::7 by o.k@sub.example.com at 12:00:01 5.7.8"
    found = Result(
        "wire.dns",
        "warn",
        "Anna@Example.org and anna+news@example.org and @example.org at mail.example.org, _dmarc.example.org",
        evidence=(
            Evidence("db7.example.org:587", line),
            Evidence("GET get/alias/ben@example.com, goto", "ben@example.com"),
        ),
        remedy=Remedy(
            "see api.key", "cow.mailboxes.edit('anna@example.org', active=True)", "", "https://docs.mailcow.email/x/"
        ),
    )
    sha1 = Evidence("GET get/logs/dovecot", "Password mismatch (SHA1 of given password: d19891)")
    shown = report(found, replace(found, id="words.failures", evidence=(sha1,)))
    with zipfile.ZipFile(io.BytesIO(shown.bundle())) as archive:
        assert archive.namelist() == ["report.json", "report.md", "report.txt", "versions.json"]
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, text in files.items():
        for word in ("anna", "Anna", "example.", "192.0.2.7", "DB8", "db7", "ben@", "o.k@", "d19891"):
            assert word not in text, (name, word)
    values = json.loads(files["report.json"])
    jsonschema.Draft202012Validator(SCHEMA).validate(values)
    hidden = values["results"][2]
    assert values["address"] == "user1@domain1.invalid"
    assert hidden["summary"] == (
        "user1@domain1.invalid and user1+tag@domain1.invalid and @domain1.invalid at mail.domain1.invalid, "
        "_dmarc.domain1.invalid"
    )
    assert hidden["remedy"]["call"] == "cow.mailboxes.edit('user1@domain1.invalid', active=True)"
    assert hidden["remedy"]["docs"] == "https://docs.mailcow.email/x/"
    assert hidden["remedy"]["text"] == "see api.key"
    first, second = hidden["evidence"]
    assert first["source"] == "host1.domain1.invalid:587"
    assert first["text"] == (
        "lua(user1@domain1.invalid,198.18.0.1,<x>): [198.18.0.1] 2001:db8::2 by user2@domain2.invalid at 12:00:01 5.7.8"
    )
    assert second["source"] == "GET get/alias/user3@domain3.invalid, goto"
    assert json.loads(files["versions.json"])["mailcow"] == "2026-07a"


@pytest.mark.parametrize("name", ["anna", "o'brien@example.org", "anna@example", "a b"])
def test_a_login_name_is_hidden_whatever_it_is_made_of(name: str) -> None:
    found = Result("name.form", "fail", f"{name!r} is no e-mail address", evidence=(Evidence("the login name", name),))
    shown = report(found, address=name)
    with zipfile.ZipFile(io.BytesIO(shown.bundle())) as archive:
        for file in archive.namelist():
            assert name not in archive.read(file).decode()


def test_the_bundle_keeps_addresses_on_request_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.zip"
    path.write_bytes(b"old")
    of_cause("mailbox.inactive").write_bundle(path, keep_addresses=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [*tmp_path.iterdir()] == [path]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert "anna@example.org" in archive.read("report.md").decode()
    assert of_cause("mailbox.inactive").bundle() == of_cause("mailbox.inactive").bundle()
    with pytest.raises(OSError, match="No such file"):
        report().write_bundle(tmp_path / "none" / "x.zip")


# The checks' words.


@pytest.mark.parametrize("id", checks())
def test_every_check_is_explained(id: str) -> None:
    about = described(checks()[id])
    assert about["title"].endswith("?"), "the first line says what it asks"
    whole = f"{about['title']} {about['explanation']}"
    assert len(re.findall(r"[.:?](?:\s|$)", whole)) >= 2, "two sentences at least"
    assert about["explanation"]
    text = explanation(id)
    assert text.startswith(f"{id}\n")
    assert " ".join(about["explanation"].split()) in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80
    assert id.partition(".")[0] in ROOMS


def test_all_checks_are_listed_with_what_they_need_and_cost() -> None:
    text = listing()
    for check in checks().values():
        # An entry ends where a line begins further to the left than its own.
        entry = re.split(r"\n(?! {6})", text.partition(f"  {check.id}\n")[2])[0]
        about = " ".join(entry.split())
        assert about.startswith(" ".join(check.title.split()))
        assert ("costs a login" in about) is check.costs_login
        assert all(need in about for need in check.needs)
    assert [title for title in ROOM_TITLES.values() if f"\n{title}\n" in f"\n{text}"] == [*ROOM_TITLES.values()]
    assert max(map(len, text.splitlines())) <= 80
    assert set(ROOM_TITLES) == set(ROOMS)


def test_an_unknown_check_is_answered_with_those_it_may_be() -> None:
    with pytest.raises(ValueError, match=r"there is no check 'mailbox.inactive'; do you mean .*account.mailbox"):
        explanation("mailbox.inactive")
    with pytest.raises(ValueError, match=r"there is no check 'zzz'$"):
        explanation("zzz")


# Remedies.


@pytest.mark.parametrize("name", FACTS)
def test_every_remedy_names_a_call_that_exists_and_takes_what_it_says(name: str) -> None:
    results = judged(FACTS[name])
    remedies = [decide(FACTS[name], results).remedy, *(result.remedy for result in results)]
    for remedy in filter(None, remedies):
        assert remedy.text
        if remedy.call:
            assert complaint(remedy.call) == "", remedy.call


def test_a_finding_has_a_cause_and_a_remedy_and_is_proven() -> None:
    found = [result for facts in FACTS.values() for result in judged(facts) if result.status == "fail"]
    assert len({result.cause for result in found}) > 15
    for result in found:
        assert result.cause in get_args(Cause), result.id
        assert result.remedy, result.id
        assert result.evidence, result.id


def test_every_call_that_stands_in_the_source_exists() -> None:
    calls = [*written(ROOT / "mailcow_facade" / "doctor")]
    assert len(calls) > 8
    assert {where: wrong for where, call in calls if (wrong := complaint(call, made=False))} == {}


@pytest.mark.parametrize(
    "call",
    [
        "cow.mailboxes.edit('anna@example.org', aktive=True)",
        "cow.mailboxes.edit('anna@example.org', active='perhaps')",
        "cow.mailboxes.edit()",
        "cow.mailboxes.mend('anna@example.org')",
        "cow.mailboxes",
        "cow.mailboxes.edit('anna@example.org'",
        "cow._http.close()",
        "os.remove('x')",
        "cow.domains.edit('anna@example.org', active=True)",
    ],
)
def test_a_call_that_does_not_exist_would_be_noticed(call: str) -> None:
    assert complaint(call)


def test_only_and_skip_name_checks() -> None:
    assert chosen(["account.quota"], []) >= {"account.quota", "name.mailbox", "api.reachable"}
    with pytest.raises(ValueError, match="there is no check 'nonsense'"):
        chosen(["nonsense"], [])
    assert HOSTILE.startswith("\x1b")
