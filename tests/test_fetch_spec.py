"""scripts/fetch_spec.py: good input gives pin and lock, bad input one clear line, and the old pin stays."""

from __future__ import annotations

import copy
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.pin import pin
from scripts import fetch_spec
from tests.test_pin import SAMPLE

SERVED = yaml.safe_dump(SAMPLE, sort_keys=False).encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A web server on loopback that answers every GET in one way."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def replying(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "application/octet-stream", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def breaking_off(handler: BaseHTTPRequestHandler) -> None:
    replying(SERVED[:100], Content_Length=str(len(SERVED)))(handler)


def hanging(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.7)


def run(*arguments: str) -> int:
    try:
        return fetch_spec.main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A pin and a lock from an earlier day."""
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.0\npaths:\n  /old:\n    get: {}\n")
    (tmp_path / "spec.lock").write_text('{"source": "earlier"}\n')
    return tmp_path / "openapi.yaml"


def test_a_server_gives_pin_and_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILCOW_API_KEY", raising=False)
    asked = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        replying(SERVED)(handler)

    target = tmp_path / "openapi.yaml"
    with serving(answer) as url:
        assert run(url, "--output", str(target)) == 0
        first = target.read_bytes()
        assert run(f"{url}/api/openapi.yaml", "--output", str(target)) == 0
    assert asked == ["/api/openapi.yaml"] * 2
    assert target.read_bytes() == first
    assert doc.load(first) == pin(SAMPLE)
    lock = json.loads((tmp_path / "spec.lock").read_text())
    assert lock["source"] == "loopback:/api/openapi.yaml"
    assert lock["server_version"] is None
    assert lock["sha256"] == {"served": doc.sha256(SERVED), "pin": doc.sha256(first)}


def test_the_server_s_version_is_noted_where_a_key_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILCOW_API_KEY", "PLANTED-KEY")

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/api/v1/get/status/version" and handler.headers["X-API-Key"] == "PLANTED-KEY":
            replying(b'{"version": "2026-07a"}')(handler)
        else:
            assert handler.headers["X-API-Key"] is None, "the file is public: no key is sent for it"
            replying(SERVED)(handler)

    with serving(answer) as url:
        monkeypatch.setenv("MAILCOW_URL", url)
        assert run("--output", str(tmp_path / "openapi.yaml")) == 0
    lock = (tmp_path / "spec.lock").read_text()
    assert json.loads(lock)["server_version"] == "2026-07a"
    assert "PLANTED" not in lock + "".join(capsys.readouterr())


def test_a_change_of_wording_changes_nothing_but_the_lock(tmp_path: Path) -> None:
    source, target = tmp_path / "served.yaml", tmp_path / "openapi.yaml"
    source.write_bytes(SERVED)
    assert run(str(source), "--output", str(target)) == 0
    before = target.stat().st_mtime_ns, target.read_bytes()
    source.write_bytes(SERVED.replace(b"Prose.", b"Other words."))
    assert run(str(source), "--output", str(target)) == 0
    assert (target.stat().st_mtime_ns, target.read_bytes()) == before
    assert json.loads((tmp_path / "spec.lock").read_text())["source"] == "served.yaml", "no path of this machine"


BOMB = b"a: &a [x, x]\n" + b"".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n".encode() for n in range(20)
)
FAULTS: dict[str, tuple[Answer, int, str]] = {
    "404": (replying(b"nothing here", 404), 12, "HTTP 404"),
    "500": (replying(b"<html>", 500), 12, "HTTP 500"),
    "login page": (replying(b"<!DOCTYPE html>\n<html><form>", Content_Type="text/html"), 14, "HTML"),
    "redirect": (replying(b"", 301, Location="https://mail.example.org/api/openapi.yaml?key=K"), 13, "redirects to"),
    "cut by the network": (breaking_off, 15, "broke off"),
    "cut in a line": (replying(SERVED[:-9]), 15, "break"),
    "cut before the paths": (replying(SERVED[: SERVED.index(b"paths:")]), 15, "break"),
    "empty": (replying(b""), 15, "empty"),
    "no YAML": (replying(b"a: [1\nb: }\nc: d\n" * 3), 16, "no YAML"),
    "not UTF-8": (replying(b"a: \xff\xfe\n" + SERVED), 16, "no YAML"),
    "an impossible date": (replying(b"a: 2026-99-99\n" + SERVED), 16, "no YAML"),
    "a list": (replying(b"- a\n- b\n"), 17, "no OpenAPI"),
    "other YAML": (replying(b"a: b\n"), 17, "openapi: 3.x"),
    "Swagger": (replying(b"swagger: '2.0'\npaths: {/a: {}}\n"), 17, "openapi: 3.x"),
    "paths that are none": (replying(b"openapi: 3.1.0\ninfo: {}\npaths: {/a: b}\n"), 17, "/a is no mapping"),
    "alias bomb": (replying(BOMB + SERVED), 18, "alias"),
    "nesting": (replying(b"a: " + b"[" * 5000 + b"]" * 5000 + b"\n"), 18, "nested"),
    "too large": (replying(b"#" * (doc.MAX_BYTES + 1)), 18, "larger than"),
    "damaged": (replying(b"no gzip", Content_Encoding="gzip"), 15, "damaged"),
    "servers and parameters of another kind": (
        replying(b"openapi: 3.1.0\ninfo: {}\nservers: 5\npaths: {/a: {get: {parameters: 5}}}\n"),
        17,
        "no list",
    ),
    "timeout": (hanging, 11, "did not answer within 0.3 s"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_bad_input_is_one_line_and_the_old_pin_stays(
    name: str, old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAILCOW_API_KEY", raising=False)
    answer, status, words = FAULTS[name]
    before = {path.name: path.read_bytes() for path in old.parent.iterdir()}
    with serving(answer) as url:
        assert run(url, "--output", str(old), "--timeout", "0.3") == status
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert words in output.err
    assert "key=K" not in output.err
    assert {path.name: path.read_bytes() for path in old.parent.iterdir()} == before


def test_an_unreachable_host(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(replying(b"")) as url:
        pass
    assert run(url, "--output", str(old)) == 10
    assert "cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize(("source", "status"), [("absent.yaml", 19), (".", 19)])
def test_a_file_that_cannot_be_read(old: Path, source: str, status: int) -> None:
    assert run(str(old.parent / source), "--output", str(old)) == status


def test_a_place_that_cannot_be_written(old: Path) -> None:
    (old.parent / "served.yaml").write_bytes(SERVED)
    assert run(str(old.parent / "served.yaml"), "--output", str(old.parent / "absent" / "openapi.yaml")) == 19


def test_a_file_cut_at_the_end_of_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = {
        **SAMPLE,
        "paths": {f"/things/{number:02}": copy.deepcopy(SAMPLE["paths"]["/things/{id}"]) for number in range(20)},
    }
    text = yaml.safe_dump(whole, sort_keys=False).encode()
    cut = text[: text.index(b"  /things/15:")]
    source, target = tmp_path / "served.yaml", tmp_path / "openapi.yaml"
    source.write_bytes(text)
    assert run(str(source), "--output", str(target)) == 0
    before = target.read_bytes()
    source.write_bytes(cut)
    assert run(str(source), "--output", str(target)) == 21
    assert "lacks 10 of 40 pinned operations" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert run(str(source), "--output", str(target), "--allow-shrinking") == 0
    assert target.read_bytes() != before


def test_no_source_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILCOW_URL", raising=False)
    assert run() == 2


def test_every_status_is_in_the_help_and_its_own() -> None:
    kinds = [*doc.SpecError.__subclasses__()]
    ours = [kind for kind in kinds if kind.exit_status < 20 or kind is fetch_spec.SpecShrank]
    statuses = [kind.exit_status for kind in ours]
    assert len(set(statuses)) == len(statuses)
    for status in statuses:
        assert f"  {status}  " in fetch_spec.EPILOG


def test_the_key_goes_to_its_own_server_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILCOW_API_KEY", "PLANTED-KEY")
    monkeypatch.setenv("MAILCOW_URL", "https://mail.example.org")
    keys = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        keys.append(handler.headers["X-API-Key"])
        replying(SERVED)(handler)

    with serving(answer) as url:
        assert run(url, "--output", str(tmp_path / "openapi.yaml")) == 0
    assert keys == [None]


@pytest.mark.parametrize("text", ["{broken", "[]", "null"])
def test_a_broken_lock_stops_it_before_the_pin(old: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (old.parent / "served.yaml").write_bytes(SERVED)
    (old.parent / "spec.lock").write_text(text)
    before = old.read_bytes()
    assert run(str(old.parent / "served.yaml"), "--output", str(old), "--allow-shrinking") == 19
    assert "is no lock" in capsys.readouterr().err
    assert old.read_bytes() == before


def test_an_old_pin_that_cannot_be_read_is_not_replaced_unasked(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (old.parent / "served.yaml").write_bytes(SERVED)
    old.write_text("<<<<<<< ours\nopenapi: 3.1.0\n")
    assert run(str(old.parent / "served.yaml"), "--output", str(old)) == 19
    assert "old pin" in capsys.readouterr().err
    assert run(str(old.parent / "served.yaml"), "--output", str(old), "--allow-shrinking") == 0


@pytest.mark.parametrize("timeout", ["-1", "0", "nan"])
def test_a_timeout_that_is_none(timeout: str) -> None:
    assert run("https://mail.example.org", "--timeout", timeout) == 2


def test_a_password_in_the_address_is_not_repeated(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("https://user:planted@mail.example.org", "--output", str(old)) == 10
    assert "planted" not in capsys.readouterr().err
