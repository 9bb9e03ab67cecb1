"""The command ``mailcow``: what is derived from the facade, what is sent, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
import httpx
import mailcow_client.models
import pytest

from mailcow_facade import Mailcow, errors
from mailcow_facade.cli.commands import Verb, resource_of, verbs_of
from mailcow_facade.cli.errors import STATUSES, in_commands, status_of
from mailcow_facade.cli.output import names_of
from mailcow_facade.cli.parameters import Field
from mailcow_facade.cli.resources import GROUP_OF, LEFT_OUT, NAME_OF
from mailcow_facade.cli.secrets import Secret, is_secret
from mailcow_facade.cli.watch import SECRETS
from mailcow_facade.drift import reach
from scripts import command_table
from tests.cli import SECRET, URL, Run, Server, run, server
from tests.conftest import ROOT
from tests.made_up_facts import domain, mailbox
from tests.test_dkim import LOOKS_GOOD

__all__ = ["run", "server"]

VERBS = [Verb(name, group, method) for name, group in GROUP_OF.items() for method in verbs_of(group)]
ADDRESS = "anna@example.org"
DOMAIN = domain(mboxes_in_domain=1, def_new_mailbox_quota=3 * 1024**3, def_quota_for_mbox=3 * 1024**3).to_dict()


def verb(words: str) -> Verb:
    group, name = words.split()
    return Verb(group, GROUP_OF[group], name.replace("-", "_"))


# What is derived.


def test_every_method_of_the_facade_is_a_command_or_left_out_with_a_reason() -> None:
    public = {name for name in reach.public_methods().values() if "." in name}
    commands = {f"{each.group.attribute}.{each.method}" for each in VERBS}
    assert commands | LEFT_OUT.keys() == public
    assert not commands & LEFT_OUT.keys()
    assert all(len(reason.split()) > 2 for reason in LEFT_OUT.values())


def test_a_group_says_what_the_client_says_of_the_resource() -> None:
    for name, group in GROUP_OF.items():
        attribute, _, inner = group.attribute.partition(".")
        said = resource_of(group).__doc__ if inner else getattr(Mailcow, attribute).func.__doc__
        assert str(said).splitlines()[0].partition(". ")[0].rstrip(".") + "." == group.help, name


@pytest.mark.parametrize("each", VERBS, ids=lambda each: f"{each.group_name} {each.name}")
def test_every_command_has_a_help_that_fits_and_no_markup_in_it(run: Run, each: Verb) -> None:
    done = run(each.group_name, each.name, "--help")
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "``" not in done.stdout
    assert ":meth:" not in done.stdout
    assert not re.search(r"\b(None(?! at all)|True|False|ZoneInfo|timedelta|ValueError)\b", done.stdout)
    for part in each.parts:
        if isinstance(part, Field) and not part.argument:
            name = part.option.removeprefix("--")
            assert part.option in done.stdout or f"--[no-]{name}" in done.stdout
            assert part.help, "an option that says nothing"
        elif isinstance(part, Secret):
            assert not re.search(rf"{part.option}[ ,/]", done.stdout), "no secret is an argument"


def test_a_help_borrows_words_and_shows_how_values_are_typed(run: Run) -> None:
    def told(*words: str) -> str:
        return " ".join(run(*words, "--help").stdout.split())

    assert "ADDRESS..." in told("mailbox", "delete")
    assert "ID|ADDRESS..." in told("alias", "delete")
    assert "KIND [one of rspamd, sieve]" in told("preset", "list")
    assert "[OPTIONS] ADDRESS [ACL...]" in told("mailbox", "set-acl")
    assert "ID As `list` shows it." in told("sync-job", "get")
    assert 'LINK [JSON like {"app": "...", "href": "..."}; names: app, href, user_href, hide]' in told(
        "customization", "set-app-links"
    )
    # Those of another method, and of the class.
    edit = told("pushover", "edit")
    assert "--sound TEXT The name of one of Pushover's sounds." in edit
    assert "The arguments are" not in edit
    assert "--count NUMBER How many rows to return" in told("log", "postfix")
    # What comes after a method is not meant: a deletion's words above all.
    assert "The entries' domain" not in told("domain-policy", "allow")


def test_an_option_for_several_has_a_name_for_each(run: Run, server: Server) -> None:
    server.answers["GET get/mailbox/all"] = []
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    done = run("mailbox", "edit", ADDRESS, "--tag", "a", "--tags", "b", "--dry-run", "-o", "json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)[0]["body"]["attr"]["tags"] == ["a", "b"]


def test_columns_are_fields_of_what_is_listed() -> None:
    for name, group in GROUP_OF.items():
        known: set[str] = set()
        for method in verbs_of(group):
            each = Verb(name, group, method)
            known |= {*names_of(each.row)}
            if get_origin(each.row) is dict:  # whose rows are told with their names
                known |= {"name", *names_of(get_args(each.row)[1])}
        for column in group.columns.split():
            assert re.split(r"[.=]", column)[0] in known, (name, column)


def test_what_the_table_names_is_there() -> None:
    for name, group in GROUP_OF.items():
        methods = {*verbs_of(group)}
        assert {*f"{group.reads} {group.asks} {group.reveals}".split()} <= methods, name
        parameters = {part.name for method in methods for part in Verb(name, group, method).parts}
        assert {*group.texts.split()} <= parameters, name


def test_whatever_reaches_a_route_that_writes_can_be_tried_dry() -> None:
    source = reach.read()
    operations = reach.operations()
    writing = {
        method
        for place, methods in source.methods.items()
        if place in operations and operations[place].writes
        for method in methods
    }
    commands = {f"{each.group.attribute}.{each.method}": each for each in VERBS}
    assert len(writing & commands.keys()) > 100
    for name in writing & commands.keys():
        assert commands[name].writes, name
        assert "dry_run" in _options(commands[name]), name
    assert all(each.asks for each in VERBS if each.method == "delete")


def _options(each: Verb) -> set[str]:
    from mailcow_facade.cli.commands import command_of

    return {param.name for param in command_of(each).params}


def test_no_secret_of_the_facade_is_an_option() -> None:
    """By what the generated models hide, in requests."""
    hidden = {
        each.name
        for name in mailcow_client.models.__all__
        if "Body" in name and attrs.has(model := getattr(mailcow_client.models, name))
        for each in attrs.fields(model)
        if not each.repr and each.name != "additional_properties"
    }
    assert hidden == SECRETS
    secret = {part.name for each in VERBS for part in each.parts if isinstance(part, Secret)}
    assert secret == {"bindpass", "client_secret", "key", "password", "password1", "private_key", "token"}
    assert all(is_secret(name) for name in secret)


# What is typed.


@pytest.mark.parametrize(
    ("words", "name", "typed", "value"),
    [
        ("mailbox create", "quota", "3 GiB", "3 GiB"),
        ("mailbox create", "active", "2", 2),
        ("mailbox create", "active", "no", False),
        ("mailbox create", "tags", ["a", "b"], ["a", "b"]),
        ("mailbox create", "acl", ["pushover"], ["pushover"]),
        ("mailbox create", "relayhost", "3", 3),
        ("mailbox set-custom-attributes", "attributes", ["a=1", "b=x=y"], {"a": "1", "b": "x=y"}),
        ("alias get", "id_or_address", "12", 12),
        ("alias get", "id_or_address", ADDRESS, ADDRESS),
        ("alias create", "goto", ["a@example.org", "b@example.org"], ["a@example.org", "b@example.org"]),
        ("spam-score edit", "spam", "7.5", 7.5),
        ("domain-policy delete", "prefids", ["1", "2"], [1, 2]),
        ("fail2ban edit", "whitelist", ["192.0.2.0/24"], ["192.0.2.0/24"]),
    ],
)
def test_values_are_read_as_the_facade_wants_them(words: str, name: str, typed: Any, value: Any) -> None:
    [part] = [part for part in verb(words).parts if part.name == name]
    assert isinstance(part, Field)
    assert part.value({name: typed}) == value


def test_durations_zones_and_objects() -> None:
    def value(words: str, name: str, typed: Any) -> Any:
        [part] = [part for part in verb(words).parts if part.name == name]
        assert isinstance(part, Field)
        return part.value({name: typed})

    assert value("time-limited-alias create", "lasts", "36h") == timedelta(hours=36)
    assert value("time-limited-alias create", "lasts", "2w") == timedelta(days=14)
    assert str(value("log sasl", "timezone", "Europe/Berlin")) == "Europe/Berlin"
    [link] = value("customization set-app-links", "links", ['{"app": "Mail", "href": "/SOGo"}'])
    assert (link.app, link.href, link.hide) == ("Mail", "/SOGo", False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("mailbox create a@example.org --quota lots", "Invalid value for --quota: 'lots' is no size"),
        ("mailbox create a@example.org --active 3", "Invalid value for --active: '3' is none of 0, 1, 2, yes, no"),
        ("mailbox create a@example.org --authsource nis", "'nis' is none of mailcow, ldap, keycloak, generic-oidc"),
        ("mailbox create a@example.org --relayhost x", "Invalid value for --relayhost: 'x' is no whole number"),
        ("mailbox set-custom-attributes a@example.org x", "'x' is no pair: write it as NAME=VALUE"),
        ("time-limited-alias create a@example.org --lasts long", "'long' is no duration"),
        ("log sasl --timezone Nowhere/At_All", "'Nowhere/At_All' is no time zone"),
        ("customization set-app-links x", "no JSON: write it like"),
        ("filter create a@example.org @/nowhere --script-desc x --filter-type prefilter", "/nowhere cannot be read"),
        ("mailbox list --output xml", "Invalid value for --output: 'xml' is none of table, json, csv, yaml"),
        ("mailbox list --columns nonsense", "'nonsense' is no field; there are active, active_int"),
        ("mailbox set-acl a@example.org", "give one, or --no-acl"),
        ("mailbox set-acl a@example.org pushover --no-acl", "not beside --no-acl"),
        ("mailbx list", "No such command 'mailbx'. Did you mean 'mailbox'"),
        ("mailbox lst", "No such command 'lst'. Did you mean 'list'?"),
        ("mailbox set_password a@example.org", "No such command 'set_password'. Did you mean 'set-password'?"),
        ("mailbox get", "Missing argument"),
        ("--url https://a.example.org mailbox list", "options of a command stand after it"),
        ("mailbox -o json list", "options of a command stand after it"),
        ("mailbox list --nonsense", "`mailcow mailbox list --help` tells what there is"),
        ("mailbox get not-an-address", "mailcow: "),
        ("mailbox edit a@example.org", "mailcow: nothing to change was given"),
        ("mailbox list --url https://a.example.org --profile x", "--url or --profile, not both"),
        ("mailbox list --timeout soon", "Invalid value for '--timeout'"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_sent(run: Run, server: Server, arguments: str, message: str) -> None:
    done = run(*arguments.split())
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert done.stderr.startswith("mailcow: ")
    assert len(done.stderr.splitlines()) <= 2
    assert not server.requests


def test_a_long_text_comes_from_a_file_or_stdin(run: Run, server: Server, tmp_path: Path) -> None:
    script = tmp_path / "x.sieve"
    script.write_text("keep;\nstop;\n", encoding="utf-8")
    usual = ["filter", "create", ADDRESS, "--script-desc", "x", "--filter-type", "prefilter", "--dry-run", "-o", "json"]
    for typed, stdin in ((f"@{script}", None), ("-", "keep;\nstop;\n"), ("keep;\nstop;\n", None)):
        server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
        done = run(*usual[:3], typed, *usual[3:], stdin=stdin)
        assert done.exit_code == 0, done.stderr
        assert json.loads(done.stdout)[0]["body"]["script_data"].splitlines() == ["keep;", "stop;"]


def test_lists_are_emptied_by_a_word_of_their_own(run: Run, server: Server) -> None:
    server.answers[f"GET get/mailbox/{ADDRESS}"] = {**mailbox().to_dict(), "sender_acl": ["*"]}
    done = run("mailbox", "edit", ADDRESS, "--no-sender-acl", "--dry-run", "-o", "json")
    assert done.exit_code == 0
    [request] = json.loads(done.stdout)
    assert "sender_acl" in request["body"]["attr"]
    done = run("mailbox", "set-acl", ADDRESS, "--no-acl")
    assert (done.exit_code, done.stdout) == (0, "done\n")
    assert server.writes == [("edit/user-acl", {"attr": {"user_acl": []}, "items": [ADDRESS]})]


# What is sent, and what is not.


def test_reading_and_writing(run: Run, server: Server) -> None:
    server.answers["GET get/domain/example.org"] = DOMAIN
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    done = run("mailbox", "get", ADDRESS, "--output", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["username"] == ADDRESS
    done = run("mailbox", "create", ADDRESS, "--password-stdin", "--quota", "2 GiB", stdin=f"{SECRET}\n")
    assert done.exit_code == 0, done.stderr
    [(route, body)] = server.writes
    assert route == "add/mailbox"
    assert (body["local_part"], body["quota"], body["password"]) == ("anna", 2048, SECRET)


@pytest.mark.parametrize(
    ("arguments", "routes"),
    [
        ("domain create example.org --description x", ["add/domain"]),
        ("domain delete example.org example.net", ["delete/domain", "delete/domain"]),
        ("mailbox create b@example.org --password-stdin --wait", ["add/mailbox"]),
        ("mailbox edit anna@example.org --quota 1GiB --tls-enforce-in", ["edit/mailbox", "edit/tls_policy"]),
        ("mailbox set-password anna@example.org --password-stdin --wait", ["edit/mailbox"]),
        ("mailbox delete anna@example.org b@example.org", ["delete/mailbox", "delete/mailbox"]),
        ("relayhost create smtp.example.com:587 --username x --password-stdin", ["add/relayhost"]),
        ("pushover set anna@example.org --key-stdin --token-stdin", ["edit/pushover"]),
        ("dkim import-key example.org --private-key-file -", ["add/dkim_import"]),
        ("queue flush", ["edit/mailq"]),
        ("mailbox reset-last-login anna@example.org", ["get/reset-last-login/anna@example.org"]),
    ],
)
def test_dry_run_shows_the_requests_and_sends_none(run: Run, server: Server, arguments: str, routes: list[str]) -> None:
    server.answers["GET get/domain/example.org"] = DOMAIN
    server.answers["GET get/domain/example.net"] = domain(domain_name="example.net").to_dict()
    server.answers["GET get/domain/all"] = [DOMAIN]
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    typed = (
        LOOKS_GOOD if "dkim" in arguments else f"{'a' * 30}\n{'b' * 30}\n" if "pushover" in arguments else f"{SECRET}\n"
    )
    for output in ("json", "table", "yaml"):
        done = run(*arguments.split(), "--dry-run", "--output", output, stdin=typed)
        assert done.exit_code == 0, done.stderr
        assert "mailcow: dry run: nothing was sent" in done.stderr
        assert not any(line in done.output for line in typed.splitlines())
        if output == "json":
            shown = [request["path"].removeprefix("/api/v1/") for request in json.loads(done.stdout)]
            assert [path.replace("%40", "@") for path in shown] == routes
    assert server.writes == []
    assert not [request for request in server.requests if "reset-last-login" in request.url.path]


def test_dry_run_tells_what_is_wrong_before_anything_would_be_sent(run: Run, server: Server) -> None:
    done = run("mailbox", "edit", "nobody@example.org", "--quota", "1GiB", "--dry-run")
    assert done.exit_code == 5
    assert done.stdout == ""


def test_dry_run_of_several_tells_which_would_fail(run: Run, server: Server) -> None:
    server.answers["GET get/domain/example.org"] = DOMAIN
    done = run("domain", "delete", "example.org", "example.net", "--dry-run", "-o", "json")
    assert [request["body"] for request in json.loads(done.stdout)] == [["example.org"]]
    assert done.exit_code == 7
    assert "example.net: there is no example.net" in done.stderr
    assert server.writes == []


# Questions.


def test_a_deletion_asks_and_refuses_where_nobody_is_there(run: Run, server: Server) -> None:
    done = run("mailbox", "delete", ADDRESS)
    assert done.exit_code == 2
    assert done.stderr == f"mailcow: mailbox delete {ADDRESS}: there is nobody to ask, so give --yes\n"
    done = run("queue", "clear")
    assert (done.exit_code, server.requests) == (2, [])


def test_a_deletion_is_done_when_somebody_says_yes(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailcow_facade.cli.commands.at_terminal", lambda: True)
    many = [f"user{number}@example.org" for number in range(7)]
    done = run("mailbox", "delete", *many, stdin="n\n")
    assert done.exit_code == 1
    assert "user4@example.org and 2 more: sure? [y/N]" in done.stderr
    assert run("mailbox", "delete", "a\x1b[2J@example.org", stdin="").exit_code == 1
    assert not server.requests
    assert run("mailbox", "delete", ADDRESS, stdin="y\n").exit_code == 0
    assert run("mailbox", "delete", ADDRESS, "--yes").exit_code == 0
    assert [route for route, _ in server.writes] == ["delete/mailbox"] * 2


# Secrets.


def test_a_password_comes_from_stdin_the_environment_or_is_asked_for_twice(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    typed = iter([SECRET, SECRET, SECRET, "another"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    usual = ("mailbox", "set-password", ADDRESS)
    none = run(*usual)
    assert none.exit_code == 2
    assert "give one of --password-prompt, --password-stdin and --generate-password" in none.stderr
    assert run(*usual, "--password-stdin", stdin=f"{SECRET}\n").exit_code == 0
    assert run(*usual, "--password-prompt").exit_code == 0
    assert run(*usual, "--password-prompt").exit_code == 2, "two different ones"
    assert run(*usual, "--password-prompt", "--password-stdin").exit_code == 2
    monkeypatch.setenv("MAILCOW_PASSWORD", SECRET)
    assert run(*usual).exit_code == 0
    assert [body["attr"]["password"] for _, body in server.writes] == [SECRET] * 3


def test_the_environments_password_changes_nothing_that_was_not_to_be_changed(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILCOW_PASSWORD", SECRET)
    server.answers["GET get/relayhost/3"] = {"id": "3", "hostname": "smtp.example.com", "active": "1"}
    assert run("relayhost", "edit", "3", "--no-active").exit_code == 0
    [(_, body)] = server.writes
    assert "password" not in body["attr"]


def test_a_password_is_made_up_to_the_servers_policy_and_shown_once(run: Run, server: Server) -> None:
    policy = {"length": "40", "chars": "1", "special_chars": "1", "lowerupper": "1", "numbers": "1"}
    server.answers["GET get/passwordpolicy"] = policy
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    done = run("mailbox", "set-password", ADDRESS, "--generate-password", "-o", "json")
    assert done.exit_code == 0, done.stderr
    [(_, body)] = server.writes
    made = body["attr"]["password"]
    assert len(made) == 40
    assert done.stderr.endswith(f": {made}\n")
    assert made not in done.stdout
    dry = run("mailbox", "set-password", ADDRESS, "--generate-password", "--dry-run")
    assert "***" in dry.stdout
    assert "the password" not in dry.stderr


def test_a_made_up_password_is_not_lost_where_it_may_be_in_force(run: Run, server: Server) -> None:
    server.answers["GET get/passwordpolicy"] = {"length": "8"}
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    server.answers["POST edit/mailbox"] = httpx.Response(200, content=b"")
    done = run("mailbox", "set-password", ADDRESS, "--generate-password")
    assert done.exit_code == 8
    [(_, body)] = server.writes
    assert body["attr"]["password"] in done.stderr


def test_an_identity_providers_mailbox_needs_no_password(run: Run, server: Server) -> None:
    server.answers["GET get/identity-provider"] = {"authsource": "ldap"}
    server.answers["GET get/domain/example.org"] = DOMAIN
    server.answers["GET get/mailbox/b@example.org"] = {**mailbox().to_dict(), "username": "b@example.org"}
    done = run("mailbox", "create", "b@example.org", "--authsource", "ldap")
    assert done.exit_code == 0, done.stderr
    assert "password" not in server.writes[0][1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["mailbox", "create", ADDRESS, SECRET],
        ["mailbox", "create", ADDRESS, "--password", SECRET],
        ["mailbox", "create", ADDRESS, f"--password={SECRET}"],
        ["mailbox", "create", ADDRESS, f"-p{SECRET}"],
        ["mailbox", "create", ADDRESS, f"--password-stdin={SECRET}"],
        ["relayhost", "create", "smtp.example.com", "--", SECRET],
        ["sync-job", "create", ADDRESS, "--host1", "x.example.com", "--user1", "x", "--password1", SECRET],
        ["app-password", "create", ADDRESS, "phone", SECRET],
    ],
)
def test_a_secret_as_an_argument_is_refused_and_not_shown(run: Run, server: Server, arguments: list[str]) -> None:
    done = run(*arguments)  # which looks for it in all that is shown
    assert done.exit_code == 2
    assert not server.requests


def test_secrets_of_the_server_are_masked_unless_asked_for(run: Run, server: Server) -> None:
    row = {"id": "3", "hostname": "smtp.example.com", "username": "x", "password": "hidden-word", "active": "1"}
    server.answers["GET get/relayhost/3"] = row
    server.answers["GET get/relayhost/all"] = [row]
    for output in ("json", "csv", "yaml", "table"):
        for words in (("get", "3"), ("list",)):
            assert "hidden-word" not in run("relayhost", *words, "-o", output).stdout
    assert json.loads(run("relayhost", "get", "3", "-o", "json").stdout)["password"] == "***"
    assert json.loads(run("relayhost", "get", "3", "-o", "json", "--show-secrets").stdout)["password"] == "hidden-word"


# How it ends.


def test_each_error_has_an_exit_status_and_each_status_a_meaning() -> None:
    kinds: list[type[errors.MailcowError]] = [
        kind for name in errors.__all__ if issubclass(kind := getattr(errors, name), errors.MailcowError)
    ]
    assert {status_of(kind("x")) for kind in kinds} <= STATUSES.keys()
    assert status_of(errors.ReadOnlyKey("x")) == 4
    assert status_of(errors.RouteNotFound("x")) == 5
    named = {kind.__name__: status_of(kind("x")) for kind in kinds}
    assert {name for name, status in named.items() if status == 1} == {"MailcowError", "ApiError", "Rejected"}


@pytest.mark.parametrize(
    ("answer", "status", "message"),
    [
        ({}, 5, "mailcow: there is no anna@example.org"),
        (httpx.Response(401, json={"type": "error", "msg": "authentication failed"}), 4, "does not know this API key"),
        (httpx.Response(502, text="<html>"), 3, "is down"),
        (httpx.ConnectError("refused"), 3, "no reply from https://mail.example.org"),
        (httpx.Response(200, text="<html>"), 3, "an HTML page came"),
        (httpx.Response(404, json={"type": "error", "msg": "route not found"}), 5, "this server does not have"),
    ],
)
def test_an_error_is_a_line_or_two_and_a_status(  # noqa: PLR0917 - fixtures and cases
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, answer: Any, status: int, message: str
) -> None:
    monkeypatch.setattr("mailcow_facade._sync.client.sleep", lambda seconds: None)
    server.answers[f"GET get/mailbox/{ADDRESS}"] = answer
    done = run("mailbox", "get", ADDRESS, "-o", "json")
    assert (done.exit_code, done.stdout) == (status, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) <= 2
    more = run("--debug", "mailbox", "get", ADDRESS)
    assert more.exit_code == status
    assert "operation: getMailbox" in more.stderr
    assert re.search(r"^  at \S+\.py:\d+ in \w+$", more.stderr, re.MULTILINE)


def test_of_several_each_that_failed_is_named(run: Run, server: Server) -> None:
    gone = {"type": "danger", "msg": "access_denied"}
    server.answers["POST delete/mailbox"] = lambda request: (
        [gone] if b"nobody" in request.content else [{"type": "success", "msg": ["mailbox_removed", ADDRESS]}]
    )
    done = run("mailbox", "delete", ADDRESS, "nobody@example.org", "--yes")
    assert done.exit_code == 7
    assert done.stderr.splitlines()[0] == "mailcow: 1 of 2 went through; failed:"
    assert done.stderr.splitlines()[1].startswith("  nobody@example.org: there is no such object")


def test_whether_is_told_by_the_status_too(run: Run, server: Server) -> None:
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    done = run("mailbox", "exists", ADDRESS)
    assert (done.exit_code, done.stdout) == (0, "yes\n")
    done = run("mailbox", "exists", "nobody@example.org", "-o", "json")
    assert (done.exit_code, done.stdout) == (1, "false\n")


def test_an_error_names_commands_not_calls(run: Run, server: Server) -> None:
    assert in_commands("raise it with domains.edit, or see mailboxes.half_deleted") == (
        "raise it with `mailcow domain edit`, or see `mailcow mailbox half-deleted`"
    )
    assert in_commands("the business of cow.ratelimits.") == "the business of `mailcow ratelimit`."
    assert in_commands("mail.domains.example") == "mail.domains.example"
    server.answers["GET get/domain/example.org"] = DOMAIN
    server.answers["POST add/mailbox"] = [{"type": "danger", "msg": ["mailbox_quota_left_exceeded", 100]}]
    done = run("mailbox", "create", ADDRESS, "--password-stdin", stdin=f"{SECRET}\n")
    assert done.exit_code == 1
    assert "100 MiB at most can be given here" in done.stderr
    assert "with `mailcow domain edit`" in done.stderr


def test_a_fault_of_its_own_is_told_without_values(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("mailcow_facade.cli.output.show", broken)
    done = run("domain", "list")
    assert done.exit_code == 70
    assert done.stderr == "mailcow: a fault of this program (KeyError); --debug shows where, for a report\n"
    assert "output.py" not in done.stderr
    assert "test_cli.py" in run("domain", "list", "--debug").stderr


def test_ctrl_c_is_quiet(run: Run, server: Server) -> None:
    def interrupted(request: httpx.Request) -> Any:
        raise KeyboardInterrupt

    server.answers["GET get/domain/all"] = interrupted
    done = run("domain", "list")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "\n")


def test_the_names_of_the_table_are_unambiguous() -> None:
    assert len(NAME_OF) == len(GROUP_OF)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in GROUP_OF)


# What the pages say.


def test_the_page_has_every_command_and_exit_status() -> None:
    text = command_table.PAGE.read_text(encoding="utf-8")
    assert command_table.written(text) == text, "run scripts/command_table.py"
    assert all(f"| `{each.group_name} {each.name}` |" in text for each in VERBS)
    assert all(f"| {status} | " in text for status in STATUSES)


def shown_commands() -> list[str]:
    pages = (ROOT / "docs" / "cli.md", ROOT / "README.md")
    blocks = [
        block for page in pages for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]
    return [line[10:] for block in blocks for line in block.splitlines() if line.startswith("$ mailcow ")]


def test_the_commands_on_the_pages_run(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    server.answers["GET get/domain/example.org"] = DOMAIN
    server.answers["GET get/domain/all"] = [DOMAIN]
    server.answers[f"GET get/mailbox/{ADDRESS}"] = mailbox().to_dict()
    server.answers["GET get/passwordpolicy"] = {"length": "8"}
    monkeypatch.setattr("mailcow_facade.cli.commands.at_terminal", lambda: True)
    # Those that want more of a server than a made-up one has: tests/test_cli_docs.py runs them.
    apart = {"demo", "doctor", "drift", "serve"}
    lines = [line for line in shown_commands() if line.split()[0] not in apart]
    assert len(lines) > 10
    for line in lines:
        if "config" in line:
            monkeypatch.delenv("MAILCOW_URL", raising=False)  # the servers are those of the profiles from here on
        else:
            monkeypatch.setenv("MAILCOW_URL", URL)
        if "--profile" in line:
            monkeypatch.delenv("MAILCOW_URL")
        command, _, file = line.partition(" > ")
        done = run(*shlex.split(command, comments=True), stdin="y\n")
        assert done.exit_code == 0, (line, done.stderr)
        if file:
            Path(file).write_text(done.stdout, encoding="utf-8")


# What it costs.


class Empty(BaseHTTPRequestHandler):
    """A mailcow in which there is nothing."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def empty() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Empty) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process with the command's environment."""
    about = {**os.environ, "MAILCOW_API_KEY": "K", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**about, **environment},
        check=False,
    )


