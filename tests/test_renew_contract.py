"""scripts/renew_contract.py and the workflow that runs it: what a weekly look at a server ends with."""

from __future__ import annotations

import copy
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailcow_facade.spec import document as doc
from mailcow_facade.spec import shipped
from scripts import renew_contract
from tests.conftest import ROOT
from tests.made_up_drift import many

WORKFLOW = ROOT / ".github" / "workflows" / "contract.yaml"
EMPTY = "accepted: []\n"


class Week:
    """A checkout's pin, a server's file, and one run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pin = Path(shutil.copy(ROOT / "openapi.yaml", folder))
        shutil.copy(ROOT / "spec.lock", folder)
        self.reports = folder / "reports"
        self.outputs = folder / "outputs"
        monkeypatch.setenv("GITHUB_OUTPUT", str(self.outputs))
        monkeypatch.delenv("MAILCOW_URL", raising=False)
        self.accepted = folder / "accepted.yaml"
        self.served: Any = copy.deepcopy(shipped.pin())
        self.generated = 0
        self.trouble = ""

    def generate(self) -> str:
        assert self.served["paths"].keys() == doc.load(self.pin.read_bytes())["paths"].keys(), "from the new pin"
        self.generated += 1
        return self.trouble

    def run(self, accepted: str = EMPTY) -> int:
        source = self.pin.with_name("served.yaml")
        source.write_text(yaml.dump(self.served, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)))
        self.accepted.write_text(accepted)
        return renew_contract.renew(str(source), self.pin, self.reports, self.accepted, self.generate)

    def told(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.outputs.read_text().splitlines())


@pytest.fixture
def week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Week:
    return Week(tmp_path, monkeypatch)


def body(served: Any) -> Any:
    operation = served["paths"]["/api/v1/add/mailbox"]["post"]
    return operation["requestBody"]["content"]["application/json"]["schema"]["properties"]


def test_nothing_is_made_where_the_contract_is_the_same(week: Week) -> None:
    assert week.run() == 0
    assert week.told() == {"changed": "no"}
    assert week.generated == 0
    assert not week.reports.exists()


def test_a_change_is_reported_with_its_impact_and_what_it_makes_needless(week: Week) -> None:
    body(week.served)["active"]["type"] = "integer"
    del week.served["paths"]["/api/v1/get/fwdhost/all"]
    assert week.run() == 0
    assert week.told() == {"changed": "yes", "title": "The served contract has changed: 2 breaking changes"}
    assert week.generated == 1
    assert sorted(path.name for path in week.reports.iterdir()) == [
        "drift.html",
        "drift.json",
        "drift.md",
        "drift.sarif",
    ]
    text = (week.reports / "drift.md").read_text()
    assert text.startswith("The client was generated anew. ")
    assert "`forwarding_hosts.list` can only raise RouteNotFound on such a server." in text
    assert "### Overlay actions to look at" in text
    assert re.search(r"mailboxes\.yaml, action \d+ .*changes nothing: .* is 'integer' already", text)
    values = json.loads((week.reports / "drift.json").read_text())
    rules = {each["rule"]: each for each in values["findings"]}
    assert rules["request-property-type-changed"]["impact"]["copes"] == "yes"
    lines = week.pin.read_text().splitlines()
    line = rules["request-property-type-changed"]["line"]
    assert any("/api/v1/add/mailbox" in each for each in lines[line - 3 : line + 1])
    assert week.run() == 0
    assert week.told()["changed"] == "no", "the second look finds the new pin"


def test_a_client_that_cannot_be_generated_is_what_the_report_says_first(week: Week) -> None:
    body(week.served)["active"]["type"] = "integer"
    week.trouble = "regenerate.py, exit status 20:\nan overlay ``` \x1b[31m<b>is stale</b>"
    assert week.run() == 0
    text = (week.reports / "drift.md").read_text()
    assert text.startswith("**The client could not be generated**")
    assert "````text\nregenerate.py, exit status 20:\nan overlay ``` \\x1b[31m<b>is stale</b>\n````" in text
    assert "## 1 breaking change\n" in text


def test_what_is_accepted_does_not_count_and_what_is_stale_stops(
    week: Week, capsys: pytest.CaptureFixture[str]
) -> None:
    body(week.served)["active"]["type"] = "integer"
    entry = "{id: request-property-type-changed, where: POST /api/v1/add/mailbox body/%s, reason: It is known.}"
    assert week.run(f"accepted: [{entry % 'active'}]") == 0
    assert week.told()["title"].endswith("No drift but what is accepted")
    body(week.served)["active"]["type"] = "string"
    assert week.run(f"accepted: [{entry % 'quota'}]") == 2
    assert (
        "no change any more: request-property-type-changed POST /api/v1/add/mailbox body/quota"
        in capsys.readouterr().err
    )


def test_a_list_is_stale_where_nothing_has_changed_too(week: Week) -> None:
    entry = "{id: own-server-changed, where: servers, reason: It was so.}"
    assert week.run(f"accepted: [{entry}]") == 2
    assert not week.outputs.exists()


def test_a_server_that_cannot_be_read_leaves_all_as_it_is(week: Week) -> None:
    before = week.pin.read_bytes()
    week.accepted.write_text(EMPTY)
    assert renew_contract.renew("nothing.yaml", week.pin, week.reports, week.accepted, week.generate) == 19
    week.served["paths"] = dict(list(week.served["paths"].items())[:50])
    assert week.run() == 21, "more than a tenth is gone"
    assert week.pin.read_bytes() == before
    assert not week.outputs.exists()


def test_a_pull_request_takes_the_longest_text() -> None:
    assert len(renew_contract.text(many(), "\x1b[0m line\n" * 100_000)) < 65_536


def test_a_step_that_fails_is_told_and_ends_it(tmp_path: Path) -> None:
    steps = "generate:\n\t@echo first\n\t@%s\n\t@touch ran\n"
    (tmp_path / "Makefile").write_text(steps % "echo 'it is stale' >&2; exit 20")
    said = renew_contract.generate(tmp_path)
    assert re.match(r"first\nit is stale\nmake(\[\d+\])?: \*\*\* .*Error 20", said)
    assert not (tmp_path / "ran").exists()
    (tmp_path / "Makefile").write_text(steps % "true")
    assert renew_contract.generate(tmp_path) == ""
    assert (tmp_path / "ran").exists()


# The workflow.


def commands() -> str:
    steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]["refresh"]["steps"]
    return "\n".join(step.get("run", "") for step in steps)


def test_the_workflow_runs_what_there_is_and_takes_along_what_it_writes() -> None:
    [line] = [line for line in commands().splitlines() if "renew_contract" in line]
    program, script, *options = shlex.split(line)
    assert (program, script) == (".venv/bin/python", "scripts/renew_contract.py")
    assert (ROOT / script).is_file()
    assert options == ["--reports", "$REPORTS"]
    added = [line.strip() for line in commands().splitlines() if "git add" in line]
    assert added == ["git add --all"], "whatever `make generate` writes, and what is gone"


def test_the_workflow_has_one_branch_and_no_text_of_a_server_in_its_commands() -> None:
    assert {*re.findall(r"(?:--create|origin|--head|pr edit) (\S+)", commands())} == {"contract"}
    assert "${{" not in commands(), "values come as variables, so that no shell reads them"


def test_it_runs_as_a_program_from_anywhere(tmp_path: Path) -> None:
    calm = {name: value for name, value in os.environ.items() if not name.startswith("MAIL")}
    for options, status in ((["--help"], 0), (["--reports", str(tmp_path)], 2)):
        done = subprocess.run(
            [sys.executable, ROOT / "scripts" / "renew_contract.py", *options],
            capture_output=True, text=True, check=False, cwd=tmp_path, env=calm,
        )  # fmt: skip
        assert done.returncode == status, done.stderr
