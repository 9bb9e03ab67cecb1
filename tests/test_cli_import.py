"""``mailcow mailbox import`` and ``export``, on the embedded mailcow."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import random
import re
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mailcow_facade import Mailcow, errors
from mailcow_facade.cli import mailbox_import
from mailcow_facade.cli.mailbox_csv import Mistakes, header, read, without
from mailcow_facade.cli.password_file import PasswordFile
from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.passwords import fits
from tests.cli import SECRET, Run, run
from tests.conftest import ROOT

__all__ = ["run"]

GIB = 1024**3


@pytest.fixture(scope="module")
def embedded() -> Iterator[MailcowServer]:
    with MailcowServer() as server:
        yield server


@pytest.fixture
def cow(embedded: MailcowServer, run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailcow]:
    """A pristine server with a domain; the command talks to it."""
    embedded.reset()
    monkeypatch.setenv("MAILCOW_URL", embedded.url)
    monkeypatch.setenv("MAILCOW_API_KEY", embedded.api_key)
    with Mailcow(embedded.url, api_key=embedded.api_key) as client:
        client.domains.create("example.org", max_num_mboxes_for_domain=5000, max_quota_for_domain="9000 GiB")
        yield client


@pytest.fixture
def users(tmp_path: Path) -> Path:
    return tmp_path / "users.csv"


def rows_of(output: str) -> dict[str, dict[str, Any]]:
    return {row["address"]: row for row in json.loads(output)}


def works(embedded: MailcowServer, address: str, password: str) -> bool:
    """Whether a mailbox's password is this one."""
    with embedded.state.store.lock:
        kept = embedded.state.store.value("SELECT password FROM mailbox WHERE username = ?", address)
    return fits(password, kept)


# What becomes of each row.


def test_rows_are_created_changed_left_or_refused_and_each_says_so(
    run: Run, cow: Mailcow, embedded: MailcowServer, users: Path
) -> None:
    cow.mailboxes.create("bert@example.org", "Old-Password-1", name="Bert", quota="1 GiB", tags=["staff"])
    cow.mailboxes.create("carl@example.org", "Old-Password-1", name="Carl", quota="1 GiB")
    cow.aliases.create("sales@example.org", ["bert@example.org"])
    users.write_text(
        "address,name,quota,active,tags,imap_access,password\n"
        f'Anna@Example.ORG,Anna Übel,2 GiB,yes,"staff, berlin",no,{SECRET}\n'
        f"bert@example.org,Bert B,2 GiB,2,,,{SECRET}\n"
        "carl@example.org,Carl,1024 MiB,1,,,\n"
        f"sales@example.org,Sales,1 GiB,,,,{SECRET}\n"
        f"x@example.net,X,1 GiB,,,,{SECRET}\n"
        "dora@example.org,Dora,1 GiB,,,,\n"
        "emil@example.org,Emil,1 GiB,,,,short\n",
        encoding="utf-8",
    )
    done = run("mailbox", "import", str(users), "-o", "json")
    assert done.exit_code == 7
    rows = rows_of(done.stdout)
    assert {address: row["result"] for address, row in rows.items()} == {
        "anna@example.org": "created",
        "bert@example.org": "changed",
        "carl@example.org": "unchanged",
        "sales@example.org": "refused",
        "x@example.net": "refused",
        "dora@example.org": "refused",
        "emil@example.org": "refused",
    }
    assert [row["line"] for row in rows.values()] == [*range(2, 9)]
    assert rows["bert@example.org"]["changed"] == ["name", "quota", "active"]
    assert "is_alias_or_mailbox" in rows["sales@example.org"]["why"] or "alias" in rows["sales@example.org"]["why"]
    assert rows["x@example.net"]["why"] == "there is no domain example.net"
    assert "a new mailbox needs a password" in rows["dora@example.org"]["why"]
    assert "the password does not keep to the server's policy" in rows["emil@example.org"]["why"]
    assert done.stderr == "mailcow: 1 created, 1 changed, 1 unchanged, 4 refused\n"
    anna, bert = cow.mailboxes.get("anna@example.org"), cow.mailboxes.get("bert@example.org")
    assert (anna.name, anna.quota, anna.active) == ("Anna Übel", 2 * GIB, 1)
    assert {*(anna.tags or [])} == {"staff", "berlin"}
    assert not anna.attributes.imap_access
    assert (bert.name, bert.quota, bert.active, bert.tags) == ("Bert B", 2 * GIB, 2, ["staff"])
    assert works(embedded, "anna@example.org", SECRET)
    assert works(embedded, "bert@example.org", "Old-Password-1"), "no password is set again unless that is asked for"


