"""The programs in examples/, run as their users do: recorded in cassettes/examples."""

from __future__ import annotations

import asyncio
import csv
import getpass
import io
import os
import re
import secrets
import smtplib
import ssl
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from vcr.cassette import Cassette

from examples import bulk_create, device_password, failed_logins, provision, quota_report, rotate_password
from mailcow_facade import ConnectionFailed, Mailcow
from tests.conftest import ROOT
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD, SERVER

PROGRAMS = sorted(path.stem for path in (ROOT / "examples").glob("*.py"))
ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def environment(recording: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the programs find: while recording, the variables are those of a real server."""
    if not recording:
        monkeypatch.setenv("MAILCOW_URL", SERVER)
        monkeypatch.setenv("MAILCOW_API_KEY", "REPLAY-REPLAY")


@pytest.fixture
def cow(environment: None, vcr: Cassette) -> Iterator[Mailcow]:
    """The server, seen from beside the program."""
    with Mailcow.from_env() as cow:
        yield cow


@pytest.fixture
def domain(cow: Mailcow) -> Iterator[str]:
    """A domain that is removed with all mailboxes that the program makes in it."""
    cow.domains.create("example.org", dkim_selector="")
    yield "example.org"
    empty(cow, "example.org")


@pytest.fixture
def read_only(recording: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that may not write."""
    if recording:
        monkeypatch.setenv("MAILCOW_API_KEY", os.environ["MAILCOW_API_KEY_RO"])


def empty(cow: Mailcow, domain: str) -> None:
    """Delete a domain and its mailboxes."""
    cow.mailboxes.delete(*[mailbox.username for mailbox in cow.mailboxes.list(domain, reduced=True)])
    cow.domains.delete(domain)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Standard input, no terminal."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def known_password(monkeypatch: pytest.MonkeyPatch) -> str:
    """The password that a program makes up for each new mailbox."""
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: CANARY_PASSWORD if size >= 16 else "too short")
    return f"{CANARY_PASSWORD}-aA1"


# provision.py


