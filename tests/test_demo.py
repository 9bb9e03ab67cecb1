"""The README's first command: recorded once, replayed by `make demo`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from mailcow_facade import Mailcow
from scripts.demo import CASSETTE, walk
from tests.conftest import ROOT
from tests.scrubbing import CANARY_OTHER_PASSWORD, CANARY_PASSWORD
from tests.test_logs import log_in


@pytest.fixture(scope="module")
def populated(recording: bool) -> Iterator[None]:
    """While recording: what the demo shows. Of the module's scope, so that it comes before the cassette begins."""
    if not recording:
        yield
        return
    with Mailcow.from_env() as cow:
        cow.domains.create("example.org", max_quota_for_mbox="4 GiB", def_quota_for_mbox="1 GiB")
        cow.domains.create("example.com")
        cow.mailboxes.create("anna@example.org", CANARY_PASSWORD)
        cow.mailboxes.create("ben@example.org", CANARY_PASSWORD, quota="2 GiB", active=2)
        cow.mailboxes.create("carol@example.org", CANARY_PASSWORD, protocol_access=["imap"])
        cow.mailboxes.create("dora@example.com", CANARY_PASSWORD)
        assert not log_in("anna@example.org", CANARY_OTHER_PASSWORD)
        time.sleep(3)
        yield
        cow.mailboxes.delete("anna@example.org", "ben@example.org", "carol@example.org", "dora@example.com")
        cow.domains.delete("example.org", "example.com")


@pytest.mark.vcr
def test_the_conversation(populated: None, cow: Mailcow, capsys: pytest.CaptureFixture[str]) -> None:
    walk(cow)
    shown = capsys.readouterr().out
    for wanted in (
        "example.org    3 mailboxes, up to 4.0 GiB each",
        "anna@example.org     1.0 GiB active\n",
        "ben@example.org      2.0 GiB no login\n",
        "carol@example.org    1.0 GiB active, no SMTP\n",
        "NotFound: getDomain: there is no nowhere.example",
        "AlreadyExists: createMailbox: object_exists (anna@example.org)",
        "Rejected: createMailbox: mailbox_quota_exceeded",
        "authentication failed: (reason unavailable), sasl_username=anna@example.org",
    ):
        assert wanted in shown
    assert "dora" not in shown, "she is of another domain"


def test_the_command() -> None:
    assert CASSETTE.is_file()
    plain = {**os.environ, "HOME": "/nonexistent", "MAILCOW_URL": "", "MAILCOW_API_KEY": ""}
    command = [sys.executable, str(ROOT / "scripts" / "demo.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=plain, cwd="/")
    assert "there really are    226, every reply typed" in done.stdout
    assert "same as generated/ holds" in done.stdout
    assert "anna@example.org     1.0 GiB active" in done.stdout
    assert done.stderr == ""