def test_again_it_changes_nothing_and_ends_with_0(run: Run, cow: Mailcow, users: Path) -> None:
    users.write_text(f'address,quota,tags,password\na@example.org,1 GiB,"x, y",{SECRET}\n', encoding="utf-8")
    assert run("mailbox", "import", str(users)).exit_code == 0
    before = cow.mailboxes.get("a@example.org").to_dict()
    done = run("mailbox", "import", str(users), "-o", "csv")
    assert (done.exit_code, done.stdout) == (
        0,
        "line,address,result,changed,why\n2,a@example.org,unchanged,[],\n",
    )
    assert cow.mailboxes.get("a@example.org").to_dict() == before


def test_where_all_are_refused_the_status_is_1(run: Run, cow: Mailcow, users: Path) -> None:
    users.write_text("address\nx@example.net\n", encoding="utf-8")
    done = run("mailbox", "import", str(users))
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].split(maxsplit=3) == [
        "2",
        "x@example.net",
        "refused",
        "there is no domain example.net",
    ]


def test_passwords_of_mailboxes_that_are_there_are_set_on_demand(
    run: Run, cow: Mailcow, embedded: MailcowServer, users: Path
) -> None:
    cow.mailboxes.create("a@example.org", "Old-Password-1", quota="1 GiB")
    users.write_text(f"address,password\na@example.org,{SECRET}\n", encoding="utf-8")
    assert rows_of(run("mailbox", "import", str(users), "-o", "json").stdout)["a@example.org"]["result"] == "unchanged"
    assert works(embedded, "a@example.org", "Old-Password-1")
    done = run("mailbox", "import", str(users), "--set-passwords", "-o", "json")
    assert rows_of(done.stdout)["a@example.org"]["changed"] == ["password"]
    assert works(embedded, "a@example.org", SECRET)


def test_tags_are_taken_away_by_a_comma_alone(run: Run, cow: Mailcow, users: Path) -> None:
    cow.mailboxes.create("a@example.org", SECRET, quota="1 GiB", tags=["x", "y"])
    users.write_text('address,tags\na@example.org,""\n', encoding="utf-8")
    assert run("mailbox", "import", str(users)).exit_code == 0
    assert cow.mailboxes.get("a@example.org").tags == ["x", "y"]
    users.write_text('address,tags\na@example.org,","\n', encoding="utf-8")
    assert run("mailbox", "import", str(users)).exit_code == 0
    assert not cow.mailboxes.get("a@example.org").tags


def test_it_stops_at_the_first_refusal_on_demand(run: Run, cow: Mailcow, users: Path) -> None:
    lines = [f"u{number}@example.{'net' if number == 3 else 'org'},1 GiB,{SECRET}" for number in range(40)]
    users.write_text("address,quota,password\n" + "\n".join(lines), encoding="utf-8")
    done = run("mailbox", "import", str(users), "--stop-on-error", "-o", "json")
    assert done.exit_code == 7
    results = [row["result"] for row in json.loads(done.stdout)]
    # The other worker may have been some rows ahead.
    assert results[:4] == ["created", "created", "created", "refused"]
    assert results[-20:] == ["not tried"] * 20
    assert len(cow.mailboxes.list()) == results.count("created")


