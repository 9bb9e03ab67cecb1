"""What the README shows is true: its code runs, its files and commands exist."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

import mailcow_facade
from mailcow_facade import Mailcow
from mailcow_facade.doctor import probes
from tests.conftest import ROOT
from tests.test_replies import REPLIES

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def recorded(request: httpx.Request) -> httpx.Response:
    """A recorded reply for the same kind of request, or a success."""
    if request.url.path.endswith("/search/mailbox"):
        return httpx.Response(200, json={"draw": 1, "recordsTotal": 0, "recordsFiltered": 0, "data": []})
    if request.method == "POST":
        return httpx.Response(200, json=[{"type": "success", "msg": "done"}])
    kinds = {
        "get/domain/all": "/api/v1/get/domain/all",
        "get/domain/": "/api/v1/get/domain/example.test",
        "get/mailbox/all": "/api/v1/get/mailbox/all/example.test",
        "get/mailbox/reduced": "/api/v1/get/mailbox/reduced",
        "get/mailbox/": "/api/v1/get/mailbox/ok@example.test",
        "get/logs/": "/api/v1/get/logs/postfix/5",
        "get/alias/": "/api/v1/get/alias/all",
    }
    path = next((path for kind, path in kinds.items() if kind in request.url.path), None)
    if path is None:
        return httpx.Response(200, text="{}")
    bodies = [reply["response"]["body"] for reply in REPLIES if reply["request"]["path"] == path]
    return httpx.Response(200, text=max(bodies, key=len).replace("example.test", "example.org"))


def out_of_reach(*args: object, **options: object) -> None:
    raise OSError("no mail server here")


def test_its_code_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(BLOCKS) == 5
    monkeypatch.setenv("MAILCOW_URL", "https://mail.example.org")
    monkeypatch.setenv("MAILCOW_API_KEY", "K")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda self, request: recorded(request))
    for probe in ("probe_smtp", "probe_imaps", "look_up_dns"):
        monkeypatch.setattr(probes, probe, out_of_reach)
    names: dict[str, Any] = {"password": "a-Password-1"}
    for block in BLOCKS:
        exec(compile(block.replace("…", "K"), "README.md", "exec"), names)  # noqa: S102
    shown = capsys.readouterr().out
    assert "ok@example.org" in shown
    assert re.search(r"^\S+@example\.org \S+@example\.org$", shown, re.MULTILINE), "an alias and its targets"
    assert isinstance(names["cow"], Mailcow)


def test_what_it_names_is_there() -> None:
    for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / path).exists(), path
    for script in re.findall(r"python (scripts/\w+\.py)", README):
        assert (ROOT / script).is_file(), script
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", README, re.MULTILINE):
        assert f"\n{target}:" in makefile, target
    errors = README[README.index("    MailcowError") : README.index("Each has `status`")]
    for name in re.findall(r"\b[A-Z]\w+[a-z]\b", re.sub(r"  +[a-z].*", "", errors)):
        assert hasattr(mailcow_facade, name), name
