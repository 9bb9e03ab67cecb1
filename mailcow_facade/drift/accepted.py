"""The changes that were looked at and are accepted: a list of data, in which nothing may be stale.

    accepted:
      - id: response-property-type-changed
        where: GET /api/v1/get/mailbox/{id} 200/*/quota
        reason: The readers take both.

``id`` and ``where`` together are the change as every report names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.report import Report
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec.document import SpecError, load, read

_FIELDS = ("id", "where", "reason")


class AcceptedError(SpecError):
    """The list is malformed, or an entry of it applies to no change. The message names every such entry."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Accepted:
    """A change that is accepted."""

    id: str
    """The rule."""
    where: str
    """``METHOD PATH PLACE``; empty for a change of the whole API."""
    reason: str

    def __str__(self) -> str:
        return f"{self.id} {self.where}".strip()


def load_accepted(path: Path) -> tuple[Accepted, ...]:
    """The entries of a list.

    Raises:
        AcceptedError: it is malformed, names a rule that there is not, or a change twice.
        SpecError: it cannot be read, or is no YAML.
    """
    document = load(read(path), name=path.name, unique=True)
    if not isinstance(document, dict) or document.keys() != {"accepted"}:
        raise AcceptedError(f"{path.name}: wants one field, accepted, and nothing else")
    entries = document["accepted"]
    if not isinstance(entries, list):
        raise AcceptedError(f"{path.name}: accepted is no list")
    found: dict[str, Accepted] = {}
    for number, entry in enumerate(entries, 1):
        accepted = _entry(entry, f"{path.name}, entry {number}")
        if str(accepted) in found:
            raise AcceptedError(f"{path.name}, entry {number}: {plain(str(accepted))} stands there already")
        found[str(accepted)] = accepted
    return tuple(found.values())


def apply_accepted(report: Report, accepted: Iterable[Accepted]) -> Report:
    """The report with the reasons on what is accepted.

    Raises:
        AcceptedError: an entry applies to no change.
    """
    reasons = {str(entry): entry.reason for entry in accepted}
    stale = reasons.keys() - {str(finding.change) for finding in report.findings}
    if stale:
        raise AcceptedError(
            "accepted, but no change any more: " + "; ".join(plain(name) for name in reasons if name in stale)
        )
    findings = (
        replace(finding, accepted=reasons.get(str(finding.change), finding.accepted)) for finding in report.findings
    )
    return replace(report, findings=tuple(findings))


def _entry(entry: Any, where: str) -> Accepted:
    if not isinstance(entry, dict):
        raise AcceptedError(f"{where}: wants {', '.join(_FIELDS)}")
    if unknown := [str(key) for key in entry if key not in _FIELDS]:
        raise AcceptedError(f"{where}: unknown field {plain(', '.join(sorted(unknown)))}")
    for field in _FIELDS:
        value = entry.get(field)
        if not isinstance(value, str) or (field != "where" and not value.strip()):
            raise AcceptedError(f"{where}: {field} is missing, or no text")
    if entry["id"] not in RULES:
        raise AcceptedError(f"{where}: there is no rule {plain(entry['id'])}")
    return Accepted(entry["id"], entry["where"], entry["reason"])