def test_dry_run_tells_what_would_become_of_each_row(run: Run, cow: Mailcow, users: Path, tmp_path: Path) -> None:
    cow.mailboxes.create("b@example.org", SECRET, quota="1 GiB")
    users.write_text(
        f"address,quota,password\na@example.org,1 GiB,{SECRET}\n"
        "b@example.org,2 GiB,\nc@example.org,,\nd@example.net,,\n",
        encoding="utf-8",
    )
    made = tmp_path / "new.csv"
    done = run("mailbox", "import", str(users), "--dry-run", "--generate-passwords", str(made), "-o", "json")
    assert done.exit_code == 7
    assert "dry run: nothing was sent; it would be: 2 created, 1 changed, 1 refused" in done.stderr
    rows = rows_of(done.stdout)
    assert [[request["path"] for request in row["requests"]] for row in rows.values()] == [
        ["/api/v1/add/mailbox"],
        ["/api/v1/edit/mailbox"],
        ["/api/v1/add/mailbox"],
        [],
    ]
    assert rows["a@example.org"]["requests"][0]["body"]["password"] == "***"
    assert [each.username for each in cow.mailboxes.list()] == ["b@example.org"]
    assert not made.exists()


# Passwords that are made up.


def test_made_up_passwords_are_those_of_the_new_mailboxes_alone(
    run: Run, cow: Mailcow, embedded: MailcowServer, users: Path, tmp_path: Path
) -> None:
    cow.mailboxes.create("there@example.org", SECRET, quota="1 GiB")
    cow.aliases.create("alias@example.org", ["there@example.org"])
    users.write_text(
        "address,quota,password\nnew@example.org,1 GiB,\nthere@example.org,1 GiB,\nalias@example.org,1 GiB,\n"
        f"own@example.org,1 GiB,{SECRET}\nlarge@example.org,8000 TiB,\n",
        encoding="utf-8",
    )
    made = tmp_path / "new.csv"
    done = run("mailbox", "import", str(users), "--generate-passwords", str(made))
    assert done.exit_code == 7
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    [(address, password)] = [tuple(row) for row in csv.reader(made.read_text().splitlines()[1:])]
    assert address == "new@example.org"
    assert works(embedded, address, password)
    assert password not in done.output
    assert f"the new passwords are in {made}" in done.stderr
    again = run("mailbox", "import", str(users), "--generate-passwords", str(made))
    assert again.exit_code == 7
    assert list(csv.reader(made.read_text().splitlines())) == [["address", "password"], [address, password]]


def test_a_password_is_on_disk_before_the_mailbox_is(
    run: Run, cow: Mailcow, users: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "new.csv"
    users.write_text("address,quota\na@example.org,1 GiB\n", encoding="utf-8")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    sent: list[str] = []
    create = type(cow.mailboxes).create

    def watched(self: Any, address: str, password: str | None, **about: Any) -> Any:
        if password != mailbox_import.STAND_IN:
            assert f"{address},{password}\n" in made.read_text()
            assert len(synced) == 2, "the header, and this line"
            sent.append(address)
        return create(self, address, password, **about)

    monkeypatch.setattr(type(cow.mailboxes), "create", watched)
    assert run("mailbox", "import", str(users), "--generate-passwords", str(made)).exit_code == 0
    assert sent == ["a@example.org"]


def test_a_file_of_passwords_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    file = PasswordFile(path, 32)
    first = file.password_of("a@example.org")
    assert file.is_new("a@example.org")
    with path.open("ab") as torn:
        torn.write(b"b@example.org,half-a-li")
    again = PasswordFile(path, 32)
    assert again.passwords == {"a@example.org": first}
    assert not again.is_new("a@example.org")
    second = again.password_of("b@example.org")
    assert PasswordFile(path, 32).passwords == {"a@example.org": first, "b@example.org": second}
    again.forget("a@example.org")
    again.close()
    assert path.read_text() == f"address,password\nb@example.org,{second}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    last = PasswordFile(path, 32)
    last.forget("b@example.org")
    last.close()
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "mode", "why"),
    [
        ("name,phone\nAnna,1\n", 0o600, "is no file of made-up passwords"),
        ("address,password\na@example.org,x,y\n", 0o600, "is no file of made-up passwords"),
        ("address,password\n", 0o644, "others may read"),
    ],
)
def test_another_file_is_not_written_to(  # noqa: PLR0917 - fixtures and cases
    run: Run, cow: Mailcow, users: Path, tmp_path: Path, content: str, mode: int, why: str
) -> None:
    path = tmp_path / "new.csv"
    path.write_text(content)
    path.chmod(mode)
    users.write_text("address,quota\na@example.org,1 GiB\n", encoding="utf-8")
    done = run("mailbox", "import", str(users), "--generate-passwords", str(path))
    assert done.exit_code == 2
    assert why in done.stderr
    assert path.read_text() == content
    assert not cow.mailboxes.list()


