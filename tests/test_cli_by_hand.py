"""``mailcow log tail``, ``request`` and ``status``: the commands that no method is, on the embedded mailcow."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import httpx
import pytest
import yaml

from mailcow_facade import Mailcow
from mailcow_facade.cli.log_tail import _line
from mailcow_facade.cli.request import SECRETS_TOLD
from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import logs
from tests.cli import SECRET, Run, Server, run, server
from tests.conftest import ROOT

__all__ = ["run", "server"]


@pytest.fixture(scope="module")
def running() -> Iterator[MailcowServer]:
    with MailcowServer() as running:
        yield running


@pytest.fixture
def embedded(running: MailcowServer, run: Run, monkeypatch: pytest.MonkeyPatch) -> MailcowServer:
    """A pristine server, which the command talks to."""
    running.reset()
    monkeypatch.setenv("MAILCOW_URL", running.url)
    monkeypatch.setenv("MAILCOW_API_KEY", running.api_key)
    return running


def log(embedded: MailcowServer, message: str) -> None:
    store = embedded.state.store
    with store.lock:
        logs.write(store, "postfix", message, program="postfix/smtpd")
        store.commit()


# Logs.


def test_the_newest_rows_of_a_log_are_shown_the_oldest_first(run: Run, embedded: MailcowServer) -> None:
    for number in range(5):
        log(embedded, f"connect from host{number}.example.com")
    done = run("log", "tail", "postfix", "-n", "2")
    assert done.exit_code == 0
    first, second = done.stdout.splitlines()
    assert first[4] == "-"
    assert first[19:] == "  info  postfix/smtpd  connect from host3.example.com"
    assert second.endswith("host4.example.com")
    rows = [
        json.loads(line) for line in run("log", "tail", "postfix", "--count", "3", "-o", "json").stdout.splitlines()
    ]
    assert [row["message"][-17:] for row in rows] == [f"host{number}.example.com" for number in (2, 3, 4)]
    assert [*rows[0]] == ["message", "priority", "program", "time"]
    header, *lines = run("log", "tail", "postfix", "-n", "2", "-o", "csv").stdout.splitlines()
    assert header == "message,priority,program,time"
    assert [line.split(",")[0] for line in lines] == [
        "connect from host3.example.com",
        "connect from host4.example.com",
    ]
    assert len(yaml.safe_load(run("log", "tail", "postfix", "-n", "4", "-o", "yaml").stdout)) == 4
    assert run("log", "tail", "postfix", "-n", "0").stdout == ""


def test_a_log_is_named_as_its_command_is(run: Run, embedded: MailcowServer) -> None:
    assert run("log", "tail", "rspamd-history").exit_code == 0
    done = run("log", "tail", "rspamd_history")
    assert done.exit_code == 2
    assert "'rspamd_history' is none of postfix, dovecot" in " ".join(done.stderr.split())
    assert run("log", "tail", "postfix", "-n", "-1").exit_code == 2
    assert run("log", "tail", "postfix", "--timezone", "Europe/Berlin").exit_code == 2


def test_what_others_wrote_cannot_play_with_the_terminal() -> None:
    row = {"message": "a\x1b[2Jb\nc", "time": "2026-01-31T12:00:00+00:00", "user": ["x", "y"], "nothing": None}
    assert _line(row) == "2026-01-31 12:00:00  x, y  a\\x1b[2Jb\\nc"


@pytest.fixture
def following(embedded: MailcowServer) -> Iterator[subprocess.Popen[str]]:
    log(embedded, "the first")
    process = subprocess.Popen(
        [sys.executable, "-m", "mailcow_facade.cli", *"log tail postfix -f --interval 0.05 -o json".split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    yield process
    process.kill()
    process.communicate()


def test_new_rows_are_shown_as_they_come_until_ctrl_c(
    embedded: MailcowServer, following: subprocess.Popen[str]
) -> None:
    assert following.stdout
    assert message(following.stdout) == "the first"
    for number in range(3):
        log(embedded, f"row {number}")
        assert message(following.stdout) == f"row {number}"
    following.send_signal(signal.SIGINT)
    rest, said = following.communicate(timeout=10)
    assert (following.returncode, rest, said.strip()) == (130, "", "")


def message(stream: IO[str]) -> str:
    return str(json.loads(stream.readline())["message"])


# Any route.


def test_a_route_is_asked_and_its_reply_shown(run: Run, embedded: MailcowServer) -> None:
    assert json.loads(run("request", "get", "get/status/version").stdout) == {"version": "2026-07a"}
    assert run("request", "GET", "/api/v1/get/status/version", "-o", "yaml").stdout == "version: 2026-07a\n"
    assert json.loads(run("request", "GET", "get/domain/all").stdout) == []
    done = run("request", "GET", "get/domain/nowhere.example")
    assert (done.exit_code, done.stdout) == (5, "")
    done = run("request", "GET", "get/no/such/route")
    assert done.exit_code == 5
    assert "this server does not have" in done.stderr


def test_a_route_that_writes_is_held_back_or_goes_out(run: Run, embedded: MailcowServer, tmp_path: Path) -> None:
    with Mailcow(embedded.url, api_key=embedded.api_key) as cow:
        cow.domains.create("example.org")
        body = {"local_part": "a", "domain": "example.org", "password": SECRET, "password2": SECRET, "active": "1"}
        file = tmp_path / "body.json"
        file.write_text(json.dumps(body))
        done = run("request", "POST", "add/mailbox", "--data", f"@{file}", "--dry-run", "-o", "json")
        assert done.exit_code == 0
        [planned] = json.loads(done.stdout)
        assert (planned["method"], planned["path"]) == ("POST", "/api/v1/add/mailbox")
        assert planned["body"] == {**body, "password": "***", "password2": "***"}
        assert not cow.mailboxes.list()
        done = run("request", "POST", "add/mailbox", "--data", "-", stdin=json.dumps(body))
        assert done.exit_code == 0
        assert {row["type"] for row in json.loads(done.stdout)} == {"success"}
        again = run("request", "POST", "add/mailbox", "--data", f"@{file}")
        assert again.exit_code == 6
        done = run("request", "POST", "delete/mailbox", "--data", '["a@example.org"]')
        assert done.exit_code == 2
        assert "give --yes" in done.stderr
        assert cow.mailboxes.exists("a@example.org")
        assert run("request", "POST", "delete/mailbox", "--data", '["a@example.org"]', "--yes").exit_code == 0
        assert not cow.mailboxes.exists("a@example.org")


def test_a_search_is_a_read_though_it_is_a_post(run: Run, embedded: MailcowServer) -> None:
    data = '{"draw": 1, "start": 0, "length": 10, "columns": [], "order": []}'
    done = run("request", "POST", "search/domain", "--data", data, "--dry-run")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["recordsTotal"] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["PUT", "get/domain/all"], "mailcow's API knows GET and POST"),
        (["GET", "get/domain/all", "--data", "{}"], "a GET sends none"),
        (["POST", "add/domain", "--data", f'{{"password": "{SECRET}"'], "this is no JSON"),
        (["POST", "add/domain", "--data", "@/nowhere"], "/nowhere cannot be read"),
        (["GET", "get/domain/all", "--param", "tags"], "'tags' is no pair"),
        (["GET", "https://mail.example.org/api/v1/get/domain/all"], "is no route"),
    ],
)
def test_a_mistake_in_a_request_is_told(run: Run, embedded: MailcowServer, arguments: list[str], message: str) -> None:
    done = run("request", *arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_secrets_in_replies_are_masked_by_name(run: Run, server: Server) -> None:
    server.answers["GET get/relayhost/all"] = [
        {"id": "1", "hostname": "x", "password": SECRET, "password_short": "Pla"}
    ]
    [row] = json.loads(run("request", "GET", "get/relayhost/all").stdout)
    assert row == {"id": "1", "hostname": "x", "password": "***", "password_short": "***"}
    server.answers["GET get/relayhost/all"] = [{"id": "1", "password": "hidden-word"}]
    assert "hidden-word" in run("request", "GET", "get/relayhost/all", "--show-secrets").stdout
    server.answers["POST add/relayhost"] = [{"type": "danger", "msg": ["nope", SECRET]}]
    done = run("request", "POST", "add/relayhost", "--data", json.dumps({"password": SECRET}), "--debug")
    assert done.exit_code == 1  # run looks for the secret


def test_the_names_of_secrets_are_those_of_the_models() -> None:
    import attrs
    from mailcow_client import models

    hidden = {
        each.name
        for name in models.__all__
        if attrs.has(model := getattr(models, name))
        for each in attrs.fields(model)
        if not each.repr and each.name != "additional_properties"
    }
    assert hidden == SECRETS_TOLD


def test_text_is_shown_as_it_is(run: Run, server: Server) -> None:
    server.answers["GET get/postcat/4C1B"] = httpx.Response(200, text="*** ENVELOPE RECORDS ***\nx")
    assert run("request", "GET", "get/postcat/4C1B").stdout == "*** ENVELOPE RECORDS ***\nx\n"
    assert json.loads(run("request", "GET", "get/postcat/4C1B", "-o", "json").stdout) == "*** ENVELOPE RECORDS ***\nx"


# The state.

PARTS: dict[str, object] = {
    "GET get/status/version": {"version": "2026-07a"},
    "GET get/status/containers": {
        "rspamd-mailcow": {"state": "exited"},
        "nginx-mailcow": {"state": "running"},
        "acme-mailcow": {"state": "restarting"},
    },
    "GET get/status/vmail": {"disk": "/dev/vda", "used": "28G", "total": "271G", "used_percent": "26%"},
    "GET get/status/host": {
        "cpu": {"cores": 2, "usage": 2.5},
        "memory": {"total": 8 * 1024**3, "usage": 25.0},
        "uptime": 90061.5,
    },
    "GET get/domain/all": [
        {"domain_name": "example.org", "active": 1, "mboxes_in_domain": 3, "aliases_in_domain": 2},
        {"domain_name": "example.net", "active": 0, "mboxes_in_domain": 1},
    ],
    "GET get/mailq/all": [{"queue_id": "4C1B", "arrival_time": 1}],
    "GET get/quarantine/all": [{"id": 1}, {"id": 2}],
    "GET get/fail2ban": {"active_bans": [{"network": "192.0.2.7/32"}], "perm_bans": [{"network": "192.0.2.128/25"}]},
}


def test_the_server_fits_on_a_screen_with_what_is_wrong_first(run: Run, server: Server) -> None:
    server.answers.update(PARTS)  # type: ignore[arg-type]
    done = run("status")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "NOT RUNNING       acme (restarting), rspamd (exited)",
        "version           2026-07a",
        "containers        1 of 3 run",
        "disk              28G of 271G used (26 %)",
        "host              up 1 day, 1:01:01; CPU 2.5 % of 2 cores, memory 25.0 % of 8 GiB",
        "domains           2, with 4 mailboxes and 2 aliases",
        "inactive domains  example.net",
        "queue             1 message",
        "quarantine        2 messages",
        "banned            192.0.2.128/25, 192.0.2.7/32",
    ]
    assert run("status", "overview").stdout == done.stdout
    found = json.loads(run("status", "-o", "json").stdout)
    assert found["containers"] == {"not_running": {"acme": "restarting", "rspamd": "exited"}, "running": ["nginx"]}
    assert (found["queued"], found["quarantined"], found["unknown"]) == (1, 2, {})
    assert found["host"]["uptime"] == 90061.5


def test_a_part_that_cannot_be_told_hides_no_other(run: Run, server: Server) -> None:
    server.answers.update(PARTS)  # type: ignore[arg-type]
    server.answers["GET get/status/containers"] = httpx.Response(500, text="dockerapi")
    server.answers["GET get/status/vmail"] = {"used_percent": None}
    done = run("status")
    assert done.exit_code == 0
    assert "version" in done.stdout
    assert "not known" in done.stdout
    assert "containers: HTTP 500" in done.stdout
    found = json.loads(run("status", "--output=json").stdout)
    assert found["unknown"].keys() == {"containers", "disk"}
    assert found["containers"] is None


def test_where_nothing_can_be_told_it_says_why(run: Run, server: Server) -> None:
    refused = httpx.Response(401, json={"type": "error", "msg": "authentication failed"})
    server.answers = dict.fromkeys(PARTS, refused)
    done = run("status")
    assert (done.exit_code, done.stdout) == (4, "")
    assert len(server.requests) == 1, "a refused key is tried once"
    server.answers = dict.fromkeys(PARTS, httpx.Response(500, text="database"))
    done = run("status")
    assert (done.exit_code, done.stdout) == (3, "")


def test_the_other_commands_of_the_group_are_there_still(run: Run, embedded: MailcowServer) -> None:
    assert run("status", "version").stdout == "2026-07a\n"
    assert "overview" in run("status", "--help").stdout
    done = run("status", "nonsense")
    assert done.exit_code == 2
    assert run("status").exit_code == 0
