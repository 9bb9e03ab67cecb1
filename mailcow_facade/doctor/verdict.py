"""The conclusion: one root cause, or an honest "undecided"."""

from __future__ import annotations

from collections.abc import Sequence

from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.report import Result, Verdict


def decide(facts: Facts, results: Sequence[Result]) -> Verdict:
    """What the results come to. The checks stand in the order of causes: what comes first explains what follows."""
    limits = tuple(f"{result.id}: {result.summary}" for result in results if result.status in ("unknown", "crash"))
    findings = [result for result in results if result.status == "fail" and result.cause]
    if findings:
        first = findings[0]
        return Verdict(first.cause, first.summary, first.confidence, first.remedy, limits=limits)
    return Verdict(None, "nothing was found that keeps this mailbox from logging in", "certain", limits=limits)
