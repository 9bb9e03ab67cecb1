"""What is installed: the wheel's content, lazy imports, public names."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mailcow_facade
from tests.conftest import ROOT


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    return done.stdout.strip()


def test_every_public_name_is_there() -> None:
    for name in mailcow_facade.__all__:
        assert getattr(mailcow_facade, name) is not None
    assert set(mailcow_facade.__all__) <= set(dir(mailcow_facade))
    with pytest.raises(AttributeError, match="Milkcow"):
        mailcow_facade.Milkcow  # noqa: B018


def test_importing_loads_nothing_that_is_not_needed() -> None:
    assert python("import sys, mailcow_facade; print('httpx' in sys.modules, 'attrs' in sys.modules)") == "False False"
    loaded = python(
        "import sys; from mailcow_facade import Mailcow; from mailcow_client.api.dkim import get_dkim\n"
        "print(len([m for m in sys.modules if m.startswith('mailcow_client.models.')]), 'yaml' in sys.modules)"
    )
    models, yaml = loaded.split()
    assert int(models) < 60, "the slice's own models, not all"
    assert yaml == "False"


def test_one_operation_loads_its_own_models_alone() -> None:
    loaded = python(
        "import sys; from mailcow_client.api.dkim import get_dkim\n"
        "print([m for m in sys.modules if m.startswith('mailcow_client.models.')])"
    )
    assert loaded == "['mailcow_client.models.dkim']"


def test_the_wheel_holds_what_it_should(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, capture_output=True, text=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        [entry_points] = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        assert "mailcow = mailcow_facade.cli:main" in archive.read(entry_points).decode()
    for wanted in (
        "mailcow_facade/__init__.py",
        "mailcow_facade/py.typed",
        "mailcow_facade/_sync/client.py",
        "mailcow_facade/spec/files/openapi.yaml",
        "mailcow_facade/spec/files/openapi.effective.yaml",
        "mailcow_facade/spec/files/spec.lock",
        "mailcow_facade/spec/files/overlays/mailboxes.yaml",
        "mailcow_facade/drift/formats/templates/page.html.jinja",
        "mailcow_facade/drift/formats/templates/page.css",
        "mailcow_facade/drift/formats/templates/page.js",
        "mailcow_client/py.typed",
        "mailcow_client/models/mailbox.py",
        "mailcow_client/api/mailboxes/get_mailbox.py",
    ):
        assert wanted in names, wanted
    outside = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert outside == {"mailcow_facade", "mailcow_client"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