@pytest.mark.vcr
def test_provision(
    cow: Mailcow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    password = known_password(monkeypatch)
    people = tmp_path / "people.csv"
    # As a spreadsheet writes it: with a byte order mark, in an order of its own, and without what is empty at the end.
    people.write_text(f"name,address,quota\r\nAnna,{ANNA},2 GiB\r\nBen,ben@Example.org\r\n", encoding="utf-8-sig")
    command = ["example.org", str(people), "--quota", "5 GiB", "--mailboxes", "20"]

    assert provision.main(command) == 0
    shown, errors = capsys.readouterr()
    assert errors == ""
    assert "example.org created\n" in shown
    assert f"{ANNA} created, initial password: {password}\n" in shown
    assert f"ben@Example.org created, initial password: {password}\n" in shown
    assert re.search(r"name   dkim\._domainkey\.example\.org\n  type   TXT\n  value  \S*v=DKIM1;\S*k=rsa;", shown)
    record = shown[shown.index("value") :]
    assert cow.dkim.get("example.org").pubkey in record
    made = cow.domains.get("example.org")
    assert (made.max_quota_for_domain, made.max_num_mboxes_for_domain) == (5 * 1024**3, 20)
    anna, ben = cow.mailboxes.list("example.org")
    assert (anna.name, anna.quota, anna.attributes.force_pw_update) == ("Anna", 2 * 1024**3, True)
    assert (ben.name, ben.quota) == ("Ben", made.def_quota_for_mbox)

    cow.dkim.delete("example.org")
    assert provision.main(command) == 0
    shown = capsys.readouterr().out
    assert "example.org is there already\n" in shown
    assert f"{ANNA} is there already\n" in shown
    assert password not in shown
    assert cow.dkim.get("example.org").pubkey in shown, "a new key"
    assert cow.dkim.get("example.org").pubkey not in record
    empty(cow, "example.org")
    cow.dkim.delete("example.org")


def test_provision_looks_at_all_rows_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for text, why in (
        (f"address,name,quota\n{ANNA},Anna,\nben@example.com,Ben,\n", "ben@example.com is not in example.org"),
        (f"address,name\n{ANNA},Anna\n", "needs the columns address, name and quota"),
    ):
        typed(monkeypatch, text)
        assert provision.main(["example.org"]) == 1  # a request would fail the test: there is no cassette
        assert why in capsys.readouterr().err
    assert provision.main(["example.org", str(tmp_path / "missing.csv")]) == 1
    assert "missing.csv" in capsys.readouterr().err


@pytest.mark.vcr
def test_provision_with_a_read_only_key(
    read_only: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, f"address,name,quota\n{ANNA},Anna,\n")
    assert provision.main(["example.org"]) == 1
    shown, errors = capsys.readouterr()
    assert shown == ""
    assert "this API key may only read" in errors


@pytest.mark.vcr
def test_provision_names_the_row_that_is_refused(
    cow: Mailcow, domain: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, f"address,name,quota\n{ANNA},Anna,1 GiB\nben@example.org,Ben,500 GiB\n")
    assert provision.main(["example.org"]) == 1
    shown, errors = capsys.readouterr()
    assert f"{ANNA} created" in shown
    assert errors.startswith("provision: ben@example.org: ")
    assert "mailbox_quota_exceeded" in errors


# rotate_password.py


@pytest.mark.vcr
def test_rotate_password(
    cow: Mailcow, domain: str, recording: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    typed(monkeypatch, f"{CANARY_OTHER_PASSWORD}\n")
    before = datetime.now().astimezone()
    assert rotate_password.main(["Anna@Example.org"]) == 0
    shown, errors = capsys.readouterr()
    assert errors == ""
    assert CANARY_OTHER_PASSWORD not in shown
    assert f"{ANNA} has a new password." in shown
    [until] = re.findall(r"until (\d\d:\d\d:\d\d)\.", shown)
    waits = datetime.strptime(until, "%H:%M:%S") - before.replace(tzinfo=None)  # noqa: DTZ007
    assert 299 <= waits.seconds <= 320, "of the same day or the next"
    if recording:
        assert deliver(ANNA, CANARY_OTHER_PASSWORD, size=100)

    answers = [CANARY_PASSWORD, CANARY_OTHER_PASSWORD]
    monkeypatch.setattr(getpass, "getpass", lambda prompt: answers.pop(0))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert rotate_password.main([ANNA]) == 1
    assert "not the same" in capsys.readouterr().err
    answers += [CANARY_PASSWORD, CANARY_PASSWORD]
    assert rotate_password.main([ANNA]) == 0
    assert answers == []


@pytest.mark.vcr
def test_rotate_password_of_nobody(
    domain: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, f"{CANARY_PASSWORD}\n")
    assert rotate_password.main([f"nobody@{domain}"]) == 1
    assert f"nobody@{domain}" in capsys.readouterr().err
    assert sys.stdin.read() == f"{CANARY_PASSWORD}\n", "it did not come to that"


# device_password.py


@pytest.mark.vcr
def test_device_password(cow: Mailcow, vcr: Cassette, domain: str, capsys: pytest.CaptureFixture[str]) -> None:
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    assert device_password.main([ANNA, "phone"]) == 0
    shown = capsys.readouterr().out
    [password] = re.findall(r"^    (\S+)$", shown, re.MULTILINE)
    assert len(password) == 32
    assert f"log in as {ANNA}" in shown
    for exchange in (*vcr.requests, *vcr.responses):
        assert password not in repr(getattr(exchange, "body", exchange)), "not even while it is recorded"
    [phone] = cow.app_passwords.list(ANNA)
    switches = {name for name in dir(phone) if name.endswith("_access") and getattr(phone, name)}
    assert (phone.name, phone.active, switches) == ("phone", True, {"imap_access", "smtp_access"})

    other = cow.app_passwords.create(ANNA, "tablet", CANARY_PASSWORD, active=False)
    assert device_password.main([ANNA]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf" *{phone.id}  phone +\S+ \S+  for imap, smtp", first)
    assert re.fullmatch(rf" *{other.id}  tablet +\S+ \S+  off", second)

    assert device_password.main([ANNA, "phone", "--replace"]) == 0
    assert "1 revoked" in capsys.readouterr().out
    left = cow.app_passwords.list(ANNA)
    assert [row.name for row in left] == ["tablet", "phone"]
    assert left[1].id > phone.id
    assert device_password.main([ANNA, "phone", "--revoke"]) == 0
    assert capsys.readouterr().out.startswith("1 revoked")
    assert [row.name for row in cow.app_passwords.list(ANNA)] == ["tablet"]


@pytest.mark.vcr
def test_device_password_of_nobody(domain: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert device_password.main([f"nobody@{domain}", "phone"]) == 1
    assert f"nobody@{domain}" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        device_password.main([f"nobody@{domain}", "--revoke"])
    assert "which device?" in capsys.readouterr().err


# quota_report.py


def deliver(address: str, password: str, *, size: int) -> bool:
    """Send a message of this size to oneself, over the submission port of the mailcow that is recorded."""
    message = EmailMessage()
    message["From"] = message["To"] = address
    message["Subject"] = "large"
    message.set_content(("x" * 71 + "\n") * (size // 72))
    host, _, port = os.environ["MAILCOW_SMTP"].rpartition(":")
    insecure = ssl._create_unverified_context()  # noqa: S323 (a throw-away server's own certificate)
    with smtplib.SMTP(host, int(port), timeout=20) as smtp:
        smtp.starttls(context=insecure)
        smtp.login(address, password)
        return smtp.send_message(message) == {}


@pytest.mark.vcr
def test_quota_report(cow: Mailcow, recording: bool, capsys: pytest.CaptureFixture[str]) -> None:
    small = "2 MiB"
    cow.domains.create("example.com", dkim_selector="")
    cow.mailboxes.create("carol@example.com", CANARY_PASSWORD, quota="1 GiB")
    cow.domains.create(
        "example.org",
        max_quota_for_domain=small,
        max_quota_for_mbox=small,
        def_quota_for_mbox=small,
        dkim_selector="",
    )
    cow.mailboxes.create(ANNA, CANARY_PASSWORD, quota="1 MiB")
    cow.mailboxes.create("ben@example.org", CANARY_PASSWORD, quota="1 MiB")
    if recording:
        assert deliver(ANNA, CANARY_PASSWORD, size=800_000)
        time.sleep(5)

    assert quota_report.main([]) == 0
    assert capsys.readouterr() == ("", "")
    assert quota_report.main(["--above", "70"]) == 1
    [anna] = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"{ANNA} +7\d %  7\d\d(\.\d)? KiB of 1 MiB", anna)
    assert quota_report.main(["--above", "30"]) == 1
    domain, anna_again = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"example\.org +3\d %  7\d\d(\.\d)? KiB of 2 MiB", domain)
    assert anna_again == anna
    empty(cow, "example.org")
    empty(cow, "example.com")


@pytest.mark.vcr
def test_quota_report_with_a_wrong_key(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("MAILCOW_API_KEY", "WRONG-WRONG-WRONG")
    assert quota_report.main([]) == 2
    shown, errors = capsys.readouterr()
    assert shown == ""
    assert errors.startswith("quota_report: ")
    assert "key" in errors
    assert "WRONG" not in errors


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (3 * 1024**3, "3 GiB"), (2048 * 1024**4, "2048 TiB")],
)
def test_sizes_for_people(size: int, text: str) -> None:
    assert quota_report.readable(size) == text


# failed_logins.py


@pytest.mark.vcr
def test_failed_logins(
    cow: Mailcow, domain: str, recording: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    if recording:
        fail_to_log_in("mallory@example.org")
    waits: Counter[object] = Counter()

    async def wait(seconds: float) -> None:
        """Instead of 2 seconds: first a login fails, then the server is gone."""
        assert seconds == 2
        waits[asyncio.current_task()] += 1
        if waits.total() == 1 and recording:
            fail_to_log_in(ANNA)
        if sorted(waits.values()) == [2, 2]:
            raise ConnectionFailed("the server is gone")
        if max(waits.values()) == 2:
            await asyncio.Event().wait()

    monkeypatch.setattr("mailcow_facade._async.resources.logs.sleep", wait)
    assert failed_logins.main(["--interval", "2"]) == 1
    shown, errors = capsys.readouterr()
    assert errors == "failed_logins: the server is gone\n"
    when = r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d"
    names = {}
    for line in shown.splitlines():
        told = re.fullmatch(rf"{when}  (postfix|dovecot)  (submission|\?) +'(.*)'  192\.0\.2\.7  (\w+)", line)
        assert told, line
        names[told[1], told[3]] = (told[2], told[4])
    assert names["postfix", ANNA] == ("submission", "refused")
    assert names["dovecot", ANNA] == ("?", "password_mismatch")
    assert ("postfix", "mallory@example.org") in names, "she came before"


def fail_to_log_in(address: str) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        deliver(address, CANARY_OTHER_PASSWORD, size=100)
    time.sleep(3)


def test_failed_logins_until_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # What Postfix replaces itself; that it does is no promise.
    evil = "warning: unknown[192.0.2.9]: SASL PLAIN authentication failed: , sasl_username=mallory\x1b[2J"
    sleeping: list[float] = []
    row = {"time": "1800000000", "priority": "warning", "program": "postfix/smtps/smtpd", "message": evil}

    async def answer(self: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[row] if "postfix" in request.url.path else {})

    async def interrupted(seconds: float) -> None:
        sleeping.append(seconds)
        if len(sleeping) == 2:  # both have told what there is
            raise KeyboardInterrupt
        await asyncio.Event().wait()

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)
    monkeypatch.setattr("mailcow_facade._async.resources.logs.sleep", interrupted)
    assert failed_logins.main(["--rows", "1"]) == 0
    shown, errors = capsys.readouterr()
    assert re.fullmatch(r".{19}  postfix  smtps       'mallory\\x1b\[2J'  192\.0\.2\.9  refused\n", shown)
    assert errors == ""


# bulk_create.py


@pytest.mark.vcr
def test_bulk_create(
    cow: Mailcow, domain: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    password = known_password(monkeypatch)
    cow.mailboxes.create(ANNA, CANARY_OTHER_PASSWORD, quota="1 GiB")
    names = [f"user{number}" for number in range(6)]
    table = "address,name,quota\n" + "".join(f"{name}@{domain},{name.title()},512 MiB\n" for name in names)
    wrong = f"{ANNA},Anna,\nlarge@{domain},Large,500 GiB\nodd@{domain},Odd,some\n"
    typed(monkeypatch, table + wrong)
    assert bulk_create.main([]) == 1
    shown, errors = capsys.readouterr()
    told = {row["address"]: row for row in csv.DictReader(io.StringIO(shown))}
    assert len(told) == len(names) + 3
    for name in names:
        assert told[f"{name}@{domain}"] == {
            "address": f"{name}@{domain}",
            "result": "created",
            "password": password,
        }
    assert (told[ANNA]["result"], told[ANNA]["password"]) == ("there already", "")
    for address, why in ((f"large@{domain}", "mailbox_quota_exceeded"), (f"odd@{domain}", "'some' is no size")):
        assert re.match(f"failed: .*{why}", told[address]["result"])
        assert told[address]["password"] == ""
    assert errors == "bulk_create: 2 rows failed\n"
    made = {mailbox.username: mailbox for mailbox in cow.mailboxes.list(domain)}
    assert made.keys() == {ANNA, *(f"{name}@{domain}" for name in names)}
    assert (made[f"user3@{domain}"].name, made[f"user3@{domain}"].quota) == ("User3", 512 * 1024**2)

    typed(monkeypatch, table)
    assert bulk_create.main([]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert sorted(row["address"] for row in rows) == sorted(f"{name}@{domain}" for name in names)
    assert {row["result"] for row in rows} == {"there already"}


@pytest.mark.vcr
def test_bulk_create_with_a_read_only_key(
    read_only: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = [f"user{number}@example.org" for number in range(20)]
    typed(monkeypatch, "address,name,quota\n" + "".join(f"{address},,1 GiB\n" for address in addresses))
    assert bulk_create.main([]) == 1
    shown, errors = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert sorted(row["address"] for row in rows) == sorted(addresses)
    assert {row["password"] for row in rows} == {""}
    tried = [row for row in rows if row["result"] != "not tried"]
    assert 1 <= len(tried) <= bulk_create.TASKS, "no row after the first refusals"
    assert all("this API key may only read" in row["result"] for row in tried)
    assert errors == "bulk_create: 20 rows failed\n"


def test_bulk_create_tells_the_password_of_what_may_be_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # A server that breaks off in the middle of a write.
    async def answer(self: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"", headers={"content-type": "application/json"})

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)
    password = known_password(monkeypatch)
    typed(monkeypatch, f"address,name,quota\n{ANNA},Anna,1 GiB\n")
    assert bulk_create.main([]) == 1
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["result"].startswith("unknown: ")
    assert row["password"] == password


# All of them


@pytest.mark.parametrize("name", PROGRAMS)
def test_help_and_a_server_that_nobody_told(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = sys.modules[f"examples.{name}"]
    with pytest.raises(SystemExit) as ended:
        program.main(["--help"])
    assert ended.value.code == 0
    assert f"python {name}.py" in capsys.readouterr().out
    monkeypatch.delenv("MAILCOW_URL")
    typed(monkeypatch, "address,name,quota\n")
    needed = {"provision": ["example.org"], "rotate_password": [ANNA], "device_password": [ANNA]}
    assert program.main(needed.get(name, [])) in (1, 2)
    shown, errors = capsys.readouterr()
    assert shown == ""
    assert errors.startswith(f"{name}: ")
    assert "MAILCOW_URL is not set" in errors


def test_the_table_names_them_all() -> None:
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\| \[`(\w+)\.py`\]\(\1\.py\)", readme)) == PROGRAMS