def test_rich_is_imported_for_tables_alone(empty: str) -> None:
    code = """
import sys
from mailcow_facade.cli import main
try:
    main()
finally:
    print(*sorted({"rich", "yaml", "tomlkit", "platformdirs"} & {*sys.modules}), file=sys.stderr)
"""
    for output, shown, loaded in (
        ("json", "[]\n", "\n"),
        ("csv", "active,active_int,attributes,", "\n"),
        ("yaml", "[]\n", "yaml\n"),
    ):
        done = process("-c", code, "mailbox", "list", "--output", output, MAILCOW_URL=empty)
        assert done.returncode == 0
        assert done.stdout.startswith(shown)
        assert done.stderr == loaded


def test_completing_is_told_without_a_server() -> None:
    for typed, wanted in (
        ("mailcow mailb", "mailbox"),
        ("mailcow mailbox set-p", "set-password"),
        ("mailcow mailbox create x@example.org --gen", "--generate-password"),
        ("mailcow mailbox create x@example.org --authsource key", "keycloak"),
        ("mailcow mailbox list --output y", "yaml"),
        ("mailcow config i", "init"),
    ):
        done = process(
            "-m",
            "mailcow_facade.cli",
            _MAILCOW_COMPLETE="complete_bash",
            COMP_WORDS=typed,
            COMP_CWORD=str(len(typed.split()) - 1),
            MAILCOW_URL="http://127.0.0.1:9",
        )
        assert wanted in done.stdout.split(), (typed, done.stderr)


def test_a_reader_that_leaves_is_no_error(empty: str) -> None:
    about = {**os.environ, "MAILCOW_URL": empty, "MAILCOW_API_KEY": "K"}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "mailcow_facade.cli", "mailbox", "list", "--output", "csv"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=about,
        cwd=ROOT,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