# Mistakes in the file.


@pytest.mark.parametrize(
    ("content", "mistakes"),
    [
        (b"", ["the file is empty: its first line names the columns, address being one"]),
        (b"\xff\xfea\0d\0", ["the file is in UTF-16: save it as CSV in UTF-8"]),
        (
            b"address,name\na@example.org,x\nb@example.org,M\xfcller\n",
            ["line 3: not UTF-8: save the file as CSV in UTF-8"],
        ),
        (b"address\na@example.org\n\0\n", ["line 3: there is a NUL: this is no CSV file"]),
        (b"a@example.org,Anna,Secret-1\n", ["line 1: the first line names the columns, and address is one of them"]),
        (b'address,name\na@example.org,"x\nb@example.org,y\n', ["line 2: no CSV: unexpected end of data"]),
        (b"address,name,name\n", ["line 1: columns that stand twice: name"]),
        (b"address,quota\na@example.org\n", ["line 2: 1 cells, where the header has 2"]),
        (
            b"address,quota\na@example.org,lots\n\nb@example.org,-1\nnobody,1\n",
            [
                "line 2: quota: this is no size: write it as bytes, or like '3 GiB' or '512 MiB'",
                "line 4: quota: this is no size: write it as bytes, or like '3 GiB' or '512 MiB'",
                "line 5: address: no e-mail address",
            ],
        ),
        (
            b"address\na@example.org\nb@example.org\nA@EXAMPLE.ORG\n",
            ["line 4: a@example.org stands in line 2 already"],
        ),
        (b"address,active\na@example.org,maybe\n", ["line 2: active: this is none of 0, 1, 2, yes, no"]),
        (
            b"address,imap_access\na@example.org,x\n",
            ["line 2: imap_access: none of yes, on, true, no, off, false, 1, 0"],
        ),
        (
            b"address,quarantine_category\na@example.org,x\n",
            ["line 2: quarantine_category: this is none of add_header, reject, all"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(content: bytes, mistakes: list[str]) -> None:
    with pytest.raises(Mistakes) as caught:
        read(content)
    assert caught.value.lines == mistakes


def test_unknown_columns_are_named_beside_those_that_there_are() -> None:
    with pytest.raises(
        Mistakes, match=r"^line 1: unknown columns: phone, one without a name; there are address, name, "
    ) as caught:
        read(b"address,phone,\n")
    assert all(name in str(caught.value) for name in header())


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        (f"a@example.org,1.5 MiB,{SECRET}", "line 2: mailcow stores sizes in MiB, and this is no whole number of them"),
        (f"a@example.org,1 GiB,{SECRET * 5}", "line 2: the password has 85 bytes; mailcow would cut it after 72"),
    ],
)
def test_what_the_facade_would_refuse_is_told_before_anything_is_sent(
    run: Run, cow: Mailcow, users: Path, row: str, mistake: str
) -> None:
    users.write_text(f"address,quota,password\n{row}\nb@example.org,1 GiB,{SECRET}\n", encoding="utf-8")
    done = run("mailbox", "import", str(users))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [f"mailcow: {users} is not imported:", f"  {mistake}"]
    assert not cow.mailboxes.list()


def test_a_password_in_a_wrong_column_is_not_shown(run: Run, cow: Mailcow, users: Path) -> None:
    for header_line, row in (
        ("address,quota,name", f"a@example.org,{SECRET},x"),
        ("address,active,name", f"a@example.org,{SECRET},x"),
        ("address,name", f"{SECRET},x"),
        ("address,tags", f'a@example.org,"{SECRET},0"'),
        ("name,quota", f"{SECRET},x"),
        ("address,authsource", f"a@example.org,{SECRET}"),
        ("address,relayhost", f"a@example.org,{SECRET}"),
    ):
        users.write_text(f"{header_line}\n{row}\n", encoding="utf-8")
        done = run("mailbox", "import", str(users))  # which looks for it
        assert done.exit_code == 2, header_line
    assert without("'abc' is no size; abcdef", "abc", "abcdef") == "this is no size; ***"


def test_what_spreadsheets_write_is_read() -> None:
    plain = read(b'address,name,tags\nA@example.org,Anna,"x, y"\n\nb@example.org,,\n')
    assert [(row.line, row.address, row.wanted) for row in plain] == [
        (2, "a@example.org", {"name": "Anna", "tags": ["x", "y"]}),
        (4, "b@example.org", {}),
    ]
    assert read(b"\xef\xbb\xbfAddress ;Name;tags\r\nA@example.org;Anna;x, y\r\n\r\nb@example.org;;\r\n") == plain
    assert read(b"address\tname\ttags\na@example.org\tAnna\tx, y\n\nb@example.org\t\t") == plain
    long = "address,name\n" + "".join(f'x{number}@example.org,"two\nlines"\n' for number in range(3)) + "bad,\n"
    with pytest.raises(Mistakes, match=r"^line 8: address"):
        read(long.encode())


def test_many_mistakes_are_not_all_told() -> None:
    with pytest.raises(Mistakes) as caught:
        read(b"address\n" + b"x\n" * 100)
    assert len(caught.value.lines) == 21
    assert caught.value.lines[-1] == "and 80 more"


def test_it_comes_from_stdin_too(run: Run, cow: Mailcow) -> None:
    assert run("mailbox", "import", "-", stdin=f"address,quota,password\na@example.org,1 GiB,{SECRET}\n").exit_code == 0
    assert cow.mailboxes.exists("a@example.org")
    done = run("mailbox", "import", "/nowhere/users.csv")
    assert (done.exit_code, done.stderr) == (
        2,
        "mailcow: /nowhere/users.csv cannot be read: No such file or directory\n",
    )


# When the server does not play along.


def test_a_key_that_is_refused_is_tried_once(
    run: Run, cow: Mailcow, embedded: MailcowServer, users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users.write_text("address,quota,password\n" + "".join(f"u{n}@example.org,1 GiB,{SECRET}\n" for n in range(9)))
    monkeypatch.setenv("MAILCOW_API_KEY", embedded.read_only_key)
    done = run("mailbox", "import", str(users), "-o", "json")
    assert done.exit_code == 4
    assert {row["result"] for row in json.loads(done.stdout)} == {"not tried"}
    assert "this API key may only read" in done.stderr


def test_a_server_that_fails_ends_it_and_the_next_run_does_the_rest(
    run: Run, cow: Mailcow, embedded: MailcowServer, users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cow.mailboxes.create("u1@example.org", SECRET, quota="7 GiB")
    users.write_text("address,quota,password\n" + "".join(f"u{n}@example.org,1 GiB,{SECRET}\n" for n in range(30)))
    deal = mailbox_import._Import._deal_with

    def fails(self: Any, row: Any) -> None:
        if row.address == "u9@example.org":
            embedded.state.faults.fail("mysql")
        deal(self, row)

    with monkeypatch.context() as patch:
        patch.setattr(mailbox_import._Import, "_deal_with", fails)
        done = run("mailbox", "import", str(users), "-o", "json")
    embedded.state.faults.clear()
    assert done.exit_code == 3
    results = [row["result"] for row in json.loads(done.stdout)]
    # One worker may have been behind, and the other some rows ahead.
    assert 1 <= results.count("unknown") <= 2
    assert results[1] in ("changed", "unknown")
    assert results.count("created") >= 6
    assert results[-10:] == ["not tried"] * 10
    assert "HTTP 500" in done.stderr
    done = run("mailbox", "import", str(users))
    assert done.exit_code == 0, done.stderr
    assert {mailbox.quota for mailbox in cow.mailboxes.list()} == {GIB}
    assert len(cow.mailboxes.list()) == 30


def test_a_create_that_broke_off_is_read_back(
    run: Run, cow: Mailcow, users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users.write_text(f"address,quota,password\na@example.org,1 GiB,{SECRET}\nb@example.org,1 GiB,{SECRET}\n")
    create = type(cow.mailboxes).create

    def breaks(self: Any, address: str, password: str | None, **about: Any) -> Any:
        if password != SECRET or address.startswith("a"):
            create(self, address, password, **about)
        raise errors.OutcomeUnknown("it broke off")

    monkeypatch.setattr(mailbox_import, "_try_out", lambda rows: None)
    monkeypatch.setattr(type(cow.mailboxes), "create", breaks)
    done = run("mailbox", "import", str(users), "-o", "json")
    assert [row["result"] for row in json.loads(done.stdout)] == ["created", "unknown"]
    assert done.exit_code == 7


def test_a_mailbox_that_appears_meanwhile_is_brought_to_the_wanted_state(
    run: Run, cow: Mailcow, users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a run that was killed while the server was at its last create."""
    users.write_text(f"address,quota,password\na@example.org,2 GiB,{SECRET}\n")
    looked = mailbox_import._Import._look

    def look(self: Any) -> None:
        looked(self)
        cow.mailboxes.create("a@example.org", SECRET, quota="1 GiB")

    monkeypatch.setattr(mailbox_import._Import, "_look", look)
    done = run("mailbox", "import", str(users), "-o", "json")
    assert rows_of(done.stdout)["a@example.org"]["changed"] == ["quota"]
    assert cow.mailboxes.get("a@example.org").quota == 2 * GIB


def test_ctrl_c_shows_what_was_done(run: Run, cow: Mailcow, users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    users.write_text("address,quota,password\n" + "".join(f"u{n}@example.org,1 GiB,{SECRET}\n" for n in range(30)))
    deal = mailbox_import._Import._deal_with

    def interrupted(self: Any, row: Any) -> None:
        if row.address == "u5@example.org":
            raise KeyboardInterrupt
        deal(self, row)

    monkeypatch.setattr(mailbox_import._Import, "_deal_with", interrupted)
    done = run("mailbox", "import", str(users), "-o", "json")
    assert done.exit_code == 130
    results = [row["result"] for row in json.loads(done.stdout)]
    assert results[:5] == ["created"] * 5
    assert results[5] == "not tried"
    assert len(cow.mailboxes.list()) == results.count("created") < 20


def at_terminal(*arguments: str) -> str:
    """What the command writes to stderr, where that is a terminal."""
    ours, its = pty.openpty()
    about = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(
        [sys.executable, "-m", "mailcow_facade.cli", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=its,
        cwd=ROOT,
        env=about,
    )
    os.close(its)
    said = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while piece := os.read(ours, 4096):
            said += piece
    os.close(ours)
    assert process.wait() == 0, said
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said.decode())


def test_a_bar_is_at_a_terminal_alone(run: Run, cow: Mailcow, embedded: MailcowServer, users: Path) -> None:
    users.write_text("address,quota,password\n" + "".join(f"u{n}@example.org,1 GiB,{SECRET}\n" for n in range(20)))
    embedded.slow_down(0.03)
    said = at_terminal("mailbox", "import", str(users))
    seen = [int(number) for number in re.findall(r"mailbox import\s\S+.*?(\d+)/20\b", said)]
    assert len({*seen}) > 3, "it moves"
    assert seen == sorted(seen)
    assert said.rstrip().endswith("mailcow: 20 created"), "the bar is gone before the result"
    said = at_terminal("mailbox", "delete", "--yes", *(f"u{number}@example.org" for number in range(20)))
    assert len({*re.findall(r"mailbox delete\s\S+.*?(\d+)/20\b", said)}) > 3
    assert not cow.mailboxes.list()
    users.write_text(f"address,quota,password\nu@example.org,1 GiB,{SECRET}\n")
    assert run("mailbox", "import", str(users)).stderr == "mailcow: 1 created\n"


# Export.


def test_to_import_what_was_exported_changes_nothing(run: Run, cow: Mailcow, users: Path) -> None:
    cow.mailboxes.create("a@example.org", SECRET, name='Anna "A", Ü', quota="1536 MiB", active=2, tags=["x", "y z"])
    cow.mailboxes.create("b@example.org", SECRET, quota=0, smtp_access=False, tls_enforce_in=True)
    cow.mailboxes.create("c@example.org", SECRET, quota="3 GiB", quarantine_notification="daily")
    before = [each.to_dict() for each in cow.mailboxes.list()]
    done = run("mailbox", "export")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [*rows[0]] == [name for name in header() if name != "password"]
    assert [row["quota"] for row in rows] == ["1536 MiB", "0", "3 GiB"]
    assert (rows[0]["name"], rows[0]["active"], rows[0]["tags"]) == ('Anna "A", Ü', "2", "x, y z")
    users.write_text(done.stdout, encoding="utf-8")
    done = run("mailbox", "import", str(users), "-o", "json")
    assert {row["result"] for row in json.loads(done.stdout)} == {"unchanged"}
    assert [each.to_dict() for each in cow.mailboxes.list()] == before
    cow.mailboxes.delete(*(row["address"] for row in rows))
    made = users.with_name("new.csv")
    assert run("mailbox", "import", str(users), "--generate-passwords", str(made)).exit_code == 0
    assert run("mailbox", "export").stdout == users.read_text(encoding="utf-8"), "on another server, too"


def test_what_is_exported_can_be_chosen(run: Run, cow: Mailcow) -> None:
    cow.domains.create("example.net")
    cow.mailboxes.create("a@example.org", SECRET, quota="1 GiB", tags=["x"])
    cow.mailboxes.create("b@example.net", SECRET, quota="1 GiB")
    assert run("mailbox", "export", "--domain", "example.net", "--columns", "quota").stdout == (
        "address,quota\nb@example.net,1 GiB\n"
    )
    assert (
        run("mailbox", "export", "--tags", "x", "--columns", "tags,address").stdout == "address,tags\na@example.org,x\n"
    )
    assert run("mailbox", "export", "--columns", "password").exit_code == 2
    assert run("mailbox", "export", "--domain", "nowhere.example").exit_code == 5


# Killed.


def test_an_import_that_is_killed_and_run_again_ends_in_the_wanted_state(
    run: Run, cow: Mailcow, embedded: MailcowServer, tmp_path: Path
) -> None:
    """1,000 rows, some of them there already and to be changed, ten times, killed at a random moment in each tenth of
    the run; seed and moments are printed."""
    cow.domains.create("example.net", max_num_mboxes_for_domain=5000, max_quota_for_domain="9000 GiB")
    count, trials = 1000, 10
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(10**6))
    dice = random.Random(seed)
    print(f"seed {seed}")
    users, made = tmp_path / "users.csv", tmp_path / "new.csv"
    wanted = {
        f"user{number}@example.{'org' if number % 3 else 'net'}": (f"User {number}", (1 + number % 4) * GIB, number % 2)
        for number in range(count)
    }
    old = [*wanted][::25]
    own = {address: f"Secret-{address}" for number, address in enumerate(wanted) if number % 2}
    with users.open("w", encoding="utf-8") as file:
        file.write("address,name,quota,active,password,tags\n")
        for address, (name, quota, active) in wanted.items():
            file.write(f'{address},{name},{quota},{active},{own.get(address, "")},"staff,{name}"\n')
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = ["mailbox", "import", str(users), "--generate-passwords", str(made), "-o", "json"]

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "mailcow_facade.cli", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )

    for trial in range(trials):
        embedded.reset()
        made.unlink(missing_ok=True)
        for domain in ("example.org", "example.net"):
            cow.domains.create(domain, max_num_mboxes_for_domain=5000, max_quota_for_domain="9000 GiB")
        for address in ("bystander@example.org", *old):
            cow.mailboxes.create(address, SECRET, name="Old", quota="7 GiB", tags=["gone"])
        first = start()
        # When so many are there, and then at any moment of the next ones.
        span = count - len(old) - 20  # so that it is not over already
        after, pause = dice.randrange(trial * span // trials, (trial + 1) * span // trials), dice.uniform(0, 0.02)
        if trial == 0:
            after, pause = -1, dice.uniform(0, 1.5)  # while it starts, reads, or sends the first
        while _count(embedded) <= len(old) + after:
            assert first.poll() is None
            time.sleep(0.002)
        time.sleep(pause)
        os.kill(first.pid, signal.SIGKILL)
        first.communicate()
        assert first.returncode == -signal.SIGKILL
        before = _count(embedded) - 1 - len(old)
        second = start()
        output, said = second.communicate()
        assert second.returncode == 0, said
        results = [row["result"] for row in json.loads(output)]
        print(f"killed {pause:.3f} s after mailbox {after}, {before} were there; then {said.splitlines()[0]}")
        assert len(results) == count
        assert {*results} <= {"created", "changed", "unchanged"}
        # The server may still have been at two of them.
        assert 0 <= count - len(old) - before - results.count("created") <= 2
        found = cow.mailboxes.list(reduced=True)
        assert len(found) == count + 1 == _count(embedded)
        about = {each.username: (each.name, each.quota, each.active) for each in found}
        assert about.pop("bystander@example.org") == ("Old", 7 * GIB, 1)
        assert about == wanted
        assert all({*(each.tags or [])} == {"staff", each.name} for each in found if each.username in wanted)
        with made.open(encoding="utf-8") as file:
            lines = list(csv.reader(file))[1:]
        passwords = dict(lines)
        assert len(lines) == len(passwords)
        assert passwords.keys() == wanted.keys() - own.keys() - {*old}
        # Every tenth, and all those around the place where it was killed.
        near = [*wanted][max(0, before - 5) : before + 5]
        for address in {*[*wanted][trial::10], *near}:
            assert works(embedded, address, (passwords | own | dict.fromkeys(old, SECRET))[address]), address


def _count(embedded: MailcowServer) -> int:
    with embedded.state.store.lock:
        return int(embedded.state.store.value("SELECT COUNT(*) FROM mailbox"))


def test_creates_go_over_two_connections(run: Run, cow: Mailcow, users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    users.write_text("address,quota,password\n" + "".join(f"u{n}@example.org,1 GiB,{SECRET}\n" for n in range(12)))
    create = type(cow.mailboxes).create
    lock, now, most = threading.Lock(), 0, 0

    def watched(self: Any, *arguments: Any, **about: Any) -> Any:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        try:
            time.sleep(0.02)
            return create(self, *arguments, **about)
        finally:
            with lock:
                now -= 1

    monkeypatch.setattr(mailbox_import, "_try_out", lambda rows: None)
    monkeypatch.setattr(type(cow.mailboxes), "create", watched)
    assert run("mailbox", "import", str(users)).exit_code == 0
    assert most == 2
