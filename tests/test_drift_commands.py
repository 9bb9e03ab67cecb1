"""``mailcow drift`` and ``scripts/drift.py``: what they take, what they end with, and that no key or value is shown."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from typer.testing import CliRunner, Result

import mailcow_facade
from mailcow_facade.cli.app import app
from mailcow_facade.drift.formats import FORMATS
from mailcow_facade.drift.report import NotCompared, Report
from mailcow_facade.drift.sources import compare_specs, load, of_package
from mailcow_facade.spec import document as doc
from scripts import drift as script
from tests.conftest import ROOT
from tests.test_drift_replies import ADDED, NEWER, VERSION, exchange, write
from tests.test_fetch_spec import replying, serving

PIN = ROOT / "openapi.yaml"
KEY = "PLANTD-ABCDEF-ABCDEF-ABCDEF-ABCDEF"
REMOVED = "/api/v1/get/fwdhost/all"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILCOW_URL", "MAILCOW_API_KEY", "MAIL_API"):
        monkeypatch.delenv(name, raising=False)


def quick(document: doc.Node) -> str:
    """YAML, ten times as fast as with PyYAML's own writer."""
    text: str = yaml.dump(document, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper))
    return text


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The pin, without one route and with a new optional field in a request."""
    document = doc.load(PIN.read_bytes())
    del document["paths"][REMOVED]
    body = document["paths"]["/api/v1/add/domain"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    body["properties"]["planted_field"] = {"type": "string"}
    path = tmp_path / "newer.yaml"
    path.write_text(quick(document))
    return path


def command(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["drift", *arguments], prog_name="mailcow")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """What the script ends with and says."""
    try:
        status = script.main(list(arguments))
    except SystemExit as stop:
        status = int(stop.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_both_compare_two_files(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, str(PIN), str(newer))
    result = command(str(PIN), str(newer))
    assert status == result.exit_code == 1
    assert out == result.stdout
    assert REMOVED in out
    assert "planted_field" in out
    assert run(capsys, str(PIN), str(PIN))[0] == command(str(PIN), str(PIN)).exit_code == 0


@pytest.mark.parametrize(("fail_on", "status"), [("breaking", 1), ("risky", 1), ("safe", 1), ("none", 0)])
def test_what_fails(newer: Path, capsys: pytest.CaptureFixture[str], fail_on: str, status: int) -> None:
    assert run(capsys, str(PIN), str(newer), "--fail-on", fail_on)[0] == status
    assert command(str(PIN), str(newer), "--fail-on", fail_on).exit_code == status


def test_a_safe_change_fails_only_where_that_is_wanted(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = doc.load(newer.read_bytes())
    document["paths"][REMOVED] = doc.load(PIN.read_bytes())["paths"][REMOVED]
    newer.write_text(quick(document))
    statuses = [run(capsys, str(PIN), str(newer), "--fail-on", level)[0] for level in ("breaking", "risky", "safe")]
    assert statuses == [0, 0, 1]
    assert run(capsys, str(PIN), str(newer))[0] == 0


@pytest.mark.parametrize("format", FORMATS)
def test_every_format(newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    _, out, _ = run(capsys, str(PIN), str(newer), "--format", format)
    assert "planted_field" in out
    assert out.endswith("\n")
    to = tmp_path / "report"
    assert run(capsys, str(PIN), str(newer), "--format", format, "--output", str(to))[:2] == (1, "")
    assert to.read_text() == out
    assert command(str(PIN), str(newer), "--format", format).stdout == out


def test_an_accepted_change_does_not_fail(newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = tmp_path / "accepted.yaml"
    entry = {"id": "api-path-removed-without-deprecation", "where": f"GET {REMOVED}", "reason": "Nobody wants it."}
    accepted.write_text(yaml.safe_dump({"accepted": [entry]}))
    assert run(capsys, str(PIN), str(newer), "--accepted", str(accepted))[0] == 0
    assert command(str(PIN), str(newer), "--accepted", str(accepted)).exit_code == 0
    status, _, err = run(capsys, str(PIN), str(PIN), "--accepted", str(accepted))
    assert status == 2
    assert "no change any more" in err


def test_the_lines_are_those_of_the_newer_file(newer: Path) -> None:
    report = compare_specs(load(str(PIN)), load(str(newer)))
    lines = newer.read_text().splitlines()
    added = next(finding.change for finding in report.findings if finding.change.place)
    assert lines[report.lines[str(added)] - 1].strip() == "post:"
    assert [change for change in report.lines if REMOVED in change] == []


def test_what_it_means_for_the_overlays(newer: Path) -> None:
    gone = compare_specs(of_package(), load(str(newer))).needless
    assert any(REMOVED in line for line in gone)
    assert compare_specs(load(str(newer)), load(str(newer))).needless == ()
    pins = ROOT / "tests/data/pins"
    assert compare_specs(load(str(pins / "2022-07-08.yaml")), load(str(pins / "2022-07-19.yaml"))).needless == ()


def test_a_served_file_is_the_same_as_its_pin() -> None:
    assert compare_specs(of_package(), load(str(PIN))).findings == ()


@pytest.fixture
def served() -> Iterator[str]:
    with serving(replying(PIN.read_bytes())) as url:
        yield url


def test_a_server_is_one_side(served: str, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, served, str(PIN))[0] == 0
    status, out, _ = run(capsys, str(newer), f"{served}/api/openapi.yaml")
    assert status == 1  # a field of a request is gone
    assert REMOVED in out


def test_without_a_key_the_description_alone_is_compared(served: str) -> None:
    result = command("--url", served, "--format", "json")
    assert result.exit_code == 0
    assert "no API key" in result.stderr
    document = json.loads(result.stdout)
    assert document["comparison"] == "spec"


UNREADABLE = [
    ("missing.yaml", None, "cannot be read"),
    ("page.yaml", b"<!doctype html><html></html>", "HTML page"),
    ("empty.yaml", b"", "is empty"),
    ("cut.yaml", PIN.read_bytes()[:-1], "break off"),
    ("other.yaml", b"a: 1\n", "openapi"),
    ("broken.yaml", b"a: [\n", "broken.yaml"),
    ("alias.yaml", b"openapi: 3.1.0\na: &x {}\npaths: *x\n", "alias"),
    ("bare.yaml", b"openapi: 3.1.0\npaths: {/x: {get: {}}}\n", "bare.yaml: info is no mapping"),
]


@pytest.mark.parametrize(("name", "content", "why"), UNREADABLE, ids=[name for name, *_ in UNREADABLE])
def test_what_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, why: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for order in ((str(PIN), str(path)), (str(path), str(PIN))):
        status, out, err = run(capsys, *order)
        assert (status, out) == (2, "")
        assert why in err
        assert err.count("\n") == 1
        result = command(*order)
        assert result.exit_code == 2
        assert why in result.stderr


def test_a_file_without_an_end(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, str(PIN), "/dev/zero")
    assert status == 2
    assert "larger than" in err


def test_a_server_that_cannot_be_reached(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "http://127.0.0.1:9", str(PIN))
    assert status == 2
    assert "cannot be reached" in err
    assert command("--url", "http://127.0.0.1:9").exit_code == 2


def test_a_password_in_an_address_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "https://user:planted@mail.example.org", str(PIN))
    assert status == 2
    assert "planted" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["one.yaml"],
        ["one.yaml", "two.yaml", "--url", "https://mail.example.org"],
        ["--url", "https://mail.example.org", "--cassettes", "."],
        [],
        ["--fail-on", "never"],
        ["--format", "pdf"],
        ["--objects", "0"],
    ],
)
def test_usage(arguments: list[str]) -> None:
    result = command(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_report_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = str(tmp_path / "missing" / "report")
    assert run(capsys, str(PIN), str(PIN), "--output", to)[0] == 2
    assert command(str(PIN), str(PIN), "--output", to).exit_code == 2


@pytest.mark.parametrize(("words", "status"), [(["scripts/drift.py"], 2), (["-m", "mailcow_facade.cli", "drift"], 70)])
def test_a_standard_output_that_takes_nothing(newer: Path, words: list[str], status: int) -> None:
    """Status 1 would say that there is drift."""
    with open("/dev/full", "w") as full:
        done = _process(words, newer, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == status
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_a_reader_that_has_seen_enough(newer: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = _process(["scripts/drift.py"], newer, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")


def _process(words: list[str], newer: Path, **streams: Any) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, *words, str(PIN), str(newer), "--format", "json"]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, text=True, check=False, timeout=60, **streams
    )


def test_an_address_that_is_none() -> None:
    for address in ("ftp://mail.example.org", str(PIN)):
        result = command("--url", address)
        assert result.exit_code == 2
        assert "no http or https address" in result.stderr


def test_a_fault_of_the_program_is_no_drift(cow: type[Cow]) -> None:
    cow.answer = RuntimeError("planted")
    result = command("--url", "https://mail.example.org")
    assert result.exit_code == 70
    assert "planted" not in result.output


def test_cassettes(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", exchange(VERSION, NEWER))
    result = command("--cassettes", str(tmp_path), "--format", "json", "--fail-on", "safe")
    assert result.exit_code == 1
    [finding] = json.loads(result.stdout)["findings"]
    assert " ".join(finding[part] for part in ("rule", "method", "path", "place")) == ADDED
    assert finding["replies"] == 1
    assert "planted-value" not in result.stdout
    assert command("--cassettes", str(tmp_path / "missing")).exit_code == 2


class Cow:
    """A Mailcow that knows its report beforehand."""

    asked: ClassVar[list[dict[str, Any]]] = []
    answer: ClassVar[Report | BaseException]

    def __init__(self, url: str, *, api_key: str, verify: bool) -> None:
        assert (url, api_key, verify) == ("https://mail.example.org", KEY, True)

    def __enter__(self) -> Cow:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def drift(self, **options: Any) -> Report:
        Cow.asked.append(options)
        if isinstance(Cow.answer, BaseException):
            raise Cow.answer
        return Cow.answer


@pytest.fixture
def cow(monkeypatch: pytest.MonkeyPatch) -> type[Cow]:
    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    monkeypatch.setattr(mailcow_facade, "Mailcow", Cow)
    Cow.asked = []
    return Cow


def server_report(**about: Any) -> Report:
    return Report(comparison="server", old="a", new="b", **{"findings": (), "compared": 1, **about})


def test_a_server_is_swept_with_a_key(cow: type[Cow], monkeypatch: pytest.MonkeyPatch) -> None:
    cow.answer = server_report()
    assert command("--url", "https://mail.example.org", "--objects", "5", "--requests", "7").exit_code == 0
    monkeypatch.setenv("MAILCOW_URL", "https://mail.example.org")
    assert command().exit_code == 0
    limits = {"objects": 5, "requests": 7, "seconds": 300.0}
    assert cow.asked == [limits, {"objects": 3, "requests": 1000, "seconds": 300.0}]


def test_an_incomplete_sweep_is_no_success(cow: type[Cow]) -> None:
    cow.answer = server_report(incomplete="the key was refused", not_compared=(NotCompared("GET /x", "refused"),))
    result = command("--url", "https://mail.example.org")
    assert result.exit_code == 2
    assert "could not compare all: the key was refused" in result.stderr
    assert KEY not in result.output


def test_a_damaged_package_and_an_interruption(cow: type[Cow]) -> None:
    cow.answer = doc.SpecNoFile("openapi.yaml cannot be read")
    assert command("--url", "https://mail.example.org").exit_code == 2
    cow.answer = KeyboardInterrupt()
    assert command("--url", "https://mail.example.org").exit_code == 130


def test_the_real_thing_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        bodies = {"/api/openapi.yaml": PIN.read_bytes(), VERSION: json.dumps(NEWER).encode()}
        assert handler.headers["X-API-Key"] == KEY
        replying(bodies.get(handler.path, b"{}"))(handler)

    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    with serving(answer) as url:
        result = command("--url", url, "--format", "json", "--fail-on", "safe")
    assert result.exit_code == 1
    assert "planted_field" in result.stdout
    for secret in ("planted-value", KEY):
        assert secret not in result.output


def test_the_exit_statuses_are_in_the_help() -> None:
    text = re.sub(r"\s+", " ", command("--help").stdout)
    assert "Exit status: 0 no drift; 1 drift that matters, as --fail-on says; 2 usage" in text
    assert "\n  2  " in script.EPILOG
