"""What text and Markdown have in common: what is shown, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mailcow_facade.doctor.plain import plain
from mailcow_facade.doctor.report import Report, Result

ROOM_TITLES = {
    "api": "The API",
    "name": "The login name",
    "account": "The account",
    "words": "The server's logs and bans",
    "wire": "DNS and the mail ports",
}
NOT_LOOKED = ("skipped", "unknown", "crash")
NOT_WANTED = "not wanted"
"""Why a check was skipped that nobody asked for."""
TELL_OF_LOGINS = ("words.failures", "wire.login")
WORDS = {
    "ok": "ok",
    "info": "note",
    "warn": "warn",
    "fail": "FAIL",
    "skipped": "skip",
    "unknown": "?",
    "crash": "bug",
}
"""What stands for a status."""


def headline(report: Report) -> str:
    """The verdict, in a line."""
    summary, address = plain(report.verdict.summary), plain(report.address)
    return summary if address.lower() in summary.lower() else f"{address}: {summary}"


def proofs(report: Report) -> list[Result]:
    """The results that the verdict rests on: one for its cause, or one for each candidate.

    Where no candidate has one, those that tell of refused logins.
    """
    found = []
    for cause in report.verdict.candidates or (report.verdict.cause,):
        named = [result for result in report.results if result.cause == cause and cause]
        # The one in whose words the verdict is comes first.
        found += sorted(named, key=lambda each: (each.summary != report.verdict.summary, each.status != "fail"))[:1]
    if report.verdict.cause == "undecided" and not found:
        found = [result for result in report.results if result.id in TELL_OF_LOGINS and result.evidence]
    return found


def rooms(results: Iterable[Result]) -> dict[str, list[Result]]:
    """The results by the title of their room."""
    by_room: dict[str, list[Result]] = {}
    for result in results:
        room = result.id.partition(".")[0]
        by_room.setdefault(ROOM_TITLES.get(room, room), []).append(result)
    return by_room


def unseen(results: Iterable[Result]) -> dict[str, list[str]]:
    """What could not be looked at: the ids by the reason, so that a reason that keeps ten checks away stands once."""
    by_reason: dict[str, list[str]] = {}
    for result in results:
        if result.status in NOT_LOOKED and result.summary != NOT_WANTED:
            by_reason.setdefault(result.summary, []).append(result.id)
    return by_reason


def more_limits(report: Report) -> list[str]:
    """The verdict's limits that :func:`unseen` does not tell already."""
    told = {f"{result.id}: {result.summary}" for result in report.results}
    return [limit for limit in report.verdict.limits if limit not in told]


def seen_in_evidence(result: Result) -> bool:
    """Whether what was found stands in the evidence word for word, and need not be said twice."""
    return any(seen.text == result.actual for seen in result.evidence)


def tally(report: Report) -> str:
    """What became of the checks, in numbers."""
    kinds = Counter(_KINDS[result.status] for result in report.results if result.summary != NOT_WANTED)
    unwanted = len(report.results) - kinds.total()
    parts = [f"{number} {kind}" for kind in dict.fromkeys(_KINDS.values()) if (number := kinds[kind])]
    parts += [f"{unwanted} not wanted"] if unwanted else []
    return f"{len(report.results)} checks: {', '.join(parts)}"


def circumstances(report: Report) -> str:
    """Of what, when, and at what cost."""
    server = f"mailcow {plain(report.version)}" if report.version else "a mailcow of unknown version"
    logins = {0: "no login tried", 1: "one login tried"}.get(report.logins, f"{report.logins} logins tried")
    return f"{server}, {report.started}, {report.seconds:.1f} s, {logins}"


_KINDS = {
    "fail": "with a finding",
    "warn": "with a warning",
    "ok": "well",
    "info": "well",
    "unknown": "not looked at",
    "skipped": "not looked at",
    "crash": "not looked at",
}
