"""Calls of the library as commands: each command of a remedy is understood, and sends what the call sends."""

from __future__ import annotations

import json
import shlex
from contextlib import suppress
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, MailcowError
from mailcow_facade.cli.spelling import command_for, with_commands
from mailcow_facade.doctor.checks import wire
from mailcow_facade.doctor.verdict import decide
from tests.cli import SECRET, URL, Run, Server, run, server
from tests.conftest import ROOT
from tests.made_up_facts import judged, made_up
from tests.made_up_reports import hostile, of_cause
from tests.remedies import read_call, written

__all__ = ["run", "server"]


def remedies() -> set[str]:
    """Every call that a remedy names: those of all made-up states, and those that stand in the source."""
    calls = {call for _, call in written(ROOT / "mailcow_facade" / "doctor") if "filled in" not in call}
    calls |= {saying.remedy.call for saying in wire._SAYINGS if saying.remedy and saying.remedy.call}
    for facts in made_up().values():
        results = judged(facts)
        found = [decide(facts, results).remedy, *(result.remedy for result in results)]
        calls |= {remedy.call for remedy in found if remedy and remedy.call}
    return calls


REMEDIES = sorted(remedies())


@pytest.mark.parametrize(
    ("call", "command"),
    [
        ("cow.mailboxes.edit('anna@example.org', active=True)", "mailcow mailbox edit anna@example.org --active 1"),
        (
            "cow.mailboxes.edit('anna@example.org', smtp_access=True)",
            "mailcow mailbox edit anna@example.org --smtp-access",
        ),
        ("cow.domains.edit('example.org', active=False)", "mailcow domain edit example.org --no-active"),
        ("cow.mailboxes.edit('a@example.org', quota='10 GiB')", "mailcow mailbox edit a@example.org --quota '10 GiB'"),
        (
            "cow.mailboxes.edit('a@example.org', tags=['x', 'y z'])",
            "mailcow mailbox edit a@example.org --tags x --tags 'y z'",
        ),
        ("cow.mailboxes.edit('a@example.org', sender_acl=[])", "mailcow mailbox edit a@example.org --no-sender-acl"),
        (
            "cow.mailboxes.set_password('a@example.org', password)",
            "mailcow mailbox set-password a@example.org --password-prompt",
        ),
        ("cow.mailboxes.create('a@example.org', password)", "mailcow mailbox create a@example.org --password-prompt"),
        (
            "cow.app_passwords.create('a@example.org', 'mail program')",
            "mailcow app-password create a@example.org 'mail program'",
        ),
        (
            "cow.app_passwords.edit('a@example.org', 7, protocols=['imap'])",
            "mailcow app-password edit a@example.org 7 --protocols imap",
        ),
        ("cow.fail2ban.unban('192.0.2.7/32', '2001:db8::/64')", "mailcow fail2ban unban 192.0.2.7/32 2001:db8::/64"),
        ("cow.logs.postfix(50)", "mailcow log postfix --count 50"),
        ("cow.domains.list()", "mailcow domain list"),
        ("cow.mailboxes.delete('-x@example.org')", "mailcow mailbox delete -- -x@example.org"),
        ("cow.templates.domains.get(1)", "mailcow domain-template get 1"),
        (
            "cow.mailboxes.set_custom_attributes('a@example.org', {'room': '1 b'})",
            "mailcow mailbox set-custom-attributes a@example.org 'room=1 b'",
        ),
        (
            "cow.mailboxes.edit('a@example.org', name='$(reboot)')",
            "mailcow mailbox edit a@example.org --name '$(reboot)'",
        ),
    ],
)
def test_a_call_is_spelt_as_a_command(call: str, command: str) -> None:
    assert command_for(call) == command


def test_options_that_tell_the_server_go_along() -> None:
    assert (
        command_for("cow.domains.get('example.org')", ["--url", URL]) == f"mailcow domain get example.org --url {URL}"
    )


@pytest.mark.parametrize(
    "call",
    [
        "cow.mailboxes.mend('x')",
        "os.remove('x')",
        "cow.mailboxes",
        "cow.mailboxes.edit(",
        "cow.mailboxes.edit()",
        "cow.logs.auth()",
    ],
)
def test_what_is_no_command_is_none(call: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        command_for(call)


@pytest.mark.parametrize("call", REMEDIES)
def test_the_command_of_a_remedy_sends_what_its_call_sends(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """And asks for the password that the call leaves open."""
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr("mailcow_facade.cli.commands.at_terminal", lambda: True)
    monkeypatch.setattr("mailcow_facade._sync.client.sleep", lambda seconds: None)
    wanted = sent_by(call)
    assert wanted
    words = shlex.split(command_for(call))
    assert words[0] == "mailcow"
    assert SECRET not in words
    done = run(*words[1:], stdin="y\n")
    assert done.exit_code != 2, done.stderr
    assert [shape(request) for request in server.requests] == wanted
    assert bool(asked) == ("password)" in call)


def test_all_remedies_are_looked_at() -> None:
    assert len(REMEDIES) > 12
    assert {"mailboxes", "domains", "app_passwords", "fail2ban", "logs", "status"} <= {
        call.split(".")[1] for call in REMEDIES
    }


def sent_by(call: str) -> list[Any]:
    """What the library sends, to a server that knows nothing and says yes to all writes."""
    made_up = Server()
    with Mailcow(URL, api_key="K", transport=httpx.MockTransport(made_up)) as cow:
        method, arguments, options = read_call(call, cow, SECRET)
        with suppress(MailcowError):  # it cannot be read back
            method(*arguments, **options)
    return [shape(request) for request in made_up.requests]


def shape(request: httpx.Request) -> tuple[str, str, Any]:
    # An app password is made up anew each time.
    body = json.loads(request.content) if request.content else None
    if isinstance(body, dict):
        body = {name: len(value) if name.startswith("app_passwd") else value for name, value in body.items()}
    return request.method, request.url.raw_path.decode(), body


# The report.


def test_a_report_has_the_command_beside_the_call() -> None:
    report = of_cause("mailbox.inactive")
    assert report.verdict.remedy
    assert report.verdict.remedy.command == ""
    assert report.verdict.remedy.call in report.to_text()
    spelt = with_commands(report, ["--profile", "test"])
    assert spelt.verdict.remedy
    command = spelt.verdict.remedy.command
    assert command == "mailcow mailbox edit anna@example.org --active 1 --profile test"
    for text in (spelt.to_text(), spelt.to_markdown()):
        assert command in text
        assert report.verdict.remedy.call not in text
    assert spelt.to_dict()["verdict"]["remedy"]["call"] == report.verdict.remedy.call
    assert [result.remedy and bool(result.remedy.command) for result in spelt.results] == [
        result.remedy and bool(result.remedy.call) for result in report.results
    ]


def test_a_call_without_a_command_stays_as_it_is() -> None:
    assert with_commands(hostile()).to_dict()["format"] == 1
