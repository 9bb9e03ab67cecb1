"""scripts/regenerate.py: the same bytes everywhere, and every planted fault is caught by the command that CI runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailcow_facade.spec import document as doc
from scripts import derive_sync, regenerate
from tests.conftest import ROOT

OVERLAY = """\
overlay: 1.1.0
info: {title: A planted fault, version: "1"}
actions:
  - target: "%s"
    description: Planted by a test.
    x-evidence: [tests/test_regenerate.py]
    %s
"""


@pytest.fixture(scope="module", autouse=True)
def generator() -> None:
    if not (regenerate.environment() / "bin" / "python").is_file():
        pytest.fail("the generator's environment is missing: run `make test`, or scripts/regenerate.py --setup-only")


@pytest.fixture
def overlays(tmp_path: Path) -> Path:
    """A copy of the overlays to plant a fault in."""
    return Path(shutil.copytree(ROOT / "overlays", tmp_path / "overlays"))


def check(*arguments: str | Path) -> int:
    return regenerate.main(["--check", *map(str, arguments)])


def test_what_is_committed_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0, capsys.readouterr().out[:2000]
    assert derive_sync.main(["--check"]) == 0


def test_two_runs_in_two_folders_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for folder, columns in (("one", "40"), ("a longer name/two", "300")):
        monkeypatch.setenv("COLUMNS", columns)
        (tmp_path / folder).mkdir(parents=True)
        monkeypatch.chdir(tmp_path / folder)
        output = tmp_path / folder / "generated"
        assert regenerate.main(["--output", str(output)]) == 0
        made.append(regenerate.contents(output))
    assert made[0] == made[1]
    assert made[0] == regenerate.contents(ROOT / "generated")
    assert len(made[0]) > 500


def test_it_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nothing listens there: any request fails
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert regenerate.main(["--output", str(tmp_path / "generated")]) == 0


def test_an_action_that_matches_nothing(overlays: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (overlays / "zy-planted.yaml").write_text(OVERLAY % ("$.paths['/api/v1/get/cows']", "remove: true"))
    assert check("--overlays", overlays) == 20
    assert "zy-planted.yaml, action 1 ($.paths['/api/v1/get/cows']): matches nothing" in capsys.readouterr().err


def test_an_action_that_changes_nothing(overlays: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (overlays / "zy-planted.yaml").write_text(OVERLAY % ("$.info", "update: {title: mailcow API}"))
    assert check("--overlays", overlays) == 20
    assert "zy-planted.yaml, action 1 ($.info): changes nothing: /info/title" in capsys.readouterr().err


def test_a_correction_that_mailcow_has_made_itself(overlays: Path, tmp_path: Path) -> None:
    """The next served file has the right type for a property that an overlay corrects."""
    served = doc.load((ROOT / "openapi.yaml").read_bytes())
    body = served["paths"]["/api/v1/add/domain"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["quota"]["type"] == "number"
    body["properties"]["quota"]["type"] = "integer"
    pin = tmp_path / "openapi.yaml"
    pin.write_text(doc.dump(served))
    assert check("--overlays", overlays, "--pin", pin) == 20


def test_a_reply_that_mailcow_declares_itself(overlays: Path, tmp_path: Path) -> None:
    """The day a GET gets a response schema, the overlay that describes the reply must be looked at again."""
    served = doc.load((ROOT / "openapi.yaml").read_bytes())
    reply = served["paths"]["/api/v1/get/domain/{id}"]["get"]["responses"]["200"]
    reply["content"]["application/json"]["schema"] = {"type": "object", "properties": {"domain_name": {}}}
    pin = tmp_path / "openapi.yaml"
    pin.write_text(doc.dump(served))
    assert check("--overlays", overlays, "--pin", pin) == 20


def test_a_route_that_is_new(overlays: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    served = doc.load((ROOT / "openapi.yaml").read_bytes())
    served["paths"]["/api/v1/get/cows"] = {"get": {"responses": {"200": {"description": ""}}}}
    pin = tmp_path / "openapi.yaml"
    pin.write_text(doc.dump(served))
    assert check("--overlays", overlays, "--pin", pin) == 20
    assert "GET /api/v1/get/cows: no overlay describes it" in capsys.readouterr().err


def test_a_warning_of_the_generator(overlays: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (overlays / "zy-planted.yaml").write_text(
        OVERLAY % ("$.components.schemas.Domain.properties.tags.items", "remove: true")
    )
    assert check("--overlays", overlays) == 22
    assert "warned" in (error := capsys.readouterr().err) or "failed" in error


def test_a_hand_edit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = Path(shutil.copytree(ROOT / "generated", tmp_path / "generated"))
    module = edited / "mailcow_client" / "models" / "mailbox.py"
    module.write_text(module.read_text() + "\n# improved by hand\n")
    (edited / "mailcow_client" / "models" / "extra.py").write_text("EXTRA = 1\n")
    (edited / "mailcow_client" / "binary").write_bytes(b"\xff\x00")
    crlf = edited / "mailcow_client" / "errors.py"
    crlf.write_bytes(crlf.read_bytes().replace(b"\n", b"\r\n"))
    assert check("--output", edited) == 1
    output = capsys.readouterr()
    assert "-# improved by hand" in output.out
    assert "-EXTRA = 1" in output.out
    assert "4 of" in output.err
    assert "improved by hand" in module.read_text(), "--check changes nothing"


def test_a_stale_lock(tmp_path: Path) -> None:
    lock = tmp_path / "spec.lock"
    lock.write_text((ROOT / "spec.lock").read_text().replace("ruff 0.", "ruff 9."))
    assert check("--lock", lock) == 1


def test_a_hand_edit_of_the_derived_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(derive_sync.TARGET, tmp_path / "_sync"))
    monkeypatch.setattr(derive_sync, "TARGET", copy)
    assert derive_sync.main(["--check"]) == 0
    (copy / "client.py").write_text("# edited\n" + (copy / "client.py").read_text())
    assert derive_sync.main(["--check"]) == 1
    assert "-# edited" in capsys.readouterr().out


def test_without_the_generator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILCOW_GENERATOR_ENV", str(tmp_path / "absent"))
    assert check() == 23
    assert "--setup" in capsys.readouterr().err


def test_a_failure_leaves_the_old_client(tmp_path: Path, overlays: Path) -> None:
    output = Path(shutil.copytree(ROOT / "generated", tmp_path / "generated"))
    before = regenerate.contents(output)
    (overlays / "zy-planted.yaml").write_text(OVERLAY % ("$.nothing", "remove: true"))
    assert regenerate.main(["--overlays", str(overlays), "--output", str(output)]) == 20
    assert regenerate.contents(output) == before


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    """No test here may change what is committed."""
    before = (ROOT / "spec.lock").read_bytes(), (ROOT / "generated" / regenerate.EFFECTIVE).read_bytes()
    yield
    assert ((ROOT / "spec.lock").read_bytes(), (ROOT / "generated" / regenerate.EFFECTIVE).read_bytes()) == before
