"""What ``mailcow`` writes: tables for people, stable formats for programs, nothing that moves a cursor."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mailcow_client import models

from mailcow_facade.cli.output import as_plain, names_of, show, size
from mailcow_facade.values import PasswordChange
from tests.cli import Run, Server, run, server
from tests.conftest import ROOT
from tests.made_up_facts import mailbox

__all__ = ["run", "server"]

HOSTILE = "\x1b[2Jgone\r\n\u202eevil\x07"


def rows(run: Run, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*arguments, "--output", "csv").stdout)))


def test_moments_are_iso_in_utc_sizes_bytes_and_unset_fields_left_out() -> None:
    found = as_plain(mailbox(last_imap_login=1_700_000_000))
    assert found["last_imap_login"] == "2023-11-14T22:13:20+00:00"
    assert found["last_smtp_login"] is None
    assert found["quota"] == 1024**3
    assert "max_new_quota" not in found
    assert found["custom_attributes"] == {}
    assert as_plain(mailbox(custom_attributes={"room": "7"}))["custom_attributes"] == {"room": "7"}
    moment = datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=2)))
    assert as_plain(PasswordChange("a@example.org", moment)) == {
        "address": "a@example.org",
        "old_accepted_until": "2026-01-31T10:00:00+00:00",
    }


def test_names_are_those_of_the_fields_and_secrets_are_masked() -> None:
    map_ = models.BccMap.from_dict({"id": 1, "type": "sender", "active": 1})
    assert as_plain(map_) == {"active": True, "id": 1, "type": "sender"}
    assert "type" in names_of(models.BccMap)
    row = models.AppPassword.from_dict({"id": 1, "password": "{SSHA}x", "new_field": "y"})
    assert as_plain(row) == {"id": 1, "password": "***"}, "what no model names may be anything, secrets too"
    assert as_plain(row, secrets=True)["password"] == "{SSHA}x"


def test_programs_get_all_fields_in_each_format(run: Run, server: Server) -> None:
    anna = mailbox(tags=["staff", "x,y"], name="Änna", last_imap_login=1_700_000_000).to_dict()
    server.answers["GET get/domain/all"] = [{"domain_name": "example.org", "mboxes_in_domain": 1}]
    server.answers["GET get/mailbox/all/example.org"] = [anna]
    [as_json] = json.loads(run("mailbox", "list", "-o", "json").stdout)
    [as_yaml] = yaml.safe_load(run("mailbox", "list", "-o", "yaml").stdout)
    [as_csv] = rows(run, "mailbox", "list")
    assert as_json == as_yaml
    assert as_json["name"] == as_csv["name"] == "Änna"
    assert json.loads(as_csv["tags"]) == as_json["tags"] == ["staff", "x,y"]
    assert json.loads(as_csv["attributes"])["smtp_access"] is True
    assert as_csv["quota"] == str(1024**3)
    assert (as_csv["max_new_quota"], as_csv["modified"]) == ("", "")
    assert list(as_csv) == names_of(models.Mailbox)
    chosen = run("mailbox", "list", "-o", "csv", "--columns", "username,attributes.smtp_access")
    assert chosen.stdout == "username,attributes.smtp_access\nanna@example.org,true\n"


def test_an_empty_list_has_its_header_still(run: Run, server: Server) -> None:
    assert run("alias", "list", "-o", "json").stdout == "[]\n"
    assert run("alias", "list", "-o", "csv").stdout == ",".join(names_of(models.Alias)) + "\n"
    done = run("alias", "list")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "mailcow: no aliases\n")


def test_what_is_no_object(run: Run, server: Server) -> None:
    server.answers["GET get/status/version"] = {"version": "2026-07a"}
    assert run("status", "version").stdout == "2026-07a\n"
    assert run("status", "version", "-o", "json").stdout == '"2026-07a"\n'
    assert run("status", "version", "-o", "yaml").stdout == "2026-07a\n"
    assert run("status", "version", "-o", "csv").stdout == "value\n2026-07a\n"
    assert run("queue", "flush", "-o", "json").stdout == "null\n"


def test_people_get_units_words_and_what_matters_first(run: Run, server: Server) -> None:
    server.answers["GET get/mailbox/anna@example.org"] = mailbox(quota=0, quota_used=1536, active=2).to_dict()
    lines = [line.split(None, 1) for line in run("mailbox", "get", "anna@example.org").stdout.splitlines()]
    shown = dict(lines)
    assert next(iter(shown)) == "username"
    assert (shown["quota"], shown["quota_used"], shown["active"]) == ("unlimited", "1.5 KiB", "no login")
    assert (shown["attributes.smtp_access"], shown["last_imap_login"]) == ("yes", "-")
    assert "active_int" not in shown


def test_objects_by_their_names_are_a_list_for_people(run: Run, server: Server) -> None:
    containers = {
        f"{name}-mailcow": {"container": f"{name}-mailcow", "state": "running", "image": "x", "type": "info"}
        for name in ("nginx", "redis")
    }
    server.answers["GET get/status/containers"] = containers
    assert run("status", "containers").stdout.splitlines() == [
        "name           state    image",
        "nginx-mailcow  running  x",
        "redis-mailcow  running  x",
    ]
    assert list(json.loads(run("status", "containers", "-o", "json").stdout)) == ["nginx-mailcow", "redis-mailcow"]


def test_several_lines_of_one_object_stay_several(run: Run, server: Server) -> None:
    server.answers["GET get/fail2ban"] = {
        "ban_time": 60,
        "whitelist": "192.0.2.1\n192.0.2.2",
        "active_bans": [{"network": "192.0.2.9/32", "banned_until": "1m"}, {"network": HOSTILE, "banned_until": "2m"}],
    }
    shown = run("fail2ban", "get").stdout
    assert re.search(r"^whitelist +192\.0\.2\.1\n +192\.0\.2\.2$", shown, re.MULTILINE)
    assert len(re.findall("network ", shown)) == 2
    assert not {"\x1b", "\x07", "\u202e", "\r"} & {*shown}


@pytest.mark.parametrize("output", ["table", "json", "yaml"])
def test_nothing_moves_the_cursor(run: Run, server: Server, output: str) -> None:
    anna = mailbox(name=HOSTILE, tags=[HOSTILE]).to_dict()
    server.answers["GET get/domain/all"] = [{"domain_name": "example.org", "mboxes_in_domain": 1}]
    server.answers["GET get/mailbox/all/example.org"] = [anna]
    server.answers["GET get/mailbox/anna@example.org"] = anna
    for words in (("list",), ("get", "anna@example.org")):
        done = run("mailbox", *words, "--output", output)
        assert done.exit_code == 0
        assert not {"\x1b", "\x07", "\u202e", "\r"} & {*done.stdout}


def at_a_terminal(code: str, **environment: str) -> str:
    """What a terminal of 80 columns is sent."""
    outer, inner = pty.openpty()
    about = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    started = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import os; os.environ['COLUMNS'] = '80'\nfrom mailcow_facade.cli.output import show\n{code}",
        ],
        stdout=inner,
        env={**about, "TERM": "xterm", **environment},
        cwd=ROOT,
    )
    os.close(inner)
    text = b""
    while True:
        try:
            piece = os.read(outer, 4096)
        except OSError:  # how Linux tells the end of a terminal
            break
        if not piece:
            break
        text += piece
    os.close(outer)
    assert started.wait() == 0
    return text.decode()


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_and_lines_that_fit(environment: dict[str, str], coloured: bool) -> None:
    code = "show([{'address': 'a@example.org', 'text': 'x' * 200, 'more': 'y' * 200}], 'table')"
    text = at_a_terminal(code, **environment)
    assert ("\x1b[1m" in text) is coloured
    plain = text.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 80
    assert "a@example.org" in plain
    assert "…" in plain


def test_what_has_a_width_is_not_cut_and_what_has_no_room_is_named() -> None:
    row = {
        "username": "a.very.long.local.part@a-very-long-subdomain.example.org",
        "active": 2,
        "quota": 3 * 1024**3,
        "messages": 123456,
        "name": "Dr. Maximiliane Freifrau von und zu Hohenstein",
        "created": "2026-01-31T12:00:00+00:00",
        "last": "2026-01-31T12:00:00+00:00",
    }
    code = f"show([{row!r}], 'table', columns='username active quota=size messages name created last'.split())"
    header, shown = at_a_terminal(code, TERM="dumb").splitlines()
    assert re.fullmatch(r"username +active +size  messages  name +created", header)
    assert re.fullmatch(r"a\.very\.long\.\S+…  no login  3 GiB    123456  Dr\. .*…  2026-01-31 12:00Z", shown)
    # What comes last and is long goes on in the next line of the terminal.
    line = at_a_terminal("show([{'time': '2026-01-31T12:00:07+00:00', 'message': 'x' * 200}], 'table')", TERM="dumb")
    assert line.splitlines()[1] == f"2026-01-31 12:00:07Z  {'x' * 200}"


def test_at_a_terminal_raw_text_and_csv_are_made_plain() -> None:
    for output in ("table", "csv"):
        text = at_a_terminal(f"show('keep;\\n\\x1b[2Jgone\\n', {output!r})")
        assert "\x1b" not in text
        assert r"\x1b[2Jgone" in text


def test_a_program_gets_texts_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    show([{"name": HOSTILE}], "csv")
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))) == {"name": HOSTILE}
    show(HOSTILE, "table")
    assert capsys.readouterr().out == HOSTILE + "\n"


def test_nothing_is_cut_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    show([{"address": "a@example.org", "text": "x" * 300}], "table")
    assert "x" * 300 in capsys.readouterr().out
    show("as it is\x1b\n", "table")
    assert capsys.readouterr().out == "as it is\x1b\n"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"), (3 * 1024**3, "3 GiB"), (2**50, "1024 TiB")],
)
def test_sizes(number: int, text: str) -> None:
    assert size(number) == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.datetimes(timezones=st.just(UTC)),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_whatever_it_is_json_and_yaml_agree(value: Any) -> None:
    from mailcow_facade.cli.output import as_yaml

    data = as_plain(value)
    assert json.loads(json.dumps(data)) == data
    text = as_yaml(data)
    assert text.isascii()
    assert yaml.safe_load(text) == data
