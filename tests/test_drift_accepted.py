"""The list of accepted changes: read strictly, applied exactly, and never stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailcow_facade.drift.accepted import Accepted, AcceptedError, apply_accepted, load_accepted
from mailcow_facade.drift.change import Level
from mailcow_facade.spec.document import SpecError
from tests.conftest import ROOT
from tests.made_up_drift import GONE, HOSTILE, RETYPED, WHOLE, everything

LIST = """
accepted:
  - id: response-property-type-changed
    where: GET /api/v1/get/mailbox/{id} 200/*/quota
    reason: The readers take both.
  - id: api-path-removed-without-deprecation
    where: GET /api/v1/get/spam-score/{mailbox}
    reason: |
      Nobody used it.
  - {id: own-server-changed, where: servers, reason: A proxy stands before it.}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "accepted.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_accepted_is_marked_with_the_reason_and_counts_no_more(tmp_path: Path) -> None:
    entries = load_accepted(written(tmp_path, LIST))
    assert [str(entry) for entry in entries] == [str(RETYPED), str(GONE), str(WHOLE)]
    before = everything()
    after = apply_accepted(before, entries)
    reasons = {str(each.change): each.accepted for each in after.findings}
    assert reasons[str(RETYPED)] == "The readers take both."
    assert reasons[str(WHOLE)] == "A proxy stands before it."
    assert [each.change for each in after.findings] == [each.change for each in before.findings]
    assert len(before.at_or_above(Level.risky)) - len(after.at_or_above(Level.risky)) == 3
    untouched = [each for each in after.findings if each.change not in (RETYPED, GONE, WHOLE)]
    assert all(each in before.findings for each in untouched)


def test_an_entry_that_applies_to_nothing_is_an_error_that_names_it(tmp_path: Path) -> None:
    entries = load_accepted(written(tmp_path, LIST))
    gone = Accepted("request-property-removed", "POST /api/v1/add/mailbox body/pasword", "A slip.")
    almost = Accepted(RETYPED.rule, "GET /api/v1/get/mailbox/{mailbox} 200/*/quota", "Another name.")
    with pytest.raises(AcceptedError) as caught:
        apply_accepted(everything(), [*entries, gone, almost])
    assert str(caught.value) == f"accepted, but no change any more: {gone}; {almost}"
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "wants one field, accepted, and nothing else"),
        ("accepted: []\nmore: 1", "wants one field, accepted, and nothing else"),
        ("- id: x", "wants one field, accepted, and nothing else"),
        ("accepted: none", "accepted is no list"),
        ("accepted: [x]", "entry 1: wants id, where, reason"),
        ("accepted: [{id: own-server-changed, where: servers}]", "entry 1: reason is missing, or no text"),
        ("accepted: [{id: own-server-changed, where: servers, reason: ' '}]", "entry 1: reason is missing, or no text"),
        ("accepted: [{id: own-server-changed, where: 7, reason: x}]", "entry 1: where is missing, or no text"),
        ("accepted: [{id: own-server-changed, where: x, reason: x, until: x}]", "entry 1: unknown field until"),
        ("accepted: [{id: respnse-removed, where: x, reason: x}]", "entry 1: there is no rule respnse-removed"),
        (
            LIST + "  - {id: own-server-changed, where: servers, reason: x}",
            "entry 4: own-server-changed servers stands",
        ),
    ],
)
def test_a_malformed_list_is_refused_in_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(AcceptedError) as caught:
        load_accepted(written(tmp_path, text))
    assert str(caught.value).startswith("accepted.yaml")
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_key_twice_an_alias_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for text in ("accepted: []\naccepted: []", "accepted: [&a {id: x}, *a]"):
        with pytest.raises(SpecError):
            load_accepted(written(tmp_path, text))
    with pytest.raises(SpecError, match="cannot be read"):
        load_accepted(tmp_path / "nothing.yaml")


def test_an_error_shows_no_control_characters() -> None:
    with pytest.raises(AcceptedError) as caught:
        apply_accepted(everything(), [Accepted("own-server-changed", HOSTILE, "x")])
    assert str(caught.value).isprintable()


def test_the_projects_own_list_is_well_formed() -> None:
    assert isinstance(load_accepted(ROOT / "drift-accepted.yaml"), tuple)
